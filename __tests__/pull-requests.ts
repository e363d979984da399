// Pull requests that change anything but scanned code and findings, as commits of a real repository: made from a seed, all of them
// by one process of git.

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import type { History } from './git/histories.ts';
import { statementOf } from '../src/proof/statement.ts';
import { anException, exceptionsOf } from './builders.ts';
import { aSoftKey, sshsig, type SoftKey } from './proof/signer.ts';

const HOME = '.github/defect-gate';
const HEAD = 'version: 1\napplication: {id: shop}\n';

interface Entry {
  readonly mode: '100644' | '100755' | '120000' | '160000';
  readonly content: string;
}

/** By path; null takes away what stands there. */
type Edits = Readonly<Record<string, Entry | null>>;

const file = (content: string): Entry => ({ mode: '100644', content });
const link = (target: string): Entry => ({ mode: '120000', content: target });
const submodule: Entry = { mode: '160000', content: 'a'.repeat(40) };
const exceptions = (...all: readonly object[]): string => JSON.stringify({ version: 1, exceptions: all });

const LAX = [
  'gate: {release: {failOn: critical}, pull-request: {failOn: critical}}\n',
  'severity: {rules: [{when: {rule: "js/*"}, set: none, reason: r}]}\n',
  'severity: {rules: [{when: {path: "src/**"}, atMost: low, reason: r}]}\n',
  'suppressions: {inSource: accept, external: accept}\n',
  'gate: {observeUntil: 2026-12-24}\n',
  'signOff: {roles: {appsec: {people: [{login: mallory}]}}, required: {high: {roles: {appsec: 1}}}}\n',
  'signOff: {required: {critical: {people: 1}, high: {people: 1, longest: 9999d}}}\n',
  'trustedRefs: [pr-*]\nlimits: {results: 1}\n',
  'extends: {repository: mallory/policy, ref: main, path: policy.yml}\n',
].map((yaml) => file(`${HEAD}${yaml}`));

const SIGNED = [
  anException({ match: { rule: 'js/*' }, maxMatches: 99 }),
  anException({
    id: 'EX-OK',
    match: { path: 'src/**' },
    maxMatches: 99,
    signOffs: [
      { by: 'kim', on: '2026-11-02' },
      { by: 'lee', on: '2026-11-02' },
    ],
  }),
  anException({ id: 'EX-ROLE', match: { tool: 'CodeQL' }, maxMatches: 9, signOffs: [{ by: 'mallory', role: 'appsec', on: '2026-11-02' }] }),
  anException({ decision: 'false-positive', match: { rule: 'js/sql-injection', branches: 'main' }, signOffs: [] }),
].map((one) => file(exceptions(one)));

/** Kim's key is real, and so is each signature: of something else, or by somebody else. */
export const KIM = aSoftKey();
const MALLORY = aSoftKey();
const BY_KIM = { by: 'kim', role: 'appsec', on: '2026-11-02' };

interface Signing {
  readonly over?: object;
  /** What is said after it was signed. */
  readonly edited?: object;
  readonly application?: string;
  readonly key?: SoftKey;
  readonly by?: typeof BY_KIM;
}

export function signed({ over = {}, edited = {}, application = 'shop', key = KIM, by = BY_KIM }: Signing): Entry {
  const entry = anException({ match: { rule: 'js/*' }, maxMatches: 1, signOffs: [by], ...over });
  const [exception] = exceptionsOf(entry);
  const [signOff] = exception?.signOffs ?? [];
  if (exception === undefined || signOff === undefined) throw new Error('no sign-off');
  const statement = statementOf(exception, application, signOff);
  if (!statement.ok) throw new Error(statement.why);
  return file(exceptions({ ...entry, signOffs: [{ ...by, signature: sshsig(key, statement.value) }], ...edited }));
}

