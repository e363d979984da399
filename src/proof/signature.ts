// One signature as SSH writes it in, whether a key made it over some bytes out (RFC 5656 §3.1.2, RFC 8332 §3, RFC 8709 §6,
// PROTOCOL.u2f). What is not checked by OpenSSL, behind node:crypto, is how it is written.

import { createHash, verify } from 'node:crypto';
import { CURVES, type Curve, type PublicKey } from '../keys/key.ts';
import { hold, quoted, refuse, type Checked, type Refusal } from '../keys/refusal.ts';
import { leadingText, readFields } from '../keys/wire.ts';

/** What a security key says of the moment it signed; null of any other key. */
export type Touch = { readonly counter: number } | null;

/** The only algorithms of an rsa key: `ssh-rsa` would be SHA-1. */
const RSA_HASHES: ReadonlyMap<string, string> = new Map([
  ['rsa-sha2-256', 'sha256'],
  ['rsa-sha2-512', 'sha512'],
]);
const USER_PRESENT = 0x01;

/** Why a signature by a known key does not count for a text that was changed since. */
export const OTHER_TEXT = 'the signature is not of this text by this key: one of them was changed';

/** @param data the bytes that were signed, not a digest of them */
export function checkSignature(key: PublicKey, data: Uint8Array, signature: Buffer): Checked<Touch> {
  const algorithm = leadingText(signature);
  if (!algorithm.ok) return refuse(`the signature ${algorithm.why}`);
  const { material, kind } = key;
  if (material.type !== 'rsa' && algorithm.value !== kind)
    return refuse(`the signature is of the kind ${quoted(algorithm.value)}, and its key "${kind}"`);
  return key.application === null ? checkPlain(key, algorithm.value, data, signature) : checkTouched(key, key.application, data, signature);
}

function checkPlain(key: PublicKey, algorithm: string, data: Uint8Array, signature: Buffer): Checked<Touch> {
  const fields = readFields(signature, ['text', 'bytes']);
  if (!fields.ok) return refuse(`the signature ${fields.why}`);
  return made(key, algorithm, data, fields.value[1]) ?? hold(null);
}

/** A security key signs over the digest of its application, its flags and counter, and the digest of what it is asked to sign. */
function checkTouched(key: PublicKey, application: Buffer, data: Uint8Array, signature: Buffer): Checked<Touch> {
  const fields = readFields(signature, ['text', 'bytes', 'byte', 'uint32']);
  if (!fields.ok) return refuse(`the signature ${fields.why}`);
  const [algorithm, blob, flags, counter] = fields.value;
  const state = Buffer.alloc(5);
  state.writeUInt8(flags);
  state.writeUInt32BE(counter, 1);
  const refusal = made(key, algorithm, Buffer.concat([sha256(application), state, sha256(data)]), blob);
  if (refusal) return refusal;
  return (flags & USER_PRESENT) === 0 ? refuse('the security key signed without being touched') : hold({ counter });
}

/** @returns null where the key made it */
function made(key: PublicKey, algorithm: string, data: Uint8Array, blob: Buffer): Refusal | null {
  switch (key.material.type) {
    case 'ed25519':
      if (blob.length !== 64) return refuse(`the signature has ${blob.length} bytes; ed25519 has 64`);
      return verdict(verify(null, data, key.key, blob));
    case 'ecdsa':
      return madeByCurve(key, key.material.curve, data, blob);
    case 'rsa':
      return madeByRsa(key, algorithm, data, blob);
  }
}

function madeByCurve({ key }: PublicKey, curve: Curve, data: Uint8Array, blob: Buffer): Refusal | null {
  const numbers = readFields(blob, ['mpint', 'mpint']);
  if (!numbers.ok) return refuse(`the signature ${numbers.why}`);
  const { size, hash } = CURVES[curve];
  const [r, s] = numbers.value;
  if (r.length > size || s.length > size) return refuse('the signature holds a number that is too large for its curve');
  const wide = Buffer.concat([Buffer.alloc(size - r.length), r, Buffer.alloc(size - s.length), s]);
  return verdict(verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, wide));
}

function madeByRsa({ key }: PublicKey, algorithm: string, data: Uint8Array, blob: Buffer): Refusal | null {
  const hash = RSA_HASHES.get(algorithm);
  if (hash === undefined) {
    const because = algorithm === 'ssh-rsa' ? ', which is SHA-1' : '';
    return refuse(
      `the signature is of the kind ${quoted(algorithm)}${because}; an rsa key signs with ${[...RSA_HASHES.keys()].join(' or ')}`,
    );
  }
  const bytes = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  if (blob.length !== bytes) return refuse(`the signature has ${blob.length} bytes; its key makes ${bytes}`);
  return verdict(verify(hash, data, key, blob));
}

function verdict(holds: boolean): Refusal | null {
  return holds ? null : refuse(OTHER_TEXT);
}

function sha256(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}
