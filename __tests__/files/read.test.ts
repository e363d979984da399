// A file in, as chunks: all of its bytes in order, its digest, and nothing that grows with it.

import { createCipheriv, createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { FoundFile } from '../../src/files/find.ts';
import { readChunks, type ReadFile } from '../../src/files/read.ts';
import type { Fault } from '../../src/model/fault.ts';
import type { LimitName, Limits } from '../../src/model/limits.ts';
import { builtInPolicy } from '../../src/policy/built-in.ts';
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

function limitsOf(most: Partial<Record<LimitName, number>> = {}): Limits {
  const own = Object.entries(most).map(([name, number]) => [name, { most: number, where: 'policy.yml:3' }]);
  return { ...builtInPolicy().limits, ...(Object.fromEntries(own) as Partial<Limits>) };
}

function aFile(content: Uint8Array): FoundFile {
  const name = 'scan.sarif';
  return { path: join(folderWith({ [name]: content }), name), name, named: true };
}

async function readBack(content: Uint8Array, limits: Partial<Record<LimitName, number>> = {}): Promise<Read> {
  const chunks: Buffer[] = [];
  const buffers = new Set<ArrayBufferLike>();
  const read = await readChunks(aFile(content), limitsOf(limits), (chunk) => {
    chunks.push(Buffer.from(chunk));
    buffers.add(chunk.buffer);
    return null;
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

  test('of any size lies in one buffer', async () => {
    expect((await readBack(noise(8 * MIB + 1))).buffers.size).toBe(1);
  });

  test('that is not there, or is a folder, is a fault', async () => {
    const gone = { path: join(folderWith({}), 'none'), name: 'none', named: true };
    expect((await readChunks(gone, limitsOf(), () => null)).fault).toMatchObject({
      code: 'E_READ',
      what: 'the file cannot be read: it does not exist',
    });
    const folder = { path: folderWith({}), name: 'folder', named: true };
    expect((await readChunks(folder, limitsOf(), () => null)).fault).toMatchObject({
      code: 'E_READ',
      what: 'the file cannot be read: it is a folder',
    });
  });

  test.each([
    ['plain', (content: Uint8Array) => content],
    ['compressed', gzipSync],
  ])('%s does not hide a bug of what it is read for', async (_title, form) => {
    const bug = async (): Promise<ReadFile> =>
      readChunks(aFile(form(noise(3 * MIB))), limitsOf(), () => {
        throw new TypeError('a bug');
      });
    await expect(bug()).rejects.toThrow('a bug');
  });
});

const ONE = gzipSync('{"a":1}'.repeat(50));
const TWO = gzipSync(noise(MIB + 5));

describe('gzip data', () => {
  test.each([
    ['of two members', [ONE, TWO], 350 + MIB + 5],
    ['of many members', Array.from({ length: 5000 }, () => ONE), 350 * 5000],
    ['with a member that holds nothing', [ONE, gzipSync(''), ONE], 700],
    ['of stored blocks', [gzipSync(noise(MIB), { level: 0 })], MIB],
  ])('%s is whole', async (_title, members, length) => {
    const { all, fault } = await readBack(Buffer.concat(members));
    expect(fault).toBeNull();
    expect(all.length).toBe(length);
  });

  test.each([-1, 0, 1])('whose first member ends %i bytes beside the end of a chunk is whole', async (beside) => {
    const first = gzipSync(noise(2 * MIB), { level: 0 });
    const padding = gzipSync(noise(MIB - (first.length % MIB) + beside - 28), { level: 0 });
    const { all, fault } = await readBack(Buffer.concat([first, padding, ONE]));
    expect(fault).toBeNull();
    expect(all.subarray(-350).toString()).toBe('{"a":1}'.repeat(50));
  });

  const cuts = Array.from({ length: ONE.length - 2 }, (_none, index) => index + 2);

  test.each([
    ['the only member', Buffer.alloc(0)],
    ['a second member', ONE],
    ['a member behind a large one', TWO],
  ])('that cuts %s short at any byte is a fault', async (_title, before) => {
    for (const cut of before.length === 0 ? cuts : [1, ...cuts]) {
      const { fault } = await readBack(Buffer.concat([before, ONE.subarray(0, cut)]));
      expect(fault, `cut at ${cut}`).toMatchObject({ code: 'E_CUT_SHORT', what: 'the gzip data is cut short' });
    }
  });

  test.each([
    ['one byte', 'x', /cut short/],
    ['text', 'junk', /broken, or something else follows it/],
    ['a zero byte', '\0', /bytes that are no gzip data follow it \(at byte \d+\)/],
    ['zero bytes', '\0'.repeat(4096), /no gzip data/],
    ['a member of an unknown method', '\u001f\u008b\u00ff\u00ff'.padEnd(20, '\0'), /broken/],
  ])('that is followed by %s is a fault', async (_title, junk, said) => {
    for (const member of [ONE, TWO]) {
      const { fault } = await readBack(Buffer.concat([member, Buffer.from(junk, 'latin1')]));
      expect(fault?.what).toMatch(said);
    }
  });

  test('does not hide a member behind a zero byte, where gunzip looks no further', async () => {
    const { fault } = await readBack(Buffer.concat([ONE, Buffer.alloc(1), TWO]));
    expect(fault).toMatchObject({ code: 'E_GZIP', where: 'scan.sarif' });
  });

  test('with any byte changed gives what was in it, or a fault', async () => {
    const { all: whole } = await readBack(ONE);
    for (let at = 2; at < ONE.length; at += 1) {
      const changed = Buffer.from(ONE);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const { all, fault } = await readBack(changed);
      if (fault === null) expect(all.equals(whole), `byte ${at}`).toBe(true);
    }
  });
});

describe('limits', () => {
  test('an input as large as the limit is read, one byte more is a fault, plain and compressed', async () => {
    for (const form of [(content: Uint8Array) => content, gzipSync]) {
      expect((await readBack(form(noise(3 * MIB)), { inputSize: 3 * MIB + 5000 })).fault).toBeNull();
      const { fault, all } = await readBack(form(noise(3 * MIB)), { inputSize: 3 * MIB - 1 });
      expect(fault).toMatchObject({ code: 'E_TOO_LARGE', where: 'scan.sarif' });
      expect(all.length).toBeLessThan(3 * MIB);
    }
  });

  test('the fault says what was found, the limit, its key, where it was said, and how to raise it', async () => {
    const { fault } = await readBack(noise(3 * MIB), { inputSize: 2 * MIB });
    expect(fault).toMatchObject({
      what: 'it is at least 3 MiB, and the limit is 2 MiB (limits.inputSize, policy.yml:3)',
      fix: 'look at what wrote it; if it is right, let the policy allow more, such as limits: {inputSize: 6 MiB}',
    });
  });

  test('compressed data larger than the limit is a fault, whatever it holds', async () => {
    const { fault } = await readBack(Buffer.concat(Array.from({ length: 100 }, () => gzipSync(''))), { inputSize: 1000 });
    expect(fault?.code).toBe('E_TOO_LARGE');
  });

  test('a bomb is known once 64 MiB of it are inflated', async () => {
    const { fault, inflated } = await readBack(gzipSync(Buffer.alloc(100 * MIB)));
    expect(fault?.what).toMatch(
      /^its first \d+(\.\d)? KiB of gzip data inflate to at least 64 MiB, over \d{3} times as much, and the limit is 200 \(limits\.compressionRatio, built-in policy\)$/,
    );
    expect(inflated).toBeLessThanOrEqual(65 * MIB);
  });

  test('a file that repeats itself is none before that, nor where the policy lets it', async () => {
    expect((await readBack(gzipSync(Buffer.alloc(63 * MIB)))).fault).toBeNull();
    expect((await readBack(gzipSync(Buffer.alloc(65 * MIB)), { compressionRatio: 1100 })).fault).toBeNull();
  });

  test('whoever looks at the chunks may want no more; the digest is still that of the whole file', async () => {
    const enough: Fault = { code: 'E_TOO_LARGE', what: 'enough', where: 'scan.sarif', fix: 'none', who: 'platform' };
    for (const form of [(content: Uint8Array) => content, gzipSync]) {
      let chunks = 0;
      const given = form(noise(9 * MIB));
      const { fault, bytes, sha256: digest } = await readChunks(aFile(given), limitsOf(), () => ((chunks += 1) === 2 ? enough : null));
      expect(fault).toBe(enough);
      expect(chunks).toBe(2);
      expect([digest, bytes]).toEqual([sha256(given), given.length]);
    }
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
        onFinding: ({ digest }) => void digests.push(digest.join(' ')),
      });
      const buffer = Buffer.alloc(size);
      for (let from = 0; from < bytes.length; from += size) {
        const length = bytes.copy(buffer, 0, from, from + size);
        reader.push(buffer.subarray(0, length));
        buffer.fill(0x21);
      }
      expect(reader.end().faults).toEqual([]);
      expect(digests).toEqual(readSarif(log).digests);
    },
  );
});
