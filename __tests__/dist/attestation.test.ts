// From a build to a deployment, on the built gate: what check attests, what verify refuses, and what lies there when anything
// goes wrong in between.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aPair, checking, sha256 } from '../attestation/builders.ts';
import { ajv, complaints, inToto } from '../attestation/in-toto.ts';
import { installed, ran } from '../attestation/tools.ts';
import { aResult, logOf } from '../builders.ts';
import { ACTION, cli, CLI, folderWith, readJson, ROOT, type Ran } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const AT = '2026-11-21T12:00:00Z';
const ARTIFACT = Buffer.alloc(1 << 16, 'shop');
const POLICY = 'version: 1\ngate: {release: {failOn: high}}\n';
const folders: string[] = [];
const hasSsh = installed('ssh-keygen');
const hasOpenssl = installed('openssl');

/** A checkout after its build: gone when the tests are through. */
function workspace(over: Readonly<Record<string, unknown>> = {}): string {
  const folder = folderWith({
    'scan.sarif': logOf(aResult({ level: 'note' })),
    'high.sarif': logOf(aResult()),
    'broken.sarif': '{',
    'policy.yml': POLICY,
    'shop.tar': ARTIFACT,
    ...over,
  });
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const KEYS = aPair();
const SIGNED = ['--subject', 'shop.tar', '--attestation', 'a.json', '--attestation-key', 'key'];

function check(cwd: string, ...args: readonly string[]): Ran {
  return cli(['check', 'scan.sarif', '--policy', 'policy.yml', '--now', AT, '--output', 'v.json', ...args], { cwd });
}

function verify(cwd: string, over: Readonly<Record<string, string | null>> = {}): Ran {
  const options = { subject: 'shop.tar', attestation: 'a.json', key: 'key.pub', policy: 'policy.yml', 'max-age': '24h', now: AT, ...over };
  const args = Object.entries(options).flatMap(([name, value]) => (value === null ? [] : [`--${name}`, value]));
  return cli(['verify', ...args], { cwd });
}

interface Sealed {
  payload: string;
  signatures: { keyid: string; sig: string }[];
}

interface Attested {
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicate: Readonly<Record<string, unknown>> & { readonly verdictFile: { readonly digest: string } };
}

function statementIn(path: string): Attested {
  const outer = JSON.parse(readFileSync(path, 'utf8')) as Sealed | Attested;
  return 'payload' in outer ? (JSON.parse(Buffer.from(outer.payload, 'base64').toString()) as Attested) : outer;
}

/** Changes one bit at a place that `text` marks; behind it, where `text` is found. */
function flip(bytes: Uint8Array, text = ''): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf(text) + text.length;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('a deployment', () => {
  const folder = workspace({ key: KEYS.secret, 'key.pub': KEYS.open, 'other.pub': aPair().open });
  const at = (name: string): string => join(folder, name);

  /** Writes what was attested with something changed in it. */
  function changed(name: string, change: (sealed: Sealed) => void): string {
    const sealed = JSON.parse(readFileSync(at('a.json'), 'utf8')) as Sealed;
    change(sealed);
    writeFileSync(at(name), JSON.stringify(sealed));
    return name;
  }

  function judged(name: string, ...args: readonly string[]): void {
    const others = ['--subject', 'shop.tar', '--attestation', name, '--attestation-key', 'key', '--now', AT];
    cli(['check', ...args, ...others], { cwd: folder });
    expect(existsSync(at(name))).toBe(true);
  }

  beforeAll(() => {
    expect(check(folder, ...SIGNED).exit).toBe(0);
    writeFileSync(at('changed.tar'), flip(ARTIFACT));
    writeFileSync(at('changed.yml'), flip(Buffer.from(POLICY), 'failOn'));
    writeFileSync(at('cut.json'), readFileSync(at('a.json')).subarray(0, -10));
    writeFileSync(at('observe.yml'), 'version: 1\ngate: {observeUntil: 2026-12-24}\n');
    judged('observed.json', 'scan.sarif', '--policy', 'observe.yml');
    judged('fail.json', 'high.sarif', '--policy', 'policy.yml');
    judged('error.json', 'scan.sarif', 'broken.sarif', '--policy', 'policy.yml');
    judged('pull.json', 'scan.sarif', '--policy', 'policy.yml', '--stage', 'pull-request');
    expect(check(folder, '--subject', 'shop.tar', '--attestation', 'bare.json').exit).toBe(0);
    expect(check(folder, ...SIGNED).exit).toBe(0);
    changed('statement.json', (sealed) => {
      sealed.payload = flip(Buffer.from(sealed.payload, 'base64'), '"name":"sho').toString('base64');
    });
    changed('signature.json', ({ signatures: [one] }) => {
      if (one) one.sig = flip(Buffer.from(one.sig, 'base64')).toString('base64');
    });
    changed('keyid.json', ({ signatures: [one] }) => {
      if (one) one.keyid = flip(Buffer.from(one.keyid), 'SHA256:').toString();
    });
    changed('passed.json', (sealed) => {
      const failed = JSON.parse(readFileSync(at('fail.json'), 'utf8')) as Sealed;
      const text = Buffer.from(failed.payload, 'base64').toString();
      sealed.payload = Buffer.from(text.replace('"verdict":"fail","exitCode":1', '"verdict":"pass","exitCode":0')).toString('base64');
      sealed.signatures = failed.signatures;
    });
    changed('empty.json', (sealed) => void (sealed.signatures = []));
  });

  test.each([
    ['what was judged', {}],
    ['it by name and digest', { subject: `shop.tar@sha256:${sha256(ARTIFACT)}` }],
    ['it by any policy, at any age', { policy: null, 'max-age': null }],
    ['it a day later to the second', { now: '2026-11-22T12:00:00Z' }],
  ])('takes %s', (_title, over) => {
    const { exit, stdout, stderr } = verify(folder, over);
    expect(stdout).toMatch(/^holds: pass at 2026-11-21T12:00:00Z, as a release, failing on high, by defect-gate \d/);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });

  test.each([
    ['one bit of the artifact', { subject: 'changed.tar' }, 'another artifact was judged'],
    ['one bit of the digest', { subject: `shop.tar@sha256:${'0'.repeat(64)}` }, 'another artifact was judged'],
    ['another name', { subject: `shop@sha256:${sha256(ARTIFACT)}` }, 'by another name'],
    ['one bit of the statement', { attestation: 'statement.json' }, 'one of them was changed'],
    ['one bit of the signature', { attestation: 'signature.json' }, 'one of them was changed'],
    ['one bit of the name of the key', { attestation: 'keyid.json' }, 'nobody signed it with'],
    ['one bit of the policy', { policy: 'changed.yml' }, 'another policy judged'],
    ['another policy', { policy: 'observe.yml' }, 'another policy judged'],
    ['another key', { key: 'other.pub' }, 'nobody signed it with'],
    ['a second too late', { now: '2026-11-22T12:00:01Z' }, 'it is too old'],
    ['a minute too late', { now: '2026-11-21T13:31:00Z', 'max-age': '90m' }, 'it is too old'],
    ['a clock that is behind', { now: '2026-11-21T11:54:59Z' }, 'yet to come'],
    ['what was only observed', { attestation: 'observed.json', policy: 'observe.yml' }, 'the policy only observed'],
    ['a fail', { attestation: 'fail.json' }, 'the verdict is fail, not pass'],
    ['a fail that somebody made a pass', { attestation: 'passed.json' }, 'one of them was changed'],
    ['what could not be judged', { attestation: 'error.json' }, 'the verdict is error, not pass'],
    ['a pull request', { attestation: 'pull.json' }, 'as a pull-request, not as a release'],
    ['a bare statement', { attestation: 'bare.json' }, 'a bare statement, which nobody signed'],
    ['no signature', { attestation: 'empty.json' }, 'no signature at all'],
  ])('is refused for %s', (_title, over, reason) => {
    const { exit, stdout } = verify(folder, over);
    expect(stdout).toMatch(/^\w+\.json does not hold, for \d reasons?\n/);
    expect(stdout).toContain(reason);
    expect(stdout).toMatch(/\n    fix: .+\n$/);
    expect(exit).toBe(1);
  });

  test.each([
    ['no artifact', { subject: 'none' }, 'none cannot be read: it does not exist'],
    ['no attestation', { attestation: 'none' }, 'none cannot be read: it does not exist'],
    ['no policy', { policy: 'none' }, 'none cannot be read: it does not exist'],
    ['no key', { key: 'none' }, 'none cannot be read: it does not exist'],
    ['half an attestation', { attestation: 'cut.json' }, 'the attestation is not taken: the file ends before its JSON does'],
    ['the verdict in its place', { attestation: 'v.json' }, 'it is a verdict, not an attestation of one'],
    ['the private key', { key: 'key' }, 'the key is a private one'],
    ['an age that is none', { 'max-age': 'day' }, 'the age "day" is none'],
  ])('cannot be told with %s', (_title, over, reason) => {
    const { exit, stdout } = verify(folder, over);
    expect(stdout).toMatch(/^could not verify \S+\n/);
    expect(stdout).toContain(reason);
    expect(stdout).toMatch(/\n    fix: .+\n$/);
    expect(exit).toBe(2);
  });

  test.each([
    ['no option', [], ['--subject', '--attestation', '--key']],
    ['a misspelt option', ['--polcy', 'x'], ['did you mean "policy"?']],
    ['an option of check', ['--sarif', 'x'], ['unknown option "sarif"']],
    ['a word', ['shop.tar'], ['"shop.tar" stands without an option']],
    ['two artifacts', ['--subject', 'a', '--subject', 'b'], ['given twice']],
    ['a moment that is none', ['--now', 'today'], ['"today" is not a moment']],
  ])('is not asked for with %s', (_title, args, said) => {
    const { exit, stdout, stderr } = cli(['verify', ...args], { cwd: folder });
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    for (const one of said) expect(stderr).toContain(one);
  });

  test('one bit of the key is another key, or none', () => {
    const [begin, body = '', end] = KEYS.open.trim().split('\n');
    const der = Buffer.from(body, 'base64');
    for (const byte of [der.length - 1, der.length - 16, der.length - 31]) {
      const copy = Buffer.from(der);
      copy[byte] = (copy[byte] ?? 0) ^ 1;
      writeFileSync(at('bit.pub'), [begin, copy.toString('base64'), end, ''].join('\n'));
      expect([1, 2]).toContain(verify(folder, { key: 'bit.pub' }).exit);
    }
  });

  test('is told all reasons at once', () => {
    const { stdout } = verify(folder, { attestation: 'fail.json', subject: 'changed.tar', key: 'other.pub', policy: 'observe.yml' });
    expect(stdout).toMatch(/^fail.json does not hold, for 4 reasons\n/);
  });

  test('can ask what was known of the artifact then', () => {
    judged('again.json', 'high.sarif', '--policy', 'policy.yml', '--output', 'again-v.json');
    const args = ['explain', '--attestation', 'again.json', '--verdict'];
    const known = cli([...args, 'again-v.json', '--subject', 'shop.tar'], { cwd: folder });
    expect(known.exit).toBe(0);
    expect(known.stdout).toContain('open, and blocking: 1 defect');
    expect(cli([...args, 'again-v.json', '--subject', 'changed.tar'], { cwd: folder }).exit).toBe(1);
    expect(cli([...args, 'v.json'], { cwd: folder }).exit).toBe(1);
    expect(cli([...args, 'none'], { cwd: folder }).exit).toBe(2);
    expect(cli(args.slice(0, 3), { cwd: folder })).toMatchObject({ exit: 2, stderr: expect.stringContaining('--verdict') as string });
  });
});

describe('keys of the usual tools', () => {
  const folder = workspace();

  function deployed(): void {
    expect(check(folder, ...SIGNED).exit).toBe(0);
    expect(verify(folder)).toMatchObject({ exit: 0 });
    rmSync(join(folder, 'key'));
    rmSync(join(folder, 'key.pub'));
  }

  test.skipIf(!hasSsh).each([['ed25519'], ['ecdsa']])('ssh-keygen makes: %s', (type) => {
    ran('ssh-keygen', '-q', '-t', type, '-N', '', '-C', 'release key', '-f', join(folder, 'key'));
    deployed();
  });

  test.skipIf(!hasOpenssl).each([['ED25519'], ['EC']])('openssl makes, as PKCS #8: %s', (algorithm) => {
    const curve = algorithm === 'EC' ? ['-pkeyopt', 'ec_paramgen_curve:P-256'] : [];
    ran('openssl', 'genpkey', '-algorithm', algorithm, ...curve, '-out', join(folder, 'key'));
    writeFileSync(join(folder, 'key.pub'), ran('openssl', 'pkey', '-in', join(folder, 'key'), '-pubout'));
    deployed();
  });

  test.skipIf(!hasSsh)('with a passphrase are refused, and so are others', () => {
    ran('ssh-keygen', '-q', '-t', 'ed25519', '-N', 'secret', '-f', join(folder, 'key'));
    const ended = check(folder, ...SIGNED);
    expect(ended.exit).toBe(2);
    expect(ended.stdout).toContain('encrypted with a passphrase');
    expect(existsSync(join(folder, 'a.json'))).toBe(false);
  });
});

describe('what is attested', () => {
  test('is what the verdict file says, byte for byte, of all that was named', () => {
    const folder = workspace({ 'dist/app.js': 'x' });
    const image = `ghcr.io/acme/shop@sha256:${'a'.repeat(64)}`;
    expect(check(folder, '--subject', 'shop.tar', '--subject', image, '--subject', 'dist/app.js', '--attestation', 'a.json').exit).toBe(0);
    const statement = statementIn(join(folder, 'a.json'));
    const verdict = readJson(join(folder, 'v.json'));
    const names = ['app.js', 'ghcr.io/acme/shop', 'shop.tar'];
    expect(statement.subject.map(({ name }) => name)).toEqual(names);
    expect(verdict['subjects']).toEqual(statement.subject.map(({ name, digest }) => ({ name, ...digest })));
    const list = statement.subject.map(({ name, digest }) => `sha256:${digest.sha256}  ${name}\n`).join('');
    expect(verdict['digests']).toMatchObject({ artifact: `sha256:${sha256(list)}`, policy: `sha256:${sha256(POLICY)}` });
    expect(statement.predicate.verdictFile.digest).toBe(`sha256:${sha256(readFileSync(join(folder, 'v.json')))}`);
    const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/attestation.v1.schema.json'), 'utf8')) as object;
    expect([...complaints(ajv.compile(schema), statement), ...complaints(inToto, statement)]).toEqual([]);
  });

  test('of one artifact: the digest in the verdict is its own', () => {
    const folder = workspace();
    expect(check(folder, '--subject', 'shop.tar').exit).toBe(0);
    expect(readJson(join(folder, 'v.json'))['digests']).toMatchObject({ artifact: `sha256:${sha256(ARTIFACT)}` });
  });

  test('is equal for equal inputs, in whatever order', () => {
    const folder = workspace({ key: KEYS.secret, 'b.tar': 'b' });
    const made = (...subjects: readonly string[]): string => {
      const named = subjects.flatMap((one) => ['--subject', one]);
      check(folder, ...named, '--attestation', 'a.json', '--attestation-key', 'key');
      return readFileSync(join(folder, 'a.json'), 'utf8');
    };
    expect(made('b.tar', 'shop.tar', 'b.tar')).toBe(made('./shop.tar', 'b.tar'));
  });

  test('names the commit that is checked out', () => {
    const folder = workspace();
    const git = (...args: readonly string[]): string =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, encoding: 'utf8' }).stdout.trim();
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'a');
    check(folder, '--subject', 'shop.tar', '--attestation', 'a.json');
    expect(statementIn(join(folder, 'a.json')).predicate['commit']).toBe(git('rev-parse', 'HEAD'));
  });
});

