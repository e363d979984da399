// Signatures of `ssh-keygen -Y sign`: which are taken, and why the others are not.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublicKey, type PublicKey } from '../../src/keys/key.ts';
import { verify } from '../../src/proof/sshsig.ts';
import {
  armored,
  aSoftKey,
  mpint,
  NAMESPACE,
  rawSignature,
  SOFT_KINDS,
  sshsig,
  sshsigBlob,
  str,
  uint32,
  type SoftKey,
  type SshsigOver,
} from './signer.ts';

const MESSAGE = Buffer.from('{"application":"shop-api","id":"EX-1"}');
const CHANGED = 'the signature is not of this text by this key: one of them was changed';

function parsed({ line }: SoftKey): PublicKey {
  const key = parsePublicKey(line);
  if (!key.ok) throw new Error(key.why);
  return key.value;
}

/** "" where the signature is taken. */
function whyNot(signature: string, keys: readonly SoftKey[], message: Uint8Array = MESSAGE): string {
  const checked = verify(message, signature, keys.map(parsed), NAMESPACE);
  return checked.ok ? '' : checked.why;
}

const KEYS = SOFT_KINDS.map((kind) => aSoftKey(kind));
const [ED, P256, , P521, RSA, SK_ED, SK_P256] = KEYS as [SoftKey, SoftKey, SoftKey, SoftKey, SoftKey, SoftKey, SoftKey];

