import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeInt32, encodedLength, encodeInt32 } from '../../../../src/core/train/resume/base64.ts';

it('is what Node writes, and comes back', () => {
  fc.assert(
    fc.property(fc.int32Array({ maxLength: 50 }), (values) => {
      const text = encodeInt32(values);
      expect(text).toBe(Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'));
      expect(text).toHaveLength(encodedLength(values.length));
      const back = new Int32Array(values.length);
      expect(decodeInt32(text, back)).toBe(true);
      expect(back).toEqual(values);
    }),
  );
});

it('holds long lists too', () => {
  const values = Int32Array.from({ length: 100_001 }, (_, i) => i * 40_503);
  const back = new Int32Array(values.length);
  expect(decodeInt32(encodeInt32(values), back)).toBe(true);
  expect(back).toEqual(values);
});

it('refuses what is of another length or has other letters', () => {
  const text = encodeInt32(Int32Array.of(1, 2, 3));
  expect(decodeInt32(text, new Int32Array(2))).toBe(false);
  expect(decodeInt32(`${text.slice(0, 5)}!${text.slice(6)}`, new Int32Array(3))).toBe(false);
});
