// A public key in, what attestations are checked with out: ed25519 or ECDSA on P-256, as OpenSSH writes it on one line or as SPKI in
// PEM (RFC 8410, RFC 5480). Each key has one fingerprint, however it was written.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { decodePublicKey, parsePublicKey, type KeyKind, type PublicKey } from '../keys/key.ts';
import { quoted, refuse, type Checked } from '../keys/refusal.ts';
import { toStrings } from '../keys/wire.ts';
import { isPem, MOST_KEY_CHARACTERS, parsePem } from './pem.ts';

const KINDS: readonly KeyKind[] = ['ssh-ed25519', 'ecdsa-sha2-nistp256'];
const TAKEN = `taken are ${KINDS.join(' and ')}, and the same as "PUBLIC KEY" in PEM`;

/** @param text the whole file: one line of OpenSSH, or one block of PEM */
export function readPublicKey(text: string): Checked<PublicKey> {
  if (text.length > MOST_KEY_CHARACTERS) return refuse(`the key is longer than ${MOST_KEY_CHARACTERS} characters`);
  if (!isPem(text)) return amongTaken(parsePublicKey(text));
  const pem = parsePem(text);
  if (pem === null) return refuse('the key is not one whole block of PEM');
  if (pem.label.includes('PRIVATE'))
    return refuse('the key is a private one: signatures are checked with the public key, and the private one stays secret');
  return pem.label === 'PUBLIC KEY' ? fromSpki(pem.bytes) : refuse(`the key is a ${quoted(pem.label)} (${TAKEN})`);
}

/** @param blob the bytes that stand in base64 in a `.pub` file */
export function decodeTakenKey(blob: Buffer): Checked<PublicKey> {
  return amongTaken(decodePublicKey(blob));
}

function amongTaken(key: Checked<PublicKey>): Checked<PublicKey> {
  if (!key.ok || KINDS.includes(key.value.kind)) return key;
  return refuse(`a key of the kind ${quoted(key.value.kind)} is not taken (${TAKEN})`);
}

/** The same key as OpenSSH has it; refused where it is of another kind. */
export function publicKeyOf(key: KeyObject): Checked<PublicKey> {
  const { kty, crv, x = '', y = '' } = isTaken(key) ? key.export({ format: 'jwk' }) : {};
  if (kty === 'OKP' && crv === 'Ed25519') return decodeTakenKey(toStrings('ssh-ed25519', Buffer.from(x, 'base64url')));
  if (kty !== 'EC' || crv !== 'P-256') return refuse(`the key is of another kind (${TAKEN})`);
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return decodeTakenKey(toStrings('ecdsa-sha2-nistp256', 'nistp256', point));
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

/** OpenSSL throws what it does not take. */
export function attempt<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
