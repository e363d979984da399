// The text of an attestation in, its statement out, and the envelope that it came in. Nothing is said here about who signed it.

import { openEnvelope, looksSealed, PAYLOAD_TYPE, type Envelope } from './dsse.ts';
import { parseJson } from './json.ts';
import { quoted } from '../keys/refusal.ts';
import { statementShape } from './statement-shape.ts';
import { MAX_ATTESTATION_BYTES, PREDICATE_TYPE, STATEMENT_TYPE, type Statement } from './statement.ts';

export interface Attestation {
  readonly statement: Statement;
  /** Null of a bare statement: nobody signed it. */
  readonly envelope: Envelope | null;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reasons: readonly string[] };

/** Reasons that a person would still read. */
const MOST_REASONS = 10;

export function readAttestation(text: string): Reading<Attestation> {
  if (text.length > MAX_ATTESTATION_BYTES) return unreadable(`the attestation is longer than ${MAX_ATTESTATION_BYTES} characters`);
  const json = parseJson(text);
  if (!json.ok) return unreadable(`the attestation ${json.why}`);
  if (isBundle(json.value))
    return unreadable('the attestation is a Sigstore bundle, whose certificates are not checked here: "gh attestation verify" does that');
  if (!looksSealed(json.value)) return readStatement(json.value, null);
  const opened = openEnvelope(json.value);
  if (!opened.ok) return unreadable(opened.why);
  const { payloadType, payload } = opened.value;
  if (payloadType !== PAYLOAD_TYPE) return unreadable(`the envelope holds ${quoted(payloadType)}, not ${PAYLOAD_TYPE}`);
  const inner = decode(payload);
  const parsed = inner === null ? null : parseJson(inner);
  if (parsed === null) return unreadable('the statement is not UTF-8');
  return parsed.ok ? readStatement(parsed.value, opened.value) : unreadable(`the statement ${parsed.why}`);
}

function unreadable(...reasons: readonly string[]): Reading<never> {
  const more = reasons.length - MOST_REASONS;
  return { ok: false, reasons: more > 0 ? [...reasons.slice(0, MOST_REASONS), `and ${more} more like these`] : reasons };
}

function readStatement(value: unknown, envelope: Envelope | null): Reading<Attestation> {
  const type = member(value, '_type');
  if (type !== STATEMENT_TYPE) return unreadable(`it is no in-toto Statement v1: _type is ${shown(type)}`);
  const predicateType = member(value, 'predicateType');
  if (predicateType !== PREDICATE_TYPE)
    return unreadable(`it is a statement of another kind: predicateType is ${shown(predicateType)}, not ${PREDICATE_TYPE}`);
  const wrong: string[] = [];
  const statement = statementShape.read(value, '', wrong);
  if (statement === undefined || wrong.length > 0) return unreadable(...wrong.map((one) => `in the statement, ${one}`));
  return { ok: true, value: { statement, envelope } };
}

/** https://github.com/sigstore/protobuf-specs, sigstore_bundle.proto. */
function isBundle(value: unknown): boolean {
  const type = member(value, 'mediaType');
  return typeof type === 'string' && type.startsWith('application/vnd.dev.sigstore.bundle');
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'string' ? quoted(value) : 'no text';
}

/** Strictly, and a byte order mark is a character like any other, which no JSON begins with (RFC 8259 §8.1). */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
