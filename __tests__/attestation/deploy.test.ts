// The two commands of a deployment, on files as they lie there: exit codes and lines, with artifacts, policies and keys of real tools.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { artifactOf, attest, signingKeyIn } from '../../src/attest.ts';
import { pae, PAYLOAD_TYPE } from '../../src/attestation/dsse.ts';
import { explainFiles, verifyFiles, type ExplainRequest, type VerifyRequest } from '../../src/deploy.ts';
import { NOW } from '../builders.ts';
import { aPair, aPass, checking, sha256, verdictOf } from './builders.ts';
import { installed, newFolder, ran } from './tools.ts';

const folder = newFolder();
const at = (name: string): string => join(folder, name);
const ASSESSMENT = aPass();
const hasSsh = installed('ssh-keygen');
const hasOpenssl = installed('openssl');

function value<T>(result: { ok: true; value: T } | { ok: false; faults: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

/** Attests as a build would, and writes what it would write. */
async function build(key: string | null, name = 'attestation.json'): Promise<string> {
  const subjects = [value(await artifactOf(at('shop.tar'))).subject] as const;
  const signing = key === null ? null : value(await signingKeyIn(at(key)));
  const about = { subjects, key: signing, allDefects: true, commit: null, baseCommit: null, baseline: null };
  writeFileSync(at(name), value(attest(ASSESSMENT, about)));
  return at(name);
}

function request(over: Partial<VerifyRequest> = {}): VerifyRequest {
  return {
    subject: at('shop.tar'),
    attestation: at('attestation.json'),
    keys: [at('key.pub')],
    policy: at('policy.yml'),
    maxAge: '1h',
    now: NOW,
    ...over,
  };
}

function explanation(over: Partial<ExplainRequest> = {}): ExplainRequest {
  return { attestation: at('attestation.json'), verdict: at('verdict.json'), subject: null, ...over };
}

beforeAll(async () => {
  const { secret, open } = aPair();
  writeFileSync(at('key'), secret);
  writeFileSync(at('key.pub'), open);
  writeFileSync(at('other.pub'), aPair().open);
  writeFileSync(at('shop.tar'), Buffer.alloc(3 << 20, 'shop'));
  writeFileSync(at('renamed.tar'), Buffer.alloc(3 << 20, 'shop'));
  writeFileSync(at('changed.tar'), Buffer.alloc(3 << 20, 'shopping'));
  writeFileSync(at('policy.yml'), 'version: 1\n');
  writeFileSync(at('other.yml'), 'version: 1\n\n');
  writeFileSync(at('verdict.json'), verdictOf(ASSESSMENT));
  writeFileSync(at('latin1'), Buffer.of(0xe9));
  mkdirSync(at('folder'));
  await build('key');
  await build(null, 'bare.json');
});

const FIX = expect.stringMatching(/^ {4}fix: .+/) as string;

describe('verify', () => {
  test('answers 0 for what was built, and says what it is', async () => {
    const { exitCode, lines } = await verifyFiles(request());
    expect(lines).toEqual([
      'holds: pass at 2026-11-21T12:00:00Z, as a release, failing on high, by defect-gate 0.0.0-source',
      `  artifact        shop.tar   sha256:${sha256(readFileSync(at('shop.tar')))}`,
      `  policy          built-in policy   sha256:${sha256('version: 1\n')}`,
      `  signed          ${checking(readFileSync(at('key.pub'), 'utf8')).fingerprint}`,
    ]);
    expect(exitCode).toBe(0);
  });

  const digest = sha256(Buffer.alloc(3 << 20, 'shop'));
  test.each([
    ['a copy by another name', { subject: at('renamed.tar') }],
    ['it by name and digest', { subject: `shop.tar@sha256:${digest}` }],
    ['any policy', { policy: null }],
    ['the digest of the policy', { policy: `sha256:${sha256('version: 1\n')}` }],
    ['two keys, one of them right', { keys: [at('other.pub'), at('key.pub')] }],
  ])('answers 0 for %s', async (_title, over) => {
    expect((await verifyFiles(request(over))).exitCode).toBe(0);
  });

  test.each([
    ['another artifact', { subject: at('changed.tar') }, /another artifact was judged/],
    ['the digest by another name', { subject: `shop@sha256:${digest}` }, /by another name/],
    ['another policy', { policy: at('other.yml') }, /another policy judged/],
    ['the digest of another policy', { policy: `sha256:${'0'.repeat(64)}` }, /another policy judged: .*, not sha256:0{64}$/],
    ['another key', { keys: [at('other.pub')] }, /nobody signed it with/],
    ['a bare statement', { attestation: at('bare.json') }, /nobody signed/],
    ['an hour and a second later', { now: NOW + 3_601_000 }, /too old/],
  ])('answers 1 for %s', async (_title, over, reason) => {
    const { exitCode, lines } = await verifyFiles(request(over));
    expect(lines).toEqual([expect.stringMatching(/^\S+\.json does not hold, for 1 reason$/), expect.stringMatching(reason), FIX]);
    expect(exitCode).toBe(1);
  });

  test.each([
    ['no artifact', { subject: at('none') }, /none cannot be read: it does not exist$/],
    ['a folder', { subject: at('folder') }, /folder cannot be read: it is a folder$/],
    ['no attestation', { attestation: at('none') }, /none cannot be read: it does not exist$/],
    ['an attestation that never ends', { attestation: '/dev/zero' }, /is no regular file/],
    ['an attestation that is not UTF-8', { attestation: at('latin1') }, /latin1 is not UTF-8$/],
    ['no policy', { policy: at('none') }, /none cannot be read: it does not exist$/],
    ['the beginning of a digest', { policy: 'sha256:c064c4b' }, /^ *the digest "sha256:c064c4b" is none$/],
    ['a digest with more behind it', { policy: `sha256:${'0'.repeat(64)}.yml` }, /the digest .* is none/],
    ['no key', { keys: [] }, /there is no key/],
    ['a key that is not there', { keys: [at('none')] }, /none cannot be read: it does not exist$/],
    ['a key that is none', { keys: [at('policy.yml')] }, /policy\.yml: the key is not one line/],
    ['one key of two that is none', { keys: [at('key.pub'), at('key')] }, /key: the key is a private one/],
    ['an age that is none', { maxAge: '24 hours' }, /the age "24 hours" is none/],
    ['the verdict for the attestation', { attestation: at('verdict.json') }, /a verdict, not an attestation/],
  ])('answers 2 for %s', async (_title, over, reason) => {
    const { exitCode, lines } = await verifyFiles(request(over));
    expect(lines).toEqual([expect.stringMatching(/^could not verify \S+$/), expect.stringMatching(reason), FIX]);
    expect(exitCode).toBe(2);
  });

  test('says everything that is missing at once', async () => {
    const { lines } = await verifyFiles(request({ subject: at('a'), attestation: at('b'), policy: at('c'), keys: [at('d'), at('e')] }));
    expect(lines).toHaveLength(7);
  });

  test.skipIf(!hasSsh)(`takes a key that ssh-keygen made${hasSsh ? '' : ' (not installed here: skipped)'}`, async () => {
    ran('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', 'a b', '-f', at('id'));
    expect((await verifyFiles(request({ attestation: await build('id', 'ssh.json'), keys: [at('id.pub')] }))).exitCode).toBe(0);
    expect((await verifyFiles(request({ attestation: at('ssh.json') }))).exitCode).toBe(1);
  });

  test.skipIf(!hasOpenssl)(`takes a signature that openssl made${hasOpenssl ? '' : ' (not installed here: skipped)'}`, async () => {
    ran('openssl', 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', at('p256.pem'));
    writeFileSync(at('p256.pub'), ran('openssl', 'pkey', '-in', at('p256.pem'), '-pubout'));
    const payload = readFileSync(at('bare.json')).subarray(0, -1);
    writeFileSync(at('signed'), pae(PAYLOAD_TYPE, payload));
    ran('openssl', 'dgst', '-sha256', '-sign', at('p256.pem'), '-out', at('signature'), at('signed'));
    const keyid = checking(readFileSync(at('p256.pub'), 'utf8')).fingerprint;
    const signatures = [{ keyid, sig: readFileSync(at('signature')).toString('base64') }];
    writeFileSync(at('openssl.json'), JSON.stringify({ payloadType: PAYLOAD_TYPE, payload: payload.toString('base64'), signatures }));
    expect(await verifyFiles(request({ attestation: at('openssl.json'), keys: [at('p256.pub')] }))).toMatchObject({ exitCode: 0 });
  });

  test.skipIf(!hasOpenssl)(`makes a signature that openssl checks${hasOpenssl ? '' : ' (not installed here: skipped)'}`, async () => {
    ran('openssl', 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', at('own.pem'));
    writeFileSync(at('own.pub'), ran('openssl', 'pkey', '-in', at('own.pem'), '-pubout'));
    const sealed = JSON.parse(readFileSync(await build('own.pem', 'own.json'), 'utf8')) as {
      payload: string;
      signatures: { sig: string }[];
    };
    writeFileSync(at('own.signed'), pae(PAYLOAD_TYPE, Buffer.from(sealed.payload, 'base64')));
    writeFileSync(at('own.signature'), Buffer.from(sealed.signatures[0]?.sig ?? '', 'base64'));
    expect(ran('openssl', 'dgst', '-sha256', '-verify', at('own.pub'), '-signature', at('own.signature'), at('own.signed'))).toBe(
      'Verified OK\n',
    );
  });
});

describe('explain', () => {
  test('answers 0 for the verdict that was attested', async () => {
    const { exitCode, lines } = await explainFiles(explanation());
    expect(exitCode).toBe(0);
    expect(lines).toContain('accepted: 1 defect');
  });

  test.each([
    ['it as a file', () => at('renamed.tar'), 0, ''],
    ['it by its name', () => `shop.tar@sha256:${sha256(Buffer.alloc(3 << 20, 'shop'))}`, 0, ''],
    ['another artifact', () => at('changed.tar'), 1, 'another artifact was judged'],
    ['one that is not there', () => at('none'), 2, 'does not exist'],
    [
      'half a digest',
      () => 'shop@sha256:abcd',
      2,
      'shop@sha256:abcd is no file, and names no digest\n    fix: write name@sha256: and the whole digest behind it: 64 hex',
    ],
    ['a pattern', () => at('*.tar'), 2, 'is no file, and a pattern is not taken here\n    fix: name each artifact'],
  ])('is asked about %s', async (_title, subject, exitCode, said) => {
    const answer = await explainFiles(explanation({ subject: subject() }));
    expect(answer.exitCode).toBe(exitCode);
    expect(answer.lines.join('\n')).toContain(said);
  });

  test('answers 1 for another file, and 2 for none', async () => {
    expect((await explainFiles(explanation({ verdict: at('policy.yml') }))).exitCode).toBe(1);
    expect(await explainFiles(explanation({ attestation: at('none'), verdict: at('folder') }))).toEqual({
      exitCode: 2,
      lines: [
        expect.stringMatching(/^could not explain \S+$/),
        expect.stringMatching(/does not exist$/),
        expect.stringMatching(/it is a folder$/),
        FIX,
      ],
    });
  });
});

describe('what could mean two things, or would be waited for, is exit 2', () => {
  test('an artifact by a name and a digest that is also the name of a file', async () => {
    const twin = `${at('twin.tar')}@sha256:${sha256('x')}`;
    writeFileSync(twin, 'y');
    const verified = await verifyFiles(request({ subject: twin }));
    const explained = await explainFiles(explanation({ subject: twin }));
    expect([verified.exitCode, explained.exitCode]).toEqual([2, 2]);
    expect(verified.lines.join('\n')).toContain('is both a name with a digest and the name of a file that is there');
    expect(await artifactOf(twin)).toMatchObject({ ok: false, faults: [{ code: 'E_OPTION' }] });
  });

  test.each(['attestation', 'keys', 'policy', 'subject'] as const)('a pipe or a device as %s', async (name) => {
    const pipe = at(`pipe-${name}`);
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, '/dev/zero']) {
      const { exitCode, lines } = await verifyFiles(request({ [name]: name === 'keys' ? [path] : path }));
      expect([exitCode, lines.join('\n')]).toEqual([2, expect.stringContaining(`${path} is no regular file`)]);
    }
  });
});

describe('a build', () => {
  test.each([
    ['an artifact that is not there', () => artifactOf(at('none')), 'E_READ', /the artifact cannot be read: it does not exist/],
    ['half a digest', () => artifactOf('shop@sha256:abcd'), 'E_OPTION', /is no file, and names no digest/],
    ['a digest in upper case', () => artifactOf(`shop@sha256:${'AB'.repeat(32)}`), 'E_OPTION', /is no file, and names no digest/],
    ['a digest by another algorithm', () => artifactOf(`shop@sha512:${'ab'.repeat(64)}`), 'E_OPTION', /is no file, and names no digest/],
    ['a pattern', () => artifactOf(at('*.tar')), 'E_OPTION', /is no file, and a pattern is not taken here/],
    ['a key that is not there', () => signingKeyIn(at('none')), 'E_READ', /the key cannot be read/],
    ['a key that cannot sign', () => signingKeyIn(at('key.pub')), 'E_OPTION', /is a "PUBLIC KEY"/],
  ])('is told of %s', async (_title, answer, code, what) => {
    expect(await answer()).toMatchObject({ ok: false, faults: [{ code, what: expect.stringMatching(what) as string }] });
  });

  test('names an artifact by the last part of its path, or by the name that it is given', async () => {
    expect(await artifactOf(at('folder/../shop.tar'))).toMatchObject({ ok: true, value: { subject: { name: 'shop.tar' } } });
    const subject = { name: 'a/b', sha256: sha256('x') };
    expect(await artifactOf(`a/b@sha256:${sha256('x')}`)).toEqual({ ok: true, value: { subject, digests: [`sha256:${sha256('x')}`] } });
  });

  test('attests the verdict file byte for byte', async () => {
    const bare = JSON.parse(readFileSync(at('bare.json'), 'utf8')) as { predicate: { verdictFile: { digest: string } } };
    expect(bare.predicate.verdictFile.digest).toBe(`sha256:${sha256(readFileSync(at('verdict.json')))}`);
  });

  test('cannot attest more than is ever read', async () => {
    const subjects = [value(await artifactOf(at('shop.tar'))).subject] as const;
    const inputs = Array.from({ length: 200_000 }, (_, index) => ({ path: `${index}.sarif`, sha256: sha256('a'), bytes: 1 }));
    const about = { subjects, key: null, allDefects: false, commit: null, baseCommit: null, baseline: null };
    expect(attest({ ...ASSESSMENT, inputs }, about)).toMatchObject({ ok: false, faults: [{ code: 'E_WRITE' }] });
  });
});
