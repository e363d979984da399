// A payload and keys in, a DSSE envelope out, and back (Dead Simple Signing Envelope, protocol and envelope 1.0). What is signed
// is the payload's bytes with their type; the envelope around them is not, so that nothing in it is believed.

import { forJson } from '../report/escape.ts';
import { fromEitherBase64 } from '../keys/base64.ts';
import type { PublicKey } from '../keys/key.ts';
import { hold, quoted, refuse, type Checked } from '../keys/refusal.ts';
import { isMap, type Json } from '../syntax/json.ts';
import { list, object, optional, text, type Shape } from './shape.ts';
import { isMadeBy, make } from './signature.ts';
import type { SigningKey } from './signing-key.ts';

/** Of an in-toto statement, whatever its predicate (in-toto Attestation Framework v1, envelope). */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

export interface Signature {
  /** "" where it has none. */
  readonly keyid: string;
  readonly bytes: Buffer;
}

export interface Envelope {
  readonly payloadType: string;
  readonly payload: Buffer;
  readonly signatures: readonly Signature[];
}

const MOST_SIGNATURES = 16;
/** In characters; signatures of other people's keys may be longer than ours. */
const LONGEST_SIGNATURE = 16_384;
const LONGEST_KEYID = 1024;

/** What is signed: type and payload, each behind its length in bytes, so that neither can pass for a part of the other. */
export function pae(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);
}

/** @param keys each signs; keyid is the fingerprint @returns the envelope as JSON, on one line */
export function seal(payload: Uint8Array, keys: readonly SigningKey[]): string {
  const signed = pae(PAYLOAD_TYPE, payload);
  const signatures = keys.map((one) => ({ keyid: one.public.fingerprint, sig: make(one.key, signed).toString('base64') }));
  return `${forJson({ payload: Buffer.from(payload).toString('base64'), payloadType: PAYLOAD_TYPE, signatures })}\n`;
}

interface Written {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid?: string; readonly sig: string }[];
}

/** Members that it does not know are passed over, as DSSE has it. */
const written: Shape<Written> = object<Written>({
  payload: text,
  payloadType: text,
  signatures: list(object({ keyid: optional(text), sig: text })),
});

export function looksSealed(value: Json): boolean {
  return isMap(value) && (value.has('payload') || value.has('signatures'));
}

export function openEnvelope(value: Json): Checked<Envelope> {
  const wrong: string[] = [];
  const read = written.read(value, '', wrong);
  if (read === undefined || wrong.length > 0) return refuse(`the envelope is not one of DSSE: ${wrong.join(', ')}`);
  if (read.signatures.length > MOST_SIGNATURES) return refuse(`the envelope has more than ${MOST_SIGNATURES} signatures`);
  const tooLong = read.signatures.some(({ keyid = '', sig }) => keyid.length > LONGEST_KEYID || sig.length > LONGEST_SIGNATURE);
  if (tooLong) return refuse('the envelope has a signature that is longer than any is');
  const payload = fromEitherBase64(read.payload);
  const signatures = read.signatures.map(({ keyid = '', sig }) => ({ keyid, bytes: fromEitherBase64(sig) }));
  const whole = signatures.filter((one): one is Signature => one.bytes !== null);
  if (payload === null || whole.length < signatures.length) return refuse('the envelope has a payload or a signature that is not base64');
  return hold({ payloadType: read.payloadType, payload, signatures: whole });
}

/**
 * Whether one of these keys signed. A signature counts only where it names its key by fingerprint: the keyid chooses the key
 * (DSSE: never more than that), and without one no bit of the envelope could be changed unseen.
 * @returns the key, or why there is none
 */
export function signerOf({ payloadType, payload, signatures }: Envelope, keys: readonly PublicKey[]): Checked<PublicKey> {
  const named = keys.filter(({ fingerprint }) => signatures.some(({ keyid }) => keyid === fingerprint));
  const wanted = keys.map(({ fingerprint }) => fingerprint).join(', ');
  if (named.length === 0) return refuse(`nobody signed it with ${wanted}; ${claimed(signatures)}`);
  const signed = pae(payloadType, payload);
  const good = named.find((key) => signatures.some(({ keyid, bytes }) => keyid === key.fingerprint && isMadeBy(key, signed, bytes)));
  const names = named.map(({ fingerprint }) => fingerprint).join(', ');
  return good === undefined ? refuse(`the signature that names ${names} is not of this payload: one of them was changed`) : hold(good);
}

function claimed(signatures: readonly Signature[]): string {
  if (signatures.length === 0) return 'it has no signature at all';
  return `its signatures name ${signatures.map(({ keyid }) => (keyid === '' ? 'no key' : quoted(keyid))).join(', ')}`;
}
