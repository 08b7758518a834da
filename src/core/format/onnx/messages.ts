import { type Bytes, bytes, integer, join, littleEndian, text } from './protobuf.ts';

/*
 * The messages of an ONNX file. Their field numbers are those of onnx.proto (https://github.com/onnx/onnx).
 */

/** What a tensor can hold: the numbers of TensorProto.DataType that we use. */
const elementTypes = { int64: 7, string: 8, bool: 9, double: 11 } as const;
export type ElementType = keyof typeof elementTypes;

/** AttributeProto.AttributeType. */
const INT = 2;
const INTS = 7;
const STRINGS = 8;

export type Attribute = number | readonly number[] | readonly string[];

/** A constant of the graph, row-major. */
export type Tensor = { readonly name: string; readonly shape: readonly number[] } & (
  | { readonly type: 'double' | 'int64'; readonly values: ArrayLike<number> }
  | { readonly type: 'string'; readonly values: readonly string[] }
);

export interface Node {
  readonly operator: string;
  /** '' is the standard domain. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** An input or output of the graph: `columns` values for each of any number of rows; a list where it is absent. */
export interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly columns?: number;
  readonly about: string;
}

export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly constants: readonly Tensor[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

export interface OnnxFile {
  readonly irVersion: number;
  readonly producer: string;
  readonly about: string;
  /** The version of each set of operators, by domain. */
  readonly operatorSets: Readonly<Record<string, number>>;
  readonly graph: Graph;
}

/** A ModelProto: the whole file. */
export function modelMessage({ irVersion, producer, about, operatorSets, graph }: OnnxFile): Bytes {
  return join([
    integer(1, irVersion),
    text(2, producer),
    text(6, about),
    bytes(7, graphMessage(graph)),
    ...Object.entries(operatorSets).map(([domain, version]) =>
      bytes(8, join([text(1, domain), integer(2, version)])),
    ),
  ]);
}

function graphMessage({ name, nodes, constants, inputs, outputs }: Graph): Bytes {
  return join([
    ...nodes.map((node) => bytes(1, nodeMessage(node))),
    text(2, name),
    ...constants.map((tensor) => bytes(5, tensorMessage(tensor))),
    ...inputs.map((port) => bytes(11, portMessage(port))),
    ...outputs.map((port) => bytes(12, portMessage(port))),
  ]);
}

function nodeMessage({ operator, domain, inputs, output, attributes }: Node): Bytes {
  return join([
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, output),
    text(4, operator),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attributeMessage(name, value))),
    text(7, domain),
  ]);
}

function attributeMessage(name: string, value: Attribute): Bytes {
  if (typeof value === 'number') return join([text(1, name), integer(3, value), integer(20, INT)]);
  const strings = value.some((item) => typeof item === 'string');
  const items = value.map((item) => (typeof item === 'string' ? text(9, item) : integer(8, item)));
  return join([text(1, name), ...items, integer(20, strings ? STRINGS : INTS)]);
}

function tensorMessage(tensor: Tensor): Bytes {
  return join([
    ...tensor.shape.map((size) => integer(1, size)),
    integer(2, elementTypes[tensor.type]),
    ...tensorData(tensor),
    text(8, tensor.name),
  ]);
}

function tensorData(tensor: Tensor): Bytes[] {
  if (tensor.type === 'string') return tensor.values.map((value) => text(6, value));
  if (tensor.type === 'double') return [bytes(9, littleEndian(tensor.values))];
  return Array.from(tensor.values, (value) => integer(7, value));
}

function portMessage({ name, type, columns, about }: Port): Bytes {
  const rows = bytes(1, text(2, 'rows'));
  const shape = columns === undefined ? rows : join([rows, bytes(1, integer(1, columns))]);
  const tensorType = join([integer(1, elementTypes[type]), bytes(2, shape)]);
  return join([text(1, name), bytes(2, bytes(1, tensorType)), text(3, about)]);
}