describe('text and summary', () => {
  test.each([
    ['name the key that signed', SIGNED, `signed by ${checking(KEYS.open).fingerprint}`],
    ['say what an attestation without a key lacks', SIGNED.slice(0, 4), 'unsigned: verify will refuse it unless something else signs it'],
  ])('%s', (_title, args, by) => {
    const folder = workspace({ key: KEYS.secret });
    const { stdout } = check(folder, ...args, '--summary', 's.md');
    expect(stdout).toContain(`  attested   in a.json, ${by}\n`);
    expect(readFileSync(join(folder, 's.md'), 'utf8')).toContain(`<sub>attested in <code>a&#46;json</code>, ${by}</sub>`);
  });
});

describe('what lies where the attestation belongs', () => {
  function passed(over: Readonly<Record<string, unknown>> = {}): string {
    const folder = workspace({ key: KEYS.secret, ...over });
    expect(check(folder, ...SIGNED).exit).toBe(0);
    return folder;
  }
  const lies = (folder: string): boolean => existsSync(join(folder, 'a.json'));

  test.each([
    ['an artifact that is not there', ['--subject', 'none', '--attestation', 'a.json']],
    ['a key that is not there', ['--subject', 'shop.tar', '--attestation', 'a.json', '--attestation-key', 'none']],
    ['a key that is none', ['--subject', 'shop.tar', '--attestation', 'a.json', '--attestation-key', 'policy.yml']],
    ['two artifacts of one name', ['--subject', 'shop.tar', '--subject', 'other/shop.tar', '--attestation', 'a.json']],
    ['no artifact named', ['--attestation', 'a.json']],
    ['a misspelt option', [...SIGNED, '--polcy', 'x']],
  ])('is not what an earlier run proved: %s', (_title, args) => {
    const folder = passed({ 'other/shop.tar': 'x' });
    expect(check(folder, ...args).exit).toBe(2);
    expect(lies(folder)).toBe(false);
  });

  test.each([
    ['before anything is read', 'Array.prototype.toSorted = () => { throw "a thrown string"; };'],
    ['while it is judged', 'Float64Array.from = () => { throw "a thrown string"; };'],
  ])('is nothing, after a bug of ours %s', (_title, bug) => {
    const folder = passed({ 'break.mjs': bug });
    const env = { ...process.env, NODE_OPTIONS: `--import ${join(folder, 'break.mjs')}` };
    expect(cli(['check', 'scan.sarif', '--now', AT, ...SIGNED], { cwd: folder, env }).exit).toBe(3);
    expect(lies(folder)).toBe(false);
  });

  test('says error where something cannot be judged', () => {
    const folder = passed();
    check(folder, 'broken.sarif', ...SIGNED);
    expect(statementIn(join(folder, 'a.json')).predicate['verdict']).toBe('error');
  });

  test.each([
    ['in a folder that is a file', 'high.sarif/a.json'],
    ['by a name that is too long for what is written beside it', 'a'.repeat(250)],
    ['where a folder is', 'temp'],
  ])('that cannot be written is an error on every surface: %s', (_title, attestation) => {
    const folder = workspace({ 'temp/x': '' });
    const ended = check(folder, '--subject', 'shop.tar', '--attestation', attestation, '--summary', 's.md');
    expect(ended.exit).toBe(2);
    expect(ended.stdout).toContain('E_WRITE');
    expect(ended.stdout + readFileSync(join(folder, 's.md'), 'utf8')).not.toContain('attested');
    expect(readJson(join(folder, 'v.json'))).toMatchObject({ verdict: 'error', exitCode: 2 });
    expect(readFileSync(join(folder, 's.md'), 'utf8')).toContain('could not judge');
  });

  test('says error where the report was lost', () => {
    if (!existsSync('/dev/full')) return console.warn('skipped: there is no /dev/full here');
    const folder = workspace({ key: KEYS.secret });
    const command = `"$0" "$1" check scan.sarif --output v.json ${SIGNED.join(' ')} > /dev/full`;
    const { status } = spawnSync('sh', ['-c', command, process.execPath, CLI], { cwd: folder });
    expect(status).toBe(2);
    expect(readJson(join(folder, 'v.json'))['verdict']).toBe('error');
    expect(statementIn(join(folder, 'a.json')).predicate['verdict']).toBe('error');
  });

  test('is not taken for SARIF, nor refused, where the folder is searched again', () => {
    const folder = workspace({ key: KEYS.secret });
    const again = (): Ran => cli(['check', '.', '--now', AT, '--output', 'out/v.json', ...SIGNED], { cwd: folder });
    rmSync(join(folder, 'broken.sarif'));
    rmSync(join(folder, 'high.sarif'));
    expect([again().exit, again().exit]).toEqual([0, 0]);
  });
});

