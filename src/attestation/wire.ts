// Bytes as SSH writes them (RFC 4251 §5) in, their parts out, and back.

export interface Taken<P extends readonly Buffer[] = readonly Buffer[]> {
  readonly parts: P;
  readonly rest: Buffer;
}

type Parts<N extends readonly string[]> = { readonly [I in keyof N]: Buffer };

/** @param names one for each string that data begins with @returns null where data ends before they do */
export function takeStrings<const N extends readonly string[]>(data: Buffer, names: N): Taken<Parts<N> & readonly Buffer[]> | null {
  const parts: Buffer[] = [];
  let rest = data;
  for (let taken = 0; taken < names.length; taken++) {
    const end = rest.length < 4 ? Number.POSITIVE_INFINITY : 4 + rest.readUInt32BE();
    if (end > rest.length) return null;
    parts.push(rest.subarray(4, end));
    rest = rest.subarray(end);
  }
  return { parts: parts as unknown as Parts<N> & readonly Buffer[], rest };
}

/** As `takeStrings`, of data that holds nothing else. */
export function wholeStrings<const N extends readonly string[]>(data: Buffer, names: N): (Parts<N> & readonly Buffer[]) | null {
  const taken = takeStrings(data, names);
  return taken === null || taken.rest.length > 0 ? null : taken.parts;
}

/** Each part as a string: its length, then its bytes. */
export function toStrings(...parts: readonly (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}
