/** What kind of thing went wrong; the same words cross IPC and the worker's messages. */
export type ProblemCode =
  | 'data' // the contents of a data file
  | 'recipe' // a key of a recipe
  | 'model' // the contents of a model file
  | 'file' // a file that cannot be read or written
  | 'busy' // something else has to end first
  | 'missing' // what was asked for is not here (any more)
  | 'refused' // a request that is not allowed
  | 'training' // a run that could not go on
  | 'internal'; // our own mistake

/** The same as plain data, for borders that flatten errors. */
export interface ProblemData {
  code: ProblemCode;
  /** Names the thing and the value. */
  message: string;
  /** The way out, as one sentence. */
  hint: string;
  /** Where a form can show it: paths of recipe keys, with what is wrong at each. */
  fields?: { path: string; message: string }[];
}

/** An error that a user can understand and act on. Anything else that is thrown is our own mistake. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly hint: string;
  readonly fields: { path: string; message: string }[] | undefined;

  constructor(
    code: ProblemCode,
    message: string,
    hint: string,
    fields?: { path: string; message: string }[],
  ) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.hint = hint;
    this.fields = fields;
  }
}

/** Any thrown thing as data; what is not a Problem is told as an internal error. */
export function problemData(error: unknown): ProblemData {
  if (error instanceof Problem) {
    const { code, message, hint, fields } = error;
    return fields ? { code, message, hint, fields } : { code, message, hint };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something went wrong inside Descent: ${message}`,
    hint: 'Nothing you saved is lost. Please report this with the log (Help > Show log).',
  };
}

/** A value for a message: short, in one line, with control characters made visible. */
export function quote(value: unknown, limit = 40): string {
  // JSON has no words for Infinity and NaN.
  const plain = typeof value === 'string' || typeof value === 'number';
  const text = plain ? String(value) : (JSON.stringify(value) ?? String(value));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is made visible here
  const visible = text.replace(/[\u0000-\u001f\u007f-\u009f\ufffd]/g, '\u00b7');
  const short = visible.length > limit ? `${visible.slice(0, limit)}\u2026` : visible;
  return typeof value === 'string' ? `'${short}'` : short;
}
