// Commits by name, where histories part, and files as they were; and why something cannot be told.

import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import { aHistory, asking, cloneOf, emptyFolder, History, lines, valueOf, whyNot } from './histories.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a name', () => {
  test.each([
    ['of a branch', 'main'],
    ['of a branch in full', 'refs/heads/main'],
    ['of a tag with a text of its own', 'v1'],
    ['that counts back', 'HEAD~2'],
    ['that is an object id', 'OID'],
    ['that is the beginning of one', 'SHORT'],
  ])('%s is a commit', async (_title, name) => {
    const history = aHistory({ 'a.js': '1\n' });
    const main = history.git('rev-parse', 'main');
    history.git('tag', '--annotate', '--message', 'x', 'v1', 'main');
    history.commit({ 'a.js': '2\n' });
    const ref = { OID: main, SHORT: main.slice(0, 9) }[name] ?? name;
    expect(valueOf(await asking(history.folder, (repository) => repository.resolve(ref)))).toBe(main);
  });

  test('of a branch that only the remote has is that one, and the local one goes first', async () => {
    const history = aHistory({ 'a.js': '1\n' });
    history.commit({ 'a.js': '2\n' });
    const clone = cloneOf(history);
    const resolve = (ref: string): Promise<string> => asking(clone.folder, async (repository) => valueOf(await repository.resolve(ref)));
    expect(await resolve('main')).toBe(history.git('rev-parse', 'main'));
    expect(await resolve('origin/main')).toBe(history.git('rev-parse', 'main'));
    clone.git('branch', 'main', 'HEAD');
    expect(await resolve('main')).toBe(history.git('rev-parse', 'work'));
  });

  test('of a branch and of a tag, which would go first, is neither', async () => {
    const history = aHistory({ 'a.js': '1\n' });
    history.commit({ 'a.js': '2\n' });
    history.git('tag', 'main', 'work');
    const answer = await asking(history.folder, (repository) => repository.changeSince('main'));
    expect(whyNot(answer)).toEqual({
      why: '"main" names several commits',
      fix: 'write the whole name, such as refs/heads/main or refs/remotes/main',
    });
  });

  test('of a branch that only the remote has, and of a tag, is neither', async () => {
    const history = aHistory({ 'a.js': '1\n' });
    const clone = cloneOf(history);
    clone.git('tag', 'main', 'work');
    const answers = ['main', 'main~0', 'origin/main', 'HEAD~1'].map((ref) => asking(clone.folder, (repository) => repository.resolve(ref)));
    expect((await Promise.all(answers)).map((answer) => (answer.told ? answer.value : answer.why))).toEqual([
      '"main" names several commits',
      '"main~0" names several commits',
      history.git('rev-parse', 'main'),
      history.git('rev-parse', 'main'),
    ]);
  });

  test.each([
    ['of nothing', 'nowhere', 'the repository has no commit "nowhere"'],
    ['of a file', 'HEAD:a.js', 'the repository has no commit "HEAD:a.js"'],
    ['of a lost commit', '1'.repeat(40), `the repository has no commit "${'1'.repeat(40)}"`],
    ['without letters', '', '"" is no name of a commit'],
    ['with a line break', 'main\nHEAD', '"main\nHEAD" is no name of a commit'],
    ['with a NUL', 'main\0', '"main\0" is no name of a commit'],
  ])('%s says so', async (_title, ref, why) => {
    const { folder } = aHistory({ 'a.js': '1\n' });
    expect(whyNot(await asking(folder, (repository) => repository.changeSince(ref))).why).toBe(why);
  });
});

test('a name that is wrong is to be corrected first, where there are commits to name', async () => {
  const answer = await asking(aHistory({ 'a.js': '1\n' }).folder, (repository) => repository.resolve('nope'));
  expect(answer.told ? '' : answer.fix).toMatch(/^correct the name, or fetch the whole history/);
});

describe('where two commits parted', () => {
  test('is the latest commit that both descend from, or nowhere', async () => {
    const history = aHistory({ 'a.js': '1\n' });
    const main = history.git('rev-parse', 'main');
    const work = history.commit({ 'a.js': '2\n' });
    history.git('checkout', '--quiet', '--orphan', 'other');
    const other = history.commit();
    await asking(history.folder, async (repository) => {
      expect(await repository.mergeBase(main, work)).toEqual({ told: true, value: main });
      expect(await repository.mergeBase(main, other)).toEqual({ told: true, value: null });
      expect((await repository.mergeBase(main, '1'.repeat(40))).told).toBe(false);
      expect(whyNot(await repository.changeSince('main')).why).toBe('HEAD and the base have no commit in common');
    });
  });
});

