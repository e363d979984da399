// Object ids in, the contents of blobs out, one after the other: two processes for any number of objects.

import { told, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { streamGit } from './process.ts';

/** Larger ones are passed over. */
export const LARGEST_BLOB = 10 * 2 ** 20;

const NEWLINE = 10;

/** @param take gets each object once; those that are too large, are no blob, or are missing are never handed over */
export async function readBlobs(open: Open, oids: Iterable<string>, take: (oid: string, content: Buffer) => void): Promise<Told<null>> {
  const wanted: string[] = [];
  const sizes = new BatchReader('sizes', LARGEST_BLOB, (oid) => void wanted.push(oid));
  const sized = await batch(open, '--batch-check', [...new Set(oids)], sizes);
  if (!sized.told) return sized;
  return batch(open, '--batch', wanted, new BatchReader('contents', LARGEST_BLOB, take));
}

/** @param oids of blobs of which none is larger than `most` bytes @param take as above */
export async function readSized(
  open: Open,
  oids: Iterable<string>,
  most: number,
  take: (oid: string, content: Buffer) => void,
): Promise<Told<null>> {
  return batch(open, '--batch', [...new Set(oids)], new BatchReader('contents', most, take));
}

async function batch({ objects }: Open, how: string, oids: readonly string[], reader: BatchReader): Promise<Told<null>> {
  if (oids.length === 0) return told(null);
  const input = `${oids.join('\n')}\n`;
  const ended = await streamGit(objects, ['cat-file', how, '--buffer'], { input, take: (chunk) => reader.take(chunk) });
  return ended.told ? told(null) : ended;
}

/** `OID blob SIZE`, and with contents these and a newline behind it; `OID missing` stands alone. */
class BatchReader {
  readonly #what: 'sizes' | 'contents';
  readonly #most: number;
  readonly #take: (oid: string, content: Buffer) => void;
  #header = '';
  #oid = '';
  #content: Buffer | null = null;
  #filled = 0;

  constructor(what: 'sizes' | 'contents', most: number, take: (oid: string, content: Buffer) => void) {
    this.#what = what;
    this.#most = most;
    this.#take = take;
  }

  take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at = this.#content === null ? this.#readHeader(chunk, at) : this.#readContent(chunk, at, this.#content);
  }

  #readHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(NEWLINE, at);
    this.#header += chunk.toString('latin1', at, end === -1 ? chunk.length : end);
    if (end === -1) return chunk.length;
    const [oid = '', type, size] = this.#header.split(' ');
    this.#header = '';
    if (type === 'blob' && Number(size) <= this.#most) this.#begin(oid, Number(size));
    return end + 1;
  }

  #begin(oid: string, size: number): void {
    if (this.#what === 'sizes') return this.#take(oid, Buffer.alloc(0));
    this.#oid = oid;
    // The newline behind it is part of what is to be read.
    this.#content = Buffer.allocUnsafe(size + 1);
    this.#filled = 0;
  }

  #readContent(chunk: Buffer, at: number, content: Buffer): number {
    const copied = chunk.copy(content, this.#filled, at);
    this.#filled += copied;
    if (this.#filled === content.length) {
      this.#content = null;
      this.#take(this.#oid, content.subarray(0, -1));
    }
    return at + copied;
  }
}
