// The shape of the verdict file, version 1, as JSON Schema (draft 2020-12). The words that may stand in it come from the
// model's own lists. Objects stay open, since version 1 may gain keys; scales and sums are closed.

import { EVIDENCE_FORMATS, SHIPS_ANSWERS } from '../model/artifact.ts';
import { VERDICTS, type Digests, type Reduction } from '../model/assessment.ts';
import { DISPOSITIONS, STATES } from '../model/defect.ts';
import { FAULT_CODES, type Who } from '../model/fault.ts';
import { DECISIONS, STAGES } from '../model/policy.ts';
import { LEVELS, SEVERITIES, THRESHOLDS } from '../model/severity.ts';
import { PROOFS } from '../model/sign-off.ts';
import { VERDICT_SCHEMA } from './verdict.ts';

export type JsonSchema = { readonly [keyword: string]: unknown };

/** The compiler sees to it that none is missing. */
const REDUCTIONS = Object.keys({
  'severity rule': true,
  unrated: true,
  toleration: true,
  suppression: true,
  'excluded path': true,
} satisfies Record<Reduction['kind'], true>);
const WHO = Object.keys({ developer: true, platform: true, 'security team': true } satisfies Record<Who, true>);
const DIGESTS = Object.keys({ policy: true, exceptions: true, ledger: true, artifact: true } satisfies Record<keyof Digests, true>);

const text = { type: 'string' };
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const textOrNull = { type: ['string', 'null'] };
const flag = { type: 'boolean' };
const count = { type: 'integer', minimum: 0 };
const ordinal = { type: ['integer', 'null'], minimum: 1 };
const instant = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$` };
const instantOrNull = { ...instant, type: ['string', 'null'] };
const day = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` };
const digest = { type: ['string', 'null'], pattern: '^sha256:[0-9a-f]{64}$' };

