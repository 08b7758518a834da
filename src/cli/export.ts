import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ExportKind, exports, type FileExport, type FolderExport } from '../core/format/exports.ts';
import { Problem } from '../core/problem.ts';
import { fileProblem } from '../node/file-problem.ts';
import { checkWritable, writeSafely } from '../node/write-file.ts';
import type { Arguments } from './arguments.ts';
import { openModel } from './model-file.ts';
import type { Output } from './output.ts';

export const exportUsage = `descent export MODEL.json --to ${Object.keys(exports).join('|')} --out PATH [--json]`;

/** `descent export MODEL.json --to KIND --out PATH`: a model for other programs. */
export async function exportModel({ files, options, json }: Arguments, { out }: Output): Promise<void> {
  const chosen = exportOf(options.to);
  const path = options.out;
  if (!path) throw new Problem('refused', '--out is missing', `Usage: ${exportUsage}`);
  const model = await openModel(files[0]!);
  const written: string[] = [];
  if ('write' in chosen) {
    await writeSafely(path, chosen.write(model));
    written.push(path);
  } else {
    const contents = chosen.files(model);
    await makeFolder(path);
    for (const { name } of contents) await checkWritable(join(path, name));
    for (const file of contents) {
      await writeSafely(join(path, file.name), file.contents);
      written.push(join(path, file.name));
    }
  }
  out(json ? `${JSON.stringify({ files: written })}\n` : `Saved ${written.join(', ')}\n`);
}

function exportOf(kind: string | undefined): FileExport | FolderExport {
  if (kind === undefined) throw new Problem('refused', '--to is missing', `Usage: ${exportUsage}`);
  if (!Object.hasOwn(exports, kind)) {
    throw new Problem(
      'refused',
      `--to '${kind}' is not known; allowed: ${Object.keys(exports).join(', ')}`,
      `Usage: ${exportUsage}`,
    );
  }
  return exports[kind as ExportKind];
}

/** @throws Problem when it cannot be made, or is a file */
async function makeFolder(path: string): Promise<void> {
  try {
    // That of a folder that is there gives nothing back; that of a file fails.
    await mkdir(path, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new Problem(
        'file',
        `${basename(path)} is a file, where a folder is needed`,
        'Choose another place.',
      );
    }
    throw fileProblem(error, basename(path));
  }
}
