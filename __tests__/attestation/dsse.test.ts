// The envelope against its specification: the vector that the protocol prints, vectors for keys of RFC 8032, and its rules.

import { createPrivateKey, createPublicKey } from 'node:crypto';
import { assert, property, string, tuple, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromEitherBase64 } from '../../src/keys/base64.ts';
import { openEnvelope, pae, seal, signerOf, type Envelope } from '../../src/attestation/dsse.ts';
import { readJson } from '../../src/attestation/json.ts';
import { publicKeyOf } from '../../src/attestation/key.ts';
import type { PublicKey } from '../../src/keys/key.ts';
import type { Json } from '../../src/syntax/json.ts';
import { isMadeBy, make } from '../../src/attestation/signature.ts';
import { aSigner } from './builders.ts';

/** DSSE protocol 1.0, "Test Vectors": a key of P-256, and r and s of its signature side by side. */
const EXAMPLE = {
  payload: 'aGVsbG8gd29ybGQ=',
  payloadType: 'http://example.com/HelloWorld',
  signatures: [{ sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==' }],
};
const X = 46950820868899156662930047687818585632848591499744589407958293238635476079160n;
const Y = 5640078356564379163099075877009565129882514886557779369047442380624545832820n;

function held<T>(checked: { ok: true; value: T } | { ok: false; why: string }): T {
  if (!checked.ok) throw new Error(checked.why);
  return checked.value;
}

function json(text: string): Json {
  return held(readJson(text, 'it'));
}

function number(value: bigint): string {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').toString('base64url');
}

const exampleKey = held(publicKeyOf(createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: number(X), y: number(Y) }, format: 'jwk' })));

describe("the protocol's own example", () => {
  test('has the PAE that it prints', () => {
    expect(pae(EXAMPLE.payloadType, Buffer.from('hello world')).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  test('is opened, and its signature is that of its key', () => {
    const envelope = held(openEnvelope(json(JSON.stringify(EXAMPLE))));
    expect(envelope.payload.toString()).toBe('hello world');
    const [signature] = envelope.signatures;
    const signed = pae(envelope.payloadType, envelope.payload);
    expect(isMadeBy(exampleKey, signed, signature?.bytes ?? Buffer.of())).toBe(true);
    expect(isMadeBy(exampleKey, pae('http://example.com/HelloWorle', envelope.payload), signature?.bytes ?? Buffer.of())).toBe(false);
  });
});

/** RFC 8032 §7.1, tests 1 and 2: secret and public halves. */
const KEYS = {
  A: [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  ],
  B: [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  ],
} as const;

function pairOf(name: keyof typeof KEYS): { readonly key: ReturnType<typeof createPrivateKey>; readonly public: PublicKey } {
  const [d, x] = KEYS[name].map((half) => Buffer.from(half, 'hex').toString('base64url'));
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d: d ?? '', x: x ?? '' }, format: 'jwk' });
  return { key, public: held(publicKeyOf(createPublicKey(key))) };
}

/** Vectors of the DSSE repository (testvectors/vectors.json): ed25519 signs without chance, so that we must write the same. */
const STATEMENT = 'eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEifQ==';
const IN_TOTO = 'application/vnd.in-toto+json';
const VECTORS = [
  ['a signature', 'A', IN_TOTO, STATEMENT, '2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA=='],
  ['another key', 'B', IN_TOTO, STATEMENT, 'c1+67/aT0yqEpwx8PsVY3MLHsj9D0CZ014/Fv/QlG59P+9CobUZ7xECJ/V3USG0Ob9CiE5LjReEZUzNF2l7eBw=='],
  ['URL-safe base64', 'A', IN_TOTO, '-_-_Pj8=', 'P-_KHICeR7tI6S_YyejJTRtrXhcQyQ2LYPaL8h90KjC9qN8HU_svOQ6TuDOT1HIrsGW886DbWNWcCmX5twLrAw=='],
  [
    'a type outside ASCII, whose length is in bytes',
    'A',
    'application/vnd.exämple+json',
    STATEMENT,
    'xmSk/ug66ysT7ayhkCIjhAq42zgZXSsEWuzUaNL7w2eGAdF/NU6/fRXPtmfN+5DNSAs5/i2lUnHjbbjPsu0tAw==',
  ],
  ['an empty payload', 'A', IN_TOTO, '', 'gSggCAaTLTYyRH6FIDBem6meyIynsYy8RTHVzwx9tnTb7Bg/1jMWnuVgI/gffqmbsC2VX5/jHfkkDqsj7CDbDg=='],
] as const;

