// Which lines are keys, and which keys are one (threat F2).

import { describe, expect, test } from 'vitest';
import { parsePublicKey, type PublicKey } from '../../src/keys/key.ts';
import { aSoftKey, lineOf, mpint, SOFT_KINDS, str } from '../proof/signer.ts';

function parsed(line: string): PublicKey {
  const key = parsePublicKey(line);
  if (!key.ok) throw new Error(key.why);
  return key.value;
}

function whyNot(line: string): string {
  const key = parsePublicKey(line);
  return key.ok ? '' : key.why;
}

const ED = aSoftKey('ssh-ed25519');
const EC = aSoftKey('ecdsa-sha2-nistp256');
const NOT_A_LINE = 'the key is not one line of the form "ssh-ed25519 AAAA… comment"';

/** The three fields of an rsa key, laid over. */
function rsaLine(e: Buffer, n: Buffer): string {
  return lineOf('ssh-rsa', Buffer.concat([str('ssh-rsa'), e, n]));
}

function modulus(bytes: number): Buffer {
  return Buffer.concat([Buffer.from([0xc1]), Buffer.alloc(bytes - 1, 0x55)]);
}

function ed25519Line(point: string): string {
  return lineOf('ssh-ed25519', Buffer.concat([str('ssh-ed25519'), str(Buffer.from(point, 'hex'))]));
}

describe('a public key', () => {
  test.each(SOFT_KINDS)('is read: %s', (kind) => {
    const { line } = aSoftKey(kind);
    expect(parsed(line)).toMatchObject({ kind, fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/) });
    expect(parsed(line).application).toEqual(kind.startsWith('sk-') ? Buffer.from('ssh:') : null);
  });

  test.each([
    ['without a comment', ED.line.split(' ').slice(0, 2).join(' ')],
    ['with spaces in its comment', `${ED.line} on a laptop`],
    ['with tabs', ED.line.replaceAll(' ', '\t')],
    ['with a line break behind it', `${ED.line}\n`],
  ])('%s is the same', (_title, line) => {
    expect(parsed(line)).toMatchObject({ fingerprint: parsed(ED.line).fingerprint, identity: parsed(ED.line).identity });
  });

  test.each([
    ['nothing', '', NOT_A_LINE],
    ['a fingerprint', 'SHA256:oJoR67JxJww1a/GkOTpesZt/jzUL9kj/LMd6rZX5TPc', NOT_A_LINE],
    ['a login', 'kim', NOT_A_LINE],
    ['a kind alone', 'ssh-ed25519', NOT_A_LINE],
    ['options before it', `no-pty ${ED.line}`, NOT_A_LINE],
    ['quoted options before it', `command="x" ${ED.line}`, NOT_A_LINE],
    ['two keys', `${ED.line}\n${EC.line}`, NOT_A_LINE],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', NOT_A_LINE],
    ['base64 of another alphabet', ED.line.replace(/AAAA/, 'AA-_'), NOT_A_LINE],
    ['base64 without its end', 'ssh-ed25519 AAAAC', 'the key is not base64'],
    ['base64 with bits behind its last byte', 'ssh-ed25519 AAAAC3N=', 'the key is not base64'],
    ['a line without end', `${ED.line} ${'x'.repeat(5000)}`, 'the key is longer than 4096 characters'],
    ['bytes of no kind', `ssh-ed25519 ${Buffer.from('abc').toString('base64')}`, 'the key ends too soon'],
    [
      'another kind before it',
      ED.line.replace('ssh-ed25519', 'ssh-rsa'),
      'the key says "ssh-rsa", and its bytes are of the kind "ssh-ed25519"',
    ],
    ['bytes behind it', lineOf('ssh-ed25519', Buffer.concat([ED.blob, Buffer.from([0])])), 'the key has bytes behind its end'],
    ['bytes missing', lineOf('ssh-ed25519', ED.blob.subarray(0, -1)), 'the key ends too soon'],
    [
      'an ed25519 key of 31 bytes',
      lineOf('ssh-ed25519', Buffer.concat([str('ssh-ed25519'), str(Buffer.alloc(31, 7))])),
      'the key has 31 bytes; ed25519 has 32',
    ],
    [
      'an ecdsa key that names another curve',
      lineOf('ecdsa-sha2-nistp256', Buffer.concat([str('ecdsa-sha2-nistp256'), str('nistp384'), str(EC.blob.subarray(-65))])),
      'the key names another curve, "nistp384"',
    ],
    [
      'a compressed point',
      lineOf(
        'ecdsa-sha2-nistp256',
        Buffer.concat([str('ecdsa-sha2-nistp256'), str('nistp256'), str(Buffer.concat([Buffer.from([2]), EC.blob.subarray(-64, -32)]))]),
      ),
      'the key is not an uncompressed point of its curve',
    ],
    [
      'a point with its sign beside it (hybrid), a second spelling',
      lineOf(
        'ecdsa-sha2-nistp256',
        Buffer.concat([EC.blob.subarray(0, -65), Buffer.from([6 + ((EC.blob.at(-1) ?? 0) & 1)]), EC.blob.subarray(-64)]),
      ),
      'the key is not an uncompressed point of its curve',
    ],
    [
      'a point that is on no curve',
      lineOf('ecdsa-sha2-nistp256', Buffer.concat([EC.blob.subarray(0, -1), Buffer.from([(EC.blob.at(-1) ?? 0) ^ 1])])),
      'the key is not a point of its curve',
    ],
    ['rsa of 1024 bits', aSoftKey('ssh-rsa', { bits: 1024 }).line, 'the key has 1024 bits; rsa needs 2048'],
    [
      'rsa of 2047 bits',
      rsaLine(mpint(Buffer.from([1, 0, 1])), mpint(Buffer.concat([Buffer.from([0x7f]), modulus(255)]))),
      'the key has 2047 bits; rsa needs 2048',
    ],
    ['rsa of no bits', rsaLine(mpint(Buffer.from([1, 0, 1])), mpint(Buffer.alloc(0))), 'the key has 0 bits; rsa needs 2048'],
    ['rsa of 16,392 bits', rsaLine(mpint(Buffer.from([1, 0, 1])), mpint(modulus(2049))), 'the key has 16392 bits, more than 16384'],
    ['the exponent 1', rsaLine(mpint(Buffer.from([1])), mpint(modulus(256))), 'the key has an exponent or a modulus that no rsa key has'],
    ['the exponent 0', rsaLine(mpint(Buffer.alloc(0)), mpint(modulus(256))), 'the key has an exponent or a modulus that no rsa key has'],
    ['an even exponent', rsaLine(mpint(Buffer.from([2])), mpint(modulus(256))), 'the key has an exponent or a modulus that no rsa key has'],
    [
      'an exponent of 72 bits',
      rsaLine(mpint(Buffer.alloc(9, 1)), mpint(modulus(256))),
      'the key has an exponent or a modulus that no rsa key has',
    ],
    [
      'a modulus with needless zeros',
      rsaLine(mpint(Buffer.from([1, 0, 1])), str(Buffer.concat([Buffer.alloc(2), modulus(256)]))),
      'the key holds a number with needless zeros',
    ],
    ['a negative modulus', rsaLine(mpint(Buffer.from([1, 0, 1])), str(modulus(256))), 'the key holds a negative number'],
    [
      'a security key without its application',
      lineOf('sk-ssh-ed25519@openssh.com', Buffer.concat([str('sk-ssh-ed25519@openssh.com'), str(ED.blob.subarray(-32))])),
      'the key ends too soon',
    ],
  ])('is not made of %s', (_title, line, why) => {
    expect(whyNot(line)).toBe(why);
  });

  test.each(['ssh-dss', 'ssh-ed448', 'sk-ssh-ed25519', 'constructor', 'toString'])('of the kind %s is refused', (kind) => {
    const line = `ssh-rsa ${str(kind).toString('base64')}`;
    expect(whyNot(line)).toContain(`a key of the kind "${kind}" is not taken (taken are ssh-ed25519, `);
  });
});

