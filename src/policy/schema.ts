// The shape of a policy file, version 1: closed, so that a misspelt key can never pass for one that is not there.

import type { LimitName } from '../model/limits.ts';
import { DECISIONS, HONOURS, SCOPES, TOLERABLE } from '../model/policy.ts';
import { SEVERITIES, THRESHOLDS } from '../model/severity.ts';
import { namePattern, ruleCriteria } from '../match/decoder.ts';
import {
  boolean,
  complain,
  count,
  list,
  map,
  must,
  object,
  oneOf,
  optional,
  record,
  text,
  type Cursor,
  type Decoder,
} from '../syntax/decode.ts';
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

const stages = object({ observeUntil: optional(day), 'pull-request': optional(stage), release: optional(stage) });

/** What is said of a stage does not hold for both. */
const gate: typeof stages = {
  schema: stages.schema,
  decode(at: Cursor) {
    const strays = Object.keys(Object(at.value) as object).filter((key) => key === 'failOn' || key === 'scope');
    for (const key of strays)
      complain({ ...at, path: [...at.path, key] }, 'E_KEY', 'is not said of both stages at once', 'write it below release or pull-request');
    return strays.length > 0 ? undefined : stages.decode(at);
  },
};

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

/** A file beside others: what leads out of where those lie is for their reader to refuse. */
const beside = must(text(512), (value) =>
  /^[/\\]|\\/.test(value)
    ? { code: 'E_VALUE', why: 'is not a relative path', fix: 'write a path with "/" between its parts, such as "../policy.yml"' }
    : null,
);

const repository = must(text(200), (value) =>
  /^[A-Za-z0-9][A-Za-z0-9-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/.test(value)
    ? null
    : { code: 'E_VALUE', why: 'is not a repository', fix: 'write "owner/name"' },
);

const ref = must(text(200), (value) =>
  /^[A-Za-z0-9][A-Za-z0-9._/+-]*$/.test(value) && !value.includes('..')
    ? null
    : { code: 'E_VALUE', why: 'is not the name of a branch', fix: 'write the name of a branch, such as main' },
);

const extension = map(
  object(
    { repository: optional(repository), ref: optional(ref), path: beside, exceptions: optional(beside) },
    'another policy, which this one may only tighten: a path relative to this file, or one in a repository, read at the tip of ref (its default branch unless said); exceptions is a path from the folder of that policy',
  ),
  (value, at) =>
    value.ref !== undefined && value.repository === undefined
      ? complain(at, 'E_VALUE', 'has a ref and no repository', 'name the repository, or remove the ref')
      : value,
);

const allowance = object(
  {
    severityRules: optional(boolean),
    tolerate: optional(boolean),
    observe: optional(boolean),
    artifactExclude: optional(boolean),
    vexTrust: optional(boolean),
    roles: optional(list(identifier)),
  },
  'what policies that extend this one may do beside tightening it: lower severities of what its rules do not speak of, tolerate shortcomings of runs, only observe, exclude paths from the artifact, trust VEX of others, and add people to these roles',
);

export const policySchema = object({
  version: oneOf([1]),
  extends: optional(extension),
  application: optional(object({ id: identifier, purl: optional(purl) })),
  contact: optional(text(200)),
  trustedRefs: optional(list(namePattern)),
  severity: optional(object({ unrated: optional(severity), rules: optional(list(severityRule)) })),
  gate: optional(gate),
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
  allow: optional(allowance),
});

export type PolicyFile = typeof policySchema extends Decoder<infer T> ? T : never;
