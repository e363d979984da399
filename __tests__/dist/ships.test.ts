// The built command line, told what the build says of the artifact: the demo project by the evidence of real tools, hostile
// evidence, and what the policy says. No defect of a file that ships is ever answered "no".

import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aMetafile, aTar, DEMO, FIXTURES, tarHeader } from '../artifact/builders.ts';
import { FILES, nameInBuild, PACKAGES, TABLE, wrong } from '../artifact/demo-table.ts';
import { aResult, logOf } from '../builders.ts';
import { aHistory, emptyFolder, History } from '../git/histories.ts';
import { cli, readJson, type Ran } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Shown {
  readonly disposition: string;
  readonly location: { readonly path: string };
  readonly package: { readonly name: string } | null;
  readonly ships: { readonly answer: 'yes' | 'no' | 'unknown'; readonly why: string; readonly where: string };
}

interface Checked extends Ran {
  readonly verdict: Readonly<Record<string, unknown>>;
  readonly defects: readonly Shown[];
  /** By path or name of package. */
  readonly answers: Readonly<Record<string, string>>;
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function at(path: string, over: Record<string, unknown> = {}): ReturnType<typeof aResult> {
  return aResult({ message: { text: `in ${path}` }, locations: [{ physicalLocation: { artifactLocation: { uri: path } } }], ...over });
}

function inPackage(name: string, version: string): ReturnType<typeof aResult> {
  const message = { text: `a hole in ${name}` };
  return at('package-lock.json', { ruleId: `CVE-2021-${name.length}000`, message, properties: { purl: `pkg:npm/${name}@${version}` } });
}

const SARIF = logOf(...FILES.map((path) => at(path)), ...Object.entries(PACKAGES).map(([name, version]) => inPackage(name, version)));

/** The demo project as a git checkout, with findings in all of it. */
function checkout(): string {
  const names = readdirSync(DEMO, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name));
  const { folder } = aHistory(Object.fromEntries(paths.map((path) => [path.slice(DEMO.length + 1), readFileSync(path)])));
  folders.push(folder);
  writeFileSync(join(folder, 'scan.sarif'), SARIF);
  return folder;
}

function put(folder: string, name: string, content: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return name;
}

function check(cwd: string, ...args: readonly string[]): Checked {
  const out = join(emptyFolder(), 'v.json');
  folders.push(dirname(out));
  const ran = cli(['check', 'scan.sarif', ...args, '--output', out, '--all-defects'], { cwd });
  const verdict = readJson(out);
  const defects = verdict['defects'] as readonly Shown[];
  return {
    ...ran,
    verdict,
    defects,
    answers: Object.fromEntries(defects.map((one) => [one.package?.name ?? one.location.path, one.ships.answer])),
  };
}

function given(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => ['--artifact', name]);
}

function lettersOf({ answers }: Checked): string {
  const letters = (names: readonly string[]): string => names.map((name) => answers[name]?.charAt(0) ?? '?').join('');
  return `${letters(FILES)} ${letters(Object.keys(PACKAGES))}`;
}

