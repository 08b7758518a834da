import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  type Bridge,
  DROPPED_CHANNEL,
  type EventName,
  eventNames,
  type Result,
  requests,
} from '../shared/ipc.ts';

type Listener = (payload: never) => void;

const listeners = new Map<EventName, Set<Listener>>();

/*
 * Electron does not promise that an answer comes after the events that were sent before it, and at times it does
 * not. The page relies on that order, so an answer says which event came last before it, and waits for that one.
 */
let heard = 0;
let waiting: { readonly after: number; readonly go: () => void }[] = [];
const LONGEST_WAIT = 1000;

for (const name of eventNames) {
  listeners.set(name, new Set());
  ipcRenderer.on(name, (_event, payload: unknown, number: number) => {
    for (const listener of listeners.get(name) ?? []) listener(payload as never);
    heard = number;
    for (const { after, go } of waiting) if (after <= heard) go();
    waiting = waiting.filter(({ after }) => after > heard);
  });
}

function hearing(after: number): Promise<void> {
  return new Promise((go) => {
    waiting.push({ after, go });
    setTimeout(go, LONGEST_WAIT);
  });
}

/** All that the page can reach of the program: the contract of shared/ipc.ts and nothing beside it. */
const bridge: Bridge = {
  async invoke(name, argument) {
    if (!Object.hasOwn(requests, name)) throw new TypeError(`${name} is no request of Descent`);
    const [result, after]: [Result<never>, number] = await ipcRenderer.invoke(name, argument);
    if (after > heard) await hearing(after);
    return result;
  },
  on(name, listener) {
    const known = listeners.get(name);
    if (!known) throw new TypeError(`${name} is no event of Descent`);
    known.add(listener);
    return () => {
      known.delete(listener);
    };
  },
  openDropped(files) {
    // What was dragged from elsewhere than the disk, a picture of a page for one, has no path.
    const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '');
    if (paths.length > 0) ipcRenderer.send(DROPPED_CHANNEL, paths);
  },
};

contextBridge.exposeInMainWorld('descent', bridge);
