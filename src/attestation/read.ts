// The text of an attestation in, its statement out, and the envelope that it came in. Nothing is said here about who signed it.

import { openEnvelope, looksSealed, PAYLOAD_TYPE, type Envelope } from './dsse.ts';
import { decodeJson, readJson } from './json.ts';
import { quoted } from '../keys/refusal.ts';
import { isMap, type Json } from '../syntax/json.ts';
import { VERDICT_SCHEMA } from '../report/verdict.ts';
import { mendedBy, type Reason } from './reason.ts';
import { statementShape } from './statement-shape.ts';
import { MAX_ATTESTATION_BYTES, PREDICATE_TYPE, STATEMENT_TYPE, type Statement } from './statement.ts';

export interface Attestation {
  readonly statement: Statement;
  /** Null of a bare statement: nobody signed it. */
  readonly envelope: Envelope | null;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reasons: readonly Reason[] };

/** Reasons that a person would still read. */
const MOST_REASONS = 10;
const ANOTHER_FILE = 'name the file that defect-gate check wrote with --attestation, whole and as it was written';

export function readAttestation(text: string): Reading<Attestation> {
  if (text.length > MAX_ATTESTATION_BYTES) return unreadable(`the attestation is longer than ${MAX_ATTESTATION_BYTES} characters`);
  const json = readJson(text, 'the attestation');
  if (!json.ok) return unreadable(json.why);
  if (isBundle(json.value)) {
    const reasons = mendedBy(
      'check it with "gh attestation verify"',
      'the attestation is a Sigstore bundle, whose certificates are not checked here',
    );
    return { ok: false, reasons };
  }
  if (!looksSealed(json.value)) return readStatement(json.value, null);
  const opened = openEnvelope(json.value);
  if (!opened.ok) return unreadable(opened.why);
  const { payloadType, payload } = opened.value;
  if (payloadType !== PAYLOAD_TYPE) return unreadable(`the envelope holds ${quoted(payloadType)}, not ${PAYLOAD_TYPE}`);
  const inner = decodeJson(payload, 'the statement');
  return inner.ok ? readStatement(inner.value, opened.value) : unreadable(inner.why);
}

function unreadable(...reasons: readonly string[]): Reading<never> {
  const more = reasons.length - MOST_REASONS;
  const said = more > 0 ? [...reasons.slice(0, MOST_REASONS), `and ${more} more like these`] : reasons;
  return { ok: false, reasons: mendedBy(ANOTHER_FILE, ...said) };
}

function readStatement(value: Json, envelope: Envelope | null): Reading<Attestation> {
  if (member(value, 'schema') === VERDICT_SCHEMA) return unreadable('it is a verdict, not an attestation of one');
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
function isBundle(value: Json): boolean {
  const type = member(value, 'mediaType');
  return typeof type === 'string' && type.startsWith('application/vnd.dev.sigstore.bundle');
}

function member(value: Json, name: string): Json | undefined {
  return isMap(value) ? value.get(name) : undefined;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'missing';
  return typeof value === 'string' ? quoted(value) : 'no text';
}
