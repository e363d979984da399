// A public key as OpenSSH writes it in, a key to check signatures with out (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4,
// PROTOCOL.u2f). Each key has one spelling here; weak keys and keys under which anybody could sign are none.

import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { fromBase64 } from './base64.ts';
import { hold, quoted, refuse, type Checked } from './refusal.ts';
import { leadingText, readFields } from './wire.ts';

export const CURVES = {
  nistp256: { name: 'P-256', size: 32, hash: 'sha256' },
  nistp384: { name: 'P-384', size: 48, hash: 'sha384' },
  nistp521: { name: 'P-521', size: 66, hash: 'sha512' },
} as const;
export type Curve = keyof typeof CURVES;

/** What a key is by its arithmetic. */
type Material = { readonly type: 'ed25519' } | { readonly type: 'ecdsa'; readonly curve: Curve } | { readonly type: 'rsa' };

interface Kind {
  readonly material: Material;
  /** Of a security key, which signs over its own application and counter too. */
  readonly sk: boolean;
}

const KINDS = {
  'ssh-ed25519': { material: { type: 'ed25519' }, sk: false },
  'ecdsa-sha2-nistp256': { material: { type: 'ecdsa', curve: 'nistp256' }, sk: false },
  'ecdsa-sha2-nistp384': { material: { type: 'ecdsa', curve: 'nistp384' }, sk: false },
  'ecdsa-sha2-nistp521': { material: { type: 'ecdsa', curve: 'nistp521' }, sk: false },
  'ssh-rsa': { material: { type: 'rsa' }, sk: false },
  'sk-ssh-ed25519@openssh.com': { material: { type: 'ed25519' }, sk: true },
  'sk-ecdsa-sha2-nistp256@openssh.com': { material: { type: 'ecdsa', curve: 'nistp256' }, sk: true },
} as const satisfies Record<string, Kind>;
export type KeyKind = keyof typeof KINDS;

export interface PublicKey {
  readonly kind: KeyKind;
  readonly material: Material;
  /** As `ssh-keygen -l` prints it: `SHA256:` and the digest of the key's bytes. It tells a security key from a plain one. */
  readonly fingerprint: string;
  /** Digest of the SPKI: equal for one key under any kind, application or comment (threat F2). */
  readonly identity: string;
  readonly key: KeyObject;
  /** Of a security key, such as `ssh:`; null of any other. */
  readonly application: Buffer | null;
}

/** The longest key taken: rsa of 16,384 bits in base64 is shorter. */
const MOST_CHARACTERS = 4096;
const LEAST_RSA_BITS = 2048;
const MOST_RSA_BITS = 16_384;

/** @param line one key as in a `.pub` file: kind, base64, and perhaps a comment */
export function parsePublicKey(line: string): Checked<PublicKey> {
  if (line.length > MOST_CHARACTERS) return refuse(`the key is longer than ${MOST_CHARACTERS} characters`);
  const [, kind = '', text = ''] = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+[^\r\n]*)?$/.exec(line.trim()) ?? [];
  if (text === '') return refuse('the key is not one line of the form "ssh-ed25519 AAAA… comment"');
  const blob = fromBase64(text);
  if (blob === null) return refuse('the key is not base64');
  const key = decodePublicKey(blob);
  if (key.ok && key.value.kind !== kind) return refuse(`the key says ${quoted(kind)}, and its bytes are of the kind "${key.value.kind}"`);
  return key;
}

/** @param blob the bytes that stand in base64 in a `.pub` file, and as they are in a signature */
export function decodePublicKey(blob: Buffer): Checked<PublicKey> {
  const kind = leadingText(blob);
  if (!kind.ok) return refuse(`the key ${kind.why}`);
  if (!isKind(kind.value)) return refuse(unknownKind(kind.value));
  const { material }: Kind = KINDS[kind.value];
  const read = READERS[material.type](blob, KINDS[kind.value]);
  if (!read.ok) return refuse(`the key ${read.why}`);
  const key = toKeyObject(read.value.jwk);
  if (key === null) return refuse('the key is not a point of its curve');
  return hold({
    kind: kind.value,
    material,
    fingerprint: fingerprintOf(blob),
    identity: createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex'),
    key,
    application: read.value.application,
  });
}

