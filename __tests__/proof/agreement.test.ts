// What our verifier says of signatures, whole and damaged, is what the real ssh-keygen says: where they differ ours is the
// stricter one, for a reason that stands here.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parsePublicKey, type PublicKey } from '../../src/keys/key.ts';
import { verify } from '../../src/proof/sshsig.ts';
import { armored, aSoftKey, lineOf, NAMESPACE, SOFT_KINDS, sshsigBlob, str, uint32, type SoftKey, type SshsigOver } from './signer.ts';
import { HAS_SSH_KEYGEN, sshKeygen, type SignedCase } from './ssh-keygen.ts';

const CASES = 2_100;
/** Of tests, and of the hook that takes thousands of files away: in milliseconds, on a machine that has much else to do. */
const LONG = 180_000;

/** Reasons for which we refuse what ssh-keygen takes. */
const STRICTER = [
  'the security key signed without being touched',
  'the signature is of version 0; version 1 is taken',
  'the signature holds a number with needless zeros',
  'the signature is not lines of base64', // blank lines, and white space within
  'the signature does not end with the line -----END SSH SIGNATURE-----', // text behind the armour
  /^the signature has 25[0-5] bytes; its key makes 256$/, // rsa without its leading zeros
];

function parsed(line: string): PublicKey {
  const key = parsePublicKey(line);
  if (!key.ok) throw new Error(key.why);
  return key.value;
}

