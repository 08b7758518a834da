import type { Graph } from './graph.ts';

/** A computation that is taught with. */
export interface ClassicCase {
  readonly title: string;
  readonly about: string;
  readonly graph: Graph;
}

/** Shopping, as K. Saito's "Deep Learning from Scratch" (2016, chapter 5) introduces back-propagation by it. */
export const classicCases = {
  apples: {
    title: 'Two apples, 10 % off',
    about: '2 apples at 100, times 0.9: what does a dearer apple add to the bill, what one more apple?',
    graph: {
      nodes: [
        { id: 'apples', op: 'value', label: 'apples', value: 2 },
        { id: 'price', op: 'value', label: 'price of an apple', value: 100 },
        { id: 'sum', op: 'multiply', label: 'for the apples', inputs: ['apples', 'price'] },
        { id: 'discount', op: 'value', label: '10 % off', value: 0.9 },
        { id: 'bill', op: 'multiply', label: 'to pay', inputs: ['sum', 'discount'] },
      ],
      output: 'bill',
    },
  },
  applesAndOranges: {
    title: 'Apples and oranges, with tax',
    about:
      '2 apples at 100 and 3 oranges at 150, times 1.1: a sum hands its derivative on to both of its parts.',
    graph: {
      nodes: [
        { id: 'apples', op: 'value', label: 'apples', value: 2 },
        { id: 'applePrice', op: 'value', label: 'price of an apple', value: 100 },
        { id: 'appleSum', op: 'multiply', label: 'for the apples', inputs: ['apples', 'applePrice'] },
        { id: 'oranges', op: 'value', label: 'oranges', value: 3 },
        { id: 'orangePrice', op: 'value', label: 'price of an orange', value: 150 },
        { id: 'orangeSum', op: 'multiply', label: 'for the oranges', inputs: ['oranges', 'orangePrice'] },
        { id: 'sum', op: 'add', label: 'for all', inputs: ['appleSum', 'orangeSum'] },
        { id: 'tax', op: 'value', label: 'tax of 10 %', value: 1.1 },
        { id: 'bill', op: 'multiply', label: 'to pay', inputs: ['sum', 'tax'] },
      ],
      output: 'bill',
    },
  },
} as const satisfies Record<string, ClassicCase>;