describe('a base', () => {
  test.each(['HEAD', 'work', 'later'])(
    'that already holds HEAD shows no change, and that is not taken for an empty one: %s',
    async (base) => {
      const history = aHistory({ 'a.js': '1\n' });
      history.branch('later').commit();
      history.checkout('work').write({ 'a.js': '2\n' });
      expect(whyNot(await asking(history.folder, (repository) => repository.changeSince(base)))).toEqual({
        why: 'the base already holds HEAD, so that there is no change to see',
        fix: 'name the branch that the change is to be merged into, as it was before',
      });
    },
  );
});

describe('a shallow clone', () => {
  function aShallow(): { history: History; clone: History } {
    const history = aHistory({ 'a.js': lines(9) });
    history.commit({ 'a.js': lines(9, { 2: 'x' }) });
    history.checkout('main').commit({ 'b.js': '1\n' });
    history.checkout('work').commit({ 'a.js': lines(9, { 2: 'x', 5: 'y' }) });
    return { history, clone: cloneOf(history, '--depth', '1', '--no-single-branch') };
  }

  test('cannot tell where HEAD left the base, and says what would let it', async () => {
    const { clone } = aShallow();
    const answer = await asking(clone.folder, (repository) => repository.changeSince('origin/main'));
    expect(whyNot(answer)).toEqual({
      why: 'the clone is shallow: where HEAD left the base is not in it',
      fix: 'fetch the whole history and all branches (actions/checkout: fetch-depth: 0)',
    });
  });

  test('of one branch has no base at all', async () => {
    const { history } = aShallow();
    const clone = cloneOf(history, '--depth', '1');
    const answer = await asking(clone.folder, (repository) => repository.changeSince('main'));
    expect(whyNot(answer).fix).toContain('fetch-depth: 0');
  });

  test('tells when the base itself is behind HEAD', async () => {
    const { history } = aShallow();
    const clone = cloneOf(history, '--depth', '2');
    await asking(clone.folder, async (repository) => {
      expect(await repository.isShallow()).toEqual({ told: true, value: true });
      expect(valueOf(await repository.changeSince('HEAD~1')).files.get('a.js')?.lines).toEqual([[5, 5]]);
    });
  });

  test('that was deepened is none', async () => {
    const { clone } = aShallow();
    clone.git('fetch', '--quiet', '--unshallow');
    await asking(clone.folder, async (repository) => {
      expect(await repository.isShallow()).toEqual({ told: true, value: false });
      expect(valueOf(await repository.changeSince('main')).files.get('a.js')?.lines).toEqual([
        [2, 2],
        [5, 5],
      ]);
    });
  });
});