function oneOf(words: readonly string[]): JsonSchema {
  return { enum: words };
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** Every key is there in every verdict; what there is nothing to say of is null or empty. */
function object(properties: Readonly<Record<string, JsonSchema>>, description?: string): JsonSchema {
  return { type: 'object', ...(description === undefined ? {} : { description }), required: Object.keys(properties), properties };
}

/** A sum for each word of a scale, and for nothing else. */
function tally(words: readonly string[], description: string): JsonSchema {
  return { ...object(Object.fromEntries(words.map((word) => [word, count])), description), additionalProperties: false };
}

const fact = object({ what: text, where: text }, 'a fact that spoke, and where it stands: file:line, or a SARIF file with a JSON pointer');

const counts = object({
  files: count,
  runs: count,
  results: { ...count, description: 'every SARIF result read, whatever its kind or suppression' },
  byLevel: tally(LEVELS, 'of results: SARIF 2.1.0 effective level'),
  bySecuritySeverity: tally(THRESHOLDS, 'of results with a numeric security-severity above 0, in CVSS bands'),
  notDefects: { ...count, description: 'results that report no problem' },
  merged: { ...count, description: 'results that are the same defect as another one' },
  defects: { ...count, description: 'results - notDefects - merged' },
  bySeverity: tally(SEVERITIES, 'of defects'),
  byDisposition: tally(DISPOSITIONS, 'of defects'),
});

const result = object({
  input: { ...count, description: 'index into inputs' },
  run: count,
  result: count,
  matched: orNull(
    object({ input: count, run: count, result: count, by: text, strength: oneOf(['strong', 'weak']) }, 'the same result before'),
  ),
});

const vulnerability = object({ id: text, aliases: list(text) });
const found = object({ name: text, version: textOrNull, ecosystem: textOrNull, purl: textOrNull, fixed: list(text) });
const place = object({ path: textOrNull, line: ordinal, column: ordinal, endLine: ordinal, display: text });
const answer = object({ answer: oneOf(['yes', 'no']), why: text });
const ships = object(
  { answer: oneOf(SHIPS_ANSWERS), why: text, where: text },
  'whether it reaches the artifact; what is unknown counts as shipped',
);

const defect = object({
  id: { type: 'string', pattern: '^d-[a-kmnp-z2-9]{24}$' },
  disposition: oneOf(DISPOSITIONS),
  severity: oneOf(SEVERITIES),
  because: list(fact),
  rule: text,
  tools: { ...list(text), minItems: 1, uniqueItems: true },
  message: text,
  location: place,
  results: { ...list(result), minItems: 1 },
  merged: { ...list(text), description: 'why they are one defect; empty where there is nothing to say' },
  cwe: list({ type: 'string', pattern: String.raw`^CWE-\d+$` }),
  vulnerability: orNull(vulnerability),
  package: orNull(found),
  suppressed: flag,
  state: oneOf(STATES),
  introduced: answer,
  firstSeen: instantOrNull,
  due: instantOrNull,
  ships,
  exception: textOrNull,
  nearMisses: list(object({ exception: text, where: text, why: text, fix: text })),
});

const outcome = {
  id: text,
  where: text,
  decision: oneOf(DECISIONS),
  validThrough: day,
  emergency: { ...flag, description: 'one sign-off may do, for three days at most' },
  signers: {
    ...list(object({ by: text, roles: list(text), on: day, proof: oneOf(PROOFS) })),
    description: 'those who count, and how each sign-off is known; nobody is asked where nothing matches',
  },
  signedBy: { ...list(text), description: 'the same in words' },
  matches: count,
  why: text,
};
const byVex = { ...text, description: 'author of the VEX in which it stands; absent of what stands in an exceptions file' };
const outcomes = list({ ...object(outcome), properties: { ...outcome, vex: byVex } });

const fault = object({ code: oneOf(Object.keys(FAULT_CODES)), what: text, where: text, fix: text, who: oneOf(WHO) });
const input = object({
  path: text,
  sha256,
  bytes: count,
  runs: count,
  results: count,
  tools: list(text),
});

const evidence = object({
  path: text,
  sha256,
  bytes: count,
  format: oneOf(EVIDENCE_FORMATS),
});
const vex = object({
  path: text,
  sha256,
  format: oneOf(['OpenVEX', 'CycloneDX']),
  author: text,
  statements: count,
});

const before = object({ path: text, sha256, bytes: count });
const oid = { type: 'string', pattern: '^[0-9a-f]{40}(?:[0-9a-f]{24})?$' };
const absent = object({
  rule: text,
  tool: text,
  message: text,
  location: place,
  result: object({ input: count, run: count, result: count }, 'a result of the baseline'),
});

const preview = object(
  {
    files: list(object({ path: text, change: oneOf(['added', 'changed', 'removed']) })),
    verdict: { ...oneOf(VERDICTS), description: 'of the same findings, by the rules of the change' },
    effects: { ...list(text), description: 'each in words behind "would"' },
  },
  'what the change would make of policy and exceptions, once it is merged; null where it leaves them alone',
);

/** A word of the verdict fixes its exit code, and whether there may be faults. */
function implied(when: Readonly<Record<string, unknown>>, holds: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const constants = Object.fromEntries(Object.entries(when).map(([name, value]) => [name, { const: value }]));
  return {
    anyOf: [{ not: { type: 'object', properties: constants, required: Object.keys(when) } }, { type: 'object', properties: holds }],
  };
}

const some = { type: 'array', minItems: 1 };
const none = { type: 'array', maxItems: 0 };
const failing = { type: 'array', contains: { type: 'object', properties: { disposition: { enum: ['blocking', 'overdue'] } } } };

export const verdictJsonSchema: JsonSchema = {
  ...object({
    schema: { const: VERDICT_SCHEMA },
    verdict: oneOf(VERDICTS),
    exitCode: { enum: [0, 1, 2] },
    stage: oneOf(STAGES),
    observed: { ...flag, description: 'the policy only watches: a fail exits 0' },
    at: instant,
    application: textOrNull,
    policy: text,
    failOn: oneOf(THRESHOLDS),
    counts,
    defects: {
      ...list(defect),
      description: 'all but those below the threshold, shipped or not, and those not introduced; with --all-defects all',
    },
    absent: { ...list(absent), description: 'findings of the baseline that are gone' },
    exceptions: object({ used: outcomes, unused: outcomes, expired: outcomes, refused: outcomes }),
    vex: { ...list(vex), description: 'VEX documents that were read, trusted or not' },
    reductions: list(object({ kind: oneOf(REDUCTIONS), where: text, reason: text, defects: { type: ['integer', 'null'], minimum: 1 } })),
    faults: list(fault),
    warnings: list(object({ what: text, where: text })),
    inputs: list(input),
    evidence: { ...list(evidence), description: 'what the build says of the artifact' },
    baseline: { ...list(before), description: 'what was compared with' },
    change: orNull(object({ base: oid, head: oid }, 'the commits between which the change lies')),
    preview: orNull(preview),
    skipped: list(object({ path: text, why: text })),
    notMeasured: list(text),
    subjects: {
      ...list(object({ name: text, sha256 })),
      description: 'the artifacts that were judged',
    },
    digests: object(Object.fromEntries(DIGESTS.map((name) => [name, digest]))),
  }),
  allOf: [
    implied({ verdict: 'pass' }, { exitCode: { const: 0 }, faults: none }),
    implied({ verdict: 'fail', observed: false }, { exitCode: { const: 1 }, faults: none, defects: failing }),
    implied({ verdict: 'fail', observed: true }, { exitCode: { const: 0 }, faults: none, defects: failing }),
    implied({ verdict: 'error' }, { exitCode: { const: 2 }, faults: some }),
  ],
};
