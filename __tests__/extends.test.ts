// Policies on the disk, and in repositories that a server on this machine shows as GitHub does: what is read, at which commit, and
// with which exit code the gate ends.

import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { resolveExtends } from '../src/extends.ts';
import { readText } from '../src/files/text.ts';
import { exitCodeOf, type Assessment } from '../src/model/assessment.ts';
import { UNWATCHED } from '../src/model/progress.ts';
import { folderPlace } from '../src/place.ts';
import { PLAIN } from '../src/report/style.ts';
import { renderText } from '../src/report/text.ts';
import { toRequest } from '../src/request.ts';
import { run } from '../src/run.ts';
import type { Hosted } from '../src/surroundings.ts';
import { aResult, anException, logOf, NOW } from './builders.ts';
import { folderWith } from './dist/processes.ts';
import { aServer, type Server } from './github/server.ts';

/** Files of a repository, by commit; the tip of its branch is the last one. */
interface Repository {
  readonly branch: string;
  commits: Readonly<Record<string, string | Uint8Array>>[];
}

const repositories = new Map<string, Repository>();
/** Called before an answer, with its path. */
let meanwhile: (path: string) => void = () => undefined;
let broken = false;
let server: Server;

beforeAll(async () => {
  server = await aServer((asked) => {
    const path = decodeURIComponent(asked).replace(/\?.*/, '');
    meanwhile(path);
    const body = answerTo(path);
    return broken ? { status: 403 } : body === null ? { status: 404 } : { status: 200, body };
  });
});

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  repositories.clear();
  meanwhile = () => undefined;
  broken = false;
});
afterAll(() => server.close());

/** GitHub, at this address. */
function hostedAt(apiUrl: string): Hosted {
  return {
    access: { apiUrl, token: 'secret' },
    repository: 'org/shop',
    defaultBranch: 'main',
    pullRequest: null,
    event: '',
    ref: '',
    commit: '',
  };
}

/** Trees and blobs are named by commit and path: in another commit everything has another name. */
function answerTo(path: string): unknown {
  const [, owner = '', name = '', kind, at = ''] = /^\/repos\/([^/]+)\/([^/]+)(?:\/git\/(ref|trees|blobs)\/(.*))?$/.exec(path) ?? [];
  const repository = repositories.get(`${owner}/${name}`);
  if (repository === undefined) return null;
  const tip = repository.commits.length - 1;
  if (kind === undefined) return { default_branch: repository.branch };
  if (kind === 'ref')
    return at === `heads/${repository.branch}` ? { ref: `refs/${at}`, object: { type: 'commit', sha: shaOf(`${tip}:`) } } : null;
  const [commit = '', folder = ''] = named.get(at)?.split(':') ?? [];
  const files = repository.commits[Number(commit)] ?? {};
  if (kind === 'trees')
    return { tree: treeOf(files, folder).map((entry) => ({ ...entry, sha: shaOf(`${commit}:${entry.at}`) })), truncated: false };
  const bytes = Buffer.from(files[folder] ?? '');
  return { content: bytes.toString('base64'), encoding: 'base64', size: bytes.length };
}

