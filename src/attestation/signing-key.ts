// A private key in, as OpenSSH (PROTOCOL.key) or as PKCS #8 (RFC 5958) in PEM, unencrypted: what signs out, with the public key
// that belongs to it. A key that does not belong to its public half is none.

import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { attempt, decodeTakenKey, publicKeyOf } from './key.ts';
import type { PublicKey } from '../keys/key.ts';
import { isPem, MOST_KEY_CHARACTERS, parsePem } from './pem.ts';
import { hold, quoted, refuse, type Checked } from '../keys/refusal.ts';
import { isMadeBy, make } from './signature.ts';
import { readFields, takeFields } from '../keys/wire.ts';

export interface SigningKey {
  readonly key: KeyObject;
  readonly public: PublicKey;
}

const TAKEN = 'taken are OpenSSH and PKCS #8 ("PRIVATE KEY"), ed25519 or ECDSA on P-256, without a passphrase';
const ENCRYPTED = `the key is encrypted with a passphrase, which nobody can type in a build: keep one without it in the build's secrets (${TAKEN})`;

/** @param text the whole file; nothing of it is ever part of a reason */
export function readSigningKey(text: string): Checked<SigningKey> {
  if (text.length > MOST_KEY_CHARACTERS) return refuse(`the key is longer than ${MOST_KEY_CHARACTERS} characters`);
  if (!isPem(text)) return refuse(`the key is not a private key in PEM (${TAKEN})`);
  if (/^-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(text)) return refuse(ENCRYPTED);
  const pem = parsePem(text);
  if (pem === null) return refuse('the key is not one whole block of PEM');
  switch (pem.label) {
    case 'OPENSSH PRIVATE KEY':
      return fromOpenSsh(pem.bytes);
    case 'PRIVATE KEY':
      return fromKeyObject(attempt(() => createPrivateKey({ key: pem.bytes, format: 'der', type: 'pkcs8' })));
    case 'EC PRIVATE KEY':
      return refuse(`the key is in the form of SEC 1: "openssl pkcs8 -topk8 -nocrypt -in FILE" writes PKCS #8 (${TAKEN})`);
    default:
      return refuse(`the key is a ${quoted(pem.label)} (${TAKEN})`);
  }
}

function fromKeyObject(key: KeyObject | null): Checked<SigningKey> {
  if (key === null) return refuse('the key is not a private key that can be read');
  const own = publicKeyOf(createPublicKey(key));
  if (!own.ok) return own;
  return isPair(key, own.value) ? hold({ key, public: own.value }) : refuse('the key does not belong to its public half');
}

/** A signature made with parts that do not belong together would hold for nobody, and could give the key away. */
function isPair(key: KeyObject, own: PublicKey): boolean {
  const probe = Buffer.from('does this key sign for its public half?');
  const signature = attempt(() => make(key, probe));
  return signature !== null && isMadeBy(own, probe, signature);
}

const MAGIC = 'openssh-key-v1\0';

const BROKEN = refuse('the key is not a private key as OpenSSH writes it');

function fromOpenSsh(bytes: Buffer): Checked<SigningKey> {
  const halves = halvesOf(bytes);
  if (!halves.ok) return halves;
  const own = decodeTakenKey(halves.value[0]);
  if (!own.ok) return own;
  const jwk = privateJwk(halves.value[1], own.value);
  if (jwk === null) return BROKEN;
  const signing = fromKeyObject(attempt(() => createPrivateKey({ key: jwk, format: 'jwk' })));
  if (!signing.ok) return signing;
  return signing.value.public.fingerprint === own.value.fingerprint ? signing : refuse('the key does not belong to its public half');
}

/** The public half and the private one of a file that holds one key, and no encryption: `none`, `none` and nothing. */
function halvesOf(bytes: Buffer): Checked<readonly [Buffer, Buffer]> {
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return BROKEN;
  const head = takeFields(bytes.subarray(MAGIC.length), ['text', 'text', 'bytes', 'uint32']);
  if (!head.ok) return BROKEN;
  const [cipher, kdf, options, count] = head.value.value;
  if (cipher !== 'none' || kdf !== 'none' || options.length > 0) return refuse(ENCRYPTED);
  const halves = count === 1 ? readFields(head.value.rest, ['bytes', 'bytes']) : BROKEN;
  return halves.ok ? halves : BROKEN;
}

/** Between what must be equal twice and what fills up: the kind, the public half, the secret, a comment. */
function privateJwk(section: Buffer, own: PublicKey): JsonWebKey | null {
  if (section.length < 8 || section.readUInt32BE(0) !== section.readUInt32BE(4)) return null;
  const publicHalf = own.kind === 'ssh-ed25519' ? (['bytes'] as const) : (['bytes', 'bytes'] as const);
  const taken = takeFields(section.subarray(8), ['bytes', ...publicHalf, 'bytes', 'bytes']);
  if (!taken.ok || !isPadding(taken.value.rest)) return null;
  const secret = taken.value.value.at(-2) ?? Buffer.of();
  const d = own.kind === 'ssh-ed25519' ? seed(secret) : scalar(secret);
  return d === null ? null : { ...own.key.export({ format: 'jwk' }), d: d.toString('base64url') };
}

/** OpenSSH writes the public key behind it once more. */
function seed(secret: Buffer): Buffer | null {
  return secret.length === 64 ? secret.subarray(0, 32) : null;
}

/** A number of SSH (RFC 4251 §5, mpint) as the 32 bytes that P-256 has. */
function scalar(mpint: Buffer): Buffer | null {
  const magnitude = mpint[0] === 0 ? mpint.subarray(1) : mpint;
  return magnitude.length > 32 ? null : Buffer.concat([Buffer.alloc(32 - magnitude.length), magnitude]);
}

/** 1, 2, 3 … to the next multiple of eight. */
function isPadding(rest: Buffer): boolean {
  return rest.length < 8 && rest.every((byte, index) => byte === index + 1);
}
