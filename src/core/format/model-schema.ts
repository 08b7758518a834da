import { z } from 'zod';
import { list, numbers, recordOf } from './shapes.ts';

/* The shape of the model file, version 2. What its parts must have in common is checked in model-disagreements.ts. */

const finite = z.number();
const count = z.int().min(0);
const name = z.string().min(1);
const category = z.union([z.string(), finite]);

const common = { name, unit: z.string().optional() };
const scaling = { min: finite, max: finite, mean: finite, std: finite, shift: finite, divisor: finite };

const numberFeature = z.strictObject({
  ...common,
  kind: z.literal('number'),
  fill: finite.optional(),
  ...scaling,
});

const feature = z.discriminatedUnion('kind', [
  numberFeature,
  z.strictObject({
    ...common,
    kind: z.literal('label'),
    fill: category.optional(),
    categories: list(category),
    ...scaling,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('oneHot'),
    fill: category.optional(),
    categories: list(category),
  }),
]);

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('numbers'), columns: list(numberFeature) }),
  z.strictObject({ kind: z.literal('classes'), name, classes: list(category) }),
]);

const layers = list(z.strictObject({ weights: list(numbers()), biases: numbers() }));

const metrics = z.union([
  z.strictObject({ loss: finite, mse: finite, rmse: finite, mae: finite, r2: finite.nullable() }),
  z.strictObject({
    loss: finite,
    accuracy: finite,
    logLoss: finite,
    rocAuc: finite.nullable().optional(),
    confusion: list(list(count)),
  }),
]);

const resume = z.strictObject({
  vectors: recordOf(numbers()),
  numbers: recordOf(finite),
  schedule: numbers(),
  shuffle: z
    .strictObject({
      generator: z.strictObject({ words: numbers(), next: count.max(624), spareNormal: finite.nullable() }),
      shuffles: count,
      place: count,
      order: z.string().nullable(),
    })
    .nullable(),
});

export const modelSchema = z.strictObject({
  format: z.literal('descent-model'),
  version: z.literal(2),
  program: z.string(),
  title: z.string().max(200),
  recipe: z.unknown(),
  data: z.strictObject({
    name: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rows: count,
    columns: list(z.string()),
  }),
  features: list(feature),
  target,
  layers,
  first: layers,
  gradient: layers,
  training: z.strictObject({
    outcome: z.enum(['finished', 'early', 'stopped', 'diverged', 'interrupted']),
    iterations: count,
    updatesPerEpoch: count.min(1),
    rows: z.strictObject({ train: count, validation: count, test: count }),
    seconds: finite.min(0),
    warnings: list(z.string()),
  }),
  metrics: z
    .strictObject({ train: metrics, validation: metrics.optional(), test: metrics.optional() })
    .nullable(),
  history: z.strictObject({ loss: numbers(), validationLoss: numbers() }),
  resume: resume.nullable(),
});