describe('no output is written', () => {
  test.each([
    ['over the artifact', ['--subject', 'shop.tar', '--attestation', './shop.tar'], 'shop.tar'],
    ['over the artifact, as the verdict', ['--subject', 'shop.tar', '--summary', 'shop.tar'], 'shop.tar'],
    ['over an artifact that is a verdict', ['--subject', 'old.json', '--summary', 'old.json'], 'old.json'],
    ['over the key', ['--subject', 'shop.tar', '--attestation', 'key', '--attestation-key', 'key'], 'key'],
    ['over the policy', ['--subject', 'shop.tar', '--attestation', 'policy.yml'], 'policy.yml'],
    ['over the SARIF', ['--subject', 'shop.tar', '--attestation', 'scan.sarif'], 'scan.sarif'],
  ])('%s', (_title, args, file) => {
    const folder = workspace({ key: KEYS.secret });
    cli(['check', 'scan.sarif', '--output', 'old.json'], { cwd: folder });
    const before = readFileSync(join(folder, file));
    expect(check(folder, ...args).stdout).toContain('an output is named where an input lies');
    expect(readFileSync(join(folder, file))).toEqual(before);
  });

  test('over another one', () => {
    const folder = workspace();
    const ended = check(folder, '--subject', 'shop.tar', '--attestation', './v.json');
    expect(ended.exit).toBe(2);
    expect(ended.stdout).toContain('two outputs are named alike');
    expect(readJson(join(folder, 'v.json'))['verdict']).toBe('error');
  });
});

