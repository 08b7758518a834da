#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { main } from './main.ts';

// Written at once, so that a pipe gets all of it before the process ends; a reader that left is no error.
const write = (descriptor: number) => (text: string) => {
  let rest: Uint8Array = new TextEncoder().encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
};

process.exitCode = await main(process.argv.slice(2), { out: write(1), err: write(2) });
