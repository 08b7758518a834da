/*
 * One step a version: each takes a file's content as version n wrote it and gives it as version n + 1 would have.
 * A step never changes once a later version is out; it is shown by the files in test/fixtures/models. What it is
 * given has not been checked, so it moves what is there and leaves judging to the schema.
 */

type Json = Readonly<Record<string, unknown>>;
type Upgrade = (model: Json) => Json;

/** By the version that they start from. */
const upgrades: Readonly<Record<number, Upgrade>> = {
  // Version 1 knew linear models of one number from numbers.
  1: (model) => ({
    ...model,
    version: 2,
    features: Array.isArray(model.features) ? model.features.map(asNumberColumn) : model.features,
    target: { kind: 'numbers', columns: [asNumberColumn(model.target)] },
    resume: null,
  }),
};

function asNumberColumn(column: unknown): unknown {
  if (typeof column !== 'object' || column === null) return column;
  const { name, unit, ...rest } = column as Json;
  return { name, ...(unit !== undefined && { unit }), kind: 'number', ...rest };
}

/** The version that this program writes. */
export const NEWEST = 2;

/** A model file's content as the newest version would have written it. */
export function upgradeModel(model: Json): Json {
  let upgraded = model;
  for (;;) {
    const step = typeof upgraded.version === 'number' ? upgrades[upgraded.version] : undefined;
    if (!step) return upgraded;
    upgraded = step(upgraded);
  }
}
