// Everything known of a defect in, exactly one disposition out; the first that holds, in the order of this file.

import type { Ships } from '../model/artifact.ts';
import type { Answer, Defect, Disposition, Fact, JudgedDefect, RatedFinding, State } from '../model/defect.ts';
import type { Acceptance, NearMiss } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { Earlier, Past } from '../model/past.ts';
import type { Policy, Stage } from '../model/policy.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';
import { introducedBy, introducedDefect, isSameTool, type Followed, type Introduced } from './introduced.ts';

export interface Grounds {
  readonly policy: Policy;
  readonly stage: Stage;
  /** The stage's `failOn`, or the stricter one that the caller asked for. */
  readonly threshold: { readonly failOn: Severity; readonly where: string };
  /** By defect id: the exception or VEX statement that covers it. */
  readonly covered: ReadonlyMap<string, Acceptance>;
  readonly nearMissesOf: (defect: Defect) => readonly NearMiss[];
  readonly past: Past;
  readonly shipsOf: (defect: Defect) => Ships;
  readonly severityOf: (finding: Finding) => Severity;
}

/** What is asked of one defect after the other. */
interface Court extends Grounds {
  readonly introduced: (defect: Defect) => Answer;
  readonly earlierOf: (finding: Finding) => Earlier | null;
  /** By what they rest on: said alike of hundreds of thousands. */
  readonly reasons: Map<Acceptance | string, readonly Fact[]>;
}

/** @returns the judgement of one defect after the other */
export function decider(grounds: Grounds): (defect: Defect) => JudgedDefect {
  const earlierOf = earlierIn(grounds.past);
  const court: Court = { ...grounds, earlierOf, introduced: introduction(grounds, earlierOf), reasons: new Map() };
  return (defect) => {
    const ships = grounds.shipsOf(defect);
    // What does not ship needs no exception.
    const exception = ships.answer === 'no' ? null : (grounds.covered.get(defect.id) ?? null);
    return new Judged(defect, { ships, exception, disposition: dispositionOf(defect, { ships, exception }, court) }, court);
  };
}

interface Reached {
  readonly ships: Ships;
  readonly exception: Acceptance | null;
}

function dispositionOf(defect: Defect, { ships, exception }: Reached, court: Court): Disposition {
  const { policy, threshold, earlierOf } = court;
  if (ships.answer === 'no') return 'not-shipped';
  if (exception !== null) return 'accepted';
  if (defect.findings.every(({ finding }) => isHonoured(finding, policy, earlierOf(finding)))) return 'accepted';
  if (!isAtLeast(defect.severity, threshold.failOn)) return 'below-threshold';
  return isInScope(defect, court) ? 'blocking' : 'not-introduced';
}

/** What the stage blocks, of what is at or above its threshold. */
function isInScope(defect: Defect, { policy, stage, introduced, earlierOf }: Court): boolean {
  const { scope } = policy.stages[stage];
  if (scope === 'all') return true;
  return scope === 'new' ? stateOf(defect, earlierOf) === 'new' : introduced(defect).answer === 'yes';
}

/** What is known only weakly is new. */
function stateOf({ findings }: Defect, earlierOf: Court['earlierOf']): State {
  const before = findings.map(({ finding }) => earlierOf(finding));
  if (before.some((one) => one?.strength !== 'strong')) return 'new';
  return before.some((one) => one?.changed) ? 'updated' : 'unchanged';
}

function earlierIn({ baseline }: Past): Court['earlierOf'] {
  return baseline === null ? () => null : (finding) => baseline.earlier.get(finding) ?? null;
}

function introduction(grounds: Grounds, earlierOf: Court['earlierOf']): Court['introduced'] {
  const { baseline, change } = grounds.past;
  const answer = introducedBy(change);
  const of = ({ finding, rating: { severity } }: RatedFinding): Introduced =>
    risen(severity, finding, earlierOf(finding), grounds) ??
    answer({
      finding,
      followed: baseline === null ? { strength: 'no baseline' } : followedBy(earlierOf(finding)),
      sameToolBefore: baseline?.tools.some((tool) => isSameTool(tool, finding.tool)) ?? false,
    });
  return ({ findings: [first, ...more] }) => introducedDefect([of(first), ...more.map(of)]);
}

/** A change that moves a finding to where it weighs more has brought what it weighs. */
function risen(severity: Severity, { location }: Finding, earlier: Earlier | null, { severityOf, threshold }: Grounds): Introduced | null {
  if (earlier === null || earlier.finding.location.path === location.path || !isAtLeast(severity, threshold.failOn)) return null;
  const before = severityOf(earlier.finding);
  if (isAtLeast(before, threshold.failOn)) return null;
  return { answer: 'yes', why: `known before in ${earlier.finding.location.display}, where it was ${before}` };
}