const FORGED: readonly Entry[] = [
  signed({ edited: { match: { rule: '*' } } }),
  signed({ edited: { maxMatches: 99 } }),
  signed({ edited: { validThrough: '2027-01-31' } }),
  signed({ edited: { id: 'EX-OK' } }),
  signed({ edited: { decision: 'false-positive' } }),
  signed({ application: 'other-shop' }),
  signed({ key: MALLORY }),
  signed({ key: MALLORY, by: { ...BY_KIM, by: 'mallory' } }),
  signed({ by: { ...BY_KIM, role: 'product' } }),
  signed({ over: { requested: { by: 'kim', on: '2026-11-01' } } }),
  signed({ over: { match: { rule: 'js/sql-injection' }, maxSeverity: 'low' } }),
];

const SCANNERS =
  '.trivyignore osv-scanner.toml vendor/x/osv-scanner.toml .snyk .gitleaksignore .semgrepignore ' +
  '.semgrep/rules.yml eslint.config.mjs .eslintrc.json .github/codeql/codeql-config.yml web/.ESLintIgnore suppressions.xml';

const ATTRIBUTES = ['* -diff', '* binary', '* ident', '* filter=evil', 'src/** -text linguist-generated', '*.yml export-ignore merge=ours'];

const oneOf = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
const lax = oneOf(LAX);
const own = oneOf([...SIGNED, ...FORGED]);

/** Each is one trick. */
const TRICKS: readonly fc.Arbitrary<Edits>[] = [
  lax.map((policy) => ({ [`${HOME}/policy.yml`]: policy })),
  lax.map((policy) => ({ [`${HOME}/policy.yaml`]: policy })),
  lax.map((policy) => ({ [`${HOME}/policy.yml`]: null, [`${HOME}/policy.yaml`]: policy })),
  lax.map((policy) => ({ [`${HOME}/policy.yml/policy.yml`]: policy })),
  lax.map((policy) => ({ 'lax.yml': policy, [`${HOME}/policy.yml`]: link('../../lax.yml') })),
  lax.map((policy) => ({ 'evil/defect-gate/policy.yml': policy, '.github': link('evil') })),
  lax.map((policy) => ({ 'evil/policy.yml': policy, [HOME]: link('../evil') })),
  lax.map((policy) => ({ '.GitHub/defect-gate/policy.yml': policy, '.github/Defect-Gate/policy.yml': policy, 'policy.yml': policy })),
  fc.constant({ [`${HOME}/policy.yml`]: null }),
  fc.constant({ [HOME]: submodule, '.gitmodules': file('[submodule "x"]\n\tpath = .github/defect-gate\n\turl = ../evil\n') }),
  fc.constant({ '.github': submodule }),
  fc.constant({ [`${HOME}/policy.yml`]: submodule }),
  fc.constant({ [`${HOME}/policy.yml`]: file('version: 1\n  broken: [') }),
  own.map((entry) => ({ [`${HOME}/exceptions.yml`]: entry })),
  own.map((entry) => ({ [`${HOME}/exceptions.yml`]: null, [`${HOME}/exceptions.yaml`]: entry })),
  own.map((entry) => ({
    [`${HOME}/exceptions.yml`]: null,
    [`${HOME}/exceptions/a.yml`]: entry,
    [`${HOME}/exceptions/b/c.yaml`]: file(exceptions()),
  })),
  own.map((entry) => ({ [`${HOME}/exceptions/a.yml`]: entry })),
  own.map((entry) => ({ 'own.yml': entry, [`${HOME}/exceptions.yml`]: link('../../own.yml') })),
  own.map((entry) => ({ 'own/a.yml': entry, [`${HOME}/exceptions.yml`]: null, [`${HOME}/exceptions`]: link('../../own') })),
  fc.constant({ [`${HOME}/exceptions.yml`]: link('/etc/passwd') }),
  fc.constant({ [`${HOME}/exceptions.yml`]: null }),
  fc.constant({ [`${HOME}/exceptions.yml`]: file('exceptions: &a [*a]') }),
  fc
    .subarray(SCANNERS.split(' '), { minLength: 1, maxLength: 3 })
    .map((names) => Object.fromEntries(names.map((name) => [name, file('*\n')]))),
  fc.constant({ '.trivyignore': link('/dev/null'), 'osv-scanner.toml': submodule }),
  oneOf(ATTRIBUTES).map((rule) => ({ '.gitattributes': file(`${rule}\n`), 'src/.gitattributes': file(`${rule}\n`) })),
  fc.constant({
    '.gitignore': file('*\n'),
    '.mailmap': file('Kim <kim@x> <ana@example.org>\n'),
    '.lfsconfig': file('[lfs]\n\turl = evil\n'),
  }),
  fc.constant({ '.github/workflows/gate.yml': file('on: push\n'), 'action.yml': file('name: x\n'), 'defect-gate.yml': file('x: 1\n') }),
  fc.constant({ '.github/defect-gate/keys': file('ssh-ed25519 AAAA mallory\n'), allowed_signers: file('* ssh-ed25519 AAAA\n') }),
  fc.constant({ CODEOWNERS: file('* @mallory\n'), '.npmrc': file('node-options=--import=./evil.mjs\n'), 'package.json': file('{}\n') }),
];

