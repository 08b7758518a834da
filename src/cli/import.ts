import { join } from 'node:path';
import { writeModel } from '../core/format/model-file.ts';
import { type NamedBytes, weightFileNames, withWeights } from '../core/format/npy/weights.ts';
import { Problem } from '../core/problem.ts';
import { withFile } from '../node/open-file.ts';
import { writeSafely } from '../node/write-file.ts';
import { LARGEST_MODEL } from '../shared/program.ts';
import type { Arguments } from './arguments.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';

export const importUsage = 'descent import MODEL.json --from FOLDER --out NEW.json [--json]';

/** `descent import MODEL.json --from FOLDER --out NEW.json`: the model with the weights of `.npy` files. */
export async function importWeights({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const { from, out: path } = options;
  if (!from || !path) {
    throw new Problem('refused', `--${from ? 'out' : 'from'} is missing`, `Usage: ${importUsage}`);
  }
  const model = await openModel(files[0]!);
  const names = weightFileNames(model);
  const found: NamedBytes[] = [];
  for (const name of names) found.push({ name, bytes: await readBytes(join(from, name)) });
  await writeSafely(path, writeModel(withWeights(model, found)));
  out(
    json
      ? `${JSON.stringify({ files: [path] })}\n`
      : `Saved ${path} with the weights of ${names.join(', ')}\n`,
  );
}

function readBytes(path: string): Promise<Uint8Array> {
  return withFile(path, async (file, bytes, name) => {
    if (bytes > LARGEST_MODEL) {
      throw new Problem(
        'file',
        `${name} is larger than the weights of any model`,
        'Choose the right folder.',
      );
    }
    return new Uint8Array(await file.readFile());
  });
}
