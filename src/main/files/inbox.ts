/** Files that are named from outside: by arguments, a second start, the system, a drop. */
export interface Inbox {
  put(paths: readonly string[]): void;
  /** From now on, and with all that waits. */
  open(receive: (paths: readonly string[]) => void): void;
}

/** Holds files that are named before there is a window to show them in. */
export function createInbox(): Inbox {
  const waiting: string[] = [];
  let receive = (paths: readonly string[]): void => {
    waiting.push(...paths);
  };
  return {
    put: (paths) => receive(paths),
    open(receiver) {
      receive = receiver;
      const paths = waiting.splice(0);
      if (paths.length > 0) receive(paths);
    },
  };
}