describe('the demo project', () => {
  let folder = '';

  beforeAll(() => {
    folder = checkout();
    for (const name of readdirSync(FIXTURES)) {
      mkdirSync(dirname(join(folder, nameInBuild(name))), { recursive: true });
      cpSync(join(FIXTURES, name), join(folder, nameInBuild(name)));
    }
  });

  test.each(TABLE)('is told by %s as %s', (names, letters) => {
    const checked = check(folder, ...given(names.split(' ').map(nameInBuild)));
    expect([lettersOf(checked), wrong(lettersOf(checked)), checked.exit]).toEqual([letters, [], 1]);
    for (const { ships, disposition } of checked.defects) expect(disposition).toBe(ships.answer === 'no' ? 'not-shipped' : 'blocking');
    expect((checked.verdict['evidence'] as readonly unknown[]).length).toBe(names.split(' ').length);
  });

  test('says of each defect that blocks where the build says that it ships, and counts the others', () => {
    const { stdout, verdict } = check(folder, '--artifact', 'esbuild.meta.json');
    expect(stdout).toContain('blocked: 5 defects reach the artifact');
    expect(stdout).toContain('ships      yes: esbuild.meta.json#/outputs/dist~1app.js/inputs/src~1used.ts');
    expect(stdout).toContain('9 results = 9 defects = 5 blocking + 4 not shipped');
    expect(verdict['notMeasured']).not.toContainEqual(expect.stringContaining('what ships'));
  });

  test('without evidence nothing changes: all of it ships', () => {
    const { stdout, answers, verdict } = check(folder);
    expect([...new Set(Object.values(answers))]).toEqual(['unknown']);
    expect(stdout).toContain('blocked: 9 defects reach the release');
    expect(verdict['notMeasured']).toContain('what ships not measured: no artifact evidence, so everything counts as shipped');
  });

  test('a pattern and a folder stand for the files in them, each once', () => {
    put(folder, 'evidence/meta.json', readFileSync(join(FIXTURES, 'esbuild.meta.json')));
    put(folder, 'evidence/more/sbom.json', readFileSync(join(FIXTURES, 'npm-sbom.cdx.json')));
    const { verdict } = check(folder, ...given(['evidence', 'evidence/*.json', 'evidence/meta.json', 'npm-sbom.*.json']));
    const paths = (verdict['evidence'] as readonly { readonly path: string }[]).map(({ path }) => path);
    expect(paths.toSorted()).toEqual([
      'evidence/meta.json',
      'evidence/more/sbom.json',
      'npm-sbom.cdx.json',
      'npm-sbom.omit-dev.cdx.json',
      'npm-sbom.spdx.json',
    ]);
  });

  test('what stands in a folder of evidence and is none is a fault', () => {
    put(folder, 'mixed/meta.json', readFileSync(join(FIXTURES, 'esbuild.meta.json')));
    put(folder, 'mixed/package.json', '{"name": "shop"}');
    expect(check(folder, '--artifact', 'mixed')).toMatchObject({ exit: 2, verdict: { faults: [{ code: 'E_EVIDENCE' }] } });
  });

  test.each<[string, readonly string[], string]>([
    ['that is not there', ['nowhere.json'], 'E_NO_FILE'],
    ['that a pattern does not find', ['src/*.json'], 'E_NO_FILE'],
    ['of standard input', ['-'], 'E_OPTION'],
  ])('evidence %s is exit 2', (_title, names, code) => {
    const { exit, stdout, stderr } = cli(['check', 'scan.sarif', ...given(names)], { cwd: folder });
    expect([exit, (stdout + stderr).includes(code)]).toEqual([2, true]);
  });

  test('an output is never written over evidence', () => {
    put(folder, 'own/meta.json', readFileSync(join(FIXTURES, 'esbuild.meta.json')));
    const before = readFileSync(join(folder, 'own/meta.json'), 'utf8');
    const { exit } = cli(['check', 'scan.sarif', '--artifact', 'own/meta.json', '--output', 'own/meta.json'], { cwd: folder });
    expect([exit, readFileSync(join(folder, 'own/meta.json'), 'utf8') === before]).toEqual([2, true]);
  });

  const head = (): string => readFileSync(join(folder, '.git/refs/heads/work'), 'utf8').trim();

  test.each<[string, () => string, string, readonly string[]]>([
    ['of this revision and artifact is taken', head, 'a', []],
    ['of another revision is exit 2', () => 'b'.repeat(40), 'a', ['E_EVIDENCE_OTHER']],
    ['of another artifact is exit 2', head, 'c', ['E_EVIDENCE_OTHER']],
  ])('provenance %s', (_title, revision, digit, codes) => {
    put(folder, 'provenance.json', {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'app', digest: { sha256: digit.repeat(64) } }],
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: { buildDefinition: { resolvedDependencies: [{ uri: 'git+https://x', digest: { gitCommit: revision() } }] } },
    });
    const subject = `app@sha256:${'a'.repeat(64)}`;
    const { exit, verdict } = check(folder, '--artifact', 'provenance.json', '--subject', subject);
    expect([exit, (verdict['faults'] as readonly { readonly code: string }[]).map(({ code }) => code)]).toEqual([
      codes.length === 0 ? 1 : 2,
      codes,
    ]);
  });
});

