import { z } from 'zod';
import { columnTypes, type ReadChoices } from '../data/receipt.ts';
import { quote } from '../problem.ts';
import { list, recordOf } from './shapes.ts';

const text = z.string().max(100);
const marks = list(text);

/** What may be written in `data.read` of a recipe, and what the window may ask for. */
export const readChoicesSchema = z.strictObject({
  encoding: text.optional(),
  delimiter: z
    .string()
    .refine((mark) => mark === 'whitespace' || [...mark].length === 1, {
      error: ({ input }) => `${quote(input)} is not allowed; allowed: one character or 'whitespace'`,
    })
    .optional(),
  quote: z.enum(['"', "'", '']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  grouping: z.enum(['', ',', '.', ' ', "'", '_']).optional(),
  header: z.boolean().optional(),
  skipLines: z.int().min(0).max(1_000_000).optional(),
  badRows: z.enum(['error', 'skip']).optional(),
  missing: marks.optional(),
  columns: recordOf(
    z.strictObject({ type: z.enum(columnTypes).optional(), missing: marks.optional() }),
  ).optional(),
  sheet: text.optional(),
}) satisfies z.ZodType<ReadChoices>;
