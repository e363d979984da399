// One SARIF file in, as chunks to whoever looks at them; its digest and size out. gzip is known by its first bytes, and
// inflated on the way. Memory does not grow with the file.

import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { fault, type Fault } from '../model/fault.ts';
import { exceeded, type Limits } from '../model/limits.ts';
import { formatCount, formatSize } from '../model/size.ts';
import type { FoundFile } from './find.ts';
import { isGzip } from './gzip.ts';
import { reasonOf } from './reason.ts';

const CHUNK = 1 << 19;
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

/** Nothing else is to be done meanwhile, and waiting for each chunk costs more than reading it. */
async function readAll(path: string, reading: Reading): Promise<Fault | null> {
  const file = openSync(path, 'r');
  try {
    reading.size = fstatSync(file).size;
    const large = tooLarge(reading.size, reading);
    if (large) return large;
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, reading.size + 1));
    const first = next(file, buffer, reading);
    const push = (chunk: Uint8Array): Fault | null => give(chunk, reading);
    const { write, end } = isGzip(first) ? (await import('./inflate.ts')).inflater(reading.name, push) : { write: push, end: () => null };
    let stop: Fault | null = null;
    // To the end, whatever happens: the digest is that of the file.
    for (let chunk = first; chunk.length > 0; chunk = next(file, buffer, reading))
      stop ??= tooLarge(reading.bytes, reading) ?? (await write(chunk));
    return stop ?? (await end());
  } finally {
    closeSync(file);
  }
}

/** What comes next of the file, good until the next call; empty at its end. A file may grow faster than it is read. */
function next(file: number, buffer: Buffer, reading: Reading): Uint8Array {
  const isOver = reading.bytes > reading.limits.inputSize.most;
  const chunk = buffer.subarray(0, isOver ? 0 : readSync(file, buffer, 0, buffer.length, null));
  reading.bytes += chunk.length;
  reading.hash.update(chunk);
  return chunk;
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
