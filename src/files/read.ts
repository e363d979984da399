// One SARIF file in, as chunks to a reader; its digest and size out. `.gz` is inflated on the way, known by its first bytes.

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { fault, type Fault } from '../model/fault.ts';
import { reasonOf } from './reason.ts';
import type { FoundFile } from './find.ts';

const CHUNK = 1 << 20;

export interface ReadFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly fault: Fault | null;
}

/**
 * Standard input, put into a file of its own so that it can be read twice.
 * @returns the files, none of them "-", and what takes the copy away
 */
export async function spooled(
  files: readonly FoundFile[],
  stdin: Readable,
): Promise<{ files: readonly FoundFile[]; remove(): Promise<void> }> {
  if (!files.some(({ path }) => path === '-')) return { files, remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'defect-gate-'));
  const copy = join(folder, 'stdin');
  await pipeline(stdin, createWriteStream(copy, { mode: 0o600 }));
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  return { files: files.map((file) => (file.path === '-' ? { ...file, path: copy } : file)), remove };
}

/** @param push gets the (inflated) bytes in order; a chunk holds other bytes once it returns */
export async function readChunks(file: FoundFile, push: (chunk: Uint8Array) => void): Promise<ReadFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const sink = inflater(push);
  let failure: Fault | null = null;
  try {
    for await (const chunk of chunksOf(file.path)) {
      hash.update(chunk);
      bytes += chunk.length;
      await sink.write(chunk);
    }
    await sink.end();
  } catch (error) {
    failure = faultOf(error, file, sink.isInflating());
  }
  return { sha256: hash.digest('hex'), bytes, fault: failure };
}

/** What the disk or the data did; anything else that is thrown is our own bug. */
function faultOf(error: unknown, { name }: FoundFile, isInflating: boolean): Fault {
  if (isInflating && isZlibError(error))
    return fault('E_CUT_SHORT', name, 'the gzip data is cut short or broken', 'compress the file again');
  if (!isSystemError(error)) throw error;
  return fault('E_READ', name, `the file cannot be read: ${reasonOf(error)}`, 'let the gate read it');
}

/**
 * The file in order, in two buffers that take turns: while one is looked at, the other is filled. So memory does not grow with
 * the file, and the bytes of a chunk are good until the next one is asked for.
 */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path);
  const { size } = await handle.stat();
  const length = Math.min(CHUNK, size + 1);
  let [buffer, other] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)];
  let reading = handle.read(buffer, 0, length, 0);
  try {
    for (let position = 0; ;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      position += bytesRead;
      [buffer, other] = [other, buffer];
      reading = handle.read(buffer, 0, length, position);
      // Its failure is heard when it is awaited, which may be long after it happened.
      reading.catch(() => undefined);
      yield other.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => undefined);
    await handle.close();
  }
}

function isSystemError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

function isZlibError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');
}

interface Inflater {
  write(data: Uint8Array): Promise<void>;
  end(): Promise<void>;
  isInflating(): boolean;
}

/** Passes plain bytes through; inflates when the first two say gzip (RFC 1952 §2.3.1). */
function inflater(push: (chunk: Uint8Array) => void): Inflater {
  let gunzip: ReturnType<typeof createGunzip> | null = null;
  let ended: Promise<void> = Promise.resolve();
  let started = false;
  return {
    isInflating: () => gunzip !== null,
    async write(data) {
      if (!started && data[0] === 0x1f && data[1] === 0x8b) {
        gunzip = createGunzip();
        gunzip.on('data', push);
        ended = new Promise((resolve, reject) => void gunzip?.on('end', resolve).on('error', reject));
        ended.catch(() => undefined);
      }
      started = true;
      if (gunzip === null) return push(data);
      // All of it, since the buffer is filled anew after this.
      await Promise.race([new Promise((resolve) => gunzip?.write(data, resolve)), ended]);
    },
    async end() {
      gunzip?.end();
      await ended;
    },
  };
}
