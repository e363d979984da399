// Tars in, as they come: images by their layers, archives by their files; hostile ones refused; large ones in little memory.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tarReader } from '../../src/artifact/tar.ts';
import type { Evidence } from '../../src/model/artifact.ts';
import type { Result } from '../../src/model/fault.ts';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import {
  anImage,
  askPath,
  aTar,
  aTree,
  blobsOf,
  codesOf,
  court,
  FIXTURES,
  readBytes,
  readFile,
  tarHeader,
  valueOf,
  type TarFile,
} from '../artifact/builders.ts';
import { folderWith } from '../dist/processes.ts';

const names = (...list: string[]): readonly TarFile[] => list.map((name) => ({ name, content: name }));
const layer = (...list: string[]): Buffer => aTar(names(...list));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function filesOf(result: Result<Evidence>): readonly string[] {
  return [...(valueOf(result).sources?.ships.keys() ?? [])].toSorted();
}

describe('an image', () => {
  test.each<[string, readonly Buffer[], readonly string[]]>([
    ['has the files of all its layers', [layer('app/a.js'), layer('app/b.js')], ['app/a.js', 'app/b.js']],
    ['lacks a file that a later layer takes away', [layer('app/a.js', 'app/b.js'), layer('app/.wh.a.js')], ['app/b.js']],
    ['lacks a folder that a later layer takes away', [layer('app/t/a.js', 'app/t/u/b.js', 'app/tt.js'), layer('app/.wh.t')], ['app/tt.js']],
    [
      'lacks what a later layer hides in a folder',
      [layer('app/a.js', 'app/t/b.js', 'c.js'), layer('app/.wh..wh..opq', 'app/d.js')],
      ['app/d.js', 'c.js'],
    ],
    ['has a file that is taken away and put back', [layer('a.js'), layer('.wh.a.js'), layer('a.js')], ['a.js']],
    ['has a file that its own layer puts beside its whiteout', [layer('a.js'), layer('.wh.a.js', 'a.js')], ['a.js']],
    ['has a file that an earlier layer took away', [layer('.wh.a.js'), layer('a.js')], ['a.js']],
    ['has files of layers that are compressed', [gzipSync(layer('a.js')), layer('b.js')], ['a.js', 'b.js']],
    ['has nothing of a layer that is empty', [Buffer.alloc(0), layer('b.js'), Buffer.alloc(1024)], ['b.js']],
    [
      'has links by their names',
      [
        aTar([
          { name: 'app/a.js', type: '2', target: '../x/a.js' },
          { name: 'b.js', type: '1', target: 'app/a.js' },
        ]),
      ],
      ['app/a.js', 'b.js'],
    ],
    ['has absolute paths below its root', [layer('/app/a.js', './app/b.js', 'app//c.js')], ['app/a.js', 'app/b.js', 'app/c.js']],
    [
      'has names as they are',
      [layer('a%20b.js', 'c#d.js', 'e?f.js', 'x:y.js', 'data:1.js')],
      ['a%20b.js', 'c#d.js', 'data:1.js', 'e?f.js', 'x:y.js'],
    ],
    ['has no folders', [aTar([{ name: 'app/', type: '5' }, { name: 'app/a.js' }])], ['app/a.js']],
  ])('%s', async (_title, layers, files) => {
    expect(filesOf(await readBytes(anImage(layers)))).toEqual(files);
    expect(filesOf(await readBytes(gzipSync(anImage(layers))))).toEqual(files);
  });

  const TREE = aTree(['a.js', 'lib/b.js', 'test/c.js'], { blobs: blobsOf({ 'a.js': 'app/a.js', 'lib/b.js': 'app/lib/b.js' }) });
  const whole = layer('app/a.js', 'app/lib/b.js');

  test.each<[string, Buffer, string, string | null]>([
    ['denies what is not in it', anImage([whole]), 'no', null],
    ['denies nothing beside a layer of zstd', anImage([whole, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0])]), 'unknown', 'zstd'],
    ['denies nothing beside a layer that is no tar', anImage([whole, Buffer.alloc(2000, 'x')]), 'unknown', 'is no tar'],
    ['denies nothing beside a layer without a proper end', anImage([whole, aTar(names('app/d.js'), false)]), 'unknown', null],
    [
      'denies what is not in it where its settings name all of a layer without a proper end',
      anImage([aTar(names('app/a.js', 'app/lib/b.js'), false)], {
        rootfs: { diff_ids: [`sha256:${sha256(aTar(names('app/a.js', 'app/lib/b.js'), false))}`] },
      }),
      'no',
      null,
    ],
    [
      'denies nothing where a layer is missing',
      aTar([
        { name: 'l.tar', content: whole },
        { name: 'c.json', content: '{}' },
        { name: 'manifest.json', content: '[{"Config": "c.json", "Layers": ["l.tar", "gone.tar"]}]' },
      ]),
      'unknown',
      'is not in the archive',
    ],
    [
      'finds its layers behind links',
      aTar([
        { name: 'x/l.tar', content: whole },
        { name: 'y/layer.tar', type: '2', target: '../x/l.tar' },
        { name: 'c.json', content: '{}' },
        { name: 'manifest.json', content: '[{"Config": "c.json", "Layers": ["y/layer.tar"]}]' },
      ]),
      'no',
      null,
    ],
  ])('%s', async (_title, bytes, answer, remark) => {
    const evidence = valueOf(await readBytes(bytes));
    const judging = court({ evidences: [evidence], tree: TREE });
    expect([askPath(judging, 'a.js').answer, askPath(judging, 'test/c.js').answer]).toEqual(['yes', answer]);
    if (remark !== null) expect(judging.warnings.map(({ what }) => what).join('\n')).toContain(remark);
  });

  test.each<[string, Buffer, string]>([
    ['whose layer is cut short', anImage([whole.subarray(0, 515)]), 'E_CUT_SHORT'],
    ['whose compressed layer is cut short', anImage([gzipSync(whole).subarray(0, 60)]), 'E_CUT_SHORT'],
    ['whose layer is another one than it names', anImage([whole], { rootfs: { diff_ids: [`sha256:${'0'.repeat(64)}`] } }), 'E_EVIDENCE'],
    ['with a name that leaves it', anImage([layer('../../etc/passwd')]), 'E_EVIDENCE'],
    ['whose own name leaves it', aTar(names('../layer.tar')), 'E_EVIDENCE'],
    ['whose manifest is no JSON', aTar([{ name: 'manifest.json', content: '[{' }]), 'E_CUT_SHORT'],
    [
      'whose manifest says a thing twice',
      aTar([{ name: 'manifest.json', content: '[{"Config": "a", "Layers": [], "Layers": ["l"]}]' }]),
      'E_DUPLICATE_KEY',
    ],
    ['without a manifest', aTar([{ name: 'oci-layout', content: '{}' }]), 'E_EVIDENCE'],
    ['with something behind its end', Buffer.concat([anImage([whole]), layer('b.js')]), 'E_EVIDENCE'],
    ['with an empty block between its files', Buffer.concat([aTar(names('a'), false), Buffer.alloc(512), layer('b.js')]), 'E_EVIDENCE'],
    ['without an end', aTar(names('a.js'), false), 'E_CUT_SHORT'],
    ['whose header is broken', Buffer.concat([aTar(names('a.js'), false), Buffer.alloc(512, 'x')]), 'E_EVIDENCE'],
    ['that holds less than a header says', aTar([{ name: 'a.js', content: 'x', size: 5000 }]), 'E_CUT_SHORT'],
    [
      'whose blob has another digest than its name',
      aTar([
        { name: `blobs/sha256/${'0'.repeat(64)}`, content: '{}' },
        { name: 'index.json', content: `{"manifests": [{"digest": "sha256:${'0'.repeat(64)}"}]}` },
      ]),
      'E_EVIDENCE',
    ],
  ])('%s is refused', async (_title, bytes, code) => {
    expect(codesOf(await readBytes(bytes))).toEqual([code]);
  });

  test('says of which revision and under which digests it is known', async () => {
    const { subjects, format } = valueOf(await readFile(join(FIXTURES, 'image.oci.tar'), 'image.tar'));
    const file = `sha256:${sha256(readFileSync(join(FIXTURES, 'image.oci.tar')))}`;
    expect([format, subjects[0]?.digests.length, subjects[0]?.digests.at(-1)]).toEqual(['image', 3, file]);
    const labelled = anImage([whole], { config: { Labels: { 'org.opencontainers.image.revision': 'AB'.repeat(20) } } });
    expect(valueOf(await readBytes(labelled)).revisions.map(({ revision }) => revision)).toEqual(['ab'.repeat(20)]);
  });

  test('cut anywhere is refused', async () => {
    const bytes = readFileSync(join(FIXTURES, 'image.docker.tar'));
    const end = bytes.lastIndexOf(Buffer.from('{')) + 512;
    for (const at of [300, 511, 512, 513, 5000, 13_000, 17_000, end])
      expect([at, codesOf(await readBytes(bytes.subarray(0, at)))]).toEqual([at, at < 512 ? ['E_EVIDENCE'] : ['E_CUT_SHORT']]);
  });
});