describe('the text of files as they were', () => {
  async function read(history: History, paths: readonly string[], below = '.'): Promise<Record<string, string>> {
    const texts: Record<string, string> = {};
    await asking(join(history.folder, below), async (repository) => {
      const head = valueOf(await repository.resolve('HEAD'));
      valueOf(await repository.blobs(head, paths, (path, text) => void (texts[path] = text)));
    });
    return texts;
  }

  test('comes with the bytes that it was, whatever they say', async () => {
    const sizes: Record<string, number> = {};
    await asking(aHistory({ 'a.js': Uint8Array.of(0xe4, 0x0a), 'b.js': 'ä' }).folder, async (repository) => {
      const head = valueOf(await repository.resolve('HEAD'));
      valueOf(await repository.blobs(head, ['a.js', 'b.js'], (path, _text, bytes) => void (sizes[path] = bytes)));
    });
    expect(sizes).toEqual({ 'a.js': 2, 'b.js': 2 });
  });

  test('comes for all of many paths, also for those that hold the same', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `d${index % 7}/${index}.js`);
    const history = aHistory({});
    history.commit(Object.fromEntries(names.map((name, index) => [name, index % 3 === 0 ? 'same' : `text ${index}\n`])));
    const texts = await read(history, names);
    expect(names.map((name) => texts[name])).toEqual(names.map((_, index) => (index % 3 === 0 ? 'same' : `text ${index}\n`)));
  });

  test.each<[string, string, string | Uint8Array, string | undefined]>([
    ['an empty file is empty', 'a.js', '', ''],
    ['a name may be unusual', 'ä\n"x.js', 'x', 'x'],
    ['line ends are as they were', 'a.js', '1\r\n2', '1\r\n2'],
    ['what looks like an object id is text', 'a.js', `${'1'.repeat(40)} blob 3\nabc\n`, `${'1'.repeat(40)} blob 3\nabc\n`],
    ['bytes that are not UTF-8 are replaced', 'a.js', Buffer.from([0x61, 0xff]), 'a\ufffd'],
    ['10 MiB are read', 'a.js', 'x'.repeat(10 * 2 ** 20), 'x'.repeat(10 * 2 ** 20)],
    ['more is not', 'a.js', 'x'.repeat(10 * 2 ** 20 + 1), undefined],
  ])('%s', async (_title, name, content, expected) => {
    const history = aHistory({});
    history.commit({ [name]: content, 'z.js': 'z' });
    const texts = await read(history, [name, 'z.js']);
    expect(texts[name] === expected).toBe(true);
    expect(texts['z.js']).toBe('z');
  });

  test('never comes for links, submodules, folders, or what is not there as written', async () => {
    const history = aHistory({ 'd/a.js': 'a', 'run.sh': 'r' });
    symlinkSync('d/a.js', join(history.folder, 'link.js'));
    symlinkSync('d', join(history.folder, 'e'));
    chmodSync(join(history.folder, 'run.sh'), 0o755);
    history.commit();
    const paths = ['d/a.js', 'run.sh', 'link.js', 'e/a.js', 'd', 'D/a.js', './d/a.js', '/d/a.js', 'd/../run.sh', '', 'constructor'];
    expect(await read(history, paths)).toEqual({ 'd/a.js': 'a', 'run.sh': 'r' });
  });

  test('is found below the source folder, and not beside it', async () => {
    const history = aHistory({ 'p/a.js': 'a', 'b.js': 'b', 'pa.js': 'pa' });
    expect(await read(history, ['a.js', 'b.js', '../b.js', 'p/a.js'], 'p')).toEqual({ 'a.js': 'a' });
  });

  test('is that of the commit, not of the work tree', async () => {
    const history = aHistory({ 'a.js': 'a' });
    writeFileSync(join(history.folder, 'a.js'), 'other');
    expect(await read(history, ['a.js'])).toEqual({ 'a.js': 'a' });
  });
});

describe('a folder', () => {
  test('that is not there, or in no repository, says so', async () => {
    for (const folder of [emptyFolder(), join(emptyFolder(), 'x')])
      expect(whyNot(await openRepository(folder))).toEqual({
        why: 'the source folder is in no git repository',
        fix: 'check the repository out with git',
      });
  });

  test('where there is no git says so', async () => {
    const { folder } = aHistory({});
    vi.stubEnv('PATH', emptyFolder());
    expect(whyNot(await openRepository(folder)).why).toBe('there is no git on PATH outside the checkout');
  });

  test('beside which nothing can be written says so', async () => {
    const { folder } = aHistory({});
    vi.stubEnv('TMPDIR', join(emptyFolder(), 'none'));
    expect(whyNot(await openRepository(folder)).why).toBe('no folder can be made for temporary files');
  });

  test('with a broken repository says what git says', async () => {
    const history = aHistory({ 'a.js': '1\n' });
    history.commit({ 'a.js': '2\n' });
    const tree = history.git('rev-parse', 'HEAD^{tree}');
    rmSync(join(history.folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    expect(whyNot(await asking(history.folder, (repository) => repository.changeSince('main'))).why).toMatch(
      /^git ls-tree ended with 128: fatal: /,
    );
    rmSync(join(history.folder, '.git/HEAD'));
    expect(whyNot(await openRepository(history.folder)).why).toMatch(/^git rev-parse ended with 128: fatal: not a git repository/);
  });

  test('without a commit says so', async () => {
    const history = new History();
    history.git('init', '--quiet', '--initial-branch', 'main');
    expect(whyNot(await asking(history.folder, (repository) => repository.changeSince('main'))).why).toBe(
      'the repository has no commit "main"',
    );
  });
});
