// An exception and one sign-off of it in, the bytes that its signer signs out. All that a signer can have read is signed, for the
// application that it is about; only `ticket`, `notes` and `revoked` may change afterwards, and each sign-off stands for itself alone.
// What counts is what the gate understood: layout, quotes, comments, the order of keys, or a list where one value would do make
// no difference. Text is signed as written, without normalisation; a day is `YYYY-MM-DD`, and what is not given is left out.

import type { Exception, SignOff } from '../model/exception.ts';
import { canonicalJson, type Json } from './canonical.ts';
import { hold, refuse, type Checked } from '../keys/refusal.ts';

/** What the statement is, and the namespace that it is signed in: no signature for anything else can be taken for one. */
export const STATEMENT_TYPE = 'defect-gate.exception.v1';

/**
 * Which application its signatures must be for: that of the policy which it came with. Signed for the organisation it holds for all
 * that extend its policy, and what is signed for one of them for no other.
 * @param own id from the judged policy; null where it has none
 */
export function applicationOf({ cameWith }: Exception, own: string | null): Checked<string> {
  const application = cameWith === null ? own : cameWith.application;
  if (application !== null) return hold(application);
  return refuse(`the policy${cameWith === null ? '' : ' that it came with'} has no application.id, which a signature is for`);
}

/** @param application as `applicationOf` has it: a statement for one application says nothing of another (threat F3) @returns UTF-8 JSON (RFC 8785) */
export function statementOf(exception: Exception, application: string, signOff: SignOff): Checked<Uint8Array> {
  const signed = given({ by: signOff.by, role: signOff.role, on: signOff.on });
  return canonicalJson(given({ type: STATEMENT_TYPE, application, ...membersOf(exception), signOff: signed }));
}

/** What all its signers sign alike, so that two that are equal say the same, however they are written; null where it has no canonical form. */
export function entryText(exception: Exception): string | null {
  const text = canonicalJson(given(membersOf(exception)));
  return text.ok ? new TextDecoder().decode(text.value) : null;
}

function membersOf(exception: Exception): { readonly [key: string]: Json | undefined } {
  const { id, decision, vex, justification, impact, plan, controls, owner } = exception;
  const { maxSeverity, maxMatches, requested, validThrough, until, renews, emergency } = exception;
  const { branches, ...match } = exception.match;
  return {
    id,
    decision,
    vex,
    match: given(match),
    branches,
    justification,
    impact,
    plan,
    controls: controls.length === 0 ? null : controls.map((control) => given({ ...control })),
    owner,
    maxSeverity,
    maxMatches,
    requested: { by: requested.by, on: requested.on },
    validThrough,
    until,
    renews,
    emergency: emergency || null,
  };
}

function given(members: { readonly [key: string]: Json | undefined }): Json {
  const present = Object.entries(members).filter((member): member is [string, Json] => member[1] !== null && member[1] !== undefined);
  return Object.fromEntries(present);
}