describe.skipIf(!HAS_SSH_KEYGEN)('ssh-keygen and we (skipped where there is no ssh-keygen)', { timeout: LONG }, () => {
  const tool = sshKeygen();
  afterAll(() => tool.remove(), LONG);

  test.each([
    ['ed25519', ['-t', 'ed25519']],
    ['ecdsa p-256', ['-t', 'ecdsa', '-b', '256']],
    ['ecdsa p-384', ['-t', 'ecdsa', '-b', '384']],
    ['ecdsa p-521', ['-t', 'ecdsa', '-b', '521']],
    ['rsa 2048', ['-t', 'rsa', '-b', '2048']],
    ['rsa 3072', ['-t', 'rsa', '-b', '3072']],
    ['rsa 4096', ['-t', 'rsa', '-b', '4096']],
  ])('agree on keys and signatures that ssh-keygen makes: %s', (title, options) => {
    const name = title.replace(' ', '-');
    const line = tool.generate(name, ...options);
    const key = parsed(line);
    const other = parsed(aSoftKey().line);
    const message = Buffer.from('{"a":1}');
    expect(key.fingerprint).toBe(tool.fingerprint(line));
    for (const hash of ['sha256', 'sha512']) {
      const signature = tool.sign(name, message, '-O', `hashalg=${hash}`);
      expect(verify(message, signature, [other, key], NAMESPACE)).toEqual({ ok: true, value: { key, touch: null } });
      expect(verify(Buffer.from('{"a":2}'), signature, [key], NAMESPACE)).toMatchObject({
        ok: false,
        why: expect.stringContaining('changed'),
      });
      expect(verify(message, signature, [other], NAMESPACE)).toEqual({
        ok: false,
        why: `the key ${key.fingerprint} that signed is none of those known`,
      });
      expect(verify(message, signature, [key], 'file')).toEqual({ ok: false, why: `the signature is for "${NAMESPACE}", not for "file"` });
    }
  });

  test('rsa of 1024 bits is refused, though ssh-keygen signs with it', () => {
    const line = tool.generate('weak', '-t', 'rsa', '-b', '1024');
    expect(parsePublicKey(line)).toEqual({ ok: false, why: 'the key has 1024 bits; rsa needs 2048' });
    const signature = tool.sign('weak', Buffer.from('x'));
    expect(verify(Buffer.from('x'), signature, [], NAMESPACE)).toEqual({ ok: false, why: 'the key has 1024 bits; rsa needs 2048' });
  });

  test('a certificate is refused: as a key, and in a signature', () => {
    tool.generate('authority', '-t', 'ed25519');
    tool.generate('certified', '-t', 'ed25519');
    const line = tool.certify('authority', 'certified');
    const why = 'a certificate ("ssh-ed25519-cert-v01@openssh.com") is not taken: name the key itself';
    expect(parsePublicKey(line)).toEqual({ ok: false, why });
    const blob = sshsigBlob(aSoftKey(), Buffer.from('x'), { publicKey: Buffer.from(line.split(' ')[1] ?? '', 'base64') });
    expect(verify(Buffer.from('x'), armored(blob), [], NAMESPACE)).toEqual({ ok: false, why });
  });

  test('a key under which anybody can sign is refused, though ssh-keygen and some versions of OpenSSL take it', () => {
    const point = Buffer.from(`01${'00'.repeat(31)}`, 'hex');
    const blob = Buffer.concat([str('ssh-ed25519'), str(point)]);
    const line = lineOf('ssh-ed25519', blob);
    const forged = Buffer.concat([str('ssh-ed25519'), str(Buffer.concat([point, Buffer.alloc(32)]))]);
    const message = Buffer.from('whatever you like');
    const signature = armored(sshsigBlob(aSoftKey(), message, { publicKey: blob, signature: forged }));
    expect(tool.verify([{ message, signature }], [line])).toEqual([true]);
    expect(parsePublicKey(line)).toEqual({ ok: false, why: 'the key is not a point that a signer can have' });
  });

  test(`agree on ${CASES} generated cases`, () => {
    const keys = SOFT_KINDS.map((kind) => aSoftKey(kind));
    const strangers = SOFT_KINDS.map((kind) => aSoftKey(kind));
    const listed = keys.map(({ line }) => parsed(line));
    const cases = fc.sample(aCase(keys, strangers), { numRuns: CASES, seed: 5 });
    const theirs = tool.verify(
      cases,
      keys.map(({ line }) => line),
    );
    const ours = cases.map(({ message, signature }) => verify(message, signature, listed, NAMESPACE));
    expect(theirs).toHaveLength(CASES);
    const split = cases.flatMap((one, index) => {
      const [we, they] = [ours[index], theirs[index]];
      if (we === undefined || we.ok === they) return [];
      const reasoned = !we.ok && STRICTER.some((reason) => (typeof reason === 'string' ? reason === we.why : reason.test(we.why)));
      return reasoned ? [] : [`${one.title}: we say ${we.ok ? 'yes' : we.why}, they say ${they}`];
    });
    expect(split).toEqual([]);
    // Neither side may pass by refusing everything, or by taking everything.
    const [good, bad] = [ours.filter(({ ok }) => ok).length, ours.filter(({ ok }) => !ok).length];
    expect(good).toBeGreaterThan(CASES / 5);
    expect(bad).toBeGreaterThan(CASES / 3);
    expect(theirs.filter(Boolean).length - good).toBeLessThan(CASES / 4);
  });
});

interface TitledCase extends SignedCase {
  readonly title: string;
}

