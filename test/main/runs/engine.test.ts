import { describe, expect, it } from 'vitest';
import { dataSize } from '../../../src/core/train/measure-data.ts';
import { createEngine, type TrainRequest } from '../../../src/main/runs/engine.ts';
import type { EngineReport } from '../../../src/shared/engine.ts';
import { housing } from '../../housing.ts';
import { recipeWith } from '../../recipes.ts';
import { FakeThread } from '../parts.ts';

const request = (run: string): TrainRequest => ({
  type: 'train',
  run,
  recipe: recipeWith(),
  table: housing(),
  size: dataSize(housing(), recipeWith()),
  data: { name: 'housing.data', sha256: '', rows: 506, columns: [] },
  title: run,
  program: 'test',
  seconds: 0,
});

const ended = (run: string): EngineReport => ({ type: 'ended', run, model: null, problem: null });
const failed = (run: string): EngineReport => ({
  type: 'failed',
  run,
  problem: { code: 'training', message: 'no', hint: 'no' },
});

function setup() {
  const threads: FakeThread[] = [];
  const deaths: unknown[] = [];
  const engine = createEngine(
    () => {
      threads.push(new FakeThread());
      return threads.at(-1)!;
    },
    (cause) => deaths.push(cause),
  );
  const heard: EngineReport[] = [];
  const train = (run: string) => engine.train(request(run), (report) => heard.push(report));
  return { engine, threads, deaths, heard, train, ends: () => heard.map(({ type }) => type) };
}

describe('a run in the engine', () => {
  it('hears its reports and one end; what comes late is not heard', () => {
    const { threads, heard, train, ends } = setup();
    train('a');
    const [thread] = threads;
    thread!.report({ type: 'checkpoint', run: 'a', model: {} as never });
    thread!.report({ type: 'checkpoint', run: 'other', model: {} as never });
    thread!.report(ended('a'));
    thread!.report(ended('a'));
    thread!.report(failed('a'));
    thread!.emit('exit', 0);
    expect(ends()).toEqual(['checkpoint', 'ended']);
    expect(heard[1]).toEqual(ended('a'));
  });

  it.each([
    ['error', new Error('boom'), 'boom'],
    ['messageerror', new Error('could not be read'), 'could not be read'],
    ['exit', 7, 'code 7'],
    ['error', Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'out of memory'],
  ] as const)('fails once by %s, and the next one has a new thread', (event, value, message) => {
    const { threads, deaths, heard, train, ends } = setup();
    train('a');
    threads[0]!.emit(event, value);
    // A thread that fails tells it twice.
    threads[0]!.emit('exit', 1);
    threads[0]!.report(ended('a'));
    expect(ends()).toEqual(['failed']);
    expect((heard[0] as { problem: { message: string } }).problem.message).toContain(message);
    expect(deaths).toHaveLength(1);
    train('b');
    expect(threads).toHaveLength(2);
    threads[0]!.report(failed('b'));
    threads[1]!.report(ended('b'));
    expect(ends()).toEqual(['failed', 'ended']);
  });

  it('fails once when it cannot be sent', () => {
    const { engine, threads, heard, train } = setup();
    engine.warm();
    threads[0]!.postMessage = () => {
      throw new Error('could not be cloned');
    };
    train('a');
    expect(heard).toEqual([expect.objectContaining({ type: 'failed', run: 'a' })]);
  });

  it('fails once when no thread starts, and the next one tries again', () => {
    const thread = new FakeThread();
    const deaths: unknown[] = [];
    let broken = true;
    const engine = createEngine(
      () => {
        if (broken) throw new Error('no memory');
        return thread;
      },
      (cause) => deaths.push(cause),
    );
    engine.warm();
    const heard: EngineReport[] = [];
    engine.train(request('a'), (report) => heard.push(report));
    expect(heard).toEqual([expect.objectContaining({ type: 'failed', run: 'a' })]);
    expect(deaths).toHaveLength(2);
    broken = false;
    engine.train(request('b'), (report) => heard.push(report));
    thread.report(ended('b'));
    expect(heard).toHaveLength(2);
  });

  it('may begin the next one when it hears of its end', () => {
    const { engine, threads } = setup();
    const order: string[] = [];
    engine.train(request('a'), () => {
      order.push('a');
      engine.train(request('b'), ({ type }) => order.push(`b ${type}`));
    });
    threads[0]!.report(ended('a'));
    threads[0]!.report(ended('b'));
    expect(order).toEqual(['a', 'b ended']);
  });
});

describe('the engine', () => {
  it('takes one run at a time', () => {
    const { threads, train } = setup();
    train('a');
    expect(() => train('b')).toThrow('A run is training already');
    expect(threads[0]!.sent.map(({ run }) => run)).toEqual(['a']);
  });

  it('starts one thread, ahead of the first run', () => {
    const { engine, threads, train } = setup();
    engine.warm();
    engine.warm();
    train('a');
    expect(threads).toHaveLength(1);
  });

  it('passes orders on to the run that holds it, and to no other', () => {
    const { engine, threads, train } = setup();
    engine.order('stop', 'a');
    train('a');
    engine.order('pause', 'a');
    engine.order('pause', 'b');
    threads[0]!.report(ended('a'));
    engine.order('stop', 'a');
    expect(threads[0]!.sent.slice(1)).toEqual([{ type: 'pause', run: 'a' }]);
  });

  it('ends its thread and what trains when it is closed', async () => {
    const { engine, threads, deaths, train, ends } = setup();
    train('a');
    await engine.close();
    expect(threads[0]!.terminated).toBe(true);
    expect(ends()).toEqual(['failed']);
    expect(deaths).toEqual([]);
  });
});
