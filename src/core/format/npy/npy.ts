import { Problem, quote } from '../../problem.ts';
import { headerBytes, readHeader } from './header.ts';

/** An array of doubles of any number of dimensions. */
export interface NpyArray {
  readonly shape: readonly number[];
  /** In C order: the last index runs fastest. */
  readonly values: Float64Array;
}

/** The bytes of a `.npy` file, as `numpy.save` writes an array of doubles. */
export function writeNpy({ shape, values }: NpyArray): Uint8Array {
  const header = headerBytes(shape);
  const bytes = new Uint8Array(header.length + values.length * 8);
  bytes.set(header);
  const view = new DataView(bytes.buffer, header.length);
  for (let i = 0; i < values.length; i++) view.setFloat64(i * 8, values[i]!, true);
  return bytes;
}

type Read = (view: DataView, at: number, little: boolean) => number;

/** The types that can be read, by NumPy's letter and size. */
const types: Readonly<Record<string, Read>> = {
  f8: (view, at, little) => view.getFloat64(at, little),
  f4: (view, at, little) => view.getFloat32(at, little),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  b1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
};

/**
 * Reads a `.npy` file of numbers: formats 1.0 to 3.0, doubles, floats, whole numbers and truth values of either byte
 * order, in C or Fortran order. Nothing is made before the file is known to hold it.
 * @param name of the file, for messages
 * @throws Problem naming what is wrong, and whole numbers that no double can hold
 */
export function readNpy(bytes: Uint8Array, name: string): NpyArray {
  const { type, fortranOrder, shape, end } = readHeader(bytes, name);
  const { read, size, little } = numberReader(type, name);
  const count = shape.reduce((product, length) => product * length, 1);
  const there = bytes.length - end;
  if (count * size !== there) {
    const verdict = there < count * size ? ': it was cut short' : '';
    throw new Problem(
      'data',
      `${name} holds ${there} bytes of numbers where its shape (${shape.join(', ')}) of ${type} needs ${count * size}${verdict}`,
      'Save the array again with numpy.save.',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, there);
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, i * size, little);
  const wide =
    size === 8 && !type.includes('f') ? values.findIndex((value) => !Number.isSafeInteger(value)) : -1;
  if (wide >= 0) {
    throw new Problem(
      'data',
      `${name}: number ${wide} is ${values[wide]}, a whole number beyond what doubles hold exactly`,
      "Save it as doubles: numpy.save(path, array.astype('float64')).",
    );
  }
  return { shape, values: fortranOrder ? toCOrder(values, shape) : values };
}

/** How one number of a type is read. @throws Problem for types that are none of plain numbers */
export function numberReader(type: string, name: string): { read: Read; size: number; little: boolean } {
  const [, order, kind] = /^([<>=|])([a-zA-Z]\d*)$/.exec(type) ?? [];
  if (kind?.startsWith('O')) {
    throw new Problem(
      'data',
      `${name} holds Python objects, and reading those could run any program`,
      "Save it as numbers: numpy.save(path, array.astype('float64')).",
    );
  }
  if (kind === undefined || !Object.hasOwn(types, kind)) {
    throw new Problem(
      'data',
      `${name} holds values of type ${quote(type)}; this program reads ${Object.keys(types).join(', ')}`,
      "Save it as numbers: numpy.save(path, array.astype('float64')).",
    );
  }
  // '=' is the order of the machine that wrote it, which is not known; NumPy itself never writes it.
  return { read: types[kind]!, size: Number(kind.slice(1)), little: order !== '>' };
}

/** From the first index running fastest to the last. */
function toCOrder(values: Float64Array, shape: readonly number[]): Float64Array {
  const sorted = new Float64Array(values.length);
  const index = shape.map(() => 0);
  for (const value of values) {
    let at = 0;
    for (let d = 0; d < shape.length; d++) at = at * shape[d]! + index[d]!;
    sorted[at] = value;
    for (let d = 0; d < shape.length && ++index[d]! === shape[d]; d++) index[d] = 0;
  }
  return sorted;
}