function treeOf(files: Readonly<Record<string, unknown>>, folder: string): readonly { path: string; mode: string; at: string }[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const below = Object.keys(files).filter((path) => path.startsWith(prefix));
  const names = [...new Set(below.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
  return names.map((name) => {
    const isFile = Object.hasOwn(files, prefix + name);
    return { path: name, mode: !isFile ? '040000' : name.endsWith('.link') ? '120000' : '100644', at: prefix + name };
  });
}

/** Commit and path by object id. */
const named = new Map<string, string>();

/** @param text number of a commit, and a path in it */
function shaOf(text: string): string {
  const sha = createHash('sha1').update(text).digest('hex');
  named.set(sha, text);
  return sha;
}

const TIP = shaOf('0:').slice(0, 7);

interface Ran {
  readonly exit: 0 | 1 | 2;
  readonly assessment: Assessment;
  readonly faults: readonly string[];
  readonly header: string;
}

/** Judges one high finding by `policy.yml` of these files; YAML without its first line, `version: 1`. */
async function judged(
  files: Readonly<Record<string, string>>,
  over: { hosted?: Hosted | null; exceptions?: boolean; output?: string } = {},
): Promise<Ran> {
  const folder = folderWith({
    'scan.sarif': logOf(aResult()),
    ...Object.fromEntries(Object.entries(files).map(([name, yaml]) => [name, versioned(yaml)])),
  });
  folders.push(folder);
  const given = new Map([
    ['policy', join(folder, 'policy.yml')],
    ['source', folder],
    ['now', new Date(NOW).toISOString().replace('.000', '')],
    ...(over.output === undefined ? [] : [['output', join(folder, over.output)] as const]),
    ...(over.exceptions === true ? [['exceptions', join(folder, 'exceptions.yml')] as const] : []),
  ]);
  const request = toRequest([join(folder, 'scan.sarif')], given, (name) => name);
  if (!request.ok) throw new Error(request.faults.map(({ what }) => what).join());
  const { assessment } = await run(request.value, {
    stdin: Readable.from([]),
    clock: () => NOW,
    branch: null,
    useDefaults: false,
    watch: UNWATCHED,
    trusted: false,
    hosted: over.hosted === undefined ? hostedAt(server.url) : over.hosted,
  });
  const header = renderText(assessment, PLAIN).split('\n')[0] ?? '';
  return {
    exit: exitCodeOf(assessment),
    assessment,
    faults: assessment.faults.map(({ where, what, code }) => `${where}: ${what} [${code}]`),
    header,
  };
}

function versioned(yaml: string): string {
  return yaml.startsWith('{') ? yaml : `version: 1\n${yaml}\n`;
}

const STRICT = 'gate: {release: {failOn: medium}}';

describe('a policy that extends another of the same folder', () => {
  test('a path is relative to the file that says it, and positions name the file that says something', async () => {
    const { exit, assessment, header } = await judged({
      'policy.yml': 'extends: {path: team/policy.yml}\napplication: {id: shop}',
      'team/policy.yml': 'extends: {path: ../org/policy.yml}',
      'org/policy.yml': STRICT,
    });
    expect(exit).toBe(1);
    expect(assessment.policy.stages.release).toMatchObject({ failOn: 'medium', where: 'org/policy.yml:2' });
    expect(header).toContain('policy policy.yml, extends team/policy.yml, extends org/policy.yml sha256:');
  });

  test('laxer is exit 2, and both lines are named', async () => {
    const ran = await judged({ 'policy.yml': 'extends: {path: org.yml}\ngate: {release: {failOn: critical}}', 'org.yml': STRICT });
    expect(ran.exit).toBe(2);
    expect(ran.faults).toEqual([
      'policy.yml:3:26: gate.release.failOn "critical" is laxer than "medium" of the policy that it extends (org.yml:2:26) [E_TIGHTEN]',
    ]);
    expect(ran.assessment.counts.byDisposition.blocking).toBe(1);
  });

  test.each([
    ['one that is absent', {}, /^org\.yml: there is no such file \(extended at policy\.yml:2:17\) \[E_NO_FILE\]$/],
    ['one that is at fault', { 'org.yml': 'gates: {}' }, /^org\.yml:2:1: unknown key "gates" \[E_KEY\]$/],
    [
      'itself, by way of another',
      { 'org.yml': 'extends: {path: ./policy.yml}' },
      /^org\.yml:2:17: policy\.yml extends what extends it \[E_VALUE\]$/,
    ],
  ])('%s is exit 2', async (_title, files, fault) => {
    const { exit, faults } = await judged({ 'policy.yml': 'extends: {path: org.yml}', ...files });
    expect({ exit, faults }).toEqual({ exit: 2, faults: [expect.stringMatching(fault)] });
  });

  test('itself', async () => {
    const { exit, faults } = await judged({ 'policy.yml': 'extends: {path: policy.yml}' });
    expect({ exit, faults }).toEqual({ exit: 2, faults: ['policy.yml:2:17: policy.yml extends what extends it [E_VALUE]'] });
  });

  test('five others, and no more', async () => {
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length }, (_one, index) => [`${index}.yml`, index === length - 1 ? STRICT : `extends: {path: ${index + 1}.yml}`]),
      );
    expect((await judged({ 'policy.yml': 'extends: {path: 0.yml}', ...chain(5) })).exit).toBe(1);
    const { exit, faults } = await judged({ 'policy.yml': 'extends: {path: 0.yml}', ...chain(6) });
    expect({ exit, faults }).toEqual({ exit: 2, faults: ['4.yml:2:17: more than 5 policies extend one another [E_VALUE]'] });
  });

  test('the digest binds every text', async () => {
    const digest = async (...[own, org]: readonly string[]): Promise<string | null> =>
      (await judged({ 'policy.yml': `extends: {path: org.yml}\n${own}`, 'org.yml': org ?? '' })).assessment.digests.policy;
    const all = [await digest('', STRICT), await digest('# a', STRICT), await digest('', `${STRICT} `)];
    expect(new Set(all).size).toBe(3);
    expect(await digest('', STRICT)).toBe(all[0]);
  });
});

