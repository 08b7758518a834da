import { basename } from 'node:path';
import type { Model } from '../core/format/model.ts';
import { readModel } from '../core/format/model-file.ts';
import { readText } from '../node/read-text.ts';
import { LARGEST_MODEL } from '../shared/program.ts';

/** @throws Problem naming the file when it is no model */
export async function openModel(path: string): Promise<Model> {
  return readModel(await readText(path, 'model', LARGEST_MODEL), basename(path));
}