describe('evidence of the build before', () => {
  const metafile = readFileSync(join(FIXTURES, 'esbuild.meta.json'));

  test('denies nothing of what was committed since, and says so', () => {
    const folder = checkout();
    put(folder, 'esbuild.meta.json', metafile);
    const before = check(folder, '--artifact', 'esbuild.meta.json');
    new History(folder).commit({ 'src/used.ts': '// another line\n' });
    const after = check(folder, '--artifact', 'esbuild.meta.json');
    expect([before.answers['src/dead.ts'], after.answers['src/dead.ts']]).toEqual(['no', 'unknown']);
    expect(after.stdout).toContain(
      'the build read other sources than those judged: src/used.ts (104 bytes, and 16 here): it keeps nothing from counting as shipped',
    );
  });

  test('is that of this one in a checkout with line ends of two bytes', () => {
    const folder = checkout();
    const text = metafile.toString().replaceAll(/"src\/(\w+)\.ts": \{\s*"bytes": \d+/g, (found, name: string) => {
      const source = readFileSync(join(folder, `src/${name}.ts`), 'utf8');
      return found.replace(/\d+$/, String(source.replaceAll('\n', '\r\n').length));
    });
    put(folder, 'esbuild.meta.json', text);
    expect(text === metafile.toString()).toBe(false);
    expect(check(folder, '--artifact', 'esbuild.meta.json').answers['src/dead.ts']).toBe('no');
  });
});

describe('what npm says that it packed', () => {
  const digestOf = (algorithm: string, content: string): Buffer => createHash(algorithm).update(content).digest();
  const packed = (content: string): unknown => [
    {
      name: 'artifact-demo',
      version: '1.0.0',
      files: [{ path: 'package.json' }],
      shasum: digestOf('sha1', content).toString('hex'),
      integrity: `sha512-${digestOf('sha512', content).toString('base64')}`,
    },
  ];

  test.each([
    ['is taken of the artifact that is judged', 'this build', []],
    ['is exit 2 of the build before', 'another build', ['E_EVIDENCE_OTHER']],
  ])('%s', (_title, content, codes) => {
    const folder = checkout();
    put(folder, 'shop.tgz', 'this build');
    put(folder, 'npm-pack.json', packed(content));
    const { exit, verdict } = check(folder, '--artifact', 'npm-pack.json', '--subject', 'shop.tgz');
    const found = (verdict['faults'] as readonly { readonly code: string }[]).map(({ code }) => code);
    expect([exit, found]).toEqual([codes.length === 0 ? 1 : 2, codes]);
  });
});

describe('hostile evidence', () => {
  const map = (...sources: string[]): unknown => ({ version: 3, sources, mappings: '' });
  const sbom = (components: readonly unknown[]): unknown => ({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components });
  const tar = readFileSync(join(FIXTURES, 'image.docker.tar'));
  const REST = ['src/main.ts', 'src/levels.ts', 'node_modules/ms/index.js'];
  const files = (...names: string[]): Buffer =>
    aTar(names.map((name) => ({ name, content: readFileSync(join(DEMO, name.replaceAll('../', ''))) })));
  const other = aMetafile(['lib/cart.ts', 'lib/pay.ts']);
  const spoilt = 'E_EVIDENCE';

  // Fault, or answers for used.ts (it ships), dead.ts, and the package isexe.
  test.each<[string, string, unknown, string]>([
    ['is empty', 'meta.json', '', 'E_CUT_SHORT'],
    ['is an empty object', 'meta.json', {}, spoilt],
    ['is of no build', 'meta.json', { inputs: {}, outputs: {} }, 'u u u'],
    ['is of another project', 'meta.json', other, 'u u u'],
    ['is a map of another project', 'dist/app.js.map', map('../lib/cart.ts', '../lib/pay.ts'), 'u u u'],
    ['is a map of absolute paths', 'dist/app.js.map', map('/home/ci/shop/src/used.ts', '/home/ci/shop/src/main.ts'), 'y n u'],
    ['is a map of webpack', 'dist/app.js.map', map('webpack://shop/./src/used.ts', 'webpack:///./src/main.ts?a1'), 'y n u'],
    ['writes a path in another case', 'meta.json', aMetafile(['src/USED.ts', ...REST]), 'u n n'],
    ['writes a letter of another script', 'meta.json', aMetafile(['src/us\u0435d.ts', ...REST]), 'u n n'],
    ['writes in full width', 'meta.json', aMetafile(['src/\uff55sed.ts', ...REST]), 'u n n'],
    ['has no components', 'sbom.json', sbom([]), 'u u u'],
    ['has components of another project', 'sbom.json', sbom([{ type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1' }]), 'u u u'],
    ['is a tar that is cut short', 'image.tar', tar.subarray(0, 4000), 'E_CUT_SHORT'],
    ['is a tar whose name leaves it', 'files.tar', files('src/main.ts', '../../src/used.ts'), spoilt],
    ['is a tar of absolute names', 'files.tar', files('/src/main.ts', '/src/used.ts', '/src/levels.ts'), 'y n u'],
    ['says one thing twice', 'meta.json', '{"inputs": {}, "outputs": {}, "inputs": {}}', 'E_DUPLICATE_KEY'],
    ['is a web page', 'meta.json', '<!doctype html><html></html>', spoilt],
  ])('that %s', (_title, name, content, expected) => {
    const folder = checkout();
    const { exit, answers, verdict, stdout } = check(folder, '--artifact', put(folder, name, content));
    if (expected.startsWith('E_')) {
      const codes = (verdict['faults'] as readonly { readonly code: string }[]).map(({ code }) => code);
      expect([exit, codes]).toEqual([2, [expected]]);
    } else {
      const told = ['src/used.ts', 'src/dead.ts', 'isexe'].map((one) => answers[one]?.charAt(0)).join(' ');
      expect([exit, told]).toEqual([1, expected]);
      if (expected === 'u u u') expect(stdout).toContain('keeps nothing from counting as shipped');
    }
    expect(Object.entries(answers).filter(([one, answer]) => answer === 'no' && /main|used|levels|^ms$/.test(one))).toEqual([]);
  });

  test('that is a tar of 2 GB is read, and answers', () => {
    const folder = checkout();
    const size = 2 ** 31;
    const path = join(folder, 'large.tar');
    const file = openSync(path, 'w');
    const header = tarHeader({ name: 'large.png' }, size);
    const more = files('src/main.ts', 'src/used.ts', 'src/levels.ts');
    writeSync(file, header, 0, header.length, 0);
    writeSync(file, more, 0, more.length, header.length + size);
    ftruncateSync(file, header.length + size + more.length);
    closeSync(file);
    const { exit, answers } = check(folder, '--artifact', 'large.tar');
    rmSync(path);
    expect([exit, answers['src/used.ts'], answers['src/dead.ts']]).toEqual([1, 'yes', 'no']);
  });

  test('that nobody can hold against a checkout denies no source file, and the report says why', () => {
    const folder = checkout();
    rmSync(join(folder, '.git'), { recursive: true });
    const { answers, stdout } = check(folder, '--artifact', put(folder, 'meta.json', readFileSync(join(FIXTURES, 'esbuild.meta.json'))));
    expect([answers['src/used.ts'], answers['src/dead.ts'], answers['isexe']]).toEqual(['yes', 'unknown', 'unknown']);
    expect(stdout).toContain('the source folder is in no git repository');
  });

  test('that the build wrote into the checkout is no source', () => {
    const folder = checkout();
    // Compiled of src/used.js by a tool that leaves no mark, and packed.
    put(folder, 'lib/used.js', 'export const used = 1;\n');
    const list = put(folder, 'files.txt', 'lib/used.js\npackage.json\n');
    expect(Object.values(check(folder, '--artifact', list).answers)).not.toContain('no');
  });
});

describe('what ships beside the sources, and was made of them', () => {
  const packed = (name: string, ...paths: readonly string[]): unknown => [
    { name, version: '1.0.0', files: paths.map((path) => ({ path })) },
  ];
  const SOURCES = ['package.json', 'src/main.ts', 'src/used.ts', 'src/levels.ts'];
  const textOf = (path: string): string => readFileSync(join(DEMO, path), 'utf8');

  test.each<[string, readonly string[], string]>([
    ['nothing', [], 'no no'],
    ['a bundle that is called as a source is', ['dist/used.ts'], 'unknown unknown'],
    ['a bundle without an ending', ['bin/shop'], 'unknown unknown'],
    ['a page', ['index.html'], 'unknown unknown'],
    ['a picture', ['logo.png'], 'no no'],
  ])('%s', (_title, more, expected) => {
    const folder = checkout();
    const list = put(folder, 'npm-pack.json', packed('artifact-demo', ...SOURCES, ...more));
    const sbom = put(folder, 'sbom.json', readFileSync(join(FIXTURES, 'npm-sbom.omit-dev.cdx.json')));
    const { answers } = check(folder, '--artifact', list, '--artifact', sbom);
    expect(`${answers['src/dead.ts'] ?? ''} ${answers['picocolors'] ?? ''}`).toBe(expected);
  });

  test.each<[string, string, string]>([
    ['the same bytes as at HEAD', textOf('src/used.ts'), 'yes no'],
    ['those of another source', textOf('src/dead.ts'), 'yes yes'],
    ['those of no source', 'bundled', 'yes unknown'],
  ])('a tar that holds %s by the name of a source', (_title, content, expected) => {
    const folder = checkout();
    const files = [
      { name: 'app/src/main.ts', content: textOf('src/main.ts') },
      { name: 'app/src/used.ts', content },
    ];
    const { answers } = check(folder, '--artifact', put(folder, 'image.tar', aTar(files)));
    expect(`${answers['src/used.ts'] ?? ''} ${answers['src/dead.ts'] ?? ''}`).toBe(expected);
  });

  test('of another package is exit 2', () => {
    const folder = checkout();
    const { exit, verdict } = check(folder, '--artifact', put(folder, 'npm-pack.json', packed('other', ...SOURCES)));
    const codes = (verdict['faults'] as readonly { readonly code: string }[]).map(({ code }) => code);
    expect([exit, codes]).toEqual([2, ['E_EVIDENCE_OTHER']]);
  });
});

describe('what ships, and looks as if it did not, is not denied', () => {
  const lock = (packages: object): string => JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });
  const map = { version: 3, sources: ['../src/main.ts', '../src/q.ts'], mappings: '' };
  const code = (main: string): Record<string, string> => ({
    'src/main.ts': main,
    'src/q.ts': 'export const q = 1;',
    'src/roles.ts': "export const enum S { K = 'AKIA' }",
  });
  const sbom = { bomFormat: 'CycloneDX', specVersion: '1.5', components: [{ type: 'library', name: 'ms', purl: 'pkg:npm/ms@2.1.3' }] };
  const hole = (path: string): ReturnType<typeof aResult> =>
    at(path, { ruleId: 'CVE-2021-1000', message: { text: 'a hole' }, properties: { purl: 'pkg:npm/dead@1.0.0' } });

  test.each<[string, Readonly<Record<string, string>>, string, unknown, ReturnType<typeof aResult>, string]>([
    ['by nothing, which is denied', code("import './q';"), 'dist/app.js.map', map, at('src/roles.ts'), 'no'],
    ['by an escape', code("import { S } from './r\\u{6f}les';"), 'dist/app.js.map', map, at('src/roles.ts'), 'unknown'],
    ['by a line that goes on', code("import { S } from './ro\\\nles';"), 'dist/app.js.map', map, at('src/roles.ts'), 'unknown'],
    [
      'by a copy of its folder',
      {
        'package-lock.json': lock({ 'node_modules/@a/lib': { version: '1.0.0', resolved: 'file:lib' } }),
        'src/main.js': '',
        'lib/index.js': '',
      },
      'meta.json',
      aMetafile(['src/main.js', 'node_modules/@a/lib/index.js']),
      at('lib/index.js'),
      'yes',
    ],
    [
      'by nothing, and is locked here, which is denied',
      { 'package-lock.json': lock({ 'node_modules/ms': { version: '2.1.3' }, 'node_modules/dead': { version: '1.0.0' } }) },
      'sbom.json',
      sbom,
      hole('package-lock.json'),
      'no',
    ],
    [
      'by what yarn installs elsewhere',
      { 'package-lock.json': lock({ 'node_modules/ms': { version: '2.1.3' } }), 'be/yarn.lock': '' },
      'sbom.json',
      sbom,
      hole('be/yarn.lock'),
      'unknown',
    ],
    [
      'by what another package.json needs',
      { 'package-lock.json': lock({ 'node_modules/ms': { version: '2.1.3' } }), 'be/package.json': '{"dependencies": {"dead": "1.0.0"}}' },
      'sbom.json',
      sbom,
      hole('package-lock.json'),
      'unknown',
    ],
  ])('%s', (_title, files, name, evidence, result, expected) => {
    const { folder } = aHistory({ ...files });
    folders.push(folder);
    put(folder, 'scan.sarif', logOf(result));
    expect(check(folder, '--artifact', put(folder, name, evidence)).defects.map(({ ships }) => ships.answer)).toEqual([expected]);
  });
});

describe('the policy', () => {
  function under(yaml: string, ...args: readonly string[]): Checked {
    const folder = checkout();
    put(folder, 'policy.yml', `version: 1\n${yaml}\n`);
    put(folder, 'meta.json', readFileSync(join(FIXTURES, 'esbuild.meta.json')));
    return check(folder, '--policy', 'policy.yml', ...args);
  }

  test('excludes paths, which every report lists as a reduction', () => {
    const { exit, stdout, answers, verdict } = under('artifact: {exclude: [{path: "__tests__/**", reason: not packed}]}');
    expect([exit, answers['__tests__/check.ts'], answers['src/dead.ts']]).toEqual([1, 'no', 'unknown']);
    expect(verdict['reductions']).toEqual([
      { kind: 'excluded path', where: 'policy.yml:2', reason: '__tests__/** does not ship: not packed', defects: 1 },
    ]);
    expect(stdout).toContain('9 results = 9 defects = 8 blocking + 1 not shipped');
    expect(stdout).toContain('no artifact evidence, so what the policy does not exclude counts as shipped');
  });

  test('is beaten by a yes, and says what it excludes in vain', () => {
    const rules = '[{path: src/used.ts, reason: none}, {path: src/none.ts, reason: misspelt}]';
    const { answers, stdout, verdict } = under(`artifact: {exclude: ${rules}}`, '--artifact', 'meta.json');
    expect([answers['src/used.ts'], verdict['reductions']]).toEqual(['yes', []]);
    expect(stdout).toContain('the excluded path "src/none.ts" is no file of the source tree');
  });

  test.each<[string, readonly string[], number, readonly string[]]>([
    ['and is not given is exit 2', [], 2, ['E_EVIDENCE_ABSENT']],
    ['and is given is not missed', ['meta.json'], 1, []],
  ])('requires evidence, which %s', (_title, names, exit, codes) => {
    const checked = under('artifact: {require: [meta.json]}', ...given(names));
    const faults = checked.verdict['faults'] as readonly { readonly code: string }[];
    expect([checked.exit, faults.map(({ code }) => code)]).toEqual([exit, codes]);
  });

  test.each(['release', 'pull-request'])('in stage %s a defect that does not ship does not block', (stage) => {
    const { exit, verdict } = under('gate: {pull-request: {scope: all}}', '--artifact', 'meta.json', '--stage', stage);
    expect([exit, verdict['counts']]).toMatchObject([1, { byDisposition: { blocking: 5, 'not-shipped': 4 } }]);
  });

  test('of the change excludes nothing, and the report says what it would', () => {
    const folder = checkout();
    const history = new History(folder);
    history.write({ '.github/defect-gate/policy.yml': 'version: 1\nartifact: {exclude: [{path: "__tests__/**", reason: not packed}]}\n' });
    history.commit();
    const { exit, stdout, answers } = check(folder, '--trusted-ref', 'refs/heads/main');
    expect([exit, answers['__tests__/check.ts']]).toEqual([1, 'unknown']);
    expect(stdout).toContain('would no longer block 1 defect');
  });

  test('counts what is below the threshold and does not ship as not shipped, whether it is listed or not', () => {
    const folder = checkout();
    put(folder, 'meta.json', readFileSync(join(FIXTURES, 'esbuild.meta.json')));
    put(folder, 'scan.sarif', logOf(...FILES.map((path) => at(path, { level: 'note' }))));
    const brief = cli(['check', 'scan.sarif', '--artifact', 'meta.json'], { cwd: folder });
    const full = check(folder, '--artifact', 'meta.json');
    const sums = '6 results = 6 defects = 2 not shipped + 4 below threshold';
    expect([brief.exit, full.exit, brief.stdout.includes(sums), full.stdout.includes(sums), full.defects.length]).toEqual([
      0,
      0,
      true,
      true,
      6,
    ]);
    expect(brief.stdout).toContain('passed: no unaccepted defect at or above high reaches the artifact');
  });
});
