import { main } from '../../src/cli/main.ts';

/** Runs one command line: its exit code and what it wrote. */
export async function descent(...words: string[]) {
  let out = '';
  let err = '';
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
