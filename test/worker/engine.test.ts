import { describe, expect, it } from 'vitest';
import { flatParameters } from '../../src/core/format/model.ts';
import { dataSize } from '../../src/core/train/measure-data.ts';
import type { EngineReport, EngineRequest } from '../../src/shared/engine.ts';
import { createEngine } from '../../src/worker/engine.ts';
import { housing, readText } from '../housing.ts';
import { recipeWith } from '../recipes.ts';
import { trained } from '../training.ts';

const table = housing();

/** An engine whose clock moves 1 ms a look and whose turns are taken by hand. */
function engineByHand() {
  const reports: EngineReport[] = [];
  const turns: (() => void)[] = [];
  let time = 0;
  const engine = createEngine({
    post: (report) => reports.push(structuredClone(report)),
    now: () => time++,
    later: (callback) => turns.push(callback),
  });
  return {
    reports,
    send: (request: EngineRequest) => engine.handle(request),
    /** Takes one turn; false when none waits. */
    turn: () => {
      const next = turns.shift();
      next?.();
      return next !== undefined;
    },
    /** Takes turns until the run has learned something. */
    begin: () => {
      const learned = () =>
        reports.some((report) => report.type === 'progress' && report.progress.iterations > 0);
      while (!learned()) turns.shift()!();
    },
    waiting: () => turns.length,
    wait: (ms: number) => {
      time += ms;
    },
    of: <T extends EngineReport['type']>(type: T) =>
      reports.filter((report): report is EngineReport & { type: T } => report.type === type),
  };
}

const request = (changes: Record<string, unknown> = {}, run = 'r1') =>
  ({
    type: 'train',
    run,
    recipe: recipeWith(changes),
    table,
    size: dataSize(table, recipeWith(changes)),
    data: { name: 'housing.data', sha256: '0'.repeat(64), rows: 506, columns: [] },
    title: 'T',
    program: 'P',
    seconds: 0,
  }) as const satisfies EngineRequest;

const long = { run: { epochs: 1_000_000 } };

