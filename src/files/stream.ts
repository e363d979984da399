// One file in, chunk by chunk, to an outlet that may take its time; its digest and size out. gzip data are inflated on the way.

import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { fault, type Fault } from '../model/fault.ts';
import { exceeded, type Limits } from '../model/limits.ts';
import { formatSize } from '../model/size.ts';
import type { FoundFile } from './find.ts';
import { isGzip } from './gzip.ts';
import { inflating, type Outlet, type Spent } from './outlet.ts';
import { reasonOf } from './reason.ts';

const CHUNK = 1 << 20;

export interface StreamedFile {
  /** Of the bytes as given; of those that were read where there is a fault. */
  readonly sha256: string;
  readonly bytes: number;
  readonly fault: Fault | null;
}

/** @param spent is counted up while the file is read */
export async function streamFile({ path, name }: FoundFile, limits: Limits, outlet: Outlet, spent: Spent): Promise<StreamedFile> {
  const hash = createHash('sha256');
  const failure = await pour({ path, name, limits, outlet, spent, note: (chunk) => void hash.update(chunk) }).catch((error: unknown) => {
    if (typeof error !== 'object' || error === null || !('syscall' in error)) throw error;
    return fault('E_READ', name, `the file cannot be read: ${reasonOf(error)}`, 'let the gate read it');
  });
  return { sha256: hash.digest('hex'), bytes: spent.bytes, fault: failure };
}

interface Pouring {
  readonly path: string;
  readonly name: string;
  readonly limits: Limits;
  readonly outlet: Outlet;
  readonly spent: Spent;
  note(chunk: Uint8Array): void;
}

async function pour({ path, name, limits, outlet, spent, note }: Pouring): Promise<Fault | null> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    const { write, end } = isGzip(buffer) ? inflating(name, outlet, spent, limits) : outlet;
    for await (const chunk of chunksOf(handle)) {
      spent.bytes += chunk.length;
      note(chunk);
      const { inputSize } = limits;
      const what = `it is at least ${formatSize(spent.bytes)}`;
      const stop = spent.bytes > inputSize.most ? exceeded('inputSize', inputSize, name, { what, found: spent.bytes }) : await write(chunk);
      if (stop !== null) return stop;
    }
    return await end();
  } finally {
    await handle.close();
  }
}

/** In one buffer: a chunk is good until the next one is asked for. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
