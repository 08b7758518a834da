import type { Part } from '../../data/prepare.ts';
import { rowsPerStep } from '../../data/rows-per-step.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { paddedLength } from '../../kernels/memory.ts';
import type { Network } from '../../nn/network.ts';
import { evaluate } from './network-objective.ts';
import type { ManyUpdates, Objective } from './objective.ts';

/*
 * The squared error of a linear model on all rows, without going through them: with G = XᵀX and the residuals
 * r = y - X·a at an anchor a, the parameters a + d have the loss (r·r - 2 d·Xᵀr + d·G·d)/N and the gradient
 * G·d - Xᵀr, whatever the number of rows.
 *
 * Far below the anchor's loss the three terms cancel and digits are lost. So whenever the loss has fallen to a
 * quarter of the anchor's, the anchor moves to where the parameters are, by one real pass over the rows: the loss
 * keeps all but two bits of its digits, and there are as many passes as it was quartered.
 */
const FLOOR = 0.25;

/** Padded doubles that it allocates. */
export function gramDoubles(width: number): number {
  return paddedLength((width + 1) ** 2) + 4 * paddedLength(width);
}

/**
 * @param network linear, of one output
 * @param scale of the gradient: times Σ e·x, with so many rows
 * @param plain whether `updates` may stand for the optimizer
 * @param state what `save` gave, for a run that goes on
 * Yields now and then, since the sums take two passes over the rows.
 */
export function* createGramObjective(
  network: Network,
  kernels: Kernels,
  part: Part,
  scale: number,
  plain: boolean,
  state: Readonly<Record<string, ArrayLike<number>>> | undefined,
): Generator<void, Objective> {
  const { x, y, width, rows } = part;
  const { parameters, gradient } = network;
  const block = rowsPerStep(width);
  const size = width + 1;
  const corner = size * size - 1;
  /** XᵀX, with the residuals at the anchor as a last column and row. */
  const gram = kernels.allocate(size * size);
  const anchor = kernels.allocate(width);
  const offset = kernels.allocate(width);
  /** The offset of a batch, apart from that of `updates`, which a run that is left here goes on with. */
  const here = kernels.allocate(width);
  const sums = kernels.allocate(width);
  let squares = 0;
  /** Whether the parameters were moved by others than `updates`, so that the offset is to be taken anew. */
  let moved = false;
  /** Whether the batch under way is a real pass, after which the anchor is at the parameters. */
  let passing = false;

  anchor.set(state?.anchor ?? parameters);
  if (state?.offset) offset.set(state.offset);
  for (let from = 0; from < rows; from += block) {
    kernels.gram(x, y, width, from, Math.min(rows, from + block), gram);
    yield;
  }
  for (let from = 0; from < rows; from += block) {
    addResiduals(from, Math.min(rows, from + block), anchor);
    yield;
  }
  keepResiduals();

  function addResiduals(from: number, to: number, at: Float64Array): void {
    squares += kernels.linearPass(x, y, width, undefined, from, to, at, sums);
  }

  function keepResiduals(): void {
    for (let i = 0; i < width; i++) {
      gram[i * size + width] = -sums[i]!;
      gram[width * size + i] = -sums[i]!;
    }
    gram[corner] = squares;
  }

  function takeOffset(into: Float64Array): void {
    for (let i = 0; i < width; i++) into[i] = parameters[i]! - anchor[i]!;
  }

  /** Σe² at the offset of a batch; its gradient, Σ e·x, goes to `sums`. */
  function atHere(): number {
    let sum = gram[corner]!;
    for (let i = 0; i < width; i++) {
      const row = i * size;
      let product = 0;
      for (let j = 0; j < width; j++) product += gram[row + j]! * here[j]!;
      const residual = gram[row + width]!;
      sums[i] = product - residual;
      sum += here[i]! * (product - 2 * residual);
    }
    return sum;
  }

  const updates: ManyUpdates = {
    make(_from, _batch, count, rate, losses) {
      if (moved) takeOffset(offset);
      moved = false;
      const floor = (FLOOR * gram[corner]!) / rows;
      const made = kernels.gramSteps(
        gram,
        width,
        rows,
        count,
        scale * rows,
        rate,
        floor,
        offset,
        gradient,
        losses,
      );
      for (let i = 0; i < width; i++) parameters[i] = anchor[i]! + offset[i]!;
      return made;
    },
  };

  return {
    block,
    rowCost: (size * size) / rows,
    begin() {
      takeOffset(here);
      squares = atHere();
      passing = !(squares >= FLOOR * gram[corner]!);
      if (!passing) return;
      squares = 0;
      sums.fill(0);
    },
    add(from, to) {
      if (passing) addResiduals(from, to, parameters);
    },
    end() {
      if (passing) {
        anchor.set(parameters);
        keepResiduals();
      }
      moved = true;
      for (let i = 0; i < width; i++) gradient[i] = sums[i]! * scale;
      return squares / rows;
    },
    evaluate: (other) => evaluate(network, other),
    updates: plain ? updates : undefined,
    moved() {
      moved = true;
    },
    save() {
      if (moved) takeOffset(offset);
      moved = false;
      return { anchor, offset };
    },
  };
}
