// Which commits brought a statement that stands at the tip of a branch. A statement is a line of a file here, and a file that says
// "broken" cannot be read.

import fc from 'fast-check';
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { openHistory, type History as Past } from '../../src/git/history.ts';
import { aHistory, cloneOf, valueOf, whyNot, type Files, type History } from './histories.ts';

const FILE = 'rules/a.yml';
const PATHS = ['rules', 'rules.yml'];
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function read(text: string): ReadonlySet<string> | null {
  return text.includes('broken') ? null : new Set(text.split('\n').filter(Boolean));
}

function kept(history: History): History {
  folders.push(history.folder);
  return history;
}

/** On branch "main". */
function begun(files: Files = { 'a.js': '1\n' }): History {
  return kept(aHistory(files)).checkout('main');
}

async function asked<T>(history: History, ask: (past: Past) => Promise<T>): Promise<T> {
  const past = valueOf(await openHistory(history.folder));
  return ask(past).finally(() => past.close());
}

/** Subjects of the commits that brought "S" to where HEAD is. */
async function bringersIn(history: History, statement = 'S', tip = 'HEAD'): Promise<readonly string[]> {
  const search = { tip: history.git('rev-parse', tip), paths: PATHS, wanted: new Set([statement]), read };
  const found = valueOf(await asked(history, (past) => past.broughtBy(search)));
  const commits = (found.get(statement) ?? []).flatMap((one) => one.commits);
  return commits.map((commit) => history.git('log', '-1', '--format=%s', commit)).toSorted();
}

describe('on one line of commits', () => {
  /** Each step is what the files say then; the commits are called 1, 2, 3 … */
  test.each<[string, readonly Files[], readonly string[]]>([
    ['the first that has it', [{ [FILE]: 'S\n' }], ['1']],
    ['the first, whatever is written around it later', [{ [FILE]: 'S\n' }, { [FILE]: 'T\nS\n' }, { [FILE]: 'S\n\n\n' }], ['1']],
    ['the first, where it moves to another file of the folder', [{ [FILE]: 'S\n' }, { [FILE]: null, 'rules/b.yml': 'S\n' }], ['1']],
    ['the first, where it moves from a file to a folder', [{ 'rules.yml': 'S\n' }, { 'rules.yml': null, [FILE]: 'S\n' }], ['1']],
    ['the first, where a copy of it comes and goes', [{ [FILE]: 'S\n' }, { 'rules/b.yml': 'S\n' }, { 'rules/b.yml': null }], ['1']],
    ['the last that brought it back', [{ [FILE]: 'S\n' }, { [FILE]: 'T\n' }, { [FILE]: 'S\n' }, { [FILE]: 'S\nT\n' }], ['3']],
    ['the last that brought it back after its file was gone', [{ [FILE]: 'S\n' }, { [FILE]: null }, { [FILE]: 'S\n' }], ['3']],
    ['nobody, where it does not stand', [{ [FILE]: 'S\n' }, { [FILE]: 'T\n' }], []],
    ['the first, where it moves up from a folder below', [{ 'rules/old/a.yml': 'S\n' }, { 'rules/old/a.yml': null, [FILE]: 'S\n' }], ['1']],
    ['the one that moves it in from elsewhere', [{ 'old/a.yml': 'S\n' }, { 'old/a.yml': null, [FILE]: 'S\n' }], ['2']],
    ['the one that moves it in from a file that is no YAML', [{ 'rules/a.txt': 'S\n' }, { [FILE]: 'S\n' }], ['2']],
    ['the first, across a version that cannot be read', [{ [FILE]: 'S\n' }, { [FILE]: 'broken' }, { [FILE]: 'S\n' }], ['1']],
    ['the first, across a version that is far too large', [{ [FILE]: 'S\n' }, { [FILE]: 'T\n'.repeat(300_000) }, { [FILE]: 'S\n' }], ['1']],
    [
      'the one that broke the file, too, where it did not stand before',
      [{ [FILE]: 'T\n' }, { [FILE]: 'broken S' }, { [FILE]: 'S\n' }],
      ['2', '3'],
    ],
    ['all that left it broken', [{ [FILE]: 'broken' }, { [FILE]: 'broken S' }, { [FILE]: 'S\n' }, { [FILE]: 'S\nT\n' }], ['1', '2', '3']],
  ])('%s', async (_title, steps, expected) => {
    const history = begun();
    for (const [index, files] of steps.entries()) history.commit(files, `${index + 1}`);
    expect(await bringersIn(history)).toEqual(expected);
  });

  test('is found for each of many statements at once, over more versions than are read at a time', async () => {
    const history = begun();
    const names = Array.from({ length: 70 }, (_, index) => `S${index}`);
    for (const [index, name] of names.entries()) history.commit({ [FILE]: `${names.slice(0, index + 1).join('\n')}\n` }, name);
    const search = { tip: history.git('rev-parse', 'HEAD'), paths: PATHS, wanted: new Set(names), read };
    const found = valueOf(await asked(history, (past) => past.broughtBy(search)));
    const subjects = names.map((name) => history.git('log', '-1', '--format=%s', found.get(name)?.[0]?.commits[0] ?? ''));
    expect(subjects).toEqual(names);
  });

  test('equals what every single version says, for any history', async () => {
    const state = fc.constantFrom('', 'S\n', 'T\n', 'S\nT\n', 'broken');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ a: state, b: state }), { minLength: 1, maxLength: 7 }), async (states) => {
        const history = begun();
        for (const [index, { a, b }] of states.entries()) history.commit({ [FILE]: a, 'rules/b.yml': b }, `${index + 1}`);
        expect(await bringersIn(history)).toEqual(bringersOf(states.map(({ a, b }) => [a, b])));
      }),
      { numRuns: 12 },
    );
  });
});

