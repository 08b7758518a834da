import type { Category } from '../../data/features.ts';
import type { Attribute, Graph, Node, Port, Tensor } from './messages.ts';

/** Collects the nodes of a graph; every method gives the name of a value that later nodes can take. */
export class GraphBuilder {
  private readonly nodes: Node[] = [];
  private readonly constants: Tensor[] = [];
  private readonly names = new Set<string>();
  /** How often a name was wanted. */
  private readonly wanted = new Map<string, number>();

  /** @param taken names that stand for something already: those of the graph's inputs */
  constructor(taken: readonly string[]) {
    for (const name of taken) this.names.add(name);
  }

  /** Adds a node of the standard operators. @param as the name of its value, where it has to be known outside */
  add(
    operator: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    as: string = operator,
    domain = '',
  ): string {
    const output = this.free(as);
    this.nodes.push({ operator, domain, inputs, output, attributes });
    return output;
  }

  /** A constant of doubles; without a shape one number that goes with any shape. */
  doubles(values: ArrayLike<number>, shape: readonly number[] = [], as = 'constant'): string {
    const name = this.free(as);
    this.constants.push({ name, type: 'double', shape, values });
    return name;
  }

  /** A list of whole numbers. */
  integers(values: readonly number[]): string {
    const name = this.free('constant');
    this.constants.push({ name, type: 'int64', shape: [values.length], values });
    return name;
  }

  /** A list of texts or numbers. */
  categories(values: readonly Category[], as: string): string {
    if (values.every((value) => typeof value === 'number')) return this.doubles(values, [values.length], as);
    const name = this.free(as);
    this.constants.push({ name, type: 'string', shape: [values.length], values: values.map(String) });
    return name;
  }

  graph(name: string, inputs: readonly Port[], outputs: readonly Port[]): Graph {
    return { name, nodes: this.nodes, constants: this.constants, inputs, outputs };
  }

  /** The name, or the name with a number when something is called so already. */
  private free(wanted: string): string {
    let name = wanted;
    let times = this.wanted.get(wanted) ?? 1;
    while (this.names.has(name)) name = `${wanted}_${++times}`;
    this.wanted.set(wanted, times);
    this.names.add(name);
    return name;
  }
}
