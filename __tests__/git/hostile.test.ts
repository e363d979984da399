// Threat A6: whatever is planted in a repository, in the environment or on PATH, nothing of it runs, and the answer stays the same.

import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { findGit } from '../../src/git/find.ts';
import { openRepository } from '../../src/git/repository.ts';
import { Alarm, aHistory, asking, changeIn, emptyFolder, type History, lines, valueOf, whyNot } from './histories.ts';

afterEach(() => vi.unstubAllEnvs());

function aProgram(path: string, script: string): string {
  writeFileSync(path, script);
  chmodSync(path, 0o755);
  return path;
}

/** One line of one file is changed on the branch, and another file in the work tree. */
function aVictim(): History {
  const history = aHistory({ 'a.js': lines(9), 'b.js': lines(9), '.gitattributes': '*.js diff=evil\nb.js filter=evil\n' });
  history.commit({ 'a.js': lines(9, { 4: 'x' }) });
  // Of the same size, so that only its contents tell.
  return history.write({ 'b.js': lines(9, { 2: 'y' }) });
}

async function expectSame(history: History): Promise<void> {
  const { files, head } = await changeIn(history);
  expect(head).toBe(history.git('-c', 'core.fsmonitor=false', 'rev-parse', 'HEAD'));
  expect([...files].map(([path, { lines: touched }]) => [path, touched])).toEqual([
    ['a.js', [[4, 4]]],
    ['b.js', 'all'],
  ]);
}

/** Every question that a repository is asked. */
async function askAll(history: History): Promise<void> {
  await asking(history.folder, async (repository) => {
    const head = await repository.resolve('HEAD');
    await repository.resolve('1'.repeat(40));
    await repository.isShallow();
    await repository.changeSince('main');
    if (head.told) await repository.blobs(head.value, ['a.js', 'b.js'], () => undefined);
  });
}

