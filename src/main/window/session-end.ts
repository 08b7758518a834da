import { type BrowserWindow, type Event, powerMonitor } from 'electron';

interface Endings {
  /** The computer falls asleep, and may not wake up as it was. */
  readonly onSuspend: () => void;
  /** The program ends, and nobody is there to answer a question. */
  readonly onEnd: () => void;
}

/** Listens for what ends the program, or the computer, without asking it. */
export function watchSession(window: BrowserWindow, { onSuspend, onEnd }: Endings): void {
  powerMonitor.on('suspend', onSuspend);
  // Linux and Mac, which wait when they are asked to (the types do not know); Windows tells the window.
  powerMonitor.on('shutdown', ((event: Event) => {
    event.preventDefault();
    onEnd();
  }) as () => void);
  window.on('session-end', onEnd);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onEnd);
}
