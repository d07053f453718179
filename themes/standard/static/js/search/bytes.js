// Reading the index's binary files: deflate, columns and variable-length numbers.

/** @param {Uint8Array<ArrayBuffer>} packed raw deflate  @returns {Promise<Uint8Array>} */
export async function inflate(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const SURE = 25; // bits that four bytes hold from any bit of the first on

/** A column read from its start, one number after the other. */
export class Numbers {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  get hasMore() {
    return this.at < this.data.length;
  }

  /** @returns {number} seven bits a byte, the lowest first; the top bit says that more follow */
  next() {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.data[this.at++];
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 0x80;
    }
  }
}

/** A column of lists of ascending numbers, read list by list. */
export class Ascending {
  /** @param {Uint8Array} data  @param {number} span above all of the numbers */
  constructor(data, span) {
    this.data = data;
    this.span = span;
    this.at = 0; // in bits
  }

  /** @param {number} count  @returns {number[]} the next list, which has so many numbers */
  next(count) {
    const width = 31 - Math.clz32(Math.max(1, Math.floor((7 * this.span) / (10 * count))));
    const found = new Array(count);
    let last = -1;
    for (let at = 0; at < count; at++) found[at] = last += 1 + this.gap(width);
    return found;
  }

  /** In a Golomb-Rice code: as many zeros as there are whole parts, a one, and `width` bits for the rest. */
  gap(width) {
    let parts = 0;
    let zeros = Math.clz32(this.ahead());
    for (; zeros >= SURE; zeros = Math.clz32(this.ahead())) {
      if (this.at >> 3 >= this.data.length) throw new RangeError("a column ends too early");
      parts += SURE;
      this.at += SURE;
    }
    this.at += zeros + 1;
    const rest = width && this.ahead() >>> (32 - width);
    this.at += width;
    return ((parts + zeros) << width) | rest;
  }

  /** The next bits, of which `SURE` are there, at the upper end of 32. */
  ahead() {
    const first = this.at >> 3;
    const bits = (this.data[first] << 24) | (this.data[first + 1] << 16) | (this.data[first + 2] << 8) | this.data[first + 3];
    return bits << (this.at & 7);
  }
}

/** @param {Uint8Array} data  @returns {Uint8Array[]} the columns that a file consists of */
export function columns(data) {
  const head = new Numbers(data);
  const lengths = Array.from({ length: head.next() }, () => head.next());
  let at = head.at;
  return lengths.map((length) => data.subarray(at, (at += length)));
}

/** @param {Uint8Array} data  @returns {string} */
export function text(data) {
  return new TextDecoder().decode(data);
}
