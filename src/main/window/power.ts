import type { PowerSaveBlocker } from 'electron';
import type { Announcer } from '../announcer.ts';

/** Keeps the computer from falling asleep while a run trains, and only then. */
export function stayAwake(announcer: Announcer, blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>): void {
  let block: { readonly run: string; readonly id: number } | undefined;
  announcer.on('run.changed', ({ id, state }) => {
    const works = state === 'preparing' || state === 'training';
    if (works && !block) block = { run: id, id: blocker.start('prevent-app-suspension') };
    if (works || block?.run !== id) return;
    blocker.stop(block.id);
    block = undefined;
  });
}