describe('an output over a file that the policy extends', () => {
  const files = {
    'policy.yml': 'extends: {path: org/policy.yml, exceptions: exceptions.yml}',
    'org/policy.yml': 'extends: {path: ../all.yml}',
    'org/exceptions.yml': 'exceptions: []',
    'all.yml': STRICT,
  };
  const refused = expect.stringMatching(/: an output is named where an input lies \[E_OPTION\]$/);

  test.each(['org/policy.yml', 'org/exceptions.yml', 'all.yml'])('is refused, and it is left as it was: %s', async (output) => {
    const { exit, faults } = await judged(files, { output });
    expect({ exit, faults }).toEqual({ exit: 2, faults: [refused] });
    expect(readFileSync(join(folders.at(-1) ?? '', output), 'utf8')).toBe(versioned(files[output as keyof typeof files]));
  });

  test('is refused where the policy is at fault, too', async () => {
    const { faults } = await judged({ ...files, 'policy.yml': `${files['policy.yml']}\ngates: {}` }, { output: 'all.yml' });
    expect(faults).toEqual(['policy.yml:3:1: unknown key "gates" [E_KEY]', refused]);
  });

  test('is none where another file of that folder is named, or what the policy names is in a repository', async () => {
    expect((await judged(files, { output: 'org/verdict.json' })).faults).toEqual([]);
    const { faults } = await judged({ ...files, 'policy.yml': 'extends: {repository: a/b, path: all.yml}' }, { output: 'all.yml' });
    expect(faults).toEqual([expect.stringContaining('GitHub a/b')]);
  });
});

