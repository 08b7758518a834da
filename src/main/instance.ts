import type { App } from 'electron';
import { z } from 'zod';
import { fileArguments } from './files/arguments.ts';

/** What a second start hands over. Electron's own list of its arguments is sorted anew; this one is not. */
const handover = z.object({ files: z.array(z.string()) });

/**
 * Makes this the one running program, or hands its files over to the one that is.
 * @returns the files that this start was given; undefined when another one runs, which then opens them
 */
export function claimInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on' | 'isPackaged'>,
  onSecondStart: (files: readonly string[]) => void,
): readonly string[] | undefined {
  // Whole paths already: those of a second start are meant from where it was started.
  const files = fileArguments(process.argv, process.cwd(), !app.isPackaged);
  if (!app.requestSingleInstanceLock({ files })) return undefined;
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    onSecondStart(handover.safeParse(data).data?.files ?? []);
  });
  return files;
}
