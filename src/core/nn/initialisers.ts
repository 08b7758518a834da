/** How the first weights are drawn: standard normal numbers times a factor. */
export interface Initialiser {
  readonly label: string;
  /** The factor for a layer of `inputs` x `units`. */
  readonly factor: (inputs: number, units: number) => number;
}

/** The initialisers that a recipe can name; biases always start at zero. */
export const initialisers = {
  randn: { label: 'Normal', factor: () => 1 },
  he: { label: 'He: normal \u00b7 \u221a(2/inputs)', factor: (inputs) => Math.sqrt(2 / inputs) },
  xavier: {
    label: 'Xavier: normal \u00b7 \u221a(2/(inputs + units))',
    factor: (inputs, units) => Math.sqrt(2 / (inputs + units)),
  },
  zeros: { label: 'Zeros', factor: () => 0 },
} as const satisfies Record<string, Initialiser>;

export type InitialiserKind = keyof typeof initialisers;
