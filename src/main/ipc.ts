import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { decodeShape } from '../core/format/shapes.ts';
import { Problem, problemData } from '../core/problem.ts';
import {
  type Answer,
  type Argument,
  DROPPED_CHANNEL,
  droppedPaths,
  type Handlers,
  type RequestName,
  type Result,
  requests,
} from '../shared/ipc.ts';
import type { Log } from './log.ts';

interface Border {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  /** Whether a message comes from our own page in our own window's main frame. */
  readonly isOurs: (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;
  readonly handlers: Handlers;
  /** The number of the last event that the window was told. */
  readonly told: () => number;
  readonly onDropped: (paths: readonly string[]) => void;
  readonly log: Log;
}

const HINT = 'This is a mistake in Descent: please report it with the log (Help > Show log).';

/** Opens the border: every request of the contract, checked before its handler sees it, and dropped files. */
export function openBorder({ ipcMain, isOurs, handlers, told, onDropped, log }: Border): void {
  const refuseStrangers = (event: IpcMainInvokeEvent | IpcMainEvent, name: string) => {
    if (isOurs(event)) return;
    throw new Problem('refused', `${name} was refused: it does not come from Descent's own window`, HINT);
  };

  /** Answers a request, or says why not. */
  async function respond(
    event: IpcMainInvokeEvent,
    name: RequestName,
    argument: unknown,
  ): Promise<Result<unknown>> {
    try {
      refuseStrangers(event, name);
      return { ok: true, value: await answer(handlers, name, argument) };
    } catch (error) {
      return { ok: false, error: problemOf(error, name, log) };
    }
  }

  for (const name of Object.keys(requests) as RequestName[]) {
    // With the number of the last event that was sent meanwhile, so that the preload can keep their order.
    ipcMain.handle(name, async (event, argument: unknown): Promise<[Result<unknown>, number]> => {
      const before = told();
      const result = await respond(event, name, argument);
      return [result, told() > before ? told() : 0];
    });
  }

  ipcMain.on(DROPPED_CHANNEL, (event, paths: unknown) => {
    try {
      refuseStrangers(event, DROPPED_CHANNEL);
      onDropped(decodeShape(droppedPaths, paths, DROPPED_CHANNEL, 'refused', HINT));
    } catch (error) {
      problemOf(error, DROPPED_CHANNEL, log);
    }
  });
}

function answer<N extends RequestName>(handlers: Handlers, name: N, argument: unknown) {
  const checked = decodeShape(requests[name].argument, argument, name, 'refused', HINT);
  return (handlers[name] as (argument: unknown) => Answer<N> | Promise<Answer<N>>)(checked as Argument<N>);
}

/** What the window is told; our own mistakes are logged with all that is known of them. */
function problemOf(error: unknown, name: string, log: Log) {
  const data = problemData(error);
  if (data.code === 'internal') log.error(`${name} failed`, error);
  if (data.code === 'refused') log.warn(data.message);
  return data;
}
