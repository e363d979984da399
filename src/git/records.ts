// Output of git that is parted by NUL in, chunk by chunk; its records out, as bytes.

export class Records {
  readonly #take: (record: Buffer) => void;
  #begun: Buffer[] = [];

  constructor(take: (record: Buffer) => void) {
    this.#take = take;
  }

  take(chunk: Buffer): void {
    let at = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, at)) {
      const part = chunk.subarray(at, end);
      this.#take(this.#begun.length === 0 ? part : Buffer.concat([...this.#begun, part]));
      this.#begun = [];
      at = end + 1;
    }
    // The chunk is good until this returns.
    if (at < chunk.length) this.#begun.push(Buffer.from(chunk.subarray(at)));
  }
}