/** Straight from the definition. Versions that change nothing are none. */
function bringersOf(states: readonly (readonly string[])[]): readonly string[] {
  const surely = (files: readonly string[] = []): boolean => files.some((text) => read(text)?.has('S') === true);
  const perhaps = (files: readonly string[] = []): boolean => surely(files) || files.some((text) => text.includes('broken'));
  if (!surely(states.at(-1))) return [];
  let first = states.length - 1;
  while (first > 0 && perhaps(states[first - 1])) first -= 1;
  let surest = first;
  while (!surely(states[surest])) surest += 1;
  const isChange = (index: number): boolean => index === 0 || states[index]?.join('|') !== states[index - 1]?.join('|');
  return states.flatMap((_files, index) => (index >= first && index <= surest && isChange(index) ? [`${index + 1}`] : []));
}

describe('across merges', () => {
  test('it is the commit that was merged, and the merge is how it came', async () => {
    const history = begun().branch('feature');
    const writer = history.commit({ [FILE]: 'S\n' }, 'writer');
    history.commit({ 'a.js': '2\n' }, 'beside');
    history.checkout('main').commit({ 'b.js': '1\n' }, 'meanwhile');
    const merge = history.merge('feature');
    const search = { tip: history.git('rev-parse', 'HEAD'), paths: PATHS, wanted: new Set(['S']), read };
    const found = valueOf(await asked(history, (past) => past.broughtBy(search)));
    expect(found.get('S')).toEqual([{ arrival: merge, commits: [writer] }]);
  });

  test('it is the commit of a branch that was merged into the branch that was merged', async () => {
    const history = begun().branch('feature').branch('inner');
    history.commit({ [FILE]: 'S\n' }, 'writer');
    history.checkout('feature').commit({ 'c.js': '1\n' }, 'beside');
    history.merge('inner');
    history.checkout('main').commit({ 'b.js': '1\n' }, 'meanwhile');
    history.merge('feature');
    expect(await bringersIn(history)).toEqual(['writer']);
  });

  test('it is each of two that wrote it in what was merged', async () => {
    const history = begun().branch('one');
    history.commit({ [FILE]: 'S\n' }, 'one');
    history.checkout('main').branch('feature').commit({ 'rules/b.yml': 'S\n' }, 'two');
    history.merge('one');
    history.checkout('main').merge('feature');
    expect(await bringersIn(history)).toEqual(['one', 'two']);
  });

  test('it is the one that the branch already had, not a copy that came later', async () => {
    const history = begun().branch('feature');
    history.commit({ 'rules/b.yml': 'S\n' }, 'copy');
    history.checkout('main').commit({ [FILE]: 'S\n' }, 'writer');
    history.merge('feature', { [FILE]: null });
    expect(await bringersIn(history)).toEqual(['writer']);
  });

  test('it is the merge itself, where that wrote it', async () => {
    const history = begun().branch('feature');
    history.commit({ [FILE]: 'T\n' }, 'writer of T');
    history.checkout('main').merge('feature', { [FILE]: 'S\nT\n' });
    expect(await bringersIn(history)).toEqual(['merge feature']);
    expect(await bringersIn(history, 'T')).toEqual(['writer of T']);
  });

  test('it is the merge itself, where that brought back what the branch had taken out', async () => {
    const history = begun({ [FILE]: 'S\n' }).branch('feature');
    history.commit({ 'a.js': '2\n' }, 'beside');
    history.checkout('main').commit({ [FILE]: 'T\n' }, 'taken out');
    history.merge('feature', { [FILE]: 'S\n' });
    expect(await bringersIn(history)).toEqual(['merge feature']);
  });

  test('it is the commit on the old branch, where that was merged into a new one that took its place', async () => {
    const history = begun().branch('feature');
    history.commit({ 'b.js': '1\n' }, 'beside');
    history.checkout('main').commit({ [FILE]: 'S\n' }, 'writer');
    history.checkout('feature').merge('main');
    history.git('branch', '--force', 'main', 'feature');
    expect(await bringersIn(history, 'S', 'main')).toEqual(['writer']);
  });
});

