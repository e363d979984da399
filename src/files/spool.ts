// Standard input, put into a file of its own so that it can be read twice.

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fault, type Fault } from '../model/fault.ts';
import type { FoundFile } from './find.ts';
import { reasonOf } from './reason.ts';

export interface Spool {
  /** None of them is "-". */
  readonly files: readonly FoundFile[];
  readonly faults: readonly Fault[];
  /** Takes the copy away. */
  remove(): Promise<void>;
}

/** @param most bytes that are read of an input: what goes on is cut after one more, which tells that it does */
export async function spooled(files: readonly FoundFile[], stdin: Readable, most: number): Promise<Spool> {
  if (!files.some(({ path }) => path === '-')) return { files, faults: [], remove: async () => undefined };
  let folder: string | null = null;
  const remove = async (): Promise<void> => (folder === null ? undefined : rm(folder, { recursive: true, force: true }));
  try {
    folder = await mkdtemp(join(tmpdir(), 'defect-gate-'));
    const copy = join(folder, 'stdin');
    await pipeline(upTo(most + 1, stdin), createWriteStream(copy, { mode: 0o600 }));
    return { files: files.map((file) => (file.path === '-' ? { ...file, path: copy } : file)), faults: [], remove };
  } catch (error) {
    const what = `standard input cannot be put aside in a file: ${reasonOf(error)}`;
    const faults = [fault('E_WRITE', '-', what, 'name the SARIF file itself, or give the folder for temporary files room')];
    return { files: files.filter(({ path }) => path !== '-'), faults, remove };
  }
}

async function* upTo(most: number, stream: Readable): AsyncGenerator<Uint8Array> {
  let left = most;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}