describe('a policy that extends one of a repository', () => {
  const REMOTE = 'extends: {repository: org/security-policy, ref: main, path: gate/policy.yml}';

  function security(...commits: readonly Readonly<Record<string, string | Uint8Array>>[]): Repository {
    const versions = commits.map((files) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? versioned(text) : text])),
    );
    const repository = { branch: 'main', commits: versions };
    repositories.set('org/security-policy', repository);
    return repository;
  }

  test('at the tip of the branch, named in the header and in every position', async () => {
    security({ 'gate/policy.yml': STRICT });
    const { exit, assessment, header } = await judged({ 'policy.yml': REMOTE });
    expect(exit).toBe(1);
    expect(assessment.policy.stages.release.where).toBe(`org/security-policy@${TIP}:gate/policy.yml:2`);
    expect(header).toContain(`policy policy.yml, extends org/security-policy@main (${TIP}) sha256:`);
    const lax = await judged({ 'policy.yml': `${REMOTE}\ngate: {release: {failOn: critical}}` });
    expect(lax.exit).toBe(2);
    expect(lax.faults).toEqual([expect.stringContaining(`(org/security-policy@${TIP}:gate/policy.yml:2:26) [E_TIGHTEN]`)]);
  });

  test('without a ref, at the tip of the default branch', async () => {
    security({ 'gate/policy.yml': STRICT });
    const { header } = await judged({ 'policy.yml': REMOTE.replace(' ref: main,', '') });
    expect(header).toContain(`extends org/security-policy@main (${TIP})`);
  });

  test('what moves meanwhile is read as it was, all of it; the next run reads what is there then', async () => {
    const before = {
      'gate/policy.yml': 'extends: {path: ../base.yml, exceptions: exceptions.yml}',
      'base.yml': STRICT,
      'exceptions.yml': 'exceptions: []',
    };
    const repository = security(before);
    meanwhile = (path) => {
      if (path.includes('/git/trees/') && repository.commits.length === 1)
        repository.commits.push({ 'gate/policy.yml': versioned('gate: {release: {failOn: critical}}') });
    };
    const first = await judged({ 'policy.yml': REMOTE });
    expect(first.exit).toBe(1);
    expect(first.assessment.policy.stages.release.where).toBe(`org/security-policy@${TIP}:base.yml:2`);
    const second = await judged({ 'policy.yml': REMOTE });
    expect(second.exit).toBe(0);
    expect(second.assessment.policy.stages.release.where).toBe(`org/security-policy@${shaOf('1:').slice(0, 7)}:gate/policy.yml:2`);
  });

  test('a commit that changes nothing of it leaves the digest as it is', async () => {
    const repository = security({ 'gate/policy.yml': STRICT });
    const first = await judged({ 'policy.yml': REMOTE });
    repository.commits.push({ 'gate/policy.yml': versioned(STRICT), README: 'x' });
    const second = await judged({ 'policy.yml': REMOTE });
    expect(second.assessment.policy.source).not.toBe(first.assessment.policy.source);
    expect(second.assessment.digests.policy).toBe(first.assessment.digests.policy);
  });

  const NAME = `org/security-policy@${TIP}`;
  test.each([
    [
      'a repository that is not there',
      [],
      REMOTE,
      'GitHub org/security-policy: there is no "main" (extended at policy.yml:2:23) [E_GITHUB]',
    ],
    [
      'a branch that is not there',
      [{}],
      REMOTE.replace('main', 'next'),
      'GitHub org/security-policy: there is no "next" (extended at policy.yml:2:23) [E_GITHUB]',
    ],
    [
      'a file that is not there',
      [{ README: 'x' }],
      REMOTE,
      `${NAME}:gate/policy.yml: there is no such file (extended at policy.yml:2:61) [E_NO_FILE]`,
    ],
    [
      'a folder',
      [{ 'gate/policy.yml/a.yml': STRICT }],
      REMOTE,
      `${NAME}:gate/policy.yml: there is no such file (extended at policy.yml:2:61) [E_NO_FILE]`,
    ],
    [
      'a link',
      [{ 'gate/policy.link': STRICT }],
      REMOTE.replace('policy.yml', 'policy.link'),
      'GitHub org/security-policy: gate/policy.link is no regular file (extended at policy.yml:2:61) [E_GITHUB]',
    ],
    [
      'a file of other bytes than UTF-8',
      [{ 'gate/policy.yml': new Uint8Array([0xff]) }],
      REMOTE,
      `${NAME}:gate/policy.yml: the file is not UTF-8 (extended at policy.yml:2:61) [E_ENCODING]`,
    ],
    [
      'a file out of the repository',
      [{ 'gate/policy.yml': 'extends: {path: ../../policy.yml}' }],
      REMOTE,
      `${NAME}:../policy.yml: there is no such file (extended at ${NAME}:gate/policy.yml:2:17) [E_NO_FILE]`,
    ],
    [
      'what extends itself',
      [{ 'gate/policy.yml': 'extends: {repository: org/security-policy, ref: main, path: gate/policy.yml}' }],
      REMOTE,
      `${NAME}:gate/policy.yml:2:61: org/security-policy@main (${TIP}) extends what extends it [E_VALUE]`,
    ],
    ['one at fault', [{ 'gate/policy.yml': 'gates: {}' }], REMOTE, `${NAME}:gate/policy.yml:2:1: unknown key "gates" [E_KEY]`],
  ] as const)('%s is exit 2', async (_title, commits, yaml, fault) => {
    if (commits.length > 0) security(...commits);
    const { exit, faults } = await judged({ 'policy.yml': yaml });
    expect({ exit, faults }).toEqual({ exit: 2, faults: [fault] });
  });

  test('without access, or refused, is exit 2, and says what is missing', async () => {
    security({ 'gate/policy.yml': STRICT });
    const without = await judged({ 'policy.yml': REMOTE }, { hosted: null });
    expect(without).toMatchObject({
      exit: 2,
      faults: ['policy.yml:2:23: org/security-policy cannot be read: there is no token for GitHub [E_GITHUB]'],
    });
    broken = true;
    const refused = await judged({ 'policy.yml': REMOTE });
    expect(refused).toMatchObject({
      exit: 2,
      faults: [expect.stringContaining('the token may not read this (403) (extended at policy.yml:2:23) [E_GITHUB]')],
    });
  });

  test('nothing on the network is exit 2', async () => {
    const { exit, faults } = await judged({ 'policy.yml': REMOTE }, { hosted: hostedAt('http://127.0.0.1:9') });
    expect({ exit, faults }).toEqual({ exit: 2, faults: [expect.stringContaining('it cannot be reached')] });
  });
});

