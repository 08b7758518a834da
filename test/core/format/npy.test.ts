import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { flatParameters } from '../../../src/core/format/model.ts';
import { readNpy, writeNpy } from '../../../src/core/format/npy/npy.ts';
import { weightFileNames, weightFiles, withWeights } from '../../../src/core/format/npy/weights.ts';
import { portable } from '../../../src/core/format/portable.ts';
import { Problem } from '../../../src/core/problem.ts';
import { findNumpy, runPython } from '../../python.ts';
import { exampleModel, numberFeature, numbersTarget } from './export-models.ts';

const python = findNumpy();
const folder = mkdtempSync(join(tmpdir(), 'descent-npy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const features = ['a', 'b', 'c'].map((name) => numberFeature(name));
const linear = exampleModel({ features, target: numbersTarget('y') });
const network = exampleModel({
  features,
  target: numbersTarget('y', 'z'),
  hidden: [
    { units: 6, activation: 'maxout', pieces: 2 },
    { units: 4, activation: 'tanh' },
  ],
});

/** A file with this header, as text, and these bytes behind it. */
function file(header: string, numbers: readonly number[] = [], version = 1): Uint8Array {
  const length = version === 1 ? [header.length & 255, header.length >> 8] : [header.length, 0, 0, 0];
  const magic = [0x93, ...Buffer.from('NUMPY'), version, 0];
  return Uint8Array.from([...magic, ...length, ...Buffer.from(header, 'latin1'), ...numbers]);
}

const dict = (type: string, shape: string, order = 'False') =>
  `{'descr': '${type}', 'fortran_order': ${order}, 'shape': ${shape}, }`;

const problemOf = (bytes: Uint8Array) => {
  try {
    readNpy(bytes, 'w.npy');
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
  return 'none';
};

describe('a .npy file', () => {
  it('is what numpy.save writes, byte by byte', () => {
    const bytes = writeNpy({ shape: [2, 1], values: Float64Array.of(1, -0.5) });
    const header = Buffer.from(bytes.subarray(0, 128)).toString('latin1');
    expect(header).toBe(
      `\x93NUMPY\x01\0\x76\0{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }${' '.repeat(58)}\n`,
    );
    expect([...bytes.subarray(128)]).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xe0, 0xbf]);
  });
  it('comes back with every bit and any shape', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }),
        fc.infiniteStream(fc.double()),
        (shape, doubles) => {
          const count = shape.reduce((a, b) => a * b, 1);
          const values = Float64Array.from({ length: count }, () => doubles.next().value!);
          expect(readNpy(writeNpy({ shape, values }), 'w.npy')).toEqual({ shape, values });
        },
      ),
    );
  });
  it.each([
    ['<i2', [1, 0, 0xff, 0xff], [1, -1]],
    ['>i2', [0, 1, 0xff, 0xff], [1, -1]],
    ['|u1', [200, 7], [200, 7]],
    ['|i1', [200, 7], [-56, 7]],
    ['>f4', [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0], [1, -2]],
    ['<u4', [0xff, 0xff, 0xff, 0xff, 1, 0, 0, 0], [4294967295, 1]],
    ['<i8', [0xfe, 255, 255, 255, 255, 255, 255, 255, 3, 0, 0, 0, 0, 0, 0, 0], [-2, 3]],
    ['>u8', [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9], [256, 9]],
  ])('of type %s', (type, numbers, values) => {
    expect([...readNpy(file(dict(type, '(2,)'), numbers), 'w.npy').values]).toEqual(values);
  });
  it('in Fortran order is turned round', () => {
    const read = readNpy(file(dict('|u1', '(2, 3)', 'True'), [11, 21, 12, 22, 13, 23]), 'w.npy');
    expect([...read.values]).toEqual([11, 12, 13, 21, 22, 23]);
  });
  it('may have its keys in any order, other quotes and sizes as Python 2 wrote them', () => {
    const header = ' { "shape" : (2L,) , "fortran_order":False,"descr":"|u1"}  \n';
    expect([...readNpy(file(header, [4, 5], 2), 'w.npy').values]).toEqual([4, 5]);
    expect([...readNpy(file(header, [4, 5], 3), 'w.npy').values]).toEqual([4, 5]);
  });
});

