// Source files as text, and nothing that is reached through a link (threats C1, C2).

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { openSource } from '../../src/files/source.ts';

const SECRET = 'root:x:0:0';

/** A folder with files, links to a secret beside it, and a pipe. */
function aPlace(): { root: string; outside: string } {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'defect-gate-test-')));
  const [root, outside] = [join(top, 'root'), join(top, 'outside')];
  for (const folder of [root, outside, join(root, 'src'), join(root, '..src'), join(root, 'src/deep')]) mkdirSync(folder);
  for (const [name, text] of Object.entries({
    'src/a.js': 'a',
    '..src/b.js': 'b',
    'src/deep/c d.js': 'c',
    'src/empty.js': '',
    '...': 'dots',
  }))
    writeFileSync(join(root, name), text);
  writeFileSync(join(outside, 'passwd'), SECRET);
  writeFileSync(join(root, 'src/bytes.js'), Buffer.from([0x61, 0xff, 0x62]));
  symlinkSync(join(outside, 'passwd'), join(root, 'src/file-link.js'));
  symlinkSync(outside, join(root, 'src/folder-link'));
  symlinkSync('a.js', join(root, 'src/inner-link.js'));
  symlinkSync('src', join(root, 'inner-folder-link'));
  symlinkSync('/proc/self/environ', join(root, 'src/environ'));
  return { root, outside };
}

describe('the text of a file', () => {
  test.each([
    ['is read', 'src/a.js', 'a'],
    ['is read below folders with unusual names', '..src/b.js', 'b'],
    ['is read under a name with a space', 'src/deep/c d.js', 'c'],
    ['is read under a name of dots', '...', 'dots'],
    ['may be empty', 'src/empty.js', ''],
    ['has other bytes than UTF-8 replaced', 'src/bytes.js', 'a\ufffdb'],
  ])('%s', async (_title, path, text) => {
    const source = await openSource(aPlace().root);
    expect([await source.read(path), await source.has(path)]).toEqual([text, true]);
  });

  test.each([
    ['a link', 'src/file-link.js'],
    ['a link within the folder', 'src/inner-link.js'],
    ['behind a link', 'src/folder-link/passwd'],
    ['behind a link within the folder', 'inner-folder-link/a.js'],
    ['the environment', 'src/environ'],
    ['a folder', 'src'],
    ['the folder itself', ''],
    ['a folder by a trailing slash', 'src/'],
    ['above the folder', '../outside/passwd'],
    ['above the folder, by a way round', 'src/../../outside/passwd'],
    ['written with a way round', 'src/../src/a.js'],
    ['written with a dot', './src/a.js'],
    ['written with two slashes', 'src//a.js'],
    ['written with a backslash', 'src\\a.js'],
    ['absolute', '/etc/passwd'],
    ['encoded', 'src%2fa.js'],
    ['written in another case', 'SRC/A.js'],
    ['cut by a NUL', 'src/a.js\0.txt'],
    ['a file taken for a folder', 'src/a.js/b'],
    ['not there', 'src/none.js'],
    ['named too long', 'x'.repeat(5000)],
  ])('is never that of what is %s', async (_title, path) => {
    const source = await openSource(aPlace().root);
    expect([await source.read(path), await source.has(path)]).toEqual([null, false]);
  });

  test('is read to 10 MiB, and not beyond', async () => {
    const { root } = aPlace();
    truncateSync(join(root, 'src/a.js'), 10 * 2 ** 20);
    truncateSync(join(root, 'src/empty.js'), 10 * 2 ** 20 + 1);
    const source = await openSource(root);
    expect((await source.read('src/a.js'))?.length).toBe(10 * 2 ** 20);
    expect(await source.read('src/empty.js')).toBeNull();
  });

  test('is not waited for at a pipe', async () => {
    const { root } = aPlace();
    execFileSync('mkfifo', [join(root, 'src/pipe.js')]);
    expect(await (await openSource(root)).read('src/pipe.js')).toBeNull();
  });

  test.skipIf(process.getuid?.() === 0)('is none where it may not be read', async () => {
    const { root } = aPlace();
    chmodSync(join(root, 'src/a.js'), 0);
    expect(await (await openSource(root)).read('src/a.js')).toBeNull();
  });

  test('is none where the folder is not there, and is there where the folder itself is a link', async () => {
    const { root, outside } = aPlace();
    symlinkSync(root, join(outside, 'link'));
    expect(await (await openSource(join(outside, 'link'))).read('src/a.js')).toBe('a');
    expect(await (await openSource(join(outside, 'none'))).read('src/a.js')).toBeNull();
  });

  test('is never another one while somebody puts links in its place', async () => {
    const { root, outside } = aPlace();
    writeFileSync(join(outside, 'a.js'), SECRET);
    symlinkSync(outside, join(root, 'evil'));
    symlinkSync(join(outside, 'a.js'), join(root, 'evil.js'));
    const source = await openSource(root);
    const swapping = new Worker(SWAP, { eval: true, workerData: root });
    const seen = new Set<string | null>();
    const end = performance.now() + 2000;
    while (performance.now() < end)
      for (const text of await Promise.all(Array.from({ length: 8 }, () => source.read('src/a.js')))) seen.add(text);
    await swapping.terminate();
    expect(seen).toEqual(new Set(['a', null]));
  });
});

/** Puts a link in the place of a folder, and then of a file, and takes it away again, without end. */
const SWAP = `
  const { renameSync } = require('node:fs');
  const { workerData: root } = require('node:worker_threads');
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const pause = () => Atomics.wait(turn, 0, 0, Math.random() / 5);
  for (;;)
    for (const [real, evil] of [['src', 'evil'], ['src/a.js', 'evil.js']]) {
      pause();
      renameSync(root + '/' + real, root + '/kept');
      renameSync(root + '/' + evil, root + '/' + real);
      pause();
      renameSync(root + '/' + real, root + '/' + evil);
      renameSync(root + '/kept', root + '/' + real);
    }
`;
