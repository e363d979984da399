// Pieces of text in, a file out: whole or not at all. It is written beside its place and then put there.

import { lstat, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fault, type Fault } from '../model/fault.ts';
import { reasonOf } from './reason.ts';

const BATCH = 1 << 19;

/** @returns null when the file is there, else why it is not */
export async function writeWhole(path: string, pieces: Iterable<string>): Promise<Fault | null> {
  const beside = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeAll(beside, pieces);
    await rename(beside, path);
    return null;
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return fault('E_WRITE', path, `the file cannot be written: ${reasonOf(error)}`, 'name a file in a folder that the gate may write to');
  }
}

/** An older file must not be taken for this run's. @returns why it cannot be removed, or null */
export async function removeOld(path: string): Promise<Fault | null> {
  const old = await lstat(path).catch(() => null);
  if (old && !old.isFile())
    return fault('E_WRITE', path, 'it exists and is not a regular file', 'name a regular file, or one that does not exist');
  try {
    // Not `rm`, which loads what removes folders.
    await unlink(path);
    return null;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
    return fault(
      'E_WRITE',
      path,
      `the old file cannot be removed: ${reasonOf(error)}`,
      'name a file in a folder that the gate may write to',
    );
  }
}

/** Through two buffers in turn, one filled while the other is written: pieces that were joined first would all live until the last. */
async function writeAll(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let [buffer, other] = [Buffer.allocUnsafe(BATCH), Buffer.allocUnsafe(BATCH)];
    let filled = 0;
    let written = Promise.resolve();
    const flush = async (): Promise<void> => {
      await written;
      written = file.writeFile(buffer.subarray(0, filled));
      [buffer, other, filled] = [other, buffer, 0];
    };
    for (const piece of pieces) {
      // A UTF-16 unit takes three bytes at most.
      const needed = piece.length * 3;
      if (filled + needed > BATCH) await flush();
      if (needed <= BATCH) filled += buffer.write(piece, filled);
      else {
        await written;
        await file.writeFile(piece);
      }
    }
    await flush();
    await written;
  } finally {
    await file.close();
  }
}