export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

function isKind(name: string): name is KeyKind {
  return Object.hasOwn(KINDS, name);
}

function unknownKind(kind: string): string {
  if (kind.endsWith('-cert-v01@openssh.com')) return `a certificate (${quoted(kind)}) is not taken: name the key itself`;
  return `a key of the kind ${quoted(kind)} is not taken (taken are ${Object.keys(KINDS).join(', ')})`;
}

interface Read {
  readonly jwk: JsonWebKey;
  readonly application: Buffer | null;
}

const READERS: { readonly [T in Material['type']]: (blob: Buffer, kind: Kind) => Checked<Read> } = {
  ed25519(blob, { sk }) {
    const fields = readFields(blob, sk ? ['text', 'bytes', 'bytes'] : ['text', 'bytes']);
    if (!fields.ok) return fields;
    const [, point, application = null] = fields.value;
    const why = ed25519Problem(point);
    return why === '' ? hold({ jwk: { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') }, application }) : refuse(why);
  },
  ecdsa(blob, { material, sk }) {
    const fields = readFields(blob, sk ? ['text', 'text', 'bytes', 'bytes'] : ['text', 'text', 'bytes']);
    if (!fields.ok) return fields;
    const [, named, point, application = null] = fields.value;
    if (material.type !== 'ecdsa' || named !== material.curve) return refuse(`names another curve, ${quoted(named)}`);
    const { name, size } = CURVES[material.curve];
    if (point.length !== 1 + 2 * size || point[0] !== 4) return refuse('is not an uncompressed point of its curve');
    const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
    return hold({ jwk: { kty: 'EC', crv: name, x: x.toString('base64url'), y: y.toString('base64url') }, application });
  },
  rsa(blob) {
    const fields = readFields(blob, ['text', 'mpint', 'mpint']);
    if (!fields.ok) return fields;
    const [, e, n] = fields.value;
    const why = rsaProblem(e, n);
    return why === ''
      ? hold({ jwk: { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') }, application: null })
      : refuse(why);
  },
};

/** With the exponent 1 anybody can sign, and a huge one costs every reader time. */
function rsaProblem(e: Buffer, n: Buffer): string {
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < LEAST_RSA_BITS) return `has ${Math.max(bits, 0)} bits; rsa needs ${LEAST_RSA_BITS}`;
  if (bits > MOST_RSA_BITS) return `has ${bits} bits, more than ${MOST_RSA_BITS}`;
  const odd = ((e.at(-1) ?? 0) & 1) === 1 && ((n.at(-1) ?? 0) & 1) === 1;
  return odd && e.length <= 8 && !(e.length === 1 && e[0] === 1) ? '' : 'has an exponent or a modulus that no rsa key has';
}

const FIELD_PRIME = 2n ** 255n - 19n;
const ORDER_8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
/** The y coordinates of the eight points of small order: under such a key some signatures hold for any message, to some versions of OpenSSL. */
const SMALL_ORDER: readonly bigint[] = [0n, 1n, FIELD_PRIME - 1n, ORDER_8, FIELD_PRIME - ORDER_8];

/** Bytes that no signer writes could be a second spelling of a key (RFC 8032 §5.1.3). */
function ed25519Problem(point: Buffer): string {
  if (point.length !== 32) return `has ${point.length} bytes; ed25519 has 32`;
  const y = BigInt(`0x${Buffer.from(point.toReversed()).toString('hex')}`) & (2n ** 255n - 1n);
  return y >= FIELD_PRIME || SMALL_ORDER.includes(y) ? 'is not a point that a signer can have' : '';
}

function toKeyObject(jwk: JsonWebKey): KeyObject | null {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}