describe('exceptions of what is extended', () => {
  const entry = JSON.stringify(anException({ id: 'EX-ORG' }));
  const org = { 'org/policy.yml': 'contact: x', 'org/exceptions.yml': `exceptions: [${entry}]` };

  test('come to those of the file, and say where they stand', async () => {
    const { exit, assessment } = await judged({ ...org, 'policy.yml': 'extends: {path: org/policy.yml, exceptions: exceptions.yml}' });
    expect(exit).toBe(0);
    expect(assessment.exceptions.used).toMatchObject([{ id: 'EX-ORG', where: 'org/exceptions.yml:2' }]);
    expect(assessment.digests.exceptions).toMatch(/^sha256:/);
  });

  test('are those of what is extended only where the file says so', async () => {
    expect((await judged({ ...org, 'policy.yml': 'extends: {path: org/policy.yml}' })).exit).toBe(1);
  });

  test('have the application of the policy that they stand beside, however far up, and none that is taken over', async () => {
    const texts = {
      'own.yml': 'extends: {path: a.yml, exceptions: a-ex.yml}\napplication: {id: own}',
      'a.yml': 'extends: {path: b.yml, exceptions: b-ex.yml}\napplication: {id: a}',
      'b.yml': 'extends: {path: c.yml, exceptions: c-ex.yml}',
      'c.yml': 'application: {id: c}',
    };
    const none = Object.fromEntries(['a-ex.yml', 'b-ex.yml', 'c-ex.yml'].map((name) => [name, 'exceptions: []']));
    const folder = folderWith(Object.fromEntries(Object.entries({ ...texts, ...none }).map(([name, yaml]) => [name, versioned(yaml)])));
    folders.push(folder);
    const own = await readText(join(folder, 'own.yml'), folder);
    if (!own.ok) throw new Error(own.faults[0]?.what);
    const extended = await resolveExtends(own.value, join(folder, 'own.yml'), {
      place: folderPlace(folder),
      github: null,
      only: null,
      now: NOW,
    });
    expect(extended.ok && extended.value.exceptions.map(({ file, cameWith }) => [file, cameWith.application])).toEqual([
      ['a-ex.yml', 'a'],
      ['b-ex.yml', null],
      ['c-ex.yml', 'c'],
    ]);
  });

  test('come from a repository, at the commit of its policy', async () => {
    repositories.set('org/p', {
      branch: 'main',
      commits: [{ 'gate/policy.yml': 'version: 1\n', 'gate/ex.yml': versioned(`exceptions: [${entry}]`) }],
    });
    const { exit, assessment } = await judged({ 'policy.yml': 'extends: {repository: org/p, path: gate/policy.yml, exceptions: ex.yml}' });
    expect(exit).toBe(0);
    expect(assessment.exceptions.used[0]?.where).toBe(`org/p@${TIP}:gate/ex.yml:2`);
  });

  test('hold by the policy that judges, not by the one beside them', async () => {
    const strict = 'extends: {path: org/policy.yml, exceptions: exceptions.yml}\nsignOff: {required: {high: {people: 2}}}';
    const { exit, assessment } = await judged({ ...org, 'policy.yml': strict });
    expect(exit).toBe(1);
    expect(assessment.exceptions.refused).toMatchObject([{ id: 'EX-ORG' }]);
  });

  test('that are absent are exit 2, and so is one id in both files', async () => {
    const absent = await judged({ ...org, 'policy.yml': 'extends: {path: org/policy.yml, exceptions: none.yml}' });
    expect(absent).toMatchObject({
      exit: 2,
      faults: [expect.stringMatching(/^org\/none\.yml: .* \(extended at policy\.yml:2:45\) \[E_NO_FILE\]$/)],
    });
    const files = {
      ...org,
      'exceptions.yml': `exceptions: [${entry}]`,
      'policy.yml': 'extends: {path: org/policy.yml, exceptions: exceptions.yml}',
    };
    const twice = await judged(files, { exceptions: true });
    expect(twice.exit).toBe(2);
    expect(twice.faults).toEqual([expect.stringContaining('the id "EX-ORG" stands at exceptions.yml:2 too [E_DUPLICATE]')]);
  });
});
