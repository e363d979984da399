// What a change did, read from real histories.

import { appendFileSync, chmodSync, renameSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInHead, isTouched, touches, type FileChange } from '../../src/model/change.ts';
import { aHistory, changeIn, cloneOf, lines, type Files } from './histories.ts';

const NFC = 'caf\u00e9.js';
const NFD = 'cafe\u0301.js';
const LONG = 'x'.repeat(3_000_000);

function file(over: Partial<FileChange>): FileChange {
  return { status: 'modified', from: null, lines: [], modeChanged: false, uncommitted: false, ...over };
}

describe('the lines of a file that a change touches', () => {
  test.each<[string, string, string, FileChange['lines']]>([
    ['are those that it wrote', lines(9), lines(9, { 4: 'four', 5: 'five' }), [[4, 5]]],
    ['are those that it put between others', lines(9), lines(9, { 4: '4\nnew' }), [[5, 5]]],
    ['are the two between which it took some away', lines(9), lines(9).replace('4\n5\n', ''), [[3, 4]]],
    ['are the first one where it took away the beginning', lines(9), lines(9).replace('1\n', ''), [[1, 1]]],
    ['reach past the end where it took away the end', lines(9), lines(8), [[8, 9]]],
    [
      'lie apart where it wrote in several places',
      lines(9),
      lines(9, { 2: 'a', 8: 'b' }),
      [
        [2, 2],
        [8, 8],
      ],
    ],
    ['are the last one where it put a line break behind it', '1\n2', '1\n2\n', [[2, 2]]],
    ['are told by what they hold, not by what they look like', '1\n2\n3\n', '1\n++ b/x\n-- a\n@@ -1 +1 @@\n3\n', [[2, 4]]],
    [
      'may be very long',
      `1\n${LONG}\n3\n`,
      `1\n${LONG}y\n3\n4\n`,
      [
        [2, 2],
        [4, 4],
      ],
    ],
    ['are all of them in a binary file', 'a\0b', 'a\0c\n', 'all'],
    ['are none where only times differ', lines(9), lines(9), []],
    ['are counted as by git where CR LF ends them', '1\r\n2\r\n', '1\r\n3\r\n', [[2, 2]]],
  ])('%s', async (_title, before, after, expected) => {
    const history = aHistory({ 'a.js': before });
    history.commit({ 'a.js': after });
    const { files } = await changeIn(history);
    expect(files.get('a.js')?.lines ?? []).toEqual(expected);
  });

  test.each([
    ['a lone carriage return', '\r'],
    ['a vertical tab', '\v'],
    ['a form feed', '\f'],
    ['a record separator', '\u001e'],
    ['a next-line character', '\u0085'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
  ])('are all of them where %s may end a line for some scanners', async (_name, end) => {
    const history = aHistory({ 'a.js': `// old${end}${lines(9)}` });
    history.commit({ 'a.js': `// old${end}${lines(9, { 4: 'eval(x)' })}` });
    const { files } = await changeIn(history);
    expect(files.get('a.js')?.lines).toBe('all');
  });

  test.each([
    ['in UTF-16 whose NULs come late', (text: string) => Buffer.from(`\ufeff${'\u4e01'.repeat(4100)};\n${text}`, 'utf16le')],
    ['in UTF-16 of the other order', (text: string) => Buffer.from(`\ufeff${'\u4e01'.repeat(4100)};\n${text}`, 'utf16le').swap16()],
    ['in UTF-16 without a mark', (text: string) => Buffer.from(`${'\u4e01'.repeat(4100)};\n${text}`, 'utf16le')],
    [
      'in UTF-16 without any NUL',
      (text: string) => Buffer.from(`\ufeff${text.replaceAll(/./g, '\u4e01').replaceAll('\n', '\u4e0a')}`, 'utf16le'),
    ],
    ['in which a NUL comes late', (text: string) => Buffer.from(`${' '.repeat(9000)}\n${text}\0`)],
  ])('are all of them in a file %s', async (_title, written) => {
    const history = aHistory({ 'a.ts': written(lines(9)) });
    history.commit({ 'a.ts': written(lines(9, { 4: 'eval(x)' })) });
    expect((await changeIn(history)).files.get('a.ts')?.lines).toBe('all');
  });

  test('are seen whatever attributes say', async () => {
    const history = aHistory({ 'a.js': lines(9) });
    history.commit({ 'a.js': lines(9, { 4: 'x' }), '.gitattributes': '*.js -diff -text\n' });
    expect((await changeIn(history)).files.get('a.js')?.lines).toEqual([[4, 4]]);
  });

  test('hold every line that was not there before', { timeout: 60_000 }, async () => {
    const before = Array.from({ length: 40 }, (_, index) => `old ${index}`);
    const edit = fc.record({ at: fc.nat(39), remove: fc.nat(3), write: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const after = [...before];
        for (const [index, { at, remove, write }] of edits.entries())
          after.splice(at, remove, ...Array.from({ length: write }, (_, line) => `new ${index} ${line}`));
        const history = aHistory({ 'a.js': `${before.join('\n')}\n` });
        history.commit({ 'a.js': `${after.join('\n')}\n` });
        const change = await changeIn(history);
        const missed = after.filter((text, index) => text.startsWith('new') && !touches(change, 'a.js', index + 1, null));
        const touched = after.filter((_, index) => touches(change, 'a.js', index + 1, null));
        expect(missed).toEqual([]);
        // No more than what was written, and two lines for each place where something was taken away.
        expect(touched.filter((text) => text.startsWith('old')).length).toBeLessThanOrEqual(2 * edits.length);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a file that a change', () => {
  test.each<[string, Files, Files, string, FileChange | undefined]>([
    ['adds is touched as a whole', {}, { 'b.js': '1\n' }, 'b.js', file({ status: 'added', lines: 'all' })],
    ['adds empty is touched as a whole', {}, { 'b.js': '' }, 'b.js', file({ status: 'added', lines: 'all' })],
    ['takes away has no lines', { 'b.js': '1\n' }, { 'b.js': null }, 'b.js', file({ status: 'deleted' })],
    ['leaves alone is not listed', { 'b.js': '1\n' }, { 'c.js': '1\n' }, 'b.js', undefined],
    [
      'only renames has no touched lines',
      { 'b.js': lines(9) },
      { 'b.js': null, 'd/c.js': lines(9) },
      'd/c.js',
      file({ status: 'renamed', from: 'b.js' }),
    ],
    [
      'renames to a file of another kind is touched as a whole',
      { 'notes.txt': lines(9) },
      { 'notes.txt': null, 'a.js': lines(9) },
      'a.js',
      file({ status: 'renamed', from: 'notes.txt', lines: 'all' }),
    ],
    [
      'renames to a name that means something is touched as a whole',
      { notes: lines(9) },
      { notes: null, Dockerfile: lines(9) },
      'Dockerfile',
      file({ status: 'renamed', from: 'notes', lines: 'all' }),
    ],
    [
      'renames and edits is touched where it was edited',
      { 'b.js': lines(20) },
      { 'b.js': null, 'c.js': lines(20, { 7: 'x' }) },
      'c.js',
      file({ status: 'renamed', from: 'b.js', lines: [[7, 7]] }),
    ],
    [
      'renames to an unusual name keeps it',
      { 'b.js': lines(20) },
      { 'b.js': null, 'ä "q"\t\\\n.js': lines(20, { 7: 'x' }) },
      'ä "q"\t\\\n.js',
      file({ status: 'renamed', from: 'b.js', lines: [[7, 7]] }),
    ],
    [
      'edits under a name with spaces is found',
      { 'b c .js': lines(9) },
      { 'b c .js': lines(9, { 7: 'x' }) },
      'b c .js',
      file({ lines: [[7, 7]] }),
    ],
    [
      'edits under a decomposed name is found by the composed one',
      { [NFD]: lines(9) },
      { [NFD]: lines(9, { 7: 'x' }) },
      NFC,
      file({ lines: [[7, 7]] }),
    ],
    [
      'has under two names that look the same is touched by either',
      { [NFD]: lines(9), [NFC]: lines(9) },
      { [NFD]: lines(9, { 7: 'x' }), [NFC]: lines(9, { 2: 'x' }) },
      NFC,
      file({
        lines: [
          [2, 2],
          [7, 7],
        ],
      }),
    ],
    [
      'says it renames from its own patch is not believed',
      { 'b.js': '1\n' },
      { 'b.js': '1\n+++ b/c.js\n@@ -1 +1 @@\n' },
      'c.js',
      undefined,
    ],
  ])('%s', async (_title, before, after, path, expected) => {
    const history = aHistory(before);
    history.commit(after);
    expect((await changeIn(history)).files.get(path)).toEqual(expected);
  });

  test('makes executable has a changed mode, and no touched line', async () => {
    const history = aHistory({ 'b.sh': '1\n' });
    chmodSync(join(history.folder, 'b.sh'), 0o755);
    history.commit();
    const change = await changeIn(history);
    expect(change.files.get('b.sh')).toEqual(file({ modeChanged: true }));
    expect(touches(change, 'b.sh', 1, null)).toBe(false);
    expect(touches(change, 'b.sh', null, null)).toBe(true);
  });

  test('turns into a link is touched as a whole, and no regular file', async () => {
    const history = aHistory({ 'b.js': '1\n', 'c.js': '2\n' });
    history.write({ 'b.js': null });
    symlinkSync('/etc/passwd', join(history.folder, 'b.js'));
    history.commit();
    const change = await changeIn(history);
    expect(change.files.get('b.js')?.lines).toBe('all');
    expect([isInHead(change, 'b.js'), isInHead(change, 'c.js'), isInHead(change, 'C.js')]).toEqual([false, true, false]);
  });

  test('has in a submodule is no file of the head, and the submodule is touched even if it asks to be ignored', async () => {
    const inner = aHistory({ 'x.js': '1\n' });
    const history = aHistory({});
    history.git('submodule', '--quiet', 'add', `file://${inner.folder}`, 'sub');
    history.commit();
    history.git('branch', '--force', 'main');
    inner.commit({ 'x.js': '2\n' });
    history.git('-C', 'sub', 'pull', '--quiet', 'origin', 'work');
    history.git('config', '--file', '.gitmodules', 'submodule.sub.ignore', 'all');
    history.git('add', '--force', 'sub', '.gitmodules');
    history.git('commit', '--quiet', '--message', 'bump');
    const change = await changeIn(history);
    expect(change.files.get('sub')).toEqual(file({ lines: 'all' }));
    expect(isInHead(change, 'sub/x.js')).toBe(false);
  });
});

describe('the source folder below the repository', () => {
  test('gives paths relative to it, and names with ../ what lies outside', async () => {
    const history = aHistory({ 'packages/a/x.js': lines(9), 'package.json': '{}\n', 'packages/b/y.js': '1\n' });
    history.commit({
      'packages/a/x.js': lines(9, { 3: 'x' }),
      'package.json': '{"a": 1}\n',
      'packages/b/y.js': '2\n',
      'packages/a/z.js': '',
    });
    history.write({ 'packages/a/u.js': '', 'packages/b/u.js': '', 'packages/ab.js': '' });
    const change = await changeIn(history, 'main', 'packages/a');
    expect([...change.files.keys()].toSorted()).toEqual(['../../package.json', '../b/y.js', 'u.js', 'x.js', 'z.js']);
    expect([...change.regular].toSorted()).toEqual(['x.js', 'z.js']);
  });
});

describe('what is not committed', () => {
  test('is touched as a whole, tracked or not, staged or not; what is ignored is not listed', async () => {
    const history = aHistory({ 'a.js': lines(9), 'b.js': lines(9), 'c.js': lines(9), '.gitignore': '*.log\n' });
    history.write({ 'a.js': lines(9, { 4: 'x' }), 'n.js': '1\n', 's.js': '1\n', 'x.log': '1\n', 'c.js': null });
    history.git('add', 's.js');
    const { files } = await changeIn(history);
    const touched = { from: null, lines: 'all', modeChanged: false, uncommitted: true } as const;
    expect(Object.fromEntries(files)).toEqual({
      'a.js': { status: 'modified', ...touched },
      'c.js': { status: 'modified', ...touched },
      's.js': { status: 'modified', ...touched },
      'n.js': { status: 'untracked', ...touched },
    });
  });

  test('is not what only has other times, or what the index was told to take for unchanged', async () => {
    const history = aHistory({ 'a.js': lines(9), 'b.js': lines(9) });
    utimesSync(join(history.folder, 'a.js'), 1, 1);
    history.git('update-index', '--assume-unchanged', 'b.js');
    appendFileSync(join(history.folder, 'b.js'), 'x\n');
    expect([...(await changeIn(history)).files.keys()]).toEqual(['b.js']);
  });

  test.each([
    ['in the same moment', false],
    ['and given its old time back', true],
  ])('is seen where a file of the same size is written once more, %s', async (_title, back) => {
    for (let round = 0; round < 5; round++) {
      const history = aHistory({ 'a.js': lines(9), 'b.js': lines(9) });
      const path = join(history.folder, 'a.js');
      const { atime, mtime } = statSync(path);
      history.write({ 'a.js': lines(9, { 4: 'x' }) });
      if (back) utimesSync(path, atime, mtime);
      expect([...(await changeIn(history)).files.keys()]).toEqual(['a.js']);
    }
  });

  test('leaves the index of the repository as it was', async () => {
    const history = aHistory({ 'a.js': lines(9) });
    utimesSync(join(history.folder, 'a.js'), 1, 1);
    const before = history.git('ls-files', '--debug');
    await changeIn(history);
    expect(history.git('ls-files', '--debug')).toBe(before);
  });
});

describe('other kinds of repositories', () => {
  test('of SHA-256 are read', async () => {
    const history = aHistory({ 'a.js': lines(9) }, '--object-format=sha256');
    history.commit({ 'a.js': lines(9, { 4: 'x' }) });
    const change = await changeIn(history);
    expect(change.head).toMatch(/^[\da-f]{64}$/);
    expect(change.files.get('a.js')?.lines).toEqual([[4, 4]]);
  });

  test('of several work trees are read', async () => {
    const history = aHistory({ 'a.js': lines(9) });
    history.git('worktree', 'add', '--quiet', '-b', 'other', 'tree', 'work');
    renameSync(join(history.folder, 'tree/a.js'), join(history.folder, 'tree/b.js'));
    const change = await changeIn(history, 'main', 'tree');
    expect([...change.files.keys()].toSorted()).toEqual(['a.js', 'b.js']);
  });

  test('that borrow the objects of another are read', async () => {
    const history = aHistory({ 'a.js': lines(9) });
    history.commit({ 'a.js': lines(9, { 4: 'x' }) });
    const clone = cloneOf(history, '--reference', history.folder);
    expect((await changeIn(clone, 'main')).files.get('a.js')?.lines).toEqual([[4, 4]]);
  });

  test('whose histories crossed count what either base lacks', async () => {
    const history = aHistory({ 'a.js': lines(9), 'b.js': lines(9) });
    const mine = history.commit({ 'a.js': lines(9, { 4: 'mine' }) });
    history.checkout('main');
    const theirs = history.commit({ 'b.js': lines(9, { 6: 'theirs' }) });
    history.git('merge', '--quiet', '--no-edit', mine);
    history.checkout('work').git('merge', '--quiet', '--no-edit', theirs);
    history.commit({ 'a.js': lines(9, { 4: 'mine', 8: 'more' }) });
    expect(history.git('merge-base', '--all', 'main', 'work').split('\n')).toHaveLength(2);
    const { files } = await changeIn(history);
    expect([files.get('a.js')?.lines, files.get('b.js')?.lines]).toEqual([
      [
        [4, 4],
        [8, 8],
      ],
      [[6, 6]],
    ]);
  });
});

test('a path that the change does not know is not touched', async () => {
  const change = await changeIn(aHistory({ 'a.js': '1\n' }));
  expect([touches(change, 'a.js', 1, null), isTouched(change, 'a.js'), touches(change, 'constructor', null, null)]).toEqual([
    false,
    false,
    false,
  ]);
});
