// gzip data in (RFC 1952), chunk by chunk; what it holds out, piece by piece. Every byte of it must belong to a member that is
// whole: what gunzip passes over in silence could be evidence.

import { createGunzip } from 'node:zlib';
import { fault, type Fault } from '../model/fault.ts';

const PIECE = 1 << 18;
const AGAIN = 'compress the file again, and look at what wrote or carried it';

export interface Inflater {
  /** Returns once all that the chunk holds was pushed, or a fault ended it. */
  write(chunk: Uint8Array): Promise<Fault | null>;
  end(): Promise<Fault | null>;
}

/** @param name of the file, for faults @param push gets the pieces: for equal chunks equal pieces @returns a fault where no more is wanted */
export function inflater(name: string, push: (piece: Uint8Array) => Fault | null): Inflater {
  const gunzip = createGunzip({ chunkSize: PIECE });
  let given = 0;
  let stop: Fault | null = null;
  gunzip.on('data', (piece: Uint8Array) => {
    try {
      stop ??= push(piece);
      if (stop !== null) gunzip.destroy();
    } catch (error) {
      gunzip.destroy(error as Error);
    }
  });
  const closed = new Promise<void>((resolve, reject) => void gunzip.on('close', resolve).on('error', reject));
  const until = async (done: Promise<void>): Promise<Fault | null> => {
    try {
      await Promise.race([done, closed]);
      return stop;
    } catch (error) {
      return broken(error, name);
    }
  };
  return {
    async write(chunk) {
      given += chunk.length;
      return until(new Promise((resolve) => void gunzip.write(chunk, () => resolve())));
    },
    async end() {
      gunzip.end();
      // After a member gunzip reads over a zero byte, and over all that comes behind it.
      return (await until(closed)) ?? (gunzip.bytesWritten === given ? null : leftOver(name, gunzip.bytesWritten));
    },
  };
}

function broken(error: unknown, name: string): Fault {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'Z_BUF_ERROR') return fault('E_CUT_SHORT', name, 'the gzip data is cut short', AGAIN);
  if (!String(code).startsWith('Z_')) throw error;
  return fault('E_GZIP', name, `the gzip data is broken, or something else follows it: ${String(message)}`, AGAIN);
}

function leftOver(name: string, at: number): Fault {
  return fault('E_GZIP', name, `bytes that are no gzip data follow it (at byte ${at})`, AGAIN);
}
