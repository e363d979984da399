// The shape of a policy file, version 1: closed, so that a misspelt key can never pass for one that is not there.

import type { LimitName } from '../model/limits.ts';
import { DECISIONS, HONOURS, SCOPES, TOLERABLE } from '../model/policy.ts';
import { SEVERITIES, THRESHOLDS } from '../model/severity.ts';
import { namePattern, ruleCriteria } from '../match/decoder.ts';
import { boolean, complain, count, list, map, object, oneOf, optional, record, text, type Cursor, type Decoder } from '../syntax/decode.ts';
import { day, days, identifier, size } from '../syntax/terms.ts';
import { artifactPolicy } from './artifact.ts';
import { lifecycle, member, proof } from './sign-off.ts';
import { purl, vexSchema } from './vex.ts';

/** Larger policy files are refused (threat D6). */
export const MAX_POLICY_BYTES = 256 * 1024;

const CHANGES = ['set', 'atLeast', 'atMost'] as const;

const severity = oneOf(SEVERITIES);
const reason = text(500);

const severityRule = map(
  object({ when: ruleCriteria, set: optional(severity), atLeast: optional(severity), atMost: optional(severity), reason }),
  (rule, at) => {
    const given = CHANGES.flatMap((kind) => (rule[kind] === undefined ? [] : [{ kind, to: rule[kind] }]));
    const [change] = given;
    if (change === undefined || given.length > 1)
      return complain(at, 'E_VALUE', 'has not exactly one of set, atLeast, atMost', 'keep one of them');
    return { when: rule.when, change, reason: rule.reason, where: rule.where };
  },
);

const toleration = map(
  object({
    tool: text(200),
    category: optional(text(200)),
    executionFailure: optional(boolean),
    missingResults: optional(boolean),
    externalProperties: optional(boolean),
    errorNotifications: optional(boolean),
    reason,
  }),
  (entry, at) => {
    const what = TOLERABLE.filter((name) => entry[name] === true);
    if (what.length === 0) return complain(at, 'E_VALUE', 'tolerates nothing', `set one of ${TOLERABLE.join(', ')} to true`);
    return { tool: entry.tool, category: entry.category ?? null, what, reason: entry.reason, where: entry.where };
  },
);

const stage = object({ failOn: optional(oneOf(THRESHOLDS)), scope: optional(oneOf(SCOPES)) });

const longestByDecision = object(
  Object.fromEntries(DECISIONS.map((decision) => [decision, optional(days)])) as Record<
    (typeof DECISIONS)[number],
    Decoder<number | undefined>
  >,
);

/** One term for every decision, or a term for each. */
const longest: Decoder<number | { readonly [K in (typeof DECISIONS)[number]]?: number | undefined }> = {
  schema: { anyOf: [days.schema, longestByDecision.schema] },
  decode(at: Cursor) {
    if (typeof at.value === 'number') return complain(at, 'E_VALUE', `is ${at.value}`, `write days, such as ${at.value}d`);
    return typeof at.value === 'string' ? days.decode(at) : longestByDecision.decode(at);
  },
};

const signOffRule = object({
  roles: optional(record(identifier, count(1, 10))),
  people: optional(count(1, 10)),
  longest: optional(longest),
});

const required = object(
  Object.fromEntries(SEVERITIES.map((name) => [name, optional(signOffRule)])) as Record<
    (typeof SEVERITIES)[number],
    ReturnType<typeof optional<typeof signOffRule extends Decoder<infer T> ? T : never>>
  >,
);

const number = count(1, Number.MAX_SAFE_INTEGER);
const limits = object({
  inputSize: optional(size),
  compressionRatio: optional(number),
  memory: optional(size),
  results: optional(number),
} satisfies Record<LimitName, Decoder<number | undefined>>);

const honoured = oneOf(HONOURS);

export const policySchema = object({
  version: oneOf([1]),
  application: optional(object({ id: identifier, purl: optional(purl) })),
  contact: optional(text(200)),
  trustedRefs: optional(list(namePattern)),
  severity: optional(object({ unrated: optional(severity), rules: optional(list(severityRule)) })),
  gate: optional(object({ observeUntil: optional(day), 'pull-request': optional(stage), release: optional(stage) })),
  evidence: optional(
    object({
      requiredTools: optional(list(object({ name: text(200), category: optional(text(200)) }))),
      tolerate: optional(list(toleration)),
      errorNotifications: optional(oneOf(['warn', 'fault'])),
      scannerConfiguration: optional(oneOf(['notice', 'fault'])),
    }),
  ),
  limits: optional(limits),
  artifact: optional(artifactPolicy),
  suppressions: optional(object({ inSource: optional(honoured), external: optional(honoured) })),
  signOff: optional(
    object({
      proof: optional(proof),
      roles: optional(record(identifier, object({ people: list(member) }))),
      required: optional(required),
      ...lifecycle,
    }),
  ),
  vex: optional(vexSchema),
});

export type PolicyFile = typeof policySchema extends Decoder<infer T> ? T : never;
