import { Problem } from '../core/problem.ts';

interface Cause {
  /** After the file's name: "cannot be read: …". */
  readonly text: string;
  readonly hint: string;
}

/** What the system's error codes mean to a user. */
const causes: Readonly<Record<string, Cause>> = {
  ENOENT: {
    text: 'is not there',
    hint: 'It may have been moved, renamed or deleted; choose it again.',
  },
  EACCES: {
    text: 'may not be used: permission denied',
    hint: 'Change its permissions, or choose another place.',
  },
  EPERM: {
    text: 'may not be used: permission denied',
    hint: 'Change its permissions, or choose another place.',
  },
  EISDIR: { text: 'is a folder', hint: 'Choose a file inside it.' },
  ENOTDIR: { text: 'lies under something that is not a folder', hint: 'Choose the file again.' },
  ELOOP: { text: 'is a link that leads back to itself', hint: 'Choose the file that it should lead to.' },
  EROFS: { text: 'cannot be written: the disk is read-only', hint: 'Choose a place on another disk.' },
  ENOSPC: {
    text: 'cannot be written: the disk is full',
    hint: 'Make room, or choose a place on another disk.',
  },
  EDQUOT: { text: 'cannot be written: your quota is used up', hint: 'Make room, or choose another place.' },
  EMFILE: { text: 'cannot be opened: too many files are open', hint: 'Close some programs and try again.' },
  ENAMETOOLONG: { text: 'has a name that is too long for the disk', hint: 'Choose a shorter name.' },
  EIO: {
    text: 'cannot be read: the disk reports an error',
    hint: 'Check the disk, or copy the file elsewhere.',
  },
  EBUSY: { text: 'is in use by another program', hint: 'Close it there and try again.' },
};

/** How the system's own codes look, unlike those of Node's mistakes in use (ERR_…) and of its libraries (Z_…). */
const SYSTEM_CODE = /^E[A-Z0-9]+$/;

/**
 * A failure of the file system as a Problem that names the file. Everything else passes as it is.
 * @param what the file's name as the user knows it
 */
export function fileProblem(error: unknown, what: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (error instanceof Problem || typeof code !== 'string' || !SYSTEM_CODE.test(code)) return error;
  const cause = causes[code] ?? { text: `cannot be used (${code})`, hint: 'Choose another file or place.' };
  return new Problem('file', `${what} ${cause.text}`, cause.hint);
}
