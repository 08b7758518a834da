import type { EventName, Events } from '../shared/ipc.ts';

export type Announce = <N extends EventName>(name: N, payload: Events[N]) => void;

/** Hands an event to the window with its number. @returns whether there was a page to hear it */
export type Deliver = <N extends EventName>(name: N, payload: Events[N], number: number) => boolean;

/** Tells what happened: to the window, and to whatever listens in the main process (menu, power, task bar). */
export interface Announcer {
  readonly announce: Announce;
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): void;
  /** The number of the last event that the window was told. */
  told(): number;
}

export function createAnnouncer(deliver: Deliver): Announcer {
  const listeners = new Map<EventName, ((payload: never) => void)[]>();
  let told = 0;
  return {
    announce(name, payload) {
      if (deliver(name, payload, told + 1)) told++;
      for (const listener of listeners.get(name) ?? [])
        (listener as (given: typeof payload) => void)(payload);
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
    },
    told: () => told,
  };
}
