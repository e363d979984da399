// Keys as people have them: those of ssh-keygen and openssl are read, with the fingerprint that ssh-keygen prints, and whatever is
// not a whole key of the two kinds is refused with a reason.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, integer, property } from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeTakenKey, readPublicKey } from '../../src/attestation/key.ts';
import { isMadeBy, make } from '../../src/attestation/signature.ts';
import { readSigningKey } from '../../src/attestation/signing-key.ts';
import { toStrings } from '../../src/keys/wire.ts';
import { aPair, checking, signing } from './builders.ts';
import { installed, newFolder, ran } from './tools.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = newFolder();
const hasSsh = installed('ssh-keygen');
const hasOpenssl = installed('openssl');

const KINDS = [
  ['ed25519', ['-t', 'ed25519'], ['-algorithm', 'ed25519']],
  ['P-256', ['-t', 'ecdsa', '-b', '256'], ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']],
] as const;

function sshKey(name: string, args: readonly string[], passphrase = ''): string {
  const path = join(folder, name);
  ran('ssh-keygen', '-q', '-N', passphrase, '-C', 'a comment with blanks', ...args, '-f', path);
  return path;
}

function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

describe.skipIf(!hasSsh)(`keys of ssh-keygen${hasSsh ? '' : ' (not installed here: skipped)'}`, () => {
  test.each(KINDS)('are read, both halves, with the fingerprint that it prints: %s', (kind, args) => {
    // Numbers of P-256 are sometimes shorter, and sometimes need a zero before them.
    for (let round = 0; round < (kind === 'P-256' ? 12 : 3); round++) {
      const path = sshKey(`${kind}-${round}`, args);
      const printed = ran('ssh-keygen', '-l', '-E', 'sha256', '-f', `${path}.pub`).split(' ')[1];
      expect(checking(textOf(`${path}.pub`)).fingerprint).toBe(printed);
      const key = signing(textOf(path));
      expect(key.public.fingerprint).toBe(printed);
      expect(isMadeBy(checking(textOf(`${path}.pub`)), Buffer.from('x'), make(key.key, Buffer.from('x')))).toBe(true);
    }
  });

  test.each(KINDS)('are one key as a line and as PEM: %s', (kind, args) => {
    const path = sshKey(`both-${kind}`, args);
    const spki = signing(textOf(path)).public.key.export({ type: 'spki', format: 'pem' }).toString();
    expect(checking(spki).fingerprint).toBe(checking(textOf(`${path}.pub`)).fingerprint);
  });

  test.each(KINDS)('are refused with a passphrase, without a word of them: %s', (kind, args) => {
    const key = readSigningKey(textOf(sshKey(`encrypted-${kind}`, args, 'correct horse')));
    expect(key).toMatchObject({ ok: false, why: expect.stringMatching(/^the key is encrypted with a passphrase/) as string });
  });

  test.each([
    ['rsa', ['-t', 'rsa', '-b', '2048'], 'ssh-rsa'],
    ['P-384', ['-t', 'ecdsa', '-b', '384'], 'ecdsa-sha2-nistp384'],
  ] as const)('of other kinds are refused by name: %s', (name, args, kind) => {
    const path = sshKey(name, args);
    for (const read of [readSigningKey(textOf(path)), readPublicKey(textOf(`${path}.pub`))])
      expect(read).toMatchObject({ ok: false, why: expect.stringContaining(`of the kind "${kind}" is not taken`) as string });
  });

  test('are refused when one byte of the private file is another one', () => {
    const pem = textOf(sshKey('bytes', ['-t', 'ed25519']));
    const bytes = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
    const end = bytes.length - 'a comment with blanks'.length - 8;
    assert(
      property(integer({ min: 0, max: end }), integer({ min: 1, max: 255 }), (at, by) => {
        const copy = Buffer.from(bytes);
        copy[at] = (copy[at] ?? 0) ^ by;
        const lines = copy.toString('base64').replaceAll(/.{70}/g, '$&\n');
        const read = readSigningKey(`-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`);
        // A few bytes say nothing of the key: the name of its kind stands there twice, and so does its public half.
        const same = read.ok && read.value.public.fingerprint === signing(pem).public.fingerprint;
        expect(read.ok && !same).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

describe.skipIf(!hasOpenssl)(`keys of openssl${hasOpenssl ? '' : ' (not installed here: skipped)'}`, () => {
  function opensslKey(name: string, args: readonly string[]): string {
    const path = join(folder, `${name}.pem`);
    ran('openssl', 'genpkey', ...args, '-out', path);
    return path;
  }

  test.each(KINDS)('are read, both halves: %s', (kind, _ssh, args) => {
    const path = opensslKey(kind, args);
    const open = ran('openssl', 'pkey', '-in', path, '-pubout');
    expect(signing(textOf(path)).public.fingerprint).toBe(checking(open).fingerprint);
  });

  test.each(KINDS)('are refused with a passphrase: %s', (kind, _ssh, args) => {
    const encrypted = ran('openssl', 'pkey', '-in', opensslKey(`plain-${kind}`, args), '-aes256', '-passout', 'pass:x');
    expect(readSigningKey(encrypted)).toMatchObject({ ok: false, why: expect.stringContaining('passphrase') as string });
  });

  test.each([
    ['SEC 1', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout'], /SEC 1: "openssl pkcs8 -topk8/],
    ['a P-384 key', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'], /another kind/],
    ['an rsa key', ['genpkey', '-algorithm', 'RSA'], /another kind/],
    ['an X25519 key', ['genpkey', '-algorithm', 'X25519'], /another kind/],
    ['an ed448 key', ['genpkey', '-algorithm', 'ed448'], /another kind/],
  ])('are refused: %s', (_name, args, reason) => {
    expect(readSigningKey(ran('openssl', ...args))).toMatchObject({ ok: false, why: expect.stringMatching(reason) as string });
  });

  test.each(KINDS)('sign what openssl checks, and check what openssl signs: %s', (kind, _ssh, args) => {
    const path = opensslKey(`sign-${kind}`, args);
    const [open, data, signature] = [`${path}.pub`, join(folder, 'data'), join(folder, 'signature')];
    writeFileSync(open, ran('openssl', 'pkey', '-in', path, '-pubout'));
    writeFileSync(data, 'DSSEv1 1 a 1 b');
    const raw = kind === 'ed25519' ? ['-rawin'] : ['-rawin', '-digest', 'sha256'];
    writeFileSync(signature, make(signing(textOf(path)).key, readFileSync(data)));
    expect(ran('openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', open, ...raw, '-in', data, '-sigfile', signature)).toContain('Success');
    ran('openssl', 'pkeyutl', '-sign', '-inkey', path, ...raw, '-in', data, '-out', signature);
    expect(isMadeBy(checking(textOf(open)), readFileSync(data), readFileSync(signature))).toBe(true);
    expect(isMadeBy(checking(textOf(open)), Buffer.from('DSSEv1 1 a 1 c'), readFileSync(signature))).toBe(false);
  });
});

/** RFC 8032 §7.1, test 1. */
const RFC_8032 = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');

function ed25519(point: Uint8Array): Buffer {
  return toStrings('ssh-ed25519', point);
}

describe('a public key', () => {
  const { open, secret } = aPair();
  const line = `ssh-ed25519 ${ed25519(RFC_8032).toString('base64')}`;

  test('may stand with or without a comment, and with the line ends of any system', () => {
    const fingerprints = [line, `${line} a b`, `${line}\n`, `${line}\r\n`].map((text) => checking(text).fingerprint);
    expect(new Set(fingerprints).size).toBe(1);
    expect(checking(open.replaceAll('\n', '\r\n')).fingerprint).toBe(checking(open).fingerprint);
    expect(readPublicKey(line)).toMatchObject({ ok: true, value: { kind: 'ssh-ed25519' } });
  });

  test.each([
    ['nothing', '', /not one line of the form/],
    ['two lines', `${line}\n${line}`, /not one line of the form/],
    ['options before it', `no-pty ${line}`, /is not base64|not one line/],
    ['two blocks', open + open, /not one whole block/],
    ['text before the block', `key:\n${open}`, /not one line of the form/],
    ['text behind the block', `${open}x`, /not one whole block/],
    ['a block without an end', open.slice(0, 60), /not one whole block/],
    ['a private key', secret, /is a private one/],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', /is a "CERTIFICATE"/],
    ['no DER', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n', /not a public key in DER/],
    ['more than any key', `ssh-ed25519 ${'A'.repeat(20_000)}`, /longer than/],
    ['a kind that its bytes are not', line.replace('ssh-ed25519', 'ecdsa-sha2-nistp256'), /its bytes are of the kind "ssh-ed25519"/],
    ['base64 without padding', line.replace(/=+$/, '').slice(0, -1), /not base64/],
  ])('is refused: %s', (_title, text, reason) => {
    expect(readPublicKey(text)).toMatchObject({ ok: false, why: expect.stringMatching(reason) as string });
  });

  const small = Buffer.from('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', 'hex');
  test.each([
    ['nothing', Buffer.of(), /ends too soon/],
    ['a length beyond the end', Buffer.of(0, 0, 0, 9, 1), /ends too soon/],
    ['31 bytes', ed25519(RFC_8032.subarray(1)), /has 31 bytes; ed25519 has 32/],
    ['bytes behind it', Buffer.concat([ed25519(RFC_8032), Buffer.of(0)]), /has bytes behind its end/],
    ['the point 0', ed25519(Buffer.alloc(32)), /that a signer can have/],
    ['the point 1', ed25519(Buffer.concat([Buffer.of(1), Buffer.alloc(31)])), /that a signer can have/],
    ['a point of order 8', ed25519(small), /that a signer can have/],
    ['a number above the field', ed25519(Buffer.alloc(32, 0xff)), /that a signer can have/],
    [
      'a point off the curve',
      toStrings('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)])),
      /not a point/,
    ],
    ['a compressed point', toStrings('ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(33, 2)), /uncompressed point of its curve/],
    ['another curve', toStrings('ecdsa-sha2-nistp256', 'nistp384', Buffer.alloc(97, 4)), /names another curve/],
    ['a security key', toStrings('sk-ssh-ed25519@openssh.com', RFC_8032, 'ssh:'), /"sk-ssh-ed25519@openssh.com" is not taken/],
  ])('is refused by its bytes: %s', (_title, blob, reason) => {
    expect(decodeTakenKey(blob)).toMatchObject({ ok: false, why: expect.stringMatching(reason) as string });
  });

  test.each([
    ['ed25519', aPair('ed25519').open],
    ['P-256', aPair('p256').open],
    ['a line', line],
  ])('is another key, or none, when one bit is another: %s', (_kind, text) => {
    const { fingerprint } = checking(text);
    const bits = Array.from({ length: text.trimEnd().length * 8 }, (_, index) => index);
    const same = bits.filter((bit) => {
      const bytes = Buffer.from(text);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = readPublicKey(bytes.toString('latin1'));
      return read.ok && read.value.fingerprint === fingerprint;
    });
    expect(same.map((bit) => text.slice(bit >> 3))).toEqual([]);
  });
});

describe('a private key', () => {
  test.each([
    ['nothing', '', /not a private key in PEM/],
    ['a public key', aPair().open, /is a "PUBLIC KEY"/],
    ['an older encrypted form', '-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n', /passphrase/],
    ['no DER', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', /that can be read/],
    ['no OpenSSH', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n', /as OpenSSH writes it/],
    ['more than any key', `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(20_000)}`, /longer than/],
  ])('is refused: %s', (_title, text, reason) => {
    expect(readSigningKey(text)).toMatchObject({ ok: false, why: expect.stringMatching(reason) as string });
  });

  test('is refused where its public half is another', () => {
    const [own, other] = [signing(aPair().secret), signing(aPair().secret)];
    const half = (key: typeof own): Buffer => Buffer.from(key.public.key.export({ format: 'jwk' }).x ?? '', 'base64url');
    const seed = Buffer.from(own.key.export({ format: 'jwk' }).d ?? '', 'base64url');
    const file = (open: Buffer, checks = Buffer.alloc(8)): string => {
      const section = Buffer.concat([checks, toStrings('ssh-ed25519', open, Buffer.concat([seed, open]), '')]);
      const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7].slice(0, -section.length & 7));
      const halves = toStrings(ed25519(open), Buffer.concat([section, padding]));
      const bytes = Buffer.concat([Buffer.from('openssh-key-v1\0'), toStrings('none', 'none', ''), Buffer.of(0, 0, 0, 1), halves]);
      return `-----BEGIN OPENSSH PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`;
    };
    expect(readSigningKey(file(half(own)))).toMatchObject({ ok: true });
    expect(readSigningKey(file(half(own), Buffer.of(0, 0, 0, 1, 0, 0, 0, 2)))).toMatchObject({ ok: false });
    expect(readSigningKey(file(half(other)))).toMatchObject({ ok: false, why: expect.stringContaining('public half') as string });
  });

  test('on P-256 is refused where its number is that of another', () => {
    const pem = aPair('p256').secret;
    const bytes = Buffer.from(pem.split('\n').slice(1, -2).join(''), 'base64');
    const number = Buffer.from(signing(pem).key.export({ format: 'jwk' }).d ?? '', 'base64url');
    const other = Buffer.from(signing(aPair('p256').secret).key.export({ format: 'jwk' }).d ?? '', 'base64url');
    other.copy(bytes, bytes.indexOf(number));
    const changed = `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----\n`;
    expect(readSigningKey(changed)).toMatchObject({ ok: false });
  });
});
