interface BundledExample {
  readonly id: string;
  /** The recipe, in the folder data/examples; what to look at stands beside it, in the .md of the same name. */
  readonly file: string;
  readonly title: string;
  readonly about: string;
}

/** The recipes that come with the program, from a line to a network. */
export const examples = [
  {
    id: 'linear-full-batch',
    file: '01-linear-full-batch.json',
    title: 'A linear model, full batch',
    about: 'House values from 13 features; 1000 iterations over all rows',
  },
  {
    id: 'two-weights',
    file: '02-two-weights.json',
    title: 'Descent on two weights',
    about: 'The path from (\u2212100, \u2212100) over a loss surface that can be drawn',
  },
  {
    id: 'mini-batch',
    file: '03-mini-batch.json',
    title: 'Mini-batches',
    about: 'House values again, 100 shuffled rows an update, 50 epochs',
  },
  {
    id: 'two-layers',
    file: '04-two-layers.json',
    title: 'Two layers',
    about: 'A hidden layer of 13 tanh units passes what any line can reach',
  },
  {
    id: 'relu-64-64',
    file: '05-relu-64-64.json',
    title: 'Two layers of 64 ReLUs, one row at a time',
    about: 'RMSprop, 100 epochs, and over-fitting in the mean absolute error',
  },
  {
    id: 'exhaustive-search',
    file: '06-exhaustive-search.json',
    title: 'A line by trying everything',
    about: '8000 lines over four points; the best is kept',
  },
  {
    id: 'four-points',
    file: '07-four-points.json',
    title: 'A line by descent',
    about: 'The same four points by 1000 steps downhill',
  },
  {
    id: 'random-network',
    file: '08-random-network.json',
    title: 'A network on random numbers',
    about: '101,000 weights learn 640 random numbers by heart',
  },
  {
    id: 'ten-relus',
    file: '09-ten-relus.json',
    title: 'Housing with ten ReLUs',
    about: 'Sum of squares, no biases, 5000 iterations at a rate of 0.000001',
  },
  {
    id: 'two-moons',
    file: '10-two-moons.json',
    title: 'Two moons',
    about: 'Two classes that no straight line parts; 100 tanh units, softmax, Adam',
  },
  {
    id: 'fifteen-points',
    file: '11-fifteen-points.json',
    title: 'A line through fifteen points',
    about: 'The first example of many courses, unscaled; 100 epochs',
  },
  {
    id: 'logistic-regression',
    file: '12-logistic-regression.json',
    title: 'One sigmoid unit',
    about: 'Damage to the rings of the space shuttle, from the temperature at launch',
  },
] as const satisfies readonly BundledExample[];

export type ExampleId = (typeof examples)[number]['id'];
