// Files of a commit that a verdict rests on: whole, regular, and of that commit alone.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aHistory, asking, cloneOf, valueOf, type History } from './histories.ts';

async function filesIn(history: History, path: string, commit = history.git('rev-parse', 'HEAD')): Promise<unknown> {
  const answer = await asking(history.folder, (repository) => repository.files(commit, path));
  return answer.told ? answer.value.map((file) => [file.path, file.bytes.toString('utf8')]) : answer.why;
}

const FILES = {
  'a/policy.yml': 'one\n',
  'a/x/deep.YAML': 'é\n',
  'a/x/notes.md': 'text\n',
  'a/empty.yml': '',
  'é/p.yml': 'p\n',
};

describe('files of a commit', () => {
  test.each([
    ['a file is that file', 'a/policy.yml', [['a/policy.yml', 'one\n']]],
    ['a folder is its YAML files, at any depth', 'a/x', [['a/x/deep.YAML', 'é\n']]],
    ['an empty file is one', 'a/empty.yml', [['a/empty.yml', '']]],
    ['a name that is not ASCII is one', 'é/p.yml', [['é/p.yml', 'p\n']]],
    ['what is not there is nothing', 'a/none.yml', []],
    ['nor is what would lie below a file', 'a/policy.yml/x', []],
    ['a pattern is a name', 'a/*.yml', []],
    ['an option is a name', '--output=x', []],
  ])('%s', async (_title, path, expected) => {
    expect(await filesIn(aHistory(FILES), path)).toEqual(expected);
  });

  test('are those of the commit, whatever the work tree, the index or another commit hold', async () => {
    const history = aHistory(FILES);
    const before = history.git('rev-parse', 'HEAD');
    history.commit({ 'a/policy.yml': 'two\n' });
    history.write({ 'a/policy.yml': 'three\n' }).git('add', '--all');
    history.write({ 'a/policy.yml': 'four\n' });
    expect(await filesIn(history, 'a/policy.yml', before)).toEqual([['a/policy.yml', 'one\n']]);
    expect(await filesIn(history, 'a/policy.yml')).toEqual([['a/policy.yml', 'two\n']]);
  });

  test('are read from the root of the repository, wherever in it the source folder is', async () => {
    const history = aHistory(FILES);
    const commit = history.git('rev-parse', 'HEAD');
    const files = await asking(join(history.folder, 'a/x'), (repository) => repository.files(commit, 'a/policy.yml'));
    expect(valueOf(files).map(({ path }) => path)).toEqual(['a/policy.yml']);
  });

  test.each([
    ['a link', 'link.yml', 'link.yml is no regular file'],
    ['what lies behind a link', 'linked/policy.yml', 'linked is no regular file'],
    ['a folder with a link', 'held', 'held/b.txt is no regular file'],
    ['a submodule', 'sub', 'sub is no regular file'],
    ['what lies in a submodule', 'sub/policy.yml', 'sub is no regular file'],
  ])('C2: %s is told', async (_title, path, why) => {
    const history = aHistory({ ...FILES, 'held/a.yml': 'a\n' });
    symlinkSync('/etc/passwd', join(history.folder, 'link.yml'));
    symlinkSync('a', join(history.folder, 'linked'));
    symlinkSync('a.yml', join(history.folder, 'held/b.txt'));
    history.git('update-index', '--add', '--cacheinfo', `160000,${history.git('rev-parse', 'HEAD')},sub`);
    history.git('add', 'link.yml', 'linked', 'held');
    history.git('commit', '--quiet', '--message', 'links');
    expect(await filesIn(history, path)).toBe(why);
  });

  test('one larger than 16 MiB is told, and one of 12 MiB is read', async () => {
    const history = aHistory({ 'large.yml': Buffer.alloc(16 * 2 ** 20 + 1, '#'), 'some.yml': Buffer.alloc(12 * 2 ** 20, '#') });
    expect(await filesIn(history, 'large.yml')).toBe('large.yml is larger than 16 MiB');
    expect(await filesIn(history, 'some.yml')).toEqual([['some.yml', '#'.repeat(12 * 2 ** 20)]]);
  });

  test('one that a partial clone lacks is told', async () => {
    const history = aHistory(FILES);
    history.git('config', 'uploadpack.allowFilter', 'true');
    const clone = cloneOf(history, '--filter=blob:none', '--no-checkout');
    expect(await filesIn(clone, 'a/policy.yml')).toBe('a/policy.yml is not in the clone');
  });

  test('A6: a replacement, a graft and attributes change nothing', async () => {
    const history = aHistory(FILES);
    const [before, blob] = [history.git('rev-parse', 'HEAD'), history.git('rev-parse', 'HEAD:a/policy.yml')];
    history.commit({ 'a/policy.yml': 'two\n', '.gitattributes': '* text eol=crlf ident\n' });
    history.git('replace', before, 'HEAD');
    history.git('replace', blob, history.git('rev-parse', 'HEAD:a/policy.yml'));
    expect(await filesIn(history, 'a/policy.yml', before)).toEqual([['a/policy.yml', 'one\n']]);
    expect(await filesIn(history, 'a/policy.yml')).toEqual([['a/policy.yml', 'two\n']]);
  });
});

describe('a commit is at hand', () => {
  test.each([
    ['where it is', 'HEAD', true],
    ['not where it is a tree', 'HEAD^{tree}', false],
    ['not where it is not', null, false],
  ])('%s', async (_title, name, expected) => {
    const history = aHistory(FILES);
    const oid = name === null ? '0'.repeat(40) : history.git('rev-parse', name);
    expect(await asking(history.folder, (repository) => repository.has(oid))).toBe(expected);
  });

  test('not where it has another name than its id', async () => {
    const history = aHistory(FILES);
    const answers = ['main', 'HEAD', '--batch', ''].map((name) => asking(history.folder, (repository) => repository.has(name)));
    expect(await Promise.all(answers)).toEqual([false, false, false, false]);
  });

  test('not the tip, in a clone of depth 1 of another branch', async () => {
    const history = aHistory(FILES);
    history.commit({ 'x.js': '1\n' });
    const main = history.git('rev-parse', 'main');
    const clone = cloneOf(history, '--depth', '1', '--branch', 'work');
    expect(await asking(clone.folder, (repository) => repository.has(main))).toBe(false);
  });
});