test('a link is no file in which a statement stands', async () => {
  const history = begun({ 'other.txt': 'S\n' });
  const target = history.git('hash-object', '-w', 'other.txt');
  history.git('update-index', '--add', '--cacheinfo', `120000,${target},${FILE}`);
  history.git('commit', '--quiet', '--message', 'link');
  expect(await bringersIn(history)).toEqual([]);
  history.git('update-index', '--cacheinfo', `100644,${target},${FILE}`);
  history.git('commit', '--quiet', '--message', 'file');
  expect(await bringersIn(history)).toEqual(['file']);
});

test('a shallow clone says so, and what mends it', async () => {
  const history = begun();
  history.commit({ [FILE]: 'S\n' }, 'writer');
  history.commit({ [FILE]: 'S\nT\n' }, 'later');
  const clone = kept(cloneOf(history, '--depth', '1'));
  const search = { tip: clone.git('rev-parse', 'HEAD'), paths: PATHS, wanted: new Set(['S']), read };
  expect(whyNot(await asked(clone, (past) => past.broughtBy(search)))).toEqual({
    why: 'the clone is shallow: who brought an exception is not in it',
    fix: 'fetch the whole history and all branches (actions/checkout: fetch-depth: 0)',
  });
});

test.each(['0'.repeat(40), '--all', 'main'])('from what is no object id of a commit nothing is looked for: "%s"', async (tip) => {
  const search = { tip, paths: PATHS, wanted: new Set(['S']), read };
  const { why } = whyNot(await asked(begun(), (past) => past.broughtBy(search)));
  expect(why).toBe(`the repository has no commit "${tip}"`);
});

test('a history that is too large to compare says so', async () => {
  const history = begun();
  history.git('config', 'core.compression', '0');
  const large = Array.from({ length: 27 }, (_, index) => [`rules/${index}.yml`, `S\n${index}${'#'.repeat(9.9 * 2 ** 20)}`]);
  history.commit(Object.fromEntries(large) as Files);
  const search = { tip: history.git('rev-parse', 'HEAD'), paths: PATHS, wanted: new Set(['S']), read };
  expect(whyNot(await asked(history, (past) => past.broughtBy(search)))).toEqual({
    why: 'the versions of the exceptions that have to be compared are larger than 256 MiB together',
    fix: 'spread the exceptions over several files, or prove sign-offs by signature',
  });
});