describe('the private key', () => {
  const SECRET = KEYS.secret.split('\n')[1] ?? '';

  test('is in nothing that is written, whatever goes wrong', () => {
    const folder = workspace({ 'k/key': KEYS.secret, 'k/broken': KEYS.secret.replace('BEGIN PRIVATE', 'BEGIN ENCRYPTED PRIVATE') });
    for (const key of ['k/key', 'k/broken'])
      for (const format of ['text', 'json', 'github']) {
        const args = ['--subject', 'shop.tar', '--attestation', 'a.json', '--attestation-key', key, '--summary', 's.md'];
        const { stdout, stderr } = check(folder, ...args, '--format', format);
        const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
        const written = files.map(({ name }) => readFileSync(join(folder, name), 'latin1'));
        expect([stdout, stderr, ...written].join('')).not.toContain(SECRET.slice(0, 20));
      }
  });

  test.each([
    ['itself', KEYS.secret],
    ['without its line breaks', KEYS.secret.replaceAll('\n', ' ')],
    ['without its frame', SECRET],
  ])('is not repeated where somebody gives it %s for its file', (_title, key) => {
    const folder = workspace();
    const { exit, stdout, stderr } = check(folder, '--subject', 'shop.tar', '--attestation', 'a.json', '--attestation-key', key);
    expect(exit).toBe(2);
    const verdict = existsSync(join(folder, 'v.json')) ? readFileSync(join(folder, 'v.json'), 'utf8') : '';
    expect(stdout + stderr + verdict).not.toContain(SECRET.slice(0, 20));
    expect(stdout + stderr).toContain('attestation-key');
  });
});

