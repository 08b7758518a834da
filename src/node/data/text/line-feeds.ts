const LF = 0x0a;
const CR = 0x0d;

/** Has every line of a text end with LF, as its bytes come in. */
export class LineFeeds {
  private endedWithCr = false;

  /** @returns the same memory, changed in place */
  convert(bytes: Buffer): Buffer {
    if (bytes.length === 0) return bytes;
    const from = this.endedWithCr && bytes[0] === LF ? 1 : 0;
    this.endedWithCr = bytes[bytes.length - 1] === CR;
    const first = bytes.indexOf(CR, from);
    if (first < 0) return bytes.subarray(from);
    const { length } = bytes;
    let to = first;
    for (let i = first; i < length; i++) {
      const byte = bytes[i]!;
      if (byte === CR) {
        bytes[to++] = LF;
        if (bytes[i + 1] === LF) i++;
      } else bytes[to++] = byte;
    }
    return bytes.subarray(from, to);
  }
}