describe('a damaged .npy file is refused by its place', () => {
  const good = dict('<f8', '(2,)');
  it.each<[string, Uint8Array, string]>([
    [
      'another kind of file',
      Uint8Array.from(Buffer.from('PK\x03\x04abcdefgh')),
      'w.npy is not a .npy file: its first bytes are not \\x93NUMPY',
    ],
    ['an empty file', new Uint8Array(), 'w.npy ends at byte 0, inside the header: it was cut short'],
    ['a newer format', file(good, [], 4), 'w.npy has .npy format 4.0; this program reads 1.0, 2.0 and 3.0'],
    [
      'a cut header',
      file(good).subarray(0, 30),
      'w.npy ends at byte 30, inside the header, which is to go up to byte 67: it was cut short',
    ],
    [
      'cut numbers',
      file(good, [1, 2, 3]),
      'w.npy holds 3 bytes of numbers where its shape (2) of <f8 needs 16: it was cut short',
    ],
    [
      'numbers too many',
      file(dict('|u1', '(1,)'), [1, 2]),
      'w.npy holds 2 bytes of numbers where its shape (1) of |u1 needs 1',
    ],
    [
      'objects',
      file(dict('|O', '(2,)'), [1, 2]),
      'w.npy holds Python objects, and reading those could run any program',
    ],
    [
      'complex numbers',
      file(dict('<c16', '(1,)'), [1]),
      "w.npy holds values of type '<c16'; this program reads f8, f4, i1, i2, i4, i8, u1, u2, u4, u8, b1",
    ],
    [
      'records',
      file("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}"),
      'w.npy holds records, where an array of numbers is expected',
    ],
    ['no dict', file('[1, 2]'), "w.npy has '[1, 2]' in its header at byte 10, where '{' is expected"],
    ['an unknown key', file("{'order': 3}"), "w.npy has an unknown key in its header: 'order'"],
    [
      'a key of every object',
      file("{'constructor': 3}"),
      "w.npy has an unknown key in its header: 'constructor'",
    ],
    ['no shape', file("{'descr': '<f8', 'fortran_order': False}"), 'w.npy has no shape in its header'],
    [
      'no descr',
      file("{'shape': (), 'fortran_order': False}"),
      'w.npy has no descr in its header: the type of its numbers is not known',
    ],
    ['no order', file("{'shape': (), 'descr': '<f8'}"), 'w.npy has no fortran_order in its header'],
    [
      'a negative size',
      file(dict('<f8', '(-1,)')),
      "w.npy has '-1,), }' in its header at byte 61, where a size is expected",
    ],
    [
      'a program',
      file("{'descr': exit(), }"),
      "w.npy has 'exit(), }' in its header at byte 20, where the name of a type is expected",
    ],
    [
      'something behind',
      file(`${good} + 1`),
      "w.npy has '+ 1' in its header at byte 68, where the end is expected",
    ],
    [
      'a size beyond all doubles',
      file(dict('<f8', '(9999999999999999,)')),
      'w.npy has an impossible size in its shape: 10000000000000000',
    ],
    [
      'more than all memory',
      file(dict('<f8', '(9007199254740991, 4)'), [1]),
      'w.npy holds 1 bytes of numbers where its shape (9007199254740991, 4) of <f8 needs 288230376151711700: it was cut short',
    ],
    [
      'dimensions without end',
      file(dict('<f8', `(${'1, '.repeat(65)})`)),
      'w.npy has more than 64 dimensions',
    ],
    [
      'a header without end',
      file(' '.repeat(20_000)),
      'w.npy has a header of 20000 bytes, more than any array of numbers needs',
    ],
    [
      'a whole number beyond doubles',
      file(dict('<i8', '(1,)'), [1, 0, 0, 0, 0, 0, 0, 0x40]),
      'w.npy: number 0 is 4611686018427388000, a whole number beyond what doubles hold exactly',
    ],
  ])('%s', (_, bytes, message) => {
    expect(problemOf(bytes)).toBe(message);
  });
  it('never with anything but a Problem that names it, whichever bytes are flipped', () => {
    const bytes = weightFiles(portable(linear))[0]!.bytes;
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(flips, fc.nat(bytes.length), (places, length) => {
        for (const cut of [bytes.length, length]) {
          const damaged = bytes.slice(0, cut);
          for (const [at, byte] of places) if (at < cut) damaged[at] = byte;
          expect(problemOf(damaged)).toMatch(/^none$|^w\.npy /);
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('nor with any bytes behind the magic', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 100 }), (bytes, text) => {
        expect(problemOf(bytes)).toMatch(/^w\.npy /);
        expect(problemOf(file(text, [...bytes]))).toMatch(/^w\.npy /);
      }),
    );
  });
});

