import type { Datasets } from './datasets.ts';
import type { ModelFiles } from './runs/model-files.ts';
import type { Trainer } from './runs/trainer.ts';
import type { Scoring } from './score.ts';

interface Parts {
  readonly trainer: Pick<Trainer, 'close'>;
  readonly modelFiles: Pick<ModelFiles, 'flush'>;
  readonly scoring: Pick<Scoring, 'stop'>;
  readonly datasets: Pick<Datasets, 'end'>;
  /** What keeps things for the next start. */
  readonly stores: readonly { flush(): Promise<void> }[];
}

/** The end of the program: stops what trains and writes what waits. */
export async function finish({ trainer, modelFiles, scoring, datasets, stores }: Parts): Promise<void> {
  await Promise.all([trainer.close(), scoring.stop()]);
  datasets.end();
  // First what is being saved: its run and the recent files take note of it when it is written.
  await modelFiles.flush();
  await Promise.all(stores.map((store) => store.flush()));
}
