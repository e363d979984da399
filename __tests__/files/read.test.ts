// A file in, as chunks: all of its bytes in order, its digest, and nothing that grows with it.

import { createCipheriv, createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FoundFile } from '../../src/files/find.ts';
import { readChunks, type ReadFile } from '../../src/files/read.ts';
import { sarifReader } from '../../src/sarif/read.ts';
import { aResult, logOf, readSarif } from '../builders.ts';
import { folderWith } from '../dist/processes.ts';

const MIB = 1 << 20;

interface Read extends ReadFile {
  /** Everything that was pushed. */
  readonly all: Buffer;
  /** Memory that the chunks lay in. */
  readonly buffers: ReadonlySet<ArrayBufferLike>;
}

function aFile(content: Uint8Array): FoundFile {
  const name = 'scan.sarif';
  return { path: join(folderWith({ [name]: content }), name), name, named: true };
}

async function readBack(content: Uint8Array): Promise<Read> {
  const chunks: Buffer[] = [];
  const buffers = new Set<ArrayBufferLike>();
  const read = await readChunks(aFile(content), (chunk) => {
    chunks.push(Buffer.from(chunk));
    buffers.add(chunk.buffer);
  });
  return { ...read, all: Buffer.concat(chunks), buffers };
}

/** Bytes that do not repeat, and do not compress to nothing. */
function noise(length: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const SIZES = [0, 1, 2, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 7];

describe('a file', () => {
  test.each(SIZES)('of %i bytes comes whole, in order, with its digest', async (length) => {
    const content = noise(length);
    const { all, sha256: digest, bytes, fault } = await readBack(content);
    expect(fault).toBeNull();
    expect(all.equals(content)).toBe(true);
    expect([digest, bytes]).toEqual([sha256(content), length]);
  });

  test.each(SIZES)('of %i bytes, compressed, comes whole, with the digest of what was given', async (length) => {
    const content = noise(length);
    const given = gzipSync(content);
    const { all, sha256: digest, bytes, fault } = await readBack(given);
    expect(fault).toBeNull();
    expect(all.equals(content)).toBe(true);
    expect([digest, bytes]).toEqual([sha256(given), given.length]);
  });

  test('of any size lies in two buffers', async () => {
    expect((await readBack(noise(8 * MIB + 1))).buffers.size).toBe(2);
  });

  test('that is not there, or is a folder, is a fault', async () => {
    const gone = { path: join(folderWith({}), 'none'), name: 'none', named: true };
    expect((await readChunks(gone, () => undefined)).fault).toMatchObject({
      code: 'E_READ',
      what: 'the file cannot be read: it does not exist',
    });
    const folder = { path: folderWith({}), name: 'folder', named: true };
    expect((await readChunks(folder, () => undefined)).fault).toMatchObject({
      code: 'E_READ',
      what: 'the file cannot be read: it is a folder',
    });
  });

  test('does not hide a bug of what it is read for', async () => {
    const bug = async (): Promise<ReadFile> =>
      readChunks(aFile(noise(3 * MIB)), () => {
        throw new TypeError('a bug');
      });
    await expect(bug()).rejects.toThrow('a bug');
  });
});

describe('the SARIF reader keeps nothing of a chunk', () => {
  const log = logOf(...Array.from({ length: 40 }, (_none, index) => aResult({ message: { text: `größer ${index}` } })));
  const forms = [
    ['UTF-8', Buffer.from(log)],
    ['UTF-8 with a BOM', Buffer.from(`\ufeff${log}`)],
    ['UTF-16', Buffer.from(`\ufeff${log}`, 'utf16le')],
  ] as const;

  test.each(forms.flatMap(([title, bytes]) => [1, 2, 3, 7, 1000].map((size) => [title, size, bytes] as const)))(
    'of %s in chunks of %i bytes',
    (_title, size, bytes) => {
      const digests: string[] = [];
      const reader = sarifReader({
        input: 'scan.sarif',
        roots: ['/checkout'],
        prelude: null,
        onFinding: ({ digest }) => void digests.push(digest),
      });
      const buffer = Buffer.alloc(size);
      for (let from = 0; from < bytes.length; from += size) {
        const length = bytes.copy(buffer, 0, from, from + size);
        reader.push(buffer.subarray(0, length));
        buffer.fill(0x21);
      }
      expect(reader.end().faults).toEqual([]);
      expect(digests).toEqual(readSarif(log).findings.map(({ digest }) => digest));
    },
  );
});
