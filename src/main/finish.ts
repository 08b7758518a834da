import type { ModelFiles } from './runs/model-files.ts';
import type { Trainer } from './runs/trainer.ts';

interface Parts {
  readonly trainer: Pick<Trainer, 'close'>;
  readonly modelFiles: Pick<ModelFiles, 'flush'>;
  /** What keeps things for the next start. */
  readonly stores: readonly { flush(): Promise<void> }[];
}

/** The end of the program: stops what trains and writes what waits. */
export async function finish({ trainer, modelFiles, stores }: Parts): Promise<void> {
  await trainer.close();
  // First what is being saved: its run and the recent files take note of it when it is written.
  await modelFiles.flush();
  await Promise.all(stores.map((store) => store.flush()));
}
