import { plainReceipt } from '../../core/data/receipt.ts';
import { makeSynthetic } from '../../core/data/synthetic.ts';
import type { Recipe } from '../../core/format/recipe.ts';
import { inSlices } from '../slices.ts';
import { syntheticHash } from '../synthetic-hash.ts';
import { load } from './formats.ts';
import type { Loaded } from './loaded.ts';
import type { OpenData, OpenOptions } from './open-data.ts';
import { openLoaded } from './open-loaded.ts';
import { withSource } from './source-file.ts';
import { withDistinct } from './store/count-distinct.ts';

/**
 * Opens a file of any of the formats, by what it holds.
 * @throws Problem naming the file, and where in it what is wrong; the signal's reason when aborted
 */
export async function openData(path: string, options: OpenOptions = {}): Promise<OpenData> {
  let loaded: Loaded | undefined;
  try {
    return await withSource(path, options, async (file) => {
      loaded = await load(file, options);
      const columns = await withDistinct(loaded, options.signal);
      // From now on SQL of users may run.
      await loaded.store?.lock();
      options.signal?.throwIfAborted();
      return openLoaded(
        { name: file.name, sha256: await file.sha256(), bytes: file.bytes },
        { ...loaded, columns },
      );
    });
  } catch (error) {
    // That the file has changed while it was read is known last.
    loaded?.store?.close();
    throw error;
  }
}

type SyntheticRule = NonNullable<Recipe['data']['synthetic']>;

/** Makes a table that no file holds. @throws Problem when it is too large; the signal's reason when aborted */
export async function openSynthetic(rule: SyntheticRule, signal?: AbortSignal): Promise<OpenData> {
  const { table } = await inSlices(makeSynthetic(rule), signal);
  const columns = table.columns.map(({ name }) => {
    // The classes of the moons are 0 and 1.
    const type = rule.kind === 'moons' && name === 'y' ? ('integer' as const) : ('number' as const);
    return { name, type, missing: 0, distinct: null };
  });
  const named = { name: table.name ?? rule.kind, sha256: syntheticHash(rule), bytes: 0 };
  return openLoaded(named, { rows: table.rows, columns, receipt: plainReceipt('csv', {}), table });
}