function followedBy(earlier: Earlier | null): Followed {
  if (earlier === null) return { strength: 'none' };
  const { strength, by, rewritten, finding } = earlier;
  return strength === 'strong' ? { strength, by, rewritten, suppressions: finding.suppressions } : { strength, by };
}

/** What is said of a defect is put into words when a report asks: of a million defects most are only counted. */
class Judged implements JudgedDefect {
  readonly disposition: Disposition;
  readonly ships: Ships;
  private readonly defect: Defect;
  private readonly acceptance: Acceptance | null;
  readonly #court: Court;

  constructor(defect: Defect, { disposition, ships, exception }: Reached & { readonly disposition: Disposition }, court: Court) {
    this.disposition = disposition;
    this.ships = ships;
    this.defect = defect;
    this.acceptance = exception;
    this.#court = court;
  }

  get id(): string {
    return this.defect.id;
  }

  get findings(): Defect['findings'] {
    return this.defect.findings;
  }

  get severity(): Severity {
    return this.defect.severity;
  }

  get merged(): readonly string[] {
    return this.defect.merged;
  }

  get hasTwin(): boolean {
    return this.defect.hasTwin;
  }

  get state(): State {
    return stateOf(this, this.#court.earlierOf);
  }

  get introduced(): Answer {
    return this.#court.introduced(this);
  }

  get earlier(): readonly (Earlier | null)[] {
    const { past, earlierOf } = this.#court;
    return past.baseline === null ? [] : this.findings.map(({ finding }) => earlierOf(finding));
  }

  get exception(): string | null {
    return this.acceptance?.id ?? null;
  }

  get nearMisses(): readonly NearMiss[] {
    return this.disposition === 'blocking' ? this.#court.nearMissesOf(this) : [];
  }

  get why(): readonly Fact[] {
    const { reasons } = this.#court;
    if (this.disposition === 'not-shipped') return [{ what: `it does not ship: ${this.ships.why}`, where: this.ships.where }];
    const key = this.acceptance ?? `${this.disposition} ${this.severity}`;
    const known = reasons.get(key) ?? [reasonFor(this, this.acceptance, this.#court)];
    reasons.set(key, known);
    return known;
  }
}

function reasonFor(
  { disposition, severity }: Pick<JudgedDefect, 'disposition' | 'severity'>,
  exception: Acceptance | null,
  { policy, stage, threshold }: Grounds,
): Fact {
  const { failOn, where } = threshold;
  if (exception !== null) return { what: `exception ${exception.id}, through ${exception.validThrough}`, where: exception.where };
  if (disposition === 'accepted')
    return { what: 'suppressed where it was found, and the policy honours that', where: policy.suppressions.where };
  if (disposition === 'not-introduced') {
    const { scope, where: place } = policy.stages[stage];
    return { what: `${stage} blocks what is ${scope}, and this is not`, where: place };
  }
  const side = disposition === 'blocking' ? 'at or above' : 'below';
  return { what: `${severity} is ${side} ${failOn}, on which ${stage} fails`, where };
}

/**
 * All suppressions stand, and the policy honours one of their kinds (SARIF 2.1.0 §3.27.23, §3.35.3); where it honours those that
 * are known, the same finding had it before.
 */
export function isHonoured(finding: Pick<Finding, 'suppressions'>, policy: Policy, earlier: Earlier | null): boolean {
  const { suppressions } = finding;
  // Hardly any has one.
  if (suppressions.length === 0) return false;
  if (suppressions.some(({ status }) => status !== 'accepted')) return false;
  return suppressions.some(({ kind }) => {
    if (kind === 'unknown' || policy.suppressions[kind] === 'ignore') return false;
    return policy.suppressions[kind] === 'accept' || isKnown(kind, earlier);
  });
}

function isKnown(kind: 'inSource' | 'external', earlier: Earlier | null): boolean {
  if (earlier?.strength !== 'strong' || earlier.rewritten !== false) return false;
  return earlier.finding.suppressions.some((before) => before.kind === kind && before.status === 'accepted');
}

/** True where its suppressions would be honoured if all of them were known. */
export function mayBeHonoured({ suppressions }: Pick<Finding, 'suppressions'>, policy: Policy): boolean {
  if (suppressions.some(({ status }) => status !== 'accepted')) return false;
  return suppressions.some(({ kind }) => kind !== 'unknown' && policy.suppressions[kind] !== 'ignore');
}
