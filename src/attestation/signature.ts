// Bytes and a key in, a signature out, and back: whether a key made a signature. What is not said here OpenSSL checks, behind
// node:crypto: points, ranges, and that DER has one spelling.

import { sign, verify, type KeyObject } from 'node:crypto';
import type { PublicKey } from '../keys/key.ts';

/** Half of what a raw signature of P-256 is. */
const NUMBER = 32;

/** ed25519 is 64 bytes (RFC 8032); ECDSA is DER over SHA-256, as cosign and `openssl dgst` have it. */
export function make(key: KeyObject, data: Uint8Array): Buffer {
  return sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', data, key);
}

/** Of ECDSA the two numbers side by side are taken too: DSSE's own example writes them so. */
export function isMadeBy({ kind, key }: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  if (kind === 'ssh-ed25519') return verify(null, data, key, signature);
  const isRaw = signature.length === 2 * NUMBER && verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature);
  return isRaw || verify('sha256', data, { key, dsaEncoding: 'der' }, signature);
}
