// What a statement must be to be read as one of ours, and the JSON Schema that says the same.

import { VERDICTS } from '../model/assessment.ts';
import { isDay, parseInstant } from '../model/date.ts';
import { DISPOSITIONS } from '../model/defect.ts';
import { DECISIONS, STAGES } from '../model/policy.ts';
import { LEVELS, SEVERITIES, THRESHOLDS } from '../model/severity.ts';
import { PROOFS, type Signer } from '../model/sign-off.ts';
import type { JsonSchema } from '../report/verdict-schema.ts';
import { constant, count, described, flag, formed, list, object, oneOf, optional, orNull, tally, text, type Shape } from './shape.ts';
import { PREDICATE_TYPE, STATEMENT_TYPE, type Predicate, type Statement, type UsedException } from './statement.ts';

const hex = formed(/^[0-9a-f]{64}$/, 'the 64 hex digits of a sha256');
const digest = formed(/^sha256:[0-9a-f]{64}$/, '"sha256:" and 64 hex digits');
const commit = formed(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'the full hex digits of a commit');
const instant = checked(
  formed(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a moment'),
  (value) => parseInstant(value) !== null,
  'is no moment',
);
const day = checked(formed(/^\d{4}-\d{2}-\d{2}$/, 'a day'), isDay, 'is no day of the calendar');

/** A form that a schema cannot say whole. */
function checked(shape: Shape<string>, holds: (value: string) => boolean, problem: string): Shape<string> {
  return {
    ...shape,
    read(value, at, wrong) {
      const read = shape.read(value, at, wrong);
      if (read !== undefined && !holds(read)) wrong.push(`${at} ${problem}`);
      return read;
    },
  };
}

export const countsShape: Shape<Predicate['counts']> = object<Predicate['counts']>({
  files: count,
  runs: count,
  results: described(count, 'every SARIF result read, whatever its kind or suppression'),
  byLevel: tally(LEVELS, 'of results: SARIF 2.1.0 effective level'),
  bySecuritySeverity: tally(THRESHOLDS, 'of results with a numeric security-severity above 0, in CVSS bands'),
  notDefects: described(count, 'results that report no problem'),
  merged: described(count, 'results that are the same defect as another one'),
  defects: described(count, 'results - notDefects - merged'),
  bySeverity: tally(SEVERITIES, 'of defects'),
  byDisposition: tally(DISPOSITIONS, 'of defects'),
});

const signer = object<Signer>({ by: text, roles: list(text), on: day, proof: oneOf(PROOFS) });

const used = object<UsedException>({
  id: text,
  decision: oneOf(DECISIONS),
  validThrough: day,
  emergency: described(optional(flag), 'one sign-off may do, for three days at most'),
  signers: described(optional(list(signer)), 'those who count, and how each sign-off is known'),
  signedBy: described(list(text), 'the same in words'),
  vex: described(optional(text), 'author of the VEX in which it stands; absent of what stands in an exceptions file'),
});

const predicate: Shape<Predicate> = object<Predicate>(
  {
    verdict: oneOf(VERDICTS),
    exitCode: oneOf([0, 1, 2]),
    observed: described(flag, 'the policy only watched: a fail exited 0'),
    stage: oneOf(STAGES),
    at: described(instant, 'the moment as of which it was judged'),
    gate: object<Predicate['gate']>({ name: constant('defect-gate'), version: text }),
    application: described(orNull(text), 'application.id of the policy'),
    failOn: described(oneOf(SEVERITIES), 'the threshold'),
    counts: countsShape,
    policy: object<Predicate['policy']>({ source: text, digest: described(orNull(digest), 'null of the built-in policy') }),
    exceptions: object<Predicate['exceptions']>({
      digest: described(orNull(digest), 'of the file, or of the list of files; null where there was none'),
      used: described(list(used), 'those that covered a defect'),
    }),
    ledger: object<Predicate['ledger']>({ digest: orNull(digest) }),
    inputs: described(list(object({ path: text, sha256: hex, tools: list(text) })), 'the SARIF that was read'),
    verdictFile: described(object<Predicate['verdictFile']>({ digest }), 'the verdict file of this run, defect-gate/verdict/v1'),
    commit: described(optional(commit), 'what was judged, where it is known'),
    baseCommit: described(optional(commit), 'what it was compared with, where it is known'),
    baseline: described(optional(list(object({ path: text, sha256: hex }))), 'the SARIF that it was compared with, where there was any'),
  },
  'what the gate concluded of the subject',
);

export const statementShape: Shape<Statement> = object<Statement>({
  _type: constant(STATEMENT_TYPE),
  subject: described(list(object({ name: text, digest: object({ sha256: hex }) }), 1), 'the artifacts that were judged'),
  predicateType: constant(PREDICATE_TYPE),
  predicate,
});

export const attestationJsonSchema: JsonSchema = statementShape.schema;