/** What beside commits somebody might have put into the checkout. */
export const CHECKOUTS = ['clean', 'dirty', 'stale origin', 'tag of the name', 'odd branch'] as const;

export interface PullRequest {
  readonly edits: Edits;
  /** Where it left the default branch: the tip, or when its policy was lax. */
  readonly from: 'main' | 'old';
  readonly checkout: (typeof CHECKOUTS)[number];
  readonly stage: 'release' | 'pull-request';
}

const pullRequest: fc.Arbitrary<PullRequest> = fc.record({
  edits: fc
    .shuffledSubarray([...TRICKS], { minLength: 1, maxLength: 4 })
    .chain((tricks) => fc.tuple(...tricks))
    .map((all) => Object.assign({}, ...all) as Edits),
  from: fc.constantFrom('main', 'main', 'old'),
  checkout: fc.constantFrom(...CHECKOUTS),
  stage: fc.oneof(
    { weight: 7, arbitrary: fc.constant('release' as const) },
    { weight: 1, arbitrary: fc.constant('pull-request' as const) },
  ),
});

export function pullRequests(count: number, seed: number): readonly PullRequest[] {
  return fc.sample(pullRequest, { numRuns: count, seed });
}

/** @param code by path, what all of them bring beside their edits @returns object ids of commits, in order */
export function writePullRequests(
  history: History,
  all: readonly Pick<PullRequest, 'edits' | 'from'>[],
  code: Readonly<Record<string, string>>,
): readonly string[] {
  const brought = Object.entries(code).map(([path, content]) => [path, file(content)] as const);
  const stream = all.map(({ edits, from }, index) => {
    const lines = [...brought, ...Object.entries(edits)].map(([path, entry]) => lineOf(path, entry));
    const head = `commit refs/heads/pr-${index}\nmark :${index + 1}\ncommitter Eve <eve@example.org> 1795000000 +0000\ndata 2\npr\n`;
    return `${head}from refs/heads/${from}^0\n${lines.join('')}\nget-mark :${index + 1}\n`;
  });
  const written = execFileSync('git', ['fast-import', '--quiet'], {
    cwd: history.folder,
    input: stream.join(''),
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  });
  return written.trim().split('\n');
}

function lineOf(path: string, entry: Entry | null): string {
  if (entry === null) return `D ${path}\n`;
  if (entry.mode === '160000') return `M 160000 ${entry.content} ${path}\n`;
  return `M ${entry.mode} inline ${path}\ndata ${Buffer.byteLength(entry.content)}\n${entry.content}\n`;
}
