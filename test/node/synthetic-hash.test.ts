import { expect, it } from 'vitest';
import { syntheticHash } from '../../src/node/synthetic-hash.ts';

it('tells rules apart by what they say, not by how they are written', () => {
  const rule = { kind: 'moons', rows: 200, noise: 0.2, seed: 0 } as const;
  const hash = syntheticHash(rule);
  // sha256 of {"kind":"moons","noise":0.2,"rows":200,"seed":0}: models that were saved name it.
  expect(hash).toBe('9af164a31e7ca6fd107083a3c3d3a0e6f462242ac6e5af9e9c8a1b856a1e995c');
  expect(syntheticHash({ seed: 0, noise: 0.2, rows: 200, kind: 'moons' })).toBe(hash);
  expect(syntheticHash({ ...rule, noise: undefined })).toBe(
    syntheticHash({ kind: 'moons', rows: 200, seed: 0 }),
  );
  expect(syntheticHash({ ...rule, seed: 1 })).not.toBe(hash);
});