describe('the Action', () => {
  function act(folder: string, over: NodeJS.ProcessEnv = {}): { readonly exit: number | null; readonly outputs: string } {
    mkdirSync(join(folder, 'temp'), { recursive: true });
    for (const file of ['output', 'summary']) writeFileSync(join(folder, 'temp', file), '');
    const { status } = spawnSync(process.execPath, [ACTION], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        INPUT_SARIF: 'scan.sarif',
        INPUT_SUBJECT: 'shop.tar\npolicy.yml',
        INPUT_ATTESTATION: 'a.json',
        'INPUT_ATTESTATION-KEY': 'key',
        GITHUB_WORKSPACE: folder,
        GITHUB_OUTPUT: join(folder, 'temp/output'),
        GITHUB_STEP_SUMMARY: join(folder, 'temp/summary'),
        RUNNER_TEMP: join(folder, 'temp'),
        ...over,
      },
    });
    return { exit: status, outputs: readFileSync(join(folder, 'temp/output'), 'utf8') };
  }

  test('attests what it judged, and says where', () => {
    const folder = workspace({ key: KEYS.secret, 'key.pub': KEYS.open });
    const { exit, outputs } = act(folder);
    expect(exit).toBe(0);
    expect(outputs).toMatch(new RegExp(`attestation-file<<(\\S+)\n${join(folder, 'a.json')}\n\\1`));
    expect(verify(folder, { policy: null, now: null }).exit).toBe(0);
  });

  test.each([['GITHUB_STEP_SUMMARY'], ['GITHUB_OUTPUT']])('takes the proof back where %s cannot be written', (name) => {
    const folder = workspace({ key: KEYS.secret });
    expect(act(folder, { [name]: join(folder, 'none/such') }).exit).toBe(2);
    expect(statementIn(join(folder, 'a.json')).predicate['verdict']).toBe('error');
    expect(readJson(join(folder, 'temp/defect-gate/verdict.json'))['verdict']).toBe('error');
  });

  test('leaves no old proof where its inputs are wrong', () => {
    const folder = workspace({ key: KEYS.secret });
    expect(act(folder).exit).toBe(0);
    expect(act(folder, { INPUT_STAGE: 'relase' }).exit).toBe(2);
    expect(existsSync(join(folder, 'a.json'))).toBe(false);
  });
});

test('check loads nothing of this unless it is asked to', () => {
  const folder = workspace();
  cpSync(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const name of ['attesting.js', 'attestation.js']) rmSync(join(folder, 'dist', name));
  const run = (...args: readonly string[]): number | null => spawnSync(process.execPath, ['dist/cli.js', ...args], { cwd: folder }).status;
  const judge = (): number | null => run('check', 'scan.sarif', '--output', 'v.json', '--summary', 's.md');
  expect([judge(), judge()]).toEqual([0, 0]);
  expect(run('verify')).not.toBe(0);
});