describe.each(VECTORS)('the vector of %s', (_title, name, payloadType, payload, sig) => {
  const envelope = held(
    openEnvelope(json(JSON.stringify({ payload, payloadType, signatures: [{ sig, keyid: pairOf(name).public.fingerprint }] }))),
  );

  test('is what its key signs', () => {
    expect(make(pairOf(name).key, pae(payloadType, envelope.payload))).toEqual(envelope.signatures[0]?.bytes);
  });

  test('holds for its key, and for no other type or key', () => {
    expect(signerOf(envelope, [pairOf(name).public]).ok).toBe(true);
    expect(signerOf({ ...envelope, payloadType: `${payloadType}x` }, [pairOf(name).public]).ok).toBe(false);
    expect(signerOf(envelope, [pairOf(name === 'A' ? 'B' : 'A').public]).ok).toBe(false);
  });
});

describe('several signatures', () => {
  const [a, b, c] = [aSigner(), aSigner('p256'), aSigner()];
  const open = (text: string): Envelope => held(openEnvelope(json(text)));
  const payload = Buffer.from('{}');

  test('hold for each of those who signed, and for nobody else', () => {
    const both = open(seal(payload, [a, b]));
    expect([a, b, c].map((one) => signerOf(both, [one.public]).ok)).toEqual([true, true, false]);
  });

  test('hold for one, whatever stands beside it', () => {
    const one = open(seal(payload, [a]));
    const beside = { keyid: c.public.fingerprint, bytes: Buffer.alloc(64) };
    const again = { keyid: a.public.fingerprint, bytes: Buffer.alloc(64) };
    for (const signatures of [
      [beside, ...one.signatures],
      [again, ...one.signatures],
    ])
      expect(signerOf({ ...one, signatures }, [a.public]).ok).toBe(true);
    expect(signerOf({ ...one, signatures: [beside, again] }, [a.public, c.public]).ok).toBe(false);
  });

  test('count only where they name the key that made them', () => {
    const one = open(seal(payload, [a]));
    const unnamed = one.signatures.map(({ bytes }) => ({ keyid: '', bytes }));
    const misnamed = one.signatures.map(({ bytes }) => ({ keyid: c.public.fingerprint, bytes }));
    const bad = { keyid: a.public.fingerprint, bytes: Buffer.alloc(64) };
    for (const signatures of [unnamed, misnamed, [bad, ...unnamed], [...misnamed, bad]])
      expect(signerOf({ ...one, signatures }, [a.public]).ok).toBe(false);
  });

  test('are empty, or short, or long, and hold for nobody', () => {
    const one = open(seal(payload, [b]));
    for (const bytes of [Buffer.of(), Buffer.alloc(1), Buffer.alloc(63), Buffer.alloc(64), Buffer.alloc(72, 0x30), Buffer.alloc(5000)])
      for (const key of [a, b])
        expect(signerOf({ ...one, signatures: [{ keyid: key.public.fingerprint, bytes }] }, [key.public]).ok).toBe(false);
  });

  test('on P-256 hold as numbers side by side too', () => {
    const signed = pae('a', payload);
    const der = make(b.key, signed);
    const [r, s] = [der.subarray(4, 4 + (der[3] ?? 0)), der.subarray(6 + (der[3] ?? 0))];
    const wide = (mpint: Buffer): Buffer => Buffer.concat([Buffer.alloc(32), mpint]).subarray(-32);
    expect(isMadeBy(b.public, signed, Buffer.concat([wide(r), wide(s)]))).toBe(true);
    expect(isMadeBy(b.public, signed, Buffer.concat([wide(s), wide(r)]))).toBe(false);
  });
});

describe('PAE', () => {
  test('is never equal for two different pairs', () => {
    const pair = tuple(string({ unit: 'binary', maxLength: 6 }), uint8Array({ maxLength: 6 }));
    assert(
      property(pair, pair, ([type, body], [otherType, otherBody]) => {
        const same = Buffer.from(type).equals(Buffer.from(otherType)) && Buffer.from(body).equals(Buffer.from(otherBody));
        expect(pae(type, body).equals(pae(otherType, otherBody))).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a blank in the type', ['a 1', 'b'], ['a', '1 b']],
    ['a number at the end', ['a', '1'], ['a 1', '']],
  ])('parts them: %s', (_title, [type = '', body = ''], [otherType = '', otherBody = '']) => {
    expect(pae(type, Buffer.from(body)).equals(pae(otherType, Buffer.from(otherBody)))).toBe(false);
  });
});

describe('base64', () => {
  test('comes back from what was written, in both alphabets', () => {
    assert(
      property(uint8Array({ maxLength: 40 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(fromBase64(text)).toEqual(Buffer.from(bytes));
        expect(fromEitherBase64(text)).toEqual(Buffer.from(bytes));
        expect(fromEitherBase64(text.replaceAll('+', '-').replaceAll('/', '_'))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA=A', 'AAAA=', 'AA AA', 'AAAA\n', 'A+-A', '/_AA', 'ÄAAA', '='])(
    'is refused: %j',
    (text) => {
      expect(fromEitherBase64(text)).toBeNull();
    },
  );
});
