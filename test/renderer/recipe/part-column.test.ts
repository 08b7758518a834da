import { describe, expect, it } from 'vitest';
import { withEncodings, withFeature } from '../../../src/renderer/features/recipe/columns.ts';
import { withPartColumn } from '../../../src/renderer/features/recipe/part-column.ts';
import { withOrder } from '../../../src/renderer/features/recipe/split-order.ts';
import { column } from './column-summaries.ts';

const columns = [
  column('id', 'text', 99),
  column('town', 'text', 5),
  column('size'),
  column('part', 'text', 3),
  column('rent'),
];
const names = columns.map(({ name }) => name);
const draft = {
  data: { file: 'f', target: 'rent', features: ['town', 'size', 'part'] },
  prepare: { scale: 'max', encode: { town: 'label', part: 'oneHot' } },
  run: { epochs: 3 },
};

describe('the column that says the parts', () => {
  it('gives back what the one that was chosen before had taken', () => {
    const wrong = withPartColumn(draft, 'town', columns);
    expect(wrong).toMatchObject({ data: { features: ['size', 'part'] }, split: { column: 'town' } });
    expect(wrong.prepare).toEqual({ scale: 'max', encode: { part: 'oneHot' } });
    // As other keys are edited meanwhile.
    const right = withPartColumn({ ...wrong, run: { epochs: 4 } }, 'part', columns);
    expect(right).toEqual({
      data: { file: 'f', target: 'rent', features: ['town', 'size'] },
      split: { order: 'column', column: 'part' },
      prepare: { scale: 'max', encode: { town: 'label' } },
      run: { epochs: 4 },
    });
    const shares = withOrder(right, 'file', { columns });
    expect(shares.data).toEqual(draft.data);
    expect(shares.prepare).toEqual({ scale: 'max', encode: { town: 'label', part: 'oneHot' } });
    expect(shares.split).toEqual({ order: 'file' });
  });

  it('gives back nothing that was no feature', () => {
    const wrong = withPartColumn(draft, 'id', columns);
    expect(withPartColumn(wrong, 'part', columns).data).toEqual({
      file: 'f',
      target: 'rent',
      features: ['town', 'size'],
    });
  });

  it('gives back encodings where every column is a feature, and the only feature there was', () => {
    const all = {
      data: { target: 'rent' },
      prepare: { encode: { id: 'label', town: 'label', part: 'label' } },
    };
    const back = withPartColumn(withPartColumn(all, 'town', columns), 'part', columns);
    expect(back.data).toEqual({ target: 'rent' });
    expect(back.prepare).toEqual({ encode: { id: 'label', town: 'label' } });
    const one = { data: { target: 'rent', features: ['size'] } };
    const few = columns.slice(2);
    expect(withOrder(withPartColumn(one, 'part', few), 'file', { columns: few }).data).toEqual(one.data);
  });

  it('after a restart gives back what may be a feature without being asked', () => {
    const saved = structuredClone(withPartColumn({ data: { target: 'rent' } }, 'town', columns.slice(1)));
    const right = withPartColumn(saved, 'part', columns.slice(1));
    expect(right.data).toEqual({ target: 'rent' });
    expect(right.prepare).toEqual({ encode: { town: 'oneHot' } });
  });

  it('is not made a feature again when it has become the target', () => {
    const wrong = withPartColumn(draft, 'town', columns);
    const targeted = { ...wrong, data: { file: 'f', target: 'town', features: ['size', 'part'] } };
    expect(withPartColumn(targeted, 'part', columns).data).toMatchObject({ features: ['size'] });
  });
});

describe('a feature that is ticked', () => {
  it('is encoded where it can only be told apart and is not yet', () => {
    const ticked = withEncodings(withFeature(draft, 'id', true, names), ['id'], columns);
    expect(ticked.prepare).toMatchObject({ encode: { town: 'label', part: 'oneHot', id: 'oneHot' } });
    expect(withEncodings(draft, ['town', 'size'], columns)).toBe(draft);
    expect(withEncodings({}, ['town', 'size'], columns)).toEqual({ prepare: { encode: { town: 'oneHot' } } });
  });
});
