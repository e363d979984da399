// A message and what `ssh-keygen -Y sign` made of it in, the key that signed it out (PROTOCOL.sshsig of OpenSSH). Only keys that
// the caller names count, and only for the purpose (namespace) that the caller names.

import { createHash } from 'node:crypto';
import { fromBase64 } from '../keys/base64.ts';
import { decodePublicKey, fingerprintOf, type PublicKey } from '../keys/key.ts';
import { hold, quoted, refuse, type Checked } from '../keys/refusal.ts';
import { checkSignature, type Touch } from './signature.ts';
import { readFields, toStrings } from '../keys/wire.ts';

export interface Signer {
  readonly key: PublicKey;
  readonly touch: Touch;
}

interface Envelope {
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly hash: 'sha256' | 'sha512';
  readonly signature: Buffer;
}

const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';
const MAGIC = 'SSHSIG';
const VERSION = 1;
/** What the largest key taken makes is shorter. */
const MOST_CHARACTERS = 8192;

/**
 * @param message the bytes that were signed
 * @param signature armored, lines ended by LF
 * @param keys those that may sign
 * @param namespace what it must have been signed for, compared exactly
 */
export function verify(message: Uint8Array, signature: string, keys: readonly PublicKey[], namespace: string): Checked<Signer> {
  const blob = dearmored(signature);
  if (!blob.ok) return blob;
  const opened = open(blob.value);
  if (!opened.ok) return opened;
  const { publicKey, hash, ...envelope } = opened.value;
  if (envelope.namespace !== namespace) return refuse(`the signature is for ${quoted(envelope.namespace)}, not for "${namespace}"`);
  const fingerprint = fingerprintOf(publicKey);
  const key = keys.find((one) => one.fingerprint === fingerprint);
  if (key === undefined) {
    const unlisted = decodePublicKey(publicKey);
    return refuse(unlisted.ok ? `the key ${fingerprint} that signed is none of those known` : unlisted.why);
  }
  // The reserved field is ignored: what is checked has an empty one, as OpenSSH has it.
  const digest = createHash(hash).update(message).digest();
  const signed = Buffer.concat([Buffer.from(MAGIC), toStrings(namespace, '', hash, digest)]);
  const checked = checkSignature(key, signed, envelope.signature);
  return checked.ok ? hold({ key, touch: checked.value }) : checked;
}

function dearmored(text: string): Checked<Buffer> {
  if (text.length > MOST_CHARACTERS) return refuse(`the signature is longer than ${MOST_CHARACTERS} characters`);
  if (text.includes('\r')) return refuse('the signature has carriage returns; its lines end with LF');
  if (!text.startsWith(`${BEGIN}\n`)) return refuse(`the signature does not begin with the line ${BEGIN}`);
  const body = text.endsWith('\n') ? text.slice(BEGIN.length + 1, -1) : text.slice(BEGIN.length + 1);
  if (!body.endsWith(`\n${END}`)) return refuse(`the signature does not end with the line ${END}`);
  const lines = body.slice(0, -END.length - 1).split('\n');
  const blob = lines.every((line) => /^[A-Za-z0-9+/=]+$/.test(line)) ? fromBase64(lines.join('')) : null;
  return blob === null ? refuse('the signature is not lines of base64') : hold(blob);
}

function open(blob: Buffer): Checked<Envelope> {
  if (blob.toString('latin1', 0, MAGIC.length) !== MAGIC) return refuse(`the signature does not hold "${MAGIC}" at its beginning`);
  const fields = readFields(blob.subarray(MAGIC.length), ['uint32', 'bytes', 'text', 'bytes', 'text', 'bytes']);
  if (!fields.ok) return refuse(`the signature ${fields.why}`);
  const [version, publicKey, namespace, , hash, signature] = fields.value;
  if (version !== VERSION) return refuse(`the signature is of version ${version}; version ${VERSION} is taken`);
  if (hash !== 'sha256' && hash !== 'sha512') return refuse(`the signature is over ${quoted(hash)}; sha256 and sha512 are taken`);
  return hold({ publicKey, namespace, hash, signature });
}
