// Where bytes go that are read in order, by whoever may take its time: a layer of an image is inflated while the image is. What
// comes out of gzip data is bounded for the whole file, however many pieces of such data it holds.

import type { Fault } from '../model/fault.ts';
import { exceeded, type Limits } from '../model/limits.ts';
import { formatCount, formatSize } from '../model/size.ts';
import { inflater } from './inflate.ts';

export interface Outlet {
  /** @param chunk good until the promise is kept @returns a fault where no more is wanted */
  write(chunk: Uint8Array): Promise<Fault | null>;
  end(): Promise<Fault | null>;
}

/** What was read and inflated of one file. */
export interface Spent {
  /** As given. */
  bytes: number;
  /** Of all gzip data in it. */
  inflated: number;
}

/** Inflates to at most some 64 MiB, which wait until they are taken. */
const PART = 1 << 16;
/** Inflated bytes from which on the ratio counts. */
const RATIO_FROM = 64 * 2 ** 20;

/** gzip data in. @param next gets what it holds */
export function inflating(name: string, next: Outlet, spent: Spent, limits: Limits): Outlet {
  const pieces: Uint8Array[] = [];
  const { write, end } = inflater(name, (piece) => {
    pieces.push(piece);
    spent.inflated += piece.length;
    return tooMuch(name, spent, limits);
  });
  const pass = async (): Promise<Fault | null> => {
    let stop: Fault | null = null;
    for (const piece of pieces.splice(0)) stop ??= await next.write(piece);
    return stop;
  };
  return {
    async write(chunk) {
      let stop: Fault | null = null;
      for (let at = 0; at < chunk.length && stop === null; at += PART)
        stop = (await write(chunk.subarray(at, at + PART))) ?? (await pass());
      return stop;
    },
    end: async () => (await end()) ?? (await pass()) ?? next.end(),
  };
}

function tooMuch(name: string, { bytes, inflated }: Spent, { inputSize, compressionRatio }: Limits): Fault | null {
  const what = `its gzip data inflate to at least ${formatSize(inflated)}`;
  if (inflated > inputSize.most) return exceeded('inputSize', inputSize, name, { what, found: inflated });
  if (inflated < RATIO_FROM || inflated <= bytes * compressionRatio.most) return null;
  const times = `, over ${formatCount(Math.floor(inflated / bytes))} times as much as was read of it`;
  return exceeded('compressionRatio', compressionRatio, name, { what: `${what}${times}`, found: inflated / bytes });
}
