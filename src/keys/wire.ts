// Bytes as SSH writes them (RFC 4251 §5) in, fields out, and back. Every byte is accounted for, and nothing has two spellings.

import { hold, refuse, type Checked } from './refusal.ts';

interface Values {
  /** A string of printable ASCII: names of kinds, curves, algorithms, namespaces. */
  readonly text: string;
  readonly bytes: Buffer;
  /** Magnitude of a number from 0 on, without leading zeros. */
  readonly mpint: Buffer;
  readonly byte: number;
  readonly uint32: number;
}

export type Field = keyof Values;
export type Fields<F extends readonly Field[]> = { readonly [I in keyof F]: Values[F[I]] };

/** What was read, and what stands behind it. */
export interface Step<T> {
  readonly value: T;
  readonly rest: Buffer;
}

const SHORT = 'ends too soon';

/** @returns one value for each field; refused where bytes are missing or left, as a clause such as `ends too soon` */
export function readFields<const F extends readonly Field[]>(data: Buffer, fields: F): Checked<Fields<F>> {
  const taken = takeFields(data, fields);
  if (!taken.ok) return taken;
  return taken.value.rest.length === 0 ? hold(taken.value.value) : refuse('has bytes behind its end');
}

/** As `readFields`, of data that goes on behind them. */
export function takeFields<const F extends readonly Field[]>(data: Buffer, fields: F): Checked<Step<Fields<F>>> {
  const values: unknown[] = [];
  let rest = data;
  for (const field of fields) {
    const step = READERS[field](rest);
    if (!step.ok) return step;
    values.push(step.value.value);
    ({ rest } = step.value);
  }
  return hold({ value: values as unknown as Fields<F>, rest });
}

/** The name that data begins with, whatever follows. */
export function leadingText(data: Buffer): Checked<string> {
  const step = READERS.text(data);
  return step.ok ? hold(step.value.value) : step;
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

const READERS: { readonly [F in Field]: (data: Buffer) => Checked<Step<Values[F]>> } = {
  byte: (data) => (data.length < 1 ? refuse(SHORT) : hold({ value: data.readUInt8(), rest: data.subarray(1) })),
  uint32: (data) => (data.length < 4 ? refuse(SHORT) : hold({ value: data.readUInt32BE(), rest: data.subarray(4) })),
  bytes: readBytes,
  text(data) {
    const step = readBytes(data);
    if (!step.ok) return step;
    const text = step.value.value.toString('latin1');
    return /^[ -~]+$/.test(text) ? hold({ value: text, rest: step.value.rest }) : refuse('holds a name that is not plain text');
  },
  mpint(data) {
    const step = readBytes(data);
    if (!step.ok) return step;
    const { value, rest } = step.value;
    const [first, second = 0] = value;
    if (first === undefined || (first > 0 && first < 0x80)) return hold({ value, rest });
    if (first >= 0x80) return refuse('holds a negative number');
    return second < 0x80 ? refuse('holds a number with needless zeros') : hold({ value: value.subarray(1), rest });
  },
};

function readBytes(data: Buffer): Checked<Step<Buffer>> {
  if (data.length < 4) return refuse(SHORT);
  const end = 4 + data.readUInt32BE();
  return data.length < end ? refuse(SHORT) : hold({ value: data.subarray(4, end), rest: data.subarray(end) });
}