describe('F2: the identity of a key', () => {
  test('is one, whatever kind, application and comment it is given', () => {
    const lines = [
      ED.line,
      ED.line.replace('kim@laptop', 'lee@desk'),
      aSoftKey('sk-ssh-ed25519@openssh.com', { of: ED }).line,
      aSoftKey('sk-ssh-ed25519@openssh.com', { of: ED, application: 'ssh:other' }).line,
    ];
    expect(new Set(lines.map((line) => parsed(line).identity)).size).toBe(1);
    expect(new Set(lines.map((line) => parsed(line).fingerprint)).size).toBe(3);
  });

  test('is another for another key', () => {
    const all = [...SOFT_KINDS, ...SOFT_KINDS.filter((kind) => kind !== 'ssh-rsa')].map((kind) => parsed(aSoftKey(kind).line).identity);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a key under which anybody could sign', () => {
  const IDENTITY = `01${'00'.repeat(31)}`;

  test.each([
    ['the neutral point', IDENTITY],
    ['the neutral point with its sign bit', `01${'00'.repeat(30)}80`],
    ['a point of order 2', `ec${'ff'.repeat(30)}7f`],
    ['a point of order 4', '00'.repeat(32)],
    ['the other point of order 4', `${'00'.repeat(31)}80`],
    ['a point of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
    ['another of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
    ['a third of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
    ['a fourth of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
    ['a coordinate that is not reduced', `ed${'ff'.repeat(30)}7f`],
    ['the largest coordinate that is not reduced', 'ff'.repeat(32)],
  ])('is refused: %s', (_title, point) => {
    expect(whyNot(ed25519Line(point))).toBe('the key is not a point that a signer can have');
  });
});
