// JSON of an attestation, or of what lies beside it, in; its value out, or a clause that says why there is none.

import { hold, refuse, type Checked } from '../keys/refusal.ts';
import { parseJson, type Json } from '../syntax/json.ts';

/** @param what names the text in the clause, such as `the attestation` */
export function readJson(text: string, what: string): Checked<Json> {
  const read = parseJson(text, what);
  return read.ok ? hold(read.value) : refuse(`${what} is not taken: ${read.faults[0]?.what ?? 'it is not JSON'}`);
}

/** Bytes strictly, and a byte order mark is a character like any other, which no JSON begins with (RFC 8259 §8.1). */
export function decodeJson(bytes: Uint8Array, what: string): Checked<Json> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(`${what} is not UTF-8`);
  }
  return readJson(text, what);
}
