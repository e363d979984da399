// A request in, what the verdict is measured by out: policy and exceptions of the place that is trusted, what the change itself
// would put there, and what is wrong with them. Nothing of SARIF is looked at here.

import { join, resolve } from 'node:path';
import type { Known } from './evidence.ts';
import { ownOf } from './exceptions/own.ts';
import { branchOf } from './files/branch.ts';
import type { TextFile } from './files/text.ts';
import type { Proposed, Rules } from './gate.ts';
import { openGitHub } from './github/api.ts';
import { dayOf, formatInstant } from './model/date.ts';
import { fault, failed, ok, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import type { ChangedFile } from './model/preview.ts';
import { rank } from './model/severity.ts';
import { folderPlace, type Place } from './place.ts';
import { builtInPolicy } from './policy/built-in.ts';
import type { Request } from './request.ts';
import { readRulebook, type Rulebook, type Sought } from './rulebook.ts';
import type { Surroundings } from './surroundings.ts';
import { openTrusted, type Head } from './trusted.ts';
import { readVexFiles } from './vex-files.ts';

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
  const reviews = new Map();
  const measure = {
    policy,
    exceptions: books.trusted.exceptions,
    vex: vex.documents,
    reviews,
    stage,
    failOn,
    now,
    branch,
    keepAll,
    artifact: null,
    proposed: null,
  };
  const rules = books.head === null ? measure : withHead(measure, books.head, changedFiles(books.trusted.files, books.head.files), faults);
  return { rules, known: { faults, warnings, digests: { ...digests, ledger: null, artifact: null } } };
}

interface Books {
  readonly trusted: Rulebook;
  /** What the change would put in its place; null where it brings nothing of its own. */
  readonly head: Rulebook | null;
  readonly warnings: readonly Warning[];
}

async function booksOf(request: Request, surroundings: Surroundings, now: number): Promise<Books> {
  const { useDefaults, hosted } = surroundings;
  const github = hosted === null ? null : openGitHub(hosted.access);
  if (!surroundings.trusted && request.trustedRef === null) {
    const source = resolve(request.source);
    const [policy, exceptions] = [request.policy, request.exceptions].map((path) => (path === null ? null : resolve(path)));
    const custom = (path: string): string => join(source, path);
    const place = folderPlace(source);
    const sought = {
      place,
      policy: policy ?? null,
      exceptions: exceptions ?? null,
      custom,
      useDefaults,
      origin: 'trusted' as const,
      github,
      now,
    };
    return { trusted: await readRulebook(sought), head: null, warnings: useDefaults ? [UNTRUSTED] : [] };
  }
  const paths = pathsIn(request);
  if (!paths.ok) return { trusted: emptyBook(paths.faults), head: null, warnings: [] };
  const soughtAt = (place: Place, origin: Sought['origin']): Sought => {
    return { ...paths.value, place, custom: (path) => path, useDefaults: true, origin, github, now };
  };
  const found = await openTrusted(request, surroundings, async (place) => (await readRulebook(soughtAt(place, 'trusted'))).policy);
  if (!found.ok) return { trusted: emptyBook(found.faults), head: null, warnings: [] };
  const { place, head, warnings, close } = found.value;
  try {
    const trusted = await readRulebook(soughtAt(place, 'trusted'));
    const own = head === null ? null : await ownBook(head, (at) => readRulebook(soughtAt(at, 'head')));
    return { trusted, head: own, warnings };
  } finally {
    await close();
  }
}

const UNTRUSTED: Warning = {
  what: 'no event of GitHub is known, so that policy and exceptions are read from the source folder, whoever wrote them there',
  where: 'option trusted-ref',
};

/** Paths of a commit: from the root of the repository, and never out of it. */
function pathsIn({ policy, exceptions }: Request): Result<Pick<Sought, 'policy' | 'exceptions'>> {
  const clean = (path: string | null): string | null => path?.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') ?? null;
  const paths = { policy: clean(policy), exceptions: clean(exceptions) };
  const faults = Object.entries(paths).flatMap(([name, path]) => {
    if (path === null || path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')) return [];
    const what = `"${path}" is no path within the repository, and is read from its trusted ref`;
    return [fault('E_OPTION', name, what, 'write it from the root of the repository, such as .github/defect-gate/policy.yml')];
  });
  return faults.length > 0 ? failed(faults) : ok(paths);
}

/** What cannot be read judges nothing better: no exception holds, and the verdict is an error. */
function emptyBook(faults: readonly Fault[]): Rulebook {
  const policy = { ...builtInPolicy(), source: 'built-in policy, since there is no trusted place to read one from' };
  return { policy, exceptions: [], faults, warnings: [], digests: { policy: null, exceptions: null }, files: [] };
}

/** Files that stand as they did where the change left the trusted branch are not its own, whatever that branch did since. */
async function ownBook({ place, base }: Head, read: (place: Place) => Promise<Rulebook>): Promise<Rulebook | null> {
  const own = await read(place);
  const before = base === null ? null : await read(base);
  const isUntouched = before !== null && own.faults.length === before.faults.length && changedFiles(before.files, own.files).length === 0;
  return isUntouched ? null : own;
}

function changedFiles(before: readonly TextFile[], after: readonly TextFile[]): readonly ChangedFile[] {
  const [was, is] = [before, after].map((files) => new Map(files.map(({ path, digest }) => [path, digest])));
  return [...new Set([...before, ...after].map(({ path }) => path))].flatMap((path) => {
    const [old, now] = [was?.get(path), is?.get(path)];
    if (old === now) return [];
    return [{ path, change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed' }];
  });
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
function withHead(rules: Rules, head: Rulebook, files: readonly ChangedFile[], mended: readonly Fault[]): Rules {
  if (files.length === 0 && head.faults.length === 0) return rules;
  const merged = head.exceptions.map((exception) => Object.assign({}, exception, { origin: 'trusted' as const }));
  const proposed: Proposed = { files, faults: head.faults, mended, rules: { ...rules, policy: head.policy, exceptions: merged } };
  return { ...rules, exceptions: [...rules.exceptions, ...ownOf(head.exceptions, rules.exceptions)], proposed };
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
