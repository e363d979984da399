// A file in, its bytes or its digest out. What is read whole is bounded, whatever the file system says of its size.

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { formatSize } from '../model/size.ts';
import { reasonOf } from './reason.ts';

/** `why` completes a sentence that begins with the name of the file. */
export type Bounded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

const CHUNK = 1 << 20;

/** @param most bytes */
export async function readBytes(path: string, most: number): Promise<Bounded<Buffer>> {
  const chunks: Buffer[] = [];
  let length = 0;
  const failure = await eachChunk(path, (chunk) => {
    length += chunk.length;
    if (length > most) return `is larger than ${formatSize(most)}`;
    chunks.push(Buffer.from(chunk));
    return null;
  });
  return failure === null ? { ok: true, value: Buffer.concat(chunks) } : { ok: false, why: failure };
}

/** As `readBytes`; strictly UTF-8, and a byte order mark is a character like any other. */
export async function readUtf8(path: string, most: number): Promise<Bounded<string>> {
  const bytes = await readBytes(path, most);
  if (!bytes.ok) return bytes;
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value) };
  } catch {
    return { ok: false, why: 'is not UTF-8' };
  }
}

/** Of a file of any size. @returns hex digits */
export async function sha256Of(path: string): Promise<Bounded<string>> {
  const digests = await digestsOf(path, ['sha256']);
  return digests.ok ? { ok: true, value: digests.value.sha256 } : digests;
}

/** Of a file of any size, in one pass. @param algorithms as OpenSSL names them @returns hex digits of each */
export async function digestsOf<A extends string>(path: string, algorithms: readonly A[]): Promise<Bounded<Readonly<Record<A, string>>>> {
  const hashes = algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  const failure = await eachChunk(path, (chunk) => {
    for (const [, hash] of hashes) hash.update(chunk);
    return null;
  });
  if (failure !== null) return { ok: false, why: failure };
  return { ok: true, value: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])) as Record<A, string> };
}

/** @returns true where something has this name, were it a link that leads nowhere */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** What would be waited for, or never ends. Windows knows no such flag. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** @param take gets the bytes in order, good until it returns @returns why it stopped before the end, or null */
async function eachChunk(path: string, take: (chunk: Buffer) => string | null): Promise<string | null> {
  const file = await open(path, READING).catch(reasonNot);
  if (typeof file === 'string') return file;
  try {
    const stat = await file.stat();
    // A folder says so itself when it is read.
    if (!stat.isFile() && !stat.isDirectory()) return 'is no regular file: write what it holds to one, and name that';
    return await handOn(file, take);
  } catch (error) {
    return reasonNot(error);
  } finally {
    await file.close();
  }
}

async function handOn(file: FileHandle, take: (chunk: Buffer) => string | null): Promise<string | null> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK);
    const stop = bytesRead === 0 ? null : take(buffer.subarray(0, bytesRead));
    if (bytesRead === 0 || stop !== null) return stop;
  }
}

/** What the disk says; anything else that is thrown is our own bug. */
function reasonNot(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) throw error;
  return `cannot be read: ${reasonOf(error)}`;
}