describe('a program that the configuration of the repository names', () => {
  test.each<[string, string, (alarm: Alarm) => string, readonly string[]]>([
    ['as a monitor', 'core.fsmonitor', (alarm) => aProgram(`${alarm.path}.sh`, alarm.script()), ['status']],
    ['to show differences', 'diff.external', (alarm) => aProgram(`${alarm.path}.sh`, alarm.script()), ['diff', 'main']],
    ['to show differences of some files', 'diff.evil.command', (alarm) => aProgram(`${alarm.path}.sh`, alarm.script()), ['diff', 'main']],
    ['to turn files into text', 'diff.evil.textconv', (alarm) => aProgram(`${alarm.path}.sh`, alarm.script()), ['diff', 'main']],
    ['to filter files on their way in', 'filter.evil.clean', ({ command }) => `${command}; cat`, ['diff', 'HEAD']],
    ['to filter files one after the other', 'filter.evil.process', ({ command }) => command, ['diff', 'HEAD']],
  ])('%s does not run (%s)', async (_title, key, program, control) => {
    const alarm = new Alarm();
    const history = aVictim();
    history.git('config', key, program(alarm));
    await askAll(history);
    await expectSame(history);
    alarm.expectSilence();
    // The same repository does run it when it is asked without care. Git may fail then.
    try {
      history.git(...control);
    } catch {}
    alarm.expectRaised();
  });

  test('to fetch what is missing does not run', async () => {
    const alarm = new Alarm();
    const history = aVictim();
    const blob = history.git('rev-parse', 'HEAD:a.js');
    rmSync(join(history.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    for (const [key, value] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::sh -c ${alarm.command.replaceAll(' ', '% ')}`],
      ['protocol.ext.allow', 'always'],
      ['protocol.allow', 'always'],
    ] as const)
      history.git('config', key, value);
    await askAll(history);
    const answer = await asking(history.folder, (repository) => repository.changeSince('main'));
    expect(whyNot(answer).why).toContain('git diff-tree ended with 128');
    alarm.expectSilence();
    expect(() => history.git('cat-file', '-p', blob)).toThrow();
    alarm.expectRaised();
  });
});

describe('a hook', () => {
  test.each(['.git/hooks', '.githooks'])('in %s does not run', async (folder) => {
    const alarm = new Alarm();
    const history = aVictim();
    if (folder !== '.git/hooks') history.git('config', 'core.hooksPath', folder);
    mkdirSync(join(history.folder, folder), { recursive: true });
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman'])
      aProgram(join(history.folder, folder, hook), alarm.script());
    history.git('update-index', '--assume-unchanged', '.gitattributes');
    alarm.expectRaised();
    rmSync(alarm.path);
    await askAll(history);
    alarm.expectSilence();
  });
});

describe('the environment', () => {
  test.each<[string, (alarm: Alarm) => Readonly<Record<string, string>>]>([
    ['another repository', () => ({ GIT_DIR: join(aHistory({}).folder, '.git'), GIT_WORK_TREE: '/' })],
    ['other objects and another index', () => ({ GIT_OBJECT_DIRECTORY: emptyFolder(), GIT_INDEX_FILE: '/dev/null' })],
    [
      'a common folder, a namespace and a shallow file',
      () => ({ GIT_COMMON_DIR: emptyFolder(), GIT_NAMESPACE: 'x', GIT_SHALLOW_FILE: '/etc/passwd' }),
    ],
    ['a configuration', ({ command }) => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: command })],
    ['a configuration in quotes', ({ command }) => ({ GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${command}'` })],
    ['a program for differences', (alarm) => ({ GIT_EXTERNAL_DIFF: aProgram(`${alarm.path}.sh`, alarm.script()) })],
    ['a place of its own programs', () => ({ GIT_EXEC_PATH: emptyFolder() })],
    ['a file to trace to', ({ path }) => ({ GIT_TRACE: path, GIT_TRACE2_EVENT: path, GIT_TRACE_SETUP: path })],
    ['a pager and an editor', ({ command }) => ({ GIT_PAGER: command, PAGER: command, GIT_EDITOR: command })],
    [
      'a home with a configuration',
      ({ command }) => homeWith(`[core]\n\tfsmonitor = "${command}"\n[alias]\n\trev-parse = "!${command}"\n`),
    ],
    [
      'a library to load first',
      ({ path }) => ({ LD_PRELOAD: `${path}.so`, LD_LIBRARY_PATH: '/nowhere', LD_DEBUG: 'all', LD_DEBUG_OUTPUT: path }),
    ],
    [
      'pathspecs of another kind, and other words',
      () => ({ GIT_GLOB_PATHSPECS: '1', GIT_ICASE_PATHSPECS: '1', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' }),
    ],
    ['options for diff', () => ({ GIT_DIFF_OPTS: '-u9', GIT_ATTR_SOURCE: 'main', GIT_DEFAULT_HASH: 'sha256' })],
  ])('that names %s changes nothing', async (_title, environment) => {
    const alarm = new Alarm();
    const history = aVictim();
    for (const [name, value] of Object.entries(environment(alarm))) vi.stubEnv(name, value);
    await askAll(history);
    await expectSame(history);
    alarm.expectSilence();
    expect(readdirSync(join(alarm.path, '..')).filter((name) => !name.endsWith('.sh'))).toEqual([]);
  });

  function homeWith(text: string): Record<string, string> {
    const home = emptyFolder();
    mkdirSync(join(home, 'git'));
    writeFileSync(join(home, '.gitconfig'), text);
    writeFileSync(join(home, 'git/config'), text);
    return { HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_GLOBAL: join(home, '.gitconfig'), GIT_CONFIG_SYSTEM: join(home, '.gitconfig') };
  }
});

describe('a git in the checkout', () => {
  test.each<[string, (folder: string) => string]>([
    ['on PATH', (folder) => join(folder, 'bin')],
    ['behind a link on PATH', (folder) => linkTo(join(folder, 'bin'))],
    ['that a program on PATH is a link to', (folder) => linkTo(join(folder, 'bin/git'), 'git')],
    ['that is a link to something else', (folder) => outward(folder)],
    ['where a relative PATH begins', () => '.'],
    ['where an empty PATH begins', () => ''],
    ['above the source folder', (folder) => join(folder, 'bin')],
  ])('%s is not run', async (title, entry) => {
    const alarm = new Alarm();
    const history = aVictim();
    history.write({ 'source/x.js': '', 'bin/x': '' });
    aProgram(join(history.folder, 'bin/git'), alarm.script());
    aProgram(join(history.folder, 'git'), alarm.script());
    vi.stubEnv('PATH', `${entry(history.folder)}:${process.env['PATH']}`);
    await asking(join(history.folder, title.startsWith('above') ? 'source' : '.'), (repository) => repository.changeSince('main'));
    alarm.expectSilence();
    vi.unstubAllEnvs();
    // Also one that a link in the checkout led to would have left a file.
    for (const name of ['source', 'bin', 'git', 'out']) rmSync(join(history.folder, name), { recursive: true, force: true });
    await expectSame(history);
  });

  /** A folder of the checkout, with a link to a program elsewhere. */
  function outward(folder: string): string {
    mkdirSync(join(folder, 'out'));
    const elsewhere = emptyFolder();
    symlinkSync(aProgram(join(elsewhere, 'tool'), `#!/bin/sh\ntouch ${join(folder, 'ran')}\n`), join(folder, 'out/git'));
    return join(folder, 'out');
  }

  /** A folder to put on PATH. */
  function linkTo(target: string, name?: string): string {
    const folder = emptyFolder();
    symlinkSync(target, join(folder, name ?? 'bin'));
    return name === undefined ? join(folder, 'bin') : folder;
  }

  test('is not found where it is the only one, nor is a folder or a file that does not run', async () => {
    const folder = emptyFolder();
    const other = emptyFolder();
    mkdirSync(join(other, 'git'));
    aProgram(join(folder, 'git'), '#!/bin/sh\n');
    vi.stubEnv('PATH', `${folder}:${other}`);
    expect(await findGit(folder)).toBeNull();
    expect(await findGit(other)).toBe(join(folder, 'git'));
  });
});

describe('names of commits', () => {
  test.each(['--upload-pack=x', '-x', '--output=/tmp/x', '--help'])('may look like the option %s', async (name) => {
    const history = aVictim();
    history.git('update-ref', `refs/heads/${name}`, 'main');
    expect(valueOf(await asking(history.folder, (repository) => repository.resolve(name)))).toBe(history.git('rev-parse', 'main'));
    expect((await asking(history.folder, (repository) => repository.changeSince(name))).told).toBe(true);
    history.git('update-ref', '-d', `refs/heads/${name}`);
    expect((await asking(history.folder, (repository) => repository.resolve(name))).told).toBe(false);
  });
});

describe('a repository', () => {
  test.skipIf(process.getuid?.() !== 0)('of another user is read, as in containers', async () => {
    const history = aVictim();
    for (const path of ['.', '.git', '.git/config', '.git/HEAD']) chownSync(join(history.folder, path), 65_534, 65_534);
    await asking(history.folder, (repository) => repository.resolve('HEAD')).then((head) => expect(head.told).toBe(true));
    expect(() => history.git('status')).toThrow(/dubious ownership/);
  });

  test('whose commits are replaced is read as it was committed', async () => {
    const history = aVictim();
    history.git('replace', 'HEAD', 'main');
    expect((await changeIn(history)).files.get('a.js')?.lines).toEqual([[4, 4]]);
  });

  test('leaves no folder behind', async () => {
    vi.stubEnv('TMPDIR', emptyFolder());
    await askAll(aVictim());
    expect(readdirSync(tmpdir()).filter((name) => !name.startsWith('defect-gate-test-'))).toEqual([]);
    expect((await openRepository(emptyFolder())).told).toBe(false);
  });
});