describe('the weights of a model as .npy files', () => {
  it('are w and b of a linear model with one output, else those of each layer', () => {
    expect(weightFileNames(linear)).toEqual(['w.npy', 'b.npy']);
    expect(weightFileNames(network)).toEqual([
      'layer0_w.npy',
      'layer0_b.npy',
      'layer1_w.npy',
      'layer1_b.npy',
      'layer2_w.npy',
      'layer2_b.npy',
    ]);
    const bare = exampleModel({ features, target: numbersTarget('y'), bias: false });
    expect(weightFileNames(bare)).toEqual(['w.npy']);
    expect(weightFiles(portable(network)).map(({ bytes, name }) => readNpy(bytes, name).shape)).toEqual([
      [3, 6],
      [6],
      [3, 4],
      [4],
      [4, 2],
      [2],
    ]);
  });
  it('come back to the bit, into a model of the same shape', () => {
    for (const model of [linear, network]) {
      const zero = {
        ...model,
        training: { warnings: [] },
        layers: model.layers.map(({ weights, biases }) => ({
          weights: weights.map((row) => row.map(() => 0)),
          biases: biases.map(() => 0),
        })),
      } as unknown as typeof model;
      const back = withWeights(zero, weightFiles(portable(model)));
      expect(back.layers).toEqual(model.layers);
      expect(back).toMatchObject({ metrics: null, resume: null, history: { loss: [] } });
      expect(flatParameters(back.gradient).every((value) => value === 0)).toBe(true);
    }
  });
  it('are refused where they do not fit', () => {
    const files = weightFiles(portable(linear));
    expect(() => withWeights(linear, files.slice(0, 1))).toThrow('b.npy is not there');
    expect(() => withWeights(network, files)).toThrow('layer0_w.npy is not there');
    const wide = { name: 'w.npy', bytes: writeNpy({ shape: [1, 3], values: new Float64Array(3) }) };
    expect(() => withWeights(linear, [wide, ...files])).toThrow(
      'w.npy has the shape (1, 3) where the model needs (3, 1)',
    );
    const nan = writeNpy({ shape: [3, 1], values: Float64Array.of(1, Number.NaN, 2) });
    expect(() => withWeights(linear, [{ name: 'w.npy', bytes: nan }, ...files])).toThrow(
      'w.npy: number 1 is NaN, which no model can reckon with',
    );
  });
});

describe.skipIf(!python)('NumPy (needs python3 with numpy)', () => {
  it('reads what we write', () => {
    for (const { name, bytes } of [...weightFiles(portable(linear)), ...weightFiles(portable(network))]) {
      writeFileSync(join(folder, name), bytes);
    }
    const program = `import json, numpy as np
print(json.dumps([[v.tolist(), str(v.dtype)] for v in (np.load(n + ".npy") for n in ("w", "b", "layer1_w"))]))`;
    expect(runPython(python!, program, folder)).toEqual([
      [linear.layers[0]!.weights, 'float64'],
      [linear.layers[0]!.biases, 'float64'],
      [network.layers[1]!.weights, 'float64'],
    ]);
  });
  it('writes what we read, of every type, order and format', () => {
    const program = `import json, numpy as np
from numpy.lib import format
cases = []
for dtype in ("<f8", ">f8", "<f4", ">f4", "i1", "u1", "<i2", ">i4", "<u2", ">u4", "<i8", ">u8"):
    for shape in ((), (3,), (2, 3), (2, 3, 2), (0, 4)):
        for order in "CF":
            array = np.asarray(np.arange(np.prod(shape)).reshape(shape) / 3 * 10, dtype=dtype, order=order)
            for version in ((1, 0), (2, 0), (3, 0)):
                name = f"case{len(cases)}.npy"
                with open(name, "wb") as file:
                    format.write_array(file, array, version=version)
                cases.append([name, list(shape), array.astype(float).ravel().tolist()])
print(json.dumps(cases))`;
    const cases = runPython(python!, program, folder) as [string, number[], number[]][];
    expect(cases).toHaveLength(12 * 5 * 2 * 3);
    for (const [name, shape, values] of cases) {
      const read = readNpy(readFileSync(join(folder, name)), name);
      expect([read.shape, [...read.values]]).toEqual([shape, values]);
    }
  });
});
