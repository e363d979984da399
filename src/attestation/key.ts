// A public key in, what signatures are checked with out: ed25519 or ECDSA on P-256, as OpenSSH writes it on one line (RFC 5656
// §3.1, RFC 8709 §4) or as SPKI in PEM (RFC 8410, RFC 5480). Each key has one fingerprint, however it was written.

import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { fromBase64 } from './base64.ts';
import { isPem, MOST_KEY_CHARACTERS, parsePem } from './pem.ts';
import { hold, quoted, refuse, type Checked } from './refusal.ts';
import { takeStrings, toStrings, wholeStrings } from './wire.ts';

const KINDS = ['ssh-ed25519', 'ecdsa-sha2-nistp256'] as const;
export type KeyKind = (typeof KINDS)[number];

export interface PublicKey {
  readonly kind: KeyKind;
  /** As `ssh-keygen -l` prints it: `SHA256:` and the digest of the key's bytes in OpenSSH's form. */
  readonly fingerprint: string;
  readonly key: KeyObject;
}

const CURVE = 'nistp256';
const COORDINATE = 32;
const TAKEN = `taken are ${KINDS.join(' and ')}, and the same as "PUBLIC KEY" in PEM`;

/** @param text the whole file: one line of OpenSSH, or one block of PEM */
export function readPublicKey(text: string): Checked<PublicKey> {
  if (text.length > MOST_KEY_CHARACTERS) return refuse(`the key is longer than ${MOST_KEY_CHARACTERS} characters`);
  if (!isPem(text)) return parsePublicKey(text);
  const pem = parsePem(text);
  if (pem === null) return refuse('the key is not one whole block of PEM');
  if (pem.label.includes('PRIVATE'))
    return refuse('the key is a private one: signatures are checked with the public key, and the private one stays secret');
  return pem.label === 'PUBLIC KEY' ? fromSpki(pem.bytes) : refuse(`the key is a ${quoted(pem.label)} (${TAKEN})`);
}

/** @param line one key as in a `.pub` file: kind, base64, and perhaps a comment */
export function parsePublicKey(line: string): Checked<PublicKey> {
  const [, kind = '', text = ''] = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+[^\r\n]*)?$/.exec(line.trim()) ?? [];
  if (text === '') return refuse(`the key is not one line of the form "ssh-ed25519 AAAA… comment" (${TAKEN})`);
  const blob = fromBase64(text);
  if (blob === null) return refuse('the key is not base64');
  const key = decodePublicKey(blob);
  if (key.ok && key.value.kind !== kind) return refuse(`the key says ${quoted(kind)}, and its bytes are of the kind "${key.value.kind}"`);
  return key;
}

/** @param blob the bytes that stand in base64 in a `.pub` file */
export function decodePublicKey(blob: Buffer): Checked<PublicKey> {
  const name = takeStrings(blob, ['kind'])?.parts[0].toString('latin1') ?? '';
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined) return refuse(`a key of the kind ${quoted(name)} is not taken (${TAKEN})`);
  const jwk = kind === 'ssh-ed25519' ? ed25519Jwk(blob) : ecdsaJwk(blob);
  if (!jwk.ok) return jwk;
  const key = toKeyObject(jwk.value);
  return key === null ? refuse('the key is not a point of its curve') : hold({ kind, fingerprint: fingerprintOf(blob), key });
}

/** The same key as OpenSSH has it; refused where it is of another kind. */
export function publicKeyOf(key: KeyObject): Checked<PublicKey> {
  const { kty, crv, x = '', y = '' } = isTaken(key) ? key.export({ format: 'jwk' }) : {};
  if (kty === 'OKP' && crv === 'Ed25519') return decodePublicKey(toStrings('ssh-ed25519', Buffer.from(x, 'base64url')));
  if (kty !== 'EC' || crv !== 'P-256') return refuse(`the key is of another kind (${TAKEN})`);
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return decodePublicKey(toStrings('ecdsa-sha2-nistp256', CURVE, point));
}

export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Kinds that have no JWK must not be asked for one. */
function isTaken({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  return asymmetricKeyType === 'ed25519' || (asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1');
}

function fromSpki(bytes: Buffer): Checked<PublicKey> {
  const key = attempt(() => createPublicKey({ key: bytes, format: 'der', type: 'spki' }));
  if (key === null) return refuse('the key is not a public key in DER');
  const own = publicKeyOf(key);
  // OpenSSL takes points in three spellings, and bytes behind the key for nothing.
  const isPlain = !own.ok || bytes.equals(own.value.key.export({ format: 'der', type: 'spki' }));
  return isPlain ? own : refuse('the key is not written in the one way that it has in DER, with an uncompressed point');
}

function ed25519Jwk(blob: Buffer): Checked<JsonWebKey> {
  const point = wholeStrings(blob, ['kind', 'point'])?.[1];
  if (point?.length !== 32) return refuse('the key is not an ed25519 key, which has 32 bytes');
  if (!isSignersPoint(point)) return refuse('the key is not a point that a signer can have');
  return hold({ kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') });
}

function ecdsaJwk(blob: Buffer): Checked<JsonWebKey> {
  const [, curve, point] = wholeStrings(blob, ['kind', 'curve', 'point']) ?? [];
  const isPlain = curve?.toString('latin1') === CURVE && point?.length === 1 + 2 * COORDINATE && point[0] === 4;
  if (!isPlain) return refuse('the key is not an uncompressed point of P-256');
  const [x, y] = [point.subarray(1, 1 + COORDINATE), point.subarray(1 + COORDINATE)];
  return hold({ kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') });
}

const FIELD_PRIME = 2n ** 255n - 19n;
/** The y coordinates of the points of small order, but for 0, 1 and -1: under such a key some signatures hold for any message. */
const ORDER_EIGHT = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const SMALL_ORDER: readonly bigint[] = [0n, 1n, FIELD_PRIME - 1n, ORDER_EIGHT, FIELD_PRIME - ORDER_EIGHT];

/** Neither of small order nor written with a number that is too large (RFC 8032 §5.1.3). */
function isSignersPoint(point: Buffer): boolean {
  const y = BigInt(`0x${Buffer.from(point.toReversed()).toString('hex')}`) & (2n ** 255n - 1n);
  return y < FIELD_PRIME && !SMALL_ORDER.includes(y);
}

function toKeyObject(jwk: JsonWebKey): KeyObject | null {
  return attempt(() => createPublicKey({ key: jwk, format: 'jwk' }));
}

/** OpenSSL throws what it does not take. */
export function attempt<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