describe('a signature', () => {
  test.each(KEYS)('of $kind is taken, and tells its key', (key) => {
    for (const hash of ['sha256', 'sha512']) {
      const checked = verify(MESSAGE, sshsig(key, MESSAGE, { hash }), KEYS.map(parsed), NAMESPACE);
      const touch = key.kind.startsWith('sk-') ? { counter: 7 } : null;
      expect(checked).toMatchObject({ ok: true, value: { key: { fingerprint: parsed(key).fingerprint }, touch } });
    }
  });

  test.each([
    ['rsa with SHA-256', RSA, { algorithm: 'rsa-sha2-256' }],
    ['a security key that was unlocked, too', SK_ED, { flags: 5 }],
    ['a security key that does not count', SK_P256, { counter: 0 }],
    ['what later versions may say in the reserved field', ED, { reserved: 'x' }],
  ] as const)('is taken with %s', (_title, key, over) => {
    expect(whyNot(sshsig(key, MESSAGE, over), KEYS)).toBe('');
  });

  test('is taken without a line break behind it', () => {
    expect(whyNot(sshsig(ED, MESSAGE).trimEnd(), KEYS)).toBe('');
  });

  test.each<[string, SoftKey, SshsigOver, string]>([
    ['another magic', ED, { magic: 'SSHSIH' }, 'the signature does not hold "SSHSIG" at its beginning'],
    ['version 0', ED, { version: 0 }, 'the signature is of version 0; version 1 is taken'],
    ['version 2', ED, { version: 2 }, 'the signature is of version 2; version 1 is taken'],
    ['another namespace', ED, { namespace: 'file' }, `the signature is for "file", not for "${NAMESPACE}"`],
    ['no namespace', ED, { namespace: '' }, 'the signature holds a name that is not plain text'],
    ['a longer namespace', ED, { namespace: `${NAMESPACE}2` }, `the signature is for "${NAMESPACE}2", not for "${NAMESPACE}"`],
    ['a namespace with a NUL', ED, { namespace: `${NAMESPACE}\0` }, 'the signature holds a name that is not plain text'],
    ['SHA-1 of the message', ED, { hash: 'sha1' }, 'the signature is over "sha1"; sha256 and sha512 are taken'],
    ['SHA-384 of the message', ED, { hash: 'sha384' }, 'the signature is over "sha384"; sha256 and sha512 are taken'],
    ['bytes behind it', ED, { behind: Buffer.from([0]) }, 'the signature has bytes behind its end'],
    ['nothing where the key makes its mark', ED, { signature: Buffer.alloc(0) }, 'the signature ends too soon'],
    ['the key of another', ED, { publicKey: P256.blob }, 'the signature is of the kind "ssh-ed25519", and its key "ecdsa-sha2-nistp256"'],
    [
      'SHA-1 of rsa',
      RSA,
      { algorithm: 'ssh-rsa' },
      'the signature is of the kind "ssh-rsa", which is SHA-1; an rsa key signs with rsa-sha2-256 or rsa-sha2-512',
    ],
    [
      'another algorithm for rsa',
      RSA,
      { algorithm: 'ssh-ed25519' },
      'the signature is of the kind "ssh-ed25519"; an rsa key signs with rsa-sha2-256 or rsa-sha2-512',
    ],
    ['rsa without its first byte', RSA, { mend: (blob) => blob.subarray(1) }, 'the signature has 255 bytes; its key makes 256'],
    [
      'rsa with a zero before it',
      RSA,
      { mend: (blob) => Buffer.concat([Buffer.alloc(1), blob]) },
      'the signature has 257 bytes; its key makes 256',
    ],
    [
      'ed25519 with a byte behind it',
      ED,
      { mend: (blob) => Buffer.concat([blob, Buffer.alloc(1)]) },
      'the signature has 65 bytes; ed25519 has 64',
    ],
    ['ed25519 without its first byte', ED, { mend: (blob) => blob.subarray(1) }, 'the signature has 63 bytes; ed25519 has 64'],
    [
      'ecdsa with a byte behind it',
      P256,
      { mend: (blob) => Buffer.concat([blob, Buffer.alloc(1)]) },
      'the signature has bytes behind its end',
    ],
    ['ecdsa of one number', P256, { mend: (blob) => blob.subarray(0, 4 + blob.readUInt32BE()) }, 'the signature ends too soon'],
    ['ecdsa of two zeros', P256, { mend: () => Buffer.concat([uint32(0), uint32(0)]) }, CHANGED],
    ['ecdsa with a needless zero', P256, { mend: withZero }, 'the signature holds a number with needless zeros'],
    [
      'ecdsa with negative numbers',
      P256,
      { mend: () => Buffer.concat([str(Buffer.alloc(32, 255)), str(Buffer.alloc(32, 255))]) },
      'the signature holds a negative number',
    ],
    [
      'ecdsa with a number too long',
      P256,
      { mend: () => Buffer.concat([mpint(Buffer.alloc(33, 1)), mpint(Buffer.from([1]))]) },
      'the signature holds a number that is too large for its curve',
    ],
    [
      'ecdsa with numbers above the order',
      P521,
      { mend: () => Buffer.concat([mpint(Buffer.alloc(66, 0xff)), mpint(Buffer.alloc(66, 0xff))]) },
      CHANGED,
    ],
    ['a security key that nobody touched', SK_ED, { flags: 0 }, 'the security key signed without being touched'],
    ['a security key that was unlocked and not touched', SK_P256, { flags: 4 }, 'the security key signed without being touched'],
    ['a security key for another application', SK_ED, { application: 'ssh:other' }, CHANGED],
    [
      'a web page between the security key and its user',
      SK_P256,
      { algorithm: 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com' },
      'the signature is of the kind "webauthn-sk-ecdsa-sha2-nistp256@openssh.com", and its key "sk-ecdsa-sha2-nistp256@openssh.com"',
    ],
  ])('is refused with %s', (_title, key, over, why) => {
    expect(whyNot(sshsig(key, MESSAGE, over), KEYS)).toBe(why);
  });

  test.each<[string, (text: string) => string, string]>([
    ['nothing', () => '', 'the signature does not begin with the line -----BEGIN SSH SIGNATURE-----'],
    ['text before it', (text) => `\n${text}`, 'the signature does not begin with the line -----BEGIN SSH SIGNATURE-----'],
    [
      'the armour of another',
      (text) => text.replaceAll('SSH', 'PGP'),
      'the signature does not begin with the line -----BEGIN SSH SIGNATURE-----',
    ],
    [
      'a first line that goes on',
      (text) => text.replace('SIGNATURE-----\n', 'SIGNATURE----- '),
      'the signature does not begin with the line -----BEGIN SSH SIGNATURE-----',
    ],
    ['text behind it', (text) => `${text}\n`, 'the signature does not end with the line -----END SSH SIGNATURE-----'],
    ['its end missing', (text) => text.replace(/-----END.*\n/, ''), 'the signature does not end with the line -----END SSH SIGNATURE-----'],
    ['nothing between the lines', () => armored(Buffer.alloc(0)), 'the signature does not end with the line -----END SSH SIGNATURE-----'],
    ['lines that end with CR LF', (text) => text.replaceAll('\n', '\r\n'), 'the signature has carriage returns; its lines end with LF'],
    ['a blank line', (text) => text.replace('SIGNATURE-----\n', 'SIGNATURE-----\n\n'), 'the signature is not lines of base64'],
    ['spaces', (text) => text.replace(/(?<=[a-z0-9+/])\n/i, ' \n'), 'the signature is not lines of base64'],
    ['base64 of another alphabet', (text) => text.replace('AAAA', 'AA_-'), 'the signature is not lines of base64'],
    [
      'base64 that goes on behind its end',
      (text) => text.replace('\n-----END', '\nAAAA=\n-----END'),
      'the signature is not lines of base64',
    ],
    [
      'more than any key makes',
      (text) => text.replace('\n-----END', `\n${'A'.repeat(8192)}\n-----END`),
      'the signature is longer than 8192 characters',
    ],
  ])('is refused with %s', (_title, change, why) => {
    expect(whyNot(change(sshsig(ED, MESSAGE)), KEYS)).toBe(why);
  });

  test('by a key that nobody named is refused, and the key is told', () => {
    const stranger = aSoftKey();
    expect(whyNot(sshsig(stranger, MESSAGE), KEYS)).toBe(`the key ${parsed(stranger).fingerprint} that signed is none of those known`);
    expect(whyNot(sshsig(ED, MESSAGE), [])).toBe(`the key ${parsed(ED).fingerprint} that signed is none of those known`);
  });

  test('by a key that is listed as another kind is refused: a touch that was asked for cannot be left out', () => {
    const plain = aSoftKey('ssh-ed25519', { of: SK_ED });
    expect(whyNot(sshsig(plain, MESSAGE), [SK_ED])).toBe(`the key ${parsed(plain).fingerprint} that signed is none of those known`);
  });

  test('by one key with the name of another is refused', () => {
    const other = aSoftKey();
    expect(whyNot(sshsig(other, MESSAGE, { publicKey: ED.blob }), KEYS)).toBe(CHANGED);
  });

  test('of the message itself, without its envelope, is refused: what a login signs is no sign-off', () => {
    expect(whyNot(sshsig(ED, MESSAGE, { signature: rawSignature(ED, MESSAGE) }), KEYS)).toBe(CHANGED);
    const digest = createHash('sha512').update(MESSAGE).digest();
    expect(whyNot(sshsig(ED, MESSAGE, { signature: rawSignature(ED, digest) }), KEYS)).toBe(CHANGED);
  });

  test('F2: in a second spelling (s and its opposite) holds, and is by the same key', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const opposite = (blob: Buffer): Buffer => {
      const end = 4 + blob.readUInt32BE();
      const s = order - BigInt(`0x${blob.subarray(end + 4).toString('hex')}`);
      return Buffer.concat([blob.subarray(0, end), mpint(Buffer.from(s.toString(16).padStart(64, '0'), 'hex'))]);
    };
    const both = [sshsig(P256, MESSAGE), sshsig(P256, MESSAGE, { mend: opposite })].map((text) =>
      verify(MESSAGE, text, [parsed(P256)], NAMESPACE),
    );
    expect(both.map((one) => one.ok && one.value.key.identity)).toEqual([parsed(P256).identity, parsed(P256).identity]);
  });
});

