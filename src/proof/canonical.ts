// A plain value in, the one sequence of bytes that stands for it out (RFC 8785): what is signed and what is checked are equal
// only where these are. Text goes in as it is: nothing is normalised.

import canonicalize from 'canonicalize';
import { hold, refuse, type Checked } from '../keys/refusal.ts';

/** What JSON can say; `undefined` is no such thing, so that no member can get lost on the way. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** @returns UTF-8; refused are halves of surrogate pairs and numbers that are not finite (RFC 8785 §3.2.2) */
export function canonicalJson(value: Json): Checked<Uint8Array> {
  try {
    return hold(new TextEncoder().encode(canonicalize(value)));
  } catch (error) {
    return refuse(`it has no canonical form: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}
