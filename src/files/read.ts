// One SARIF file in, as chunks to whoever looks at them; its digest and size out. gzip is known by its first bytes, and
// inflated on the way. Memory does not grow with the file.

import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { fault, type Fault } from '../model/fault.ts';
import { exceeded, type Limits } from '../model/limits.ts';
import { formatCount, formatSize } from '../model/size.ts';
import type { FoundFile } from './find.ts';
import { inflater, isGzip } from './inflate.ts';
import { reasonOf } from './reason.ts';

const CHUNK = 1 << 20;
/** Inflated bytes from which on the ratio counts: a short file may well repeat itself. */
const RATIO_FROM = 64 * 2 ** 20;

/** How far a file is read. */
export interface Extent {
  /** As given (compressed where the file is). */
  readonly bytes: number;
  /** All that the file has, as the file system says. */
  readonly size: number;
  /** Handed on. */
  readonly inflated: number;
}

export interface ReadFile extends Extent {
  /** Of the bytes as given: all of them, but where the file cannot be read to its end or is too large to be read at all. */
  readonly sha256: string;
  readonly fault: Fault | null;
}

/** @param chunk good until this returns @returns a fault where no more is wanted */
export type Sink = (chunk: Uint8Array, at: Extent) => Fault | null;

interface Reading {
  readonly name: string;
  readonly limits: Limits;
  readonly sink: Sink;
  readonly hash: Hash;
  bytes: number;
  size: number;
  inflated: number;
}

/** @param sink gets the (inflated) bytes in order */
export async function readChunks({ path, name }: FoundFile, limits: Limits, sink: Sink): Promise<ReadFile> {
  const reading: Reading = { name, limits, sink, hash: createHash('sha256'), bytes: 0, size: 0, inflated: 0 };
  const failure = await readAll(path, reading).catch((error: unknown) => unreadable(error, name));
  const { bytes, size, inflated, hash } = reading;
  return { sha256: hash.digest('hex'), bytes, size, inflated, fault: failure };
}

/** What the disk says; anything else that is thrown is our own bug. */
function unreadable(error: unknown, name: string): Fault {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) throw error;
  return fault('E_READ', name, `the file cannot be read: ${reasonOf(error)}`, 'let the gate read it');
}

async function readAll(path: string, reading: Reading): Promise<Fault | null> {
  const handle = await open(path);
  try {
    reading.size = (await handle.stat()).size;
    const large = tooLarge(reading.size, reading);
    if (large) return large;
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const push = (chunk: Uint8Array): Fault | null => give(chunk, reading);
    const { write, end } = isGzip(buffer) ? inflater(reading.name, push) : { write: push, end: () => null };
    let stop: Fault | null = null;
    // To the end, whatever happens: the digest is that of the file.
    for await (const chunk of chunksOf(handle, reading)) stop ??= tooLarge(reading.bytes, reading) ?? (await write(chunk));
    return stop ?? (await end());
  } finally {
    await handle.close();
  }
}

function give(chunk: Uint8Array, reading: Reading): Fault | null {
  reading.inflated += chunk.length;
  return tooLarge(reading.inflated, reading) ?? tooDense(reading) ?? reading.sink(chunk, reading);
}

function tooLarge(found: number, { name, size, limits: { inputSize } }: Reading): Fault | null {
  if (found <= inputSize.most) return null;
  const exact = formatSize(found) === formatSize(inputSize.most);
  const what = `it is at least ${exact ? `${formatCount(found)} bytes` : formatSize(found)}`;
  return exceeded('inputSize', inputSize, name, { what, found: Math.max(found, size) });
}

function tooDense({ name, bytes, inflated, limits: { compressionRatio } }: Reading): Fault | null {
  if (inflated < RATIO_FROM || inflated <= bytes * compressionRatio.most) return null;
  const what = `its first ${formatSize(bytes)} of gzip data inflate to at least ${formatSize(inflated)}, over ${formatCount(Math.floor(inflated / bytes))} times as much`;
  return exceeded('compressionRatio', compressionRatio, name, { what, found: inflated / bytes });
}

/**
 * The file in order, in two buffers that take turns: while one is looked at, the other is filled. The bytes of a chunk are good
 * until the next one is asked for.
 */
async function* chunksOf(handle: FileHandle, reading: Reading): AsyncGenerator<Uint8Array> {
  const length = Math.min(CHUNK, reading.size + 1);
  let [buffer, other] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)];
  let next = handle.read(buffer, 0, length, 0);
  try {
    for (;;) {
      const { bytesRead } = await next;
      // A file may grow faster than it is read.
      if (bytesRead === 0 || reading.bytes > reading.limits.inputSize.most) return;
      reading.bytes += bytesRead;
      [buffer, other] = [other, buffer];
      next = handle.read(buffer, 0, length, reading.bytes);
      // Its failure is heard when it is awaited, which may be long after it happened.
      next.catch(() => undefined);
      const chunk = other.subarray(0, bytesRead);
      reading.hash.update(chunk);
      yield chunk;
    }
  } finally {
    await next.catch(() => undefined);
  }
}
