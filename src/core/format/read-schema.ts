import { z } from 'zod';
import { columnTypes, type ReadChoices } from '../data/receipt.ts';
import { quote } from '../problem.ts';
import { list, recordOf } from './shapes.ts';

const text = z
  .string()
  .max(100)
  .refine((value) => !value.includes('\0'), {
    error: ({ input }) => `${quote(input)} is not allowed; allowed: a text without a NUL character`,
  });
const marks = list(text);

/** What is part of numbers or words, ends lines, or is no character by itself parts no cells. */
const PARTS_NO_CELLS = /^[\p{L}\p{M}\p{N}\p{Cs}.+\-\r\n\0]$/u;

const delimiter = z
  .string()
  .refine((mark) => mark === 'whitespace' || ([...mark].length === 1 && !PARTS_NO_CELLS.test(mark)), {
    error: ({ input }) =>
      `${quote(input)} is not allowed; allowed: 'whitespace', or one character that is no letter, digit, point, plus, minus, line end or NUL`,
  });

/** What may be written in `data.read` of a recipe, and what the window may ask for. */
export const readChoicesSchema = z
  .strictObject({
    encoding: text.optional(),
    delimiter: delimiter.optional(),
    quote: z.enum(['"', "'", '']).optional(),
    decimal: z.enum(['.', ',']).optional(),
    grouping: z.enum(['', ',', '.', ' ', "'", '_']).optional(),
    header: z.boolean().optional(),
    skipLines: z.int().min(0).max(1_000_000).optional(),
    badRows: z.enum(['error', 'skip']).optional(),
    missing: marks.optional(),
    columns: recordOf(
      z.strictObject({ type: z.enum(columnTypes).optional(), missing: marks.optional() }),
      text,
    ).optional(),
    sheet: text.optional(),
  })
  .refine((choices) => choices.delimiter !== (choices.quote ?? '"'), {
    path: ['delimiter'],
    error: ({ input }) =>
      `${quote((input as ReadChoices).delimiter)} is not allowed; allowed: another character than the one that cells are put into (quote)`,
  }) satisfies z.ZodType<ReadChoices>;