describe('a run', () => {
  it('sends every loss once and in order, then ends once with the model', () => {
    const engine = engineByHand();
    engine.send(request());
    while (engine.turn());
    const losses = engine.of('progress').flatMap(({ progress }) => {
      expect(progress.updates).toBe(1000);
      return [...progress.losses];
    });
    const expected = trained(recipeWith(), table);
    expect(losses).toEqual([...expected.losses.slice()]);
    const ended = engine.of('ended');
    expect(ended).toHaveLength(1);
    expect(ended[0]!.model!.layers[0]!.weights.flat()).toEqual([...expected.parameters.slice(0, 13)]);
    expect(ended[0]!.model!.training.outcome).toBe('finished');
    expect(ended[0]!.problem).toBeNull();
    expect(engine.reports.at(-1)!.type).toBe('ended');
  });
  it('stops where it is and keeps the whole updates', () => {
    const engine = engineByHand();
    engine.send(request(long));
    for (let i = 0; i < 10; i++) engine.turn();
    engine.send({ type: 'stop', run: 'r1' });
    expect(engine.of('progress').at(-1)!.progress.state).toBe('stopped');
    engine.send({ type: 'stop', run: 'r1' });
    while (engine.turn());
    const [ended, ...more] = engine.of('ended');
    expect(more).toEqual([]);
    const { training, metrics, layers } = ended!.model!;
    expect(training.outcome).toBe('stopped');
    expect(metrics!.test!.loss).toBeGreaterThan(0);
    const same = trained(recipeWith({ run: { epochs: training.iterations } }), table);
    expect(layers[0]!.weights.flat()).toEqual([...same.parameters.slice(0, 13)]);
  });
  it('holds still while paused, without counting the time, and goes on to the same bits', () => {
    const engine = engineByHand();
    engine.send(request({ run: { epochs: 30_000 } }));
    engine.begin();
    engine.send({ type: 'pause', run: 'r1' });
    while (engine.turn());
    const held = engine.of('progress').at(-1)!.progress;
    expect(held.state).toBe('paused');
    engine.wait(3_600_000);
    engine.send({ type: 'resume', run: 'r1' });
    expect(engine.of('progress').at(-1)!.progress).toMatchObject({
      state: 'training',
      iterations: held.iterations,
    });
    while (engine.turn());
    const { model } = engine.of('ended')[0]!;
    expect(model!.training.seconds).toBeLessThan(3600);
    expect(model!.layers[0]!.weights.flat()).toEqual([
      ...trained(recipeWith({ run: { epochs: 30_000 } }), table).parameters.slice(0, 13),
    ]);
  });
  it.each([
    ['full batches', { run: { epochs: 100_000 } }],
    ['batches', { run: { epochs: 200, batch: 50, shuffle: true } }],
    ['a network', { model: { hidden: [{ units: 5, activation: 'tanh' }] }, run: { epochs: 400 } }],
  ])('makes one update a step while paused: %s', (_, changes) => {
    const engine = engineByHand();
    engine.send(request(changes));
    engine.begin();
    engine.send({ type: 'pause', run: 'r1' });
    while (engine.turn());
    const held = engine.of('progress').at(-1)!.progress.iterations;
    for (const more of [1, 2, 3]) {
      engine.send({ type: 'step', run: 'r1' });
      while (engine.turn());
      const { progress } = engine.of('progress').at(-1)!;
      expect([progress.state, progress.iterations, progress.losses.length]).toEqual([
        'paused',
        held + more,
        1,
      ]);
    }
    engine.send({ type: 'resume', run: 'r1' });
    while (engine.turn());
    const { model } = engine.of('ended')[0]!;
    const whole = trained(recipeWith(changes), table);
    expect([...flatParameters(model!.layers)]).toEqual([...whole.parameters]);
  });
  it('keeps what it has when it is paused', () => {
    const engine = engineByHand();
    engine.send(request(long));
    engine.begin();
    for (let i = 0; i < 2; i++) engine.turn();
    engine.send({ type: 'pause', run: 'r1' });
    expect(engine.of('checkpoint').at(-1)!.model.training.iterations).toBe(
      engine.of('progress').at(-1)!.progress.iterations,
    );
  });
  it('takes one slice a turn, however often it is paused and resumed', () => {
    const engine = engineByHand();
    engine.send(request(long));
    engine.turn();
    for (let i = 0; i < 10; i++) {
      engine.send({ type: 'pause', run: 'r1' });
      engine.send({ type: 'resume', run: 'r1' });
    }
    expect(engine.waiting()).toBe(1);
  });
  it('can be stopped while paused, and before it has prepared anything', () => {
    const paused = engineByHand();
    paused.send(request(long));
    for (let i = 0; i < 3; i++) paused.turn();
    paused.send({ type: 'pause', run: 'r1' });
    while (paused.turn());
    paused.send({ type: 'stop', run: 'r1' });
    while (paused.turn());
    expect(paused.of('ended')).toHaveLength(1);

    const early = engineByHand();
    early.send(request(long));
    early.send({ type: 'stop', run: 'r1' });
    while (early.turn());
    expect(early.of('ended')).toEqual([{ type: 'ended', run: 'r1', model: null, problem: null }]);
  });
  it('tells of divergence with its curve and a way out', () => {
    const engine = engineByHand();
    engine.send(request({ optimizer: { learningRate: 10 } }));
    while (engine.turn());
    const [ended] = engine.of('ended');
    expect(ended!.model!.training.outcome).toBe('diverged');
    expect(ended!.problem!.message).toMatch(/^The run diverged after iteration \d+: with learning rate 10/);
    expect(ended!.problem!.hint).toMatch(/^Set optimizer.learningRate to [\d.]+ or less/);
  });
  it('posts a checkpoint once there is a model, and then every five seconds', () => {
    const engine = engineByHand();
    engine.send(request(long));
    engine.begin();
    for (let i = 0; i < 2; i++) engine.turn();
    expect(engine.of('checkpoint')).toHaveLength(1);
    engine.wait(5000);
    engine.turn();
    const [first, second] = engine.of('checkpoint');
    expect(second!.model.training.iterations).toBeGreaterThan(first!.model.training.iterations);
    expect(second!.model.history.loss).toEqual([]);
  });
});

describe('what is wrong settles the run', () => {
  it('a recipe that does not fit the data', () => {
    const engine = engineByHand();
    engine.send({ ...request(), table: readText('a b\n1 2\n3 4').table });
    while (engine.turn());
    expect(engine.reports).toMatchObject([{ type: 'failed', run: 'r1', problem: { code: 'recipe' } }]);
  });
  it('a second run while one trains, which goes on', () => {
    const engine = engineByHand();
    engine.send(request());
    engine.turn();
    engine.send(request({}, 'r2'));
    expect(engine.of('failed')).toMatchObject([{ run: 'r2', problem: { code: 'busy' } }]);
    while (engine.turn());
    expect(engine.of('ended')).toMatchObject([{ run: 'r1' }]);
  });
  it('an error of our own in the middle', () => {
    const engine = engineByHand();
    const broken = {
      ...table,
      get values(): Float64Array {
        throw new Error('gone');
      },
    };
    engine.send({ ...request(), table: broken });
    while (engine.turn());
    expect(engine.of('failed')).toMatchObject([{ run: 'r1', problem: { code: 'internal' } }]);
    engine.send(request({}, 'r2'));
    while (engine.turn());
    expect(engine.of('ended')).toMatchObject([{ run: 'r2' }]);
  });
  it('a stop of a run that is not there, by nothing', () => {
    const engine = engineByHand();
    engine.send({ type: 'stop', run: 'nobody' });
    expect(engine.reports).toEqual([]);
  });
});
