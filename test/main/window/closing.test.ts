import { describe, expect, it } from 'vitest';
import { closeWithCare } from '../../../src/main/window/closing.ts';

function setup({ training = false, answer = false, finish = async () => {} } = {}) {
  const happened: string[] = [];
  let close = (_event: { preventDefault(): void }): void => {};
  const window = {
    on: (_name: 'close', listener: typeof close) => {
      close = listener;
    },
    destroy: () => void happened.push('destroyed'),
  };
  const closing = closeWithCare(window, {
    isTraining: () => training,
    confirm: async () => {
      happened.push('asked');
      return answer;
    },
    finish: async () => {
      happened.push('finished');
      await finish();
    },
    onProblem: (error) => void happened.push(String(error)),
    patience: 30,
  });
  const press = async () => {
    close({ preventDefault: () => {} });
    await new Promise((resolve) => setTimeout(resolve, 60));
  };
  return { happened, press, closing };
}

describe('closing the window', () => {
  it('writes what waits, then closes', async () => {
    const { happened, press } = setup();
    await press();
    expect(happened).toEqual(['finished', 'destroyed']);
  });
  it('asks while a run trains, and keeps training', async () => {
    const { happened, press } = setup({ training: true });
    await press();
    await press();
    expect(happened).toEqual(['asked', 'asked']);
  });
  it('stops the run when that is meant', async () => {
    const { happened, press } = setup({ training: true, answer: true });
    await press();
    expect(happened).toEqual(['asked', 'finished', 'destroyed']);
  });
  it('asks once, however often it is pressed', async () => {
    const { happened, press } = setup({ training: true, answer: true });
    await Promise.all([press(), press(), press()]);
    expect(happened).toEqual(['asked', 'finished', 'destroyed']);
  });
  it('does not ask when nobody is there', async () => {
    const { happened, closing } = setup({ training: true });
    await Promise.all([closing.withoutAsking(), closing.withoutAsking()]);
    expect(happened).toEqual(['finished', 'destroyed']);
  });
  it('closes although writing fails or hangs', async () => {
    const failing = setup({
      finish: async () => {
        throw new Error('no disk');
      },
    });
    await failing.press();
    expect(failing.happened).toEqual(['finished', 'Error: no disk', 'destroyed']);
    const hanging = setup({ finish: () => new Promise(() => {}) });
    await hanging.press();
    expect(hanging.happened).toEqual(['finished', 'destroyed']);
  });
});
