import { version } from '../../package.json' with { type: 'json' };

/** What model files name as their writer. */
export const program = `Descent ${version}`;

/** Bytes of a model file at most: the histories of some ten million iterations. */
export const LARGEST_MODEL = 256 * 2 ** 20;