function aCase(keys: readonly SoftKey[], strangers: readonly SoftKey[]): fc.Arbitrary<TitledCase> {
  const place = fc.nat(9999);
  const damage = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ how: 'whole' as const }) },
    { weight: 4, arbitrary: fc.record({ how: fc.constant('flip' as const), place, bit: fc.nat(7) }) },
    { weight: 1, arbitrary: fc.record({ how: fc.constant('cut' as const), place }) },
    { weight: 1, arbitrary: fc.record({ how: fc.constant('insert' as const), place }) },
    { weight: 2, arbitrary: fc.record({ how: fc.constant('armour' as const), place }) },
    { weight: 2, arbitrary: fc.record({ how: fc.constant('part' as const), over: fc.constantFrom(...PARTS) }) },
    { weight: 1, arbitrary: fc.constant({ how: 'other message' as const }) },
    { weight: 1, arbitrary: fc.constant({ how: 'stranger' as const }) },
    { weight: 1, arbitrary: fc.constant({ how: 'borrowed key' as const }) },
  );
  return fc
    .record({ kind: fc.nat(keys.length - 1), message: fc.uint8Array({ maxLength: 80 }), hash: fc.constantFrom('sha256', 'sha512'), damage })
    .map(({ kind, message, hash, damage: done }) => {
      const key = keys[kind] as SoftKey;
      const stranger = strangers[kind] as SoftKey;
      const whole = (): Buffer => sshsigBlob(key, message, { hash });
      const title = `${key.kind} ${JSON.stringify(done)}`;
      switch (done.how) {
        case 'whole':
          return { title, message, signature: armored(whole()) };
        case 'flip': {
          const blob = whole();
          const at = done.place % blob.length;
          blob[at] = (blob[at] ?? 0) ^ (1 << done.bit);
          return { title, message, signature: armored(blob) };
        }
        case 'cut':
          return { title, message, signature: armored(whole().subarray(0, done.place % whole().length)) };
        case 'insert': {
          const blob = whole();
          const at = done.place % (blob.length + 1);
          return { title, message, signature: armored(Buffer.concat([blob.subarray(0, at), Buffer.from([0]), blob.subarray(at)])) };
        }
        case 'armour':
          return { title, message, signature: ARMOURS[done.place % ARMOURS.length]?.(armored(whole())) ?? '' };
        case 'part':
          return { title, message, signature: armored(sshsigBlob(key, message, { hash, ...done.over })) };
        case 'other message':
          return { title, message: Buffer.concat([message, Buffer.from('!')]), signature: armored(whole()) };
        case 'stranger':
          return { title, message, signature: armored(sshsigBlob(stranger, message, { hash })) };
        case 'borrowed key':
          return { title, message, signature: armored(sshsigBlob(stranger, message, { hash, publicKey: key.blob })) };
      }
    });
}

const PARTS: readonly SshsigOver[] = [
  { flags: 0 },
  { flags: 4 },
  { flags: 5 },
  { counter: 0 },
  { counter: 0xffff_ffff },
  { version: 0 },
  { version: 2 },
  { namespace: 'file' },
  { namespace: `${NAMESPACE}\0` },
  { namespace: NAMESPACE.toUpperCase() },
  { reserved: 'later' },
  { hash: 'sha384' },
  { hash: 'sha1' },
  { magic: 'SSHSIH' },
  { algorithm: 'ssh-rsa' },
  { algorithm: 'rsa-sha2-256' },
  { algorithm: 'ssh-ed25519' },
  { algorithm: 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com' },
  { application: 'ssh:other' },
  { behind: Buffer.from([0]) },
  { signature: Buffer.alloc(0) },
  { signature: Buffer.concat([str('ssh-ed25519'), str(createHash('sha512').update('x').digest())]) },
  { mend: (blob) => Buffer.concat([blob, Buffer.from([0])]) },
  { mend: (blob) => Buffer.concat([Buffer.from([0]), blob]) },
  { mend: (blob) => blob.subarray(1) },
  { mend: () => Buffer.concat([uint32(0), uint32(0)]) },
  // The first number with a zero before it, where there are numbers.
  {
    mend: (blob) =>
      blob.readUInt32BE() > 70 ? blob : Buffer.concat([uint32(blob.readUInt32BE() + 1), Buffer.from([0]), blob.subarray(4)]),
  },
];

const ARMOURS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.trimEnd(),
  (text) => `${text}\n`,
  (text) => `${text}behind`,
  (text) => ` ${text}`,
  (text) => `\n${text}`,
  (text) => text.replace('BEGIN SSH', 'BEGIN  SSH'),
  (text) => text.replace('END SSH', 'END SSL'),
  (text) => text.replace('-----END SSH SIGNATURE-----\n', ''),
  (text) => text.replace(/\n(?=.)/, '\n\n'),
  (text) => text.replace(/(.)\n/, '$1 \n'),
  (text) => text.replace(/(?<=.)=+(?=\n)/, ''),
  (text) => text.replace(/(?=\n-----END)/, '='),
  (text) => text.replace(/.(?=\n-----END)/, '%'),
  (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  (text) =>
    text.replace(
      /(SIGNATURE-----\n)([^-]+)(\n-----END)/,
      (_all, head: string, body: string, tail: string) => head + body.replaceAll('\n', '') + tail,
    ),
  () => '',
];