describe('an archive', () => {
  test.each(['ustar', 'gnu', 'pax', 'v7'])('of format %s is read as tar writes it', async (format) => {
    const long = `${'deep/'.repeat(18)}a.js`;
    const files = { 'lib/ü.js': 'x', 'b.js': 'y'.repeat(3000), ...(format === 'v7' ? {} : { [long]: 'z' }) };
    const folder = folderWith(files);
    const path = join(folderWith({}), 'all.tgz');
    const { status } = spawnSync('tar', ['-C', folder, '-czf', path, `--format=${format}`, '.']);
    expect([status, filesOf(await readFile(path, 'all.tgz'))]).toEqual([0, Object.keys(files).toSorted()]);
  });

  test('says the same, whatever the size of its chunks', () => {
    const bytes = readFileSync(join(FIXTURES, 'image.docker.tar'));
    const entriesBy = (size: number): readonly string[] => {
      const tar = tarReader();
      const found: string[] = [];
      for (let at = 0; at < bytes.length; at += size)
        for (const event of tar.push(bytes.subarray(at, at + size)))
          if (event.kind !== 'bytes') found.push(event.kind === 'entry' ? event.entry.name : '.');
      return [...found, tar.end()];
    };
    const expected = entriesBy(bytes.length);
    expect([expected.length, expected.at(-1)]).toEqual([23, 'whole']);
    assert(
      property(integer({ min: 1, max: 2000 }), (size) => {
        expect(entriesBy(size)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is large', () => {
  const SIZE = 2 ** 31;

  /** A file with a hole in it: its size takes no room on the disk. */
  function sparse(parts: readonly (readonly [number, Uint8Array])[], size: number): string {
    const path = join(folderWith({}), 'image.tar');
    const handle = openSync(path, 'w');
    for (const [at, bytes] of parts) writeSync(handle, bytes, 0, bytes.length, at);
    ftruncateSync(handle, size);
    closeSync(handle);
    return path;
  }

  test('a tar of 2 GB is read in little memory', async () => {
    const [first, last] = [tarHeader({ name: 'app/large.bin' }, SIZE), aTar(names('app/a.js'))];
    const path = sparse(
      [
        [0, first],
        [512 + SIZE, last],
      ],
      512 + SIZE + last.length,
    );
    const before = process.memoryUsage().rss;
    const read = await readFile(path, 'image.tar');
    expect([filesOf(read), statSync(path).size > SIZE]).toEqual([['app/a.js', 'app/large.bin'], true]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  }, 60_000);

  test('a tar that is cut short in a large file is refused', async () => {
    expect(codesOf(await readFile(sparse([[0, tarHeader({ name: 'app/large.bin' }, SIZE)]], 2 ** 26), 'image.tar'))).toEqual([
      'E_CUT_SHORT',
    ]);
  }, 60_000);

  test('a layer that inflates without end is refused', async () => {
    const bomb = gzipSync(Buffer.concat([tarHeader({ name: 'zeros' }, 300 * 2 ** 20), Buffer.alloc(300 * 2 ** 20 + 1024)]));
    expect(codesOf(await readBytes(anImage([bomb])))).toEqual(['E_TOO_LARGE']);
  }, 60_000);

  test('more names than memory allows are refused', async () => {
    const limits = { ...builtInPolicy().limits, memory: { most: 10_000, where: 'policy.yml:3' } };
    expect(codesOf(await readBytes(layer(...Array.from({ length: 100 }, (_one, index) => `a/${index}.js`)), 'a.tar', limits))).toEqual([
      'E_TOO_LARGE',
    ]);
  });

  test('a text beyond what is kept is refused', async () => {
    const path = join(folderWith({}), 'stats.json');
    writeFileSync(path, ' '.repeat(1000));
    const handle = openSync(path, 'r+');
    for (let at = 0; at <= 256; at++) writeSync(handle, Buffer.alloc(2 ** 20, ' '), 0, 2 ** 20, at * 2 ** 20);
    closeSync(handle);
    expect(codesOf(await readFile(path, 'stats.json'))).toEqual(['E_TOO_LARGE']);
  }, 60_000);
});

describe('a text', () => {
  test.each<[string, Buffer, readonly string[]]>([
    ['of UTF-8 with a BOM', Buffer.from('\u{feff}src/a.ts\n'), []],
    ['of UTF-16, as PowerShell writes it', Buffer.from('\u{feff}src/a.ts\n', 'utf16le'), []],
    ['of gzip', gzipSync('src/a.ts\n'), []],
    ['of bytes that are no text', Buffer.from([0x61, 0xff, 0xfe, 0xc0]), ['E_ENCODING']],
    ['that is empty', Buffer.alloc(0), ['E_CUT_SHORT']],
    ['of gzip, cut short', gzipSync('src/a.ts\n'.repeat(99)).subarray(0, 30), ['E_CUT_SHORT']],
  ])('%s', async (_title, bytes, codes) => {
    expect(codesOf(await readBytes(bytes))).toEqual(codes);
  });

  test('that is not there is a fault', async () => {
    expect(codesOf(await readFile('/nowhere/evidence.json', 'evidence.json'))).toEqual(['E_READ']);
  });
});
