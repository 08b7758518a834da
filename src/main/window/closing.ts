/** What is used of the window that closes. */
interface ClosingWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  destroy(): void;
}

interface Surroundings {
  /** Whether a run would be stopped. */
  readonly isTraining: () => boolean;
  /** Asks whether that is meant. */
  readonly confirm: () => Promise<boolean>;
  /** Stops what runs and writes what waits. */
  readonly finish: () => Promise<void>;
  readonly onProblem: (error: unknown) => void;
  /** Milliseconds that finishing may take: a disk may hang. */
  readonly patience?: number;
}

export interface Closing {
  /** For when the session ends or a signal comes: nobody is there to answer. */
  withoutAsking(): Promise<void>;
}

/** The window closes when what trains may be stopped and all is on disk. */
export function closeWithCare(
  window: ClosingWindow,
  { isTraining, confirm, finish, onProblem, patience = 8000 }: Surroundings,
): Closing {
  let asking = false;
  let closing: Promise<void> | undefined;

  function close(): Promise<void> {
    closing ??= Promise.race([
      finish().catch(onProblem),
      new Promise<void>((resolve) => setTimeout(resolve, patience)),
    ]).then(() => window.destroy());
    return closing;
  }

  window.on('close', async (event) => {
    event.preventDefault();
    if (asking || closing) return;
    asking = true;
    try {
      if (!isTraining() || (await confirm())) await close();
    } catch (error) {
      onProblem(error);
    } finally {
      asking = false;
    }
  });

  return { withoutAsking: close };
}
