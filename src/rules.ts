// A request in, what the verdict is measured by out: policy and exceptions of the place that is trusted, what the change itself
// would put there, and what is wrong with them. Nothing of SARIF is looked at here.

import { resolve } from 'node:path';
import { booksOf, changedFiles } from './books.ts';
import type { Known } from './evidence.ts';
import { contentOf, ownOf } from './exceptions/own.ts';
import { branchOf } from './files/branch.ts';
import type { Proposed, Rules } from './gate.ts';
import { dayOf, formatInstant } from './model/date.ts';
import type { Exception } from './model/exception.ts';
import { fault, type Fault, type Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import type { Review } from './model/proof.ts';
import { rank } from './model/severity.ts';
import type { Request } from './request.ts';
import type { Rulebook } from './rulebook.ts';
import type { Surroundings } from './surroundings.ts';
import { readVexFiles } from './vex-files.ts';
import { vouchedFor } from './vouched.ts';

/** @returns rules to judge by even where something is at fault: what is at fault makes the verdict an error, and the rest is judged all the same */
export async function gatherRules(request: Request, surroundings: Surroundings): Promise<{ rules: Omit<Rules, 'artifact'>; known: Known }> {
  const source = resolve(request.source);
  const now = request.now ?? surroundings.clock();
  const books = await booksOf(request, surroundings, now);
  const { policy, digests, warnings: read } = books.trusted;
  const { stage, failOn } = request;
  const vex = await readVexFiles(request.vex, source, policy.vex);
  const faults = [...books.trusted.faults, ...vex.faults, ...laxerThan(policy, request)];
  const warnings = [
    ...read,
    ...vex.warnings,
    ...books.warnings,
    ...aboutHead(books.head),
    ...aboutTime(policy, request, now, surroundings.clock()),
  ];
  const branch = surroundings.branch ?? (await branchOf(source));
  // What may be known from before is looked at, however minor; and what others are told of a vulnerability must hold for all of it.
  const keepAll = request.allDefects || request.baseline.length > 0 || request.vexOutput !== null;
  const own = ownOf(books.head?.exceptions ?? [], books.trusted.exceptions);
  const bench = { policy, today: dayOf(now), shelf: books.shelf, folder: source, hosted: surroundings.hosted };
  const vouched = await vouchedFor([...books.trusted.exceptions, ...own], bench);
  const measure = {
    policy,
    exceptions: books.trusted.exceptions,
    vex: vex.documents,
    reviews: vouched.reviews,
    stage,
    failOn,
    now,
    branch,
    keepAll,
    artifact: null,
    proposed: null,
  };
  const rules = books.head === null ? measure : withHead(measure, books.trusted, { ...books.head, own }, faults);
  return {
    rules,
    known: {
      faults: [...faults, ...vouched.faults],
      warnings: [...warnings, ...vouched.warnings],
      digests: { ...digests, ledger: null, artifact: null },
    },
  };
}

/** After the merge every run would end in error: loud, and still no part of this verdict, which it must neither mend nor spoil. */
function aboutHead(head: Rulebook | null): Warning[] {
  const [first] = head?.faults ?? [];
  if (head === null || first === undefined) return [];
  const count = head.faults.length === 1 ? '1 fault' : `${head.faults.length} faults`;
  return [
    {
      what: `after the merge nothing could be judged: this change breaks policy or exceptions, with ${count}: ${first.what}`,
      where: first.where,
    },
  ];
}

/** One door: a statement of the change counts where it proves itself. All else of the change is only shown. */
function withHead(
  rules: Rules,
  trusted: Rulebook,
  { own, ...head }: Rulebook & { readonly own: readonly Exception[] },
  mended: readonly Fault[],
): Rules {
  const files = changedFiles(trusted.files, head.files);
  if (files.length === 0 && head.faults.length === 0) return rules;
  // Who brought a statement stays the same when it is merged.
  const standing = new Map(trusted.exceptions.map((exception) => [contentOf(exception), exception]));
  const merged = head.exceptions.map((now) => ({ now, after: standing.get(contentOf(now)) ?? asTrusted(now) }));
  const reviews = new Map<Exception, Review>();
  for (const { now, after } of merged) {
    const review = rules.reviews.get(after) ?? rules.reviews.get(now);
    if (review !== undefined) reviews.set(after, review);
  }
  const exceptions = merged.map(({ after }) => after);
  const proposed: Proposed = { files, faults: head.faults, mended, rules: { ...rules, policy: head.policy, exceptions, reviews } };
  return { ...rules, exceptions: [...rules.exceptions, ...own], proposed };
}

function asTrusted(exception: Exception): Exception {
  return { ...exception, origin: 'trusted' };
}

/** A moment that is not the clock's, and an observation that has ended: both are easily forgotten. */
function aboutTime(policy: Policy, { now: chosen }: Request, now: number, clock: number): Warning[] {
  const until = policy.observeUntil;
  const ended = until !== null && dayOf(now) > until.day;
  return [
    ...(chosen !== null && dayOf(chosen) !== dayOf(clock)
      ? [{ what: `judged as of ${formatInstant(now)}, not of today`, where: 'option now' }]
      : []),
    ...(ended ? [{ what: `observation ended ${until.day}: what blocks fails the build`, where: until.where }] : []),
  ];
}

function laxerThan({ stages }: Policy, { failOn, stage }: Request): Fault[] {
  const own = stages[stage];
  if (failOn === null || rank(failOn) >= rank(own.failOn)) return [];
  return [
    fault(
      'E_OPTION',
      'fail-on',
      `"${failOn}" is laxer than "${own.failOn}", on which the policy fails (${own.where})`,
      'the option may only tighten; change the policy instead',
    ),
  ];
}