/** A zero before the first number, or before the second where it already has one. */
function withZero(blob: Buffer): Buffer {
  return Buffer.concat([uint32(blob.readUInt32BE() + 1), Buffer.from([0]), blob.subarray(4)]);
}

describe('whatever is changed', { timeout: 60_000 }, () => {
  const signed = KEYS.map((key) => ({ key, blob: sshsigBlob(key, MESSAGE) }));

  test.each(signed)('each byte of a signature of $key.kind counts', ({ key, blob }) => {
    for (let at = 0; at < blob.length; at += 1) {
      const changed = Buffer.from(blob);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(whyNot(armored(changed), [key]), `byte ${at}`).not.toBe('');
    }
  });

  test.each(signed)('no part of a signature of $key.kind will do', ({ key, blob }) => {
    for (let end = 0; end < blob.length; end += 1) expect(whyNot(armored(blob.subarray(0, end)), [key]), `${end} bytes`).not.toBe('');
  });

  test('each bit of a message counts', () => {
    const signature = sshsig(ED, MESSAGE);
    fc.assert(
      fc.property(fc.nat(MESSAGE.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(MESSAGE);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(whyNot(signature, KEYS, changed)).toBe(CHANGED);
      }),
    );
  });

  test('any text at all is refused with a reason, and nothing throws', () => {
    const lines = fc.stringMatching(/^[A-Za-z0-9+/=\n]{0,200}$/);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      lines.map((body) => `-----BEGIN SSH SIGNATURE-----\n${body}\n-----END SSH SIGNATURE-----`),
    );
    fc.assert(
      fc.property(text, (signature) => {
        expect(whyNot(signature, KEYS)).not.toBe('');
      }),
    );
  });

  test('any bytes in the armour, from any field on, are refused with a reason, and nothing throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...signed), fc.nat(400), fc.uint8Array({ minLength: 1, maxLength: 60 }), ({ key, blob }, at, bytes) => {
        const mixed = Buffer.concat([blob.subarray(0, at), bytes, blob.subarray(at + bytes.length)]);
        if (!mixed.equals(blob)) expect(whyNot(armored(mixed), [key])).not.toBe('');
      }),
    );
  });
});
