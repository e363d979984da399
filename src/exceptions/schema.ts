// The shape of an exceptions file, version 1: closed, every exception complete in itself.

import { DECISIONS } from '../model/policy.ts';
import { THRESHOLDS } from '../model/severity.ts';
import { exceptionCriteria } from '../match/decoder.ts';
import { atMost, boolean, count, list, object, oneOf, optional, text, type Decoder } from '../syntax/decode.ts';
import { day, identifier, person } from '../syntax/terms.ts';

/** Larger exceptions files are refused (threat D6). */
export const MAX_EXCEPTIONS_BYTES = 16 * 1024 * 1024;

/** OpenVEX status justifications (OpenVEX 0.2.0, "Status Justifications"). */
const VEX = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

const prose = text(4000);

/** What any key that is taken makes is shorter. */
const armored = text(8192);
/** To check one takes time, and what is checked may come from anybody. */
const MOST_SIGN_OFFS = 50;

const control = object({ id: text(200), owner: optional(text(200)), evidence: optional(text(1000)), verifiedOn: optional(day) });

const signOffs = atMost(
  MOST_SIGN_OFFS,
  list(object({ by: person, role: optional(identifier), on: day, signature: optional(armored) })),
  'keep those that are asked for',
);

/** What is signed is read again for each signature. */
const MOST_CONTROLS = 100;
const controls = atMost(MOST_CONTROLS, list(control), 'name the controls that this rests on');

/** One entry of a file. */
export const exception = object({
  id: identifier,
  decision: oneOf(DECISIONS),
  vex: optional(oneOf(VEX)),
  match: exceptionCriteria,
  justification: prose,
  controls: optional(controls),
  owner: optional(text(200)),
  ticket: optional(text(1000)),
  impact: optional(prose),
  plan: optional(prose),
  notes: optional(prose),
  maxSeverity: optional(oneOf(THRESHOLDS)),
  maxMatches: optional(count(1, 1_000_000)),
  requested: object({ by: person, on: day }),
  validThrough: day,
  until: optional(oneOf(['fixed-version'])),
  renews: optional(identifier),
  emergency: optional(boolean),
  revoked: optional(object({ by: person, on: day, why: text(500) })),
  signOffs: optional(signOffs),
});

export const exceptionsSchema = object({ version: oneOf([1]), exceptions: list(exception) });

export type ExceptionsFile = typeof exceptionsSchema extends Decoder<infer T> ? T : never;
export type ExceptionEntry = ExceptionsFile['exceptions'][number];