describe('a commit', () => {
  test('names its author, its committer and all of its message', async () => {
    const history = begun().as('kim', 'lee');
    const commit = history.commit({ 'b.js': '1\n' }, 'subject\n\nCo-authored-by: Sam <sam@example.org>');
    expect(valueOf(await asked(history, (past) => past.textOf(commit)))).toEqual({
      author: 'kim@example.org',
      committer: 'lee@example.org',
      message: 'subject\n\nCo-authored-by: Sam <sam@example.org>\n\n',
    });
  });

  test('tells whatever it changed, and what stands at the paths', async () => {
    const history = begun();
    const parent = history.git('rev-parse', 'HEAD');
    const commit = history.commit({ [FILE]: 'S\n', 'rules/a.txt': 'T\n', 'a.js': null });
    await asked(history, async (past) => {
      expect(valueOf(await past.changeOf(commit))).toEqual({ parents: [parent], paths: ['a.js', 'rules/a.txt', FILE] });
      expect(valueOf(await past.textsAt(commit, PATHS))).toEqual(['S\n']);
      expect(valueOf(await past.textsAt(parent, PATHS))).toEqual([]);
    });
  });

  test.each(['0'.repeat(40), '--all', 'HEAD', ''])('that the repository does not have is none: "%s"', async (commit) => {
    await asked(begun(), async (past) => {
      expect(valueOf(await past.changeOf(commit))).toBeNull();
      expect(valueOf(await past.textsAt(commit, PATHS))).toBeNull();
    });
  });
});

describe('a commit came with a pull request', () => {
  test.each<[string, number, readonly string[]]>([
    ['that was merged: those on its side, and the merge', 2, ['one', 'two', 'merge feature']],
    ['whatever count it is said to have', 1, ['one', 'two', 'merge feature']],
  ])('%s', async (_title, count, expected) => {
    const history = begun().branch('feature');
    history.commit({ 'b.js': '1\n' }, 'one');
    history.commit({ 'b.js': '2\n' }, 'two');
    history.checkout('main').commit({ 'c.js': '1\n' }, 'meanwhile');
    const commit = history.merge('feature');
    history.commit({ 'c.js': '2\n' }, 'later');
    expect(await cameWith(history, { commit, count })).toEqual(expected.toSorted());
  });

  test('that was rebased: so many before its last one', async () => {
    const history = begun();
    history.commit({ 'b.js': '1\n' }, 'before');
    history.commit({ 'b.js': '2\n' }, 'one');
    const commit = history.commit({ 'b.js': '3\n' }, 'two');
    history.commit({ 'b.js': '4\n' }, 'later');
    expect(await cameWith(history, { commit, count: 2 })).toEqual(['one', 'two']);
  });

  test('never, where what it became is not on the branch', async () => {
    const history = begun().branch('elsewhere');
    const commit = history.commit({ 'b.js': '1\n' }, 'elsewhere');
    history.checkout('main').commit({ 'b.js': '2\n' }, 'later');
    expect(await cameWith(history, { commit, count: 1 })).toEqual([]);
  });
});

/** Subjects of all commits that did. */
async function cameWith(history: History, merge: { readonly commit: string; readonly count: number }): Promise<readonly string[]> {
  const tip = history.git('rev-parse', 'main');
  const all = history.git('rev-list', '--all').split('\n');
  const came = await asked(history, async (past) => {
    const found: string[] = [];
    for (const commit of all) if (valueOf(await past.merged({ tip, ...merge }, commit))) found.push(commit);
    return found;
  });
  return came.map((commit) => history.git('log', '-1', '--format=%s', commit)).toSorted();
}
