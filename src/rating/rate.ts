// One finding and the policy in, one severity out, with every fact that spoke. Numeric security-severity first, else the
// level; the more severe of two readings; then the first severity rule that matches.

import type { Lowering, Rating, RatingFact } from '../model/defect.ts';
import type { Claim, ProblemKind, Sighting } from '../model/finding.ts';
import type { Policy, SeverityRule } from '../model/policy.ts';
import { bandOf, isAtLeast, rank, severityOfLevel, worse, type Severity } from '../model/severity.ts';
import { compile } from '../match/criteria.ts';

/** What a rating rests on. */
export type Rateable = Omit<Sighting, 'whole' | 'digest' | 'kin'>;

/** Rates findings; made once for a policy, so that its patterns are compiled once. */
export interface Rater {
  rate(finding: Rateable): Rating;
  /** Rules that have spoken of nothing so far. */
  unused(): readonly SeverityRule[];
}

interface Reading {
  readonly severity: Severity;
  readonly what: string;
  /** Set where the policy's `unrated` decided. */
  readonly unrated: boolean;
}

export function rater(policy: Policy): Rater {
  const rules = policy.severityRules.map((rule, index) => ({ rule, index, matcher: compile(rule.when), lowering: loweringBy(rule) }));
  const used = new Set<SeverityRule>();
  const rated = remembered(policy);
  return {
    rate(finding) {
      if (rules.length === 0) return rated(finding, null);
      const subject = { finding, defect: null, branch: null };
      const applied = rules.find(({ matcher }) => matcher.holds(subject)) ?? null;
      if (applied !== null) used.add(applied.rule);
      return rated(finding, applied);
    },
    unused: () => policy.severityRules.filter((rule) => !used.has(rule)),
  };
}

/** A rule of the policy, and the one entry that says of all findings which it lowers that it did. */
interface Applied {
  readonly rule: SeverityRule;
  /** Among the rules of the policy. */
  readonly index: number;
  readonly lowering: Lowering;
}

function loweringBy({ where, reason }: SeverityRule): Lowering {
  return { kind: 'severity rule', where, reason };
}

/** Ratings that are remembered: results of one rule tend to make the same claims. */
const MOST_REMEMBERED = 50_000;

/** One rating for all findings that make the very same claims and are met by the same rule of the policy. */
function remembered(policy: Policy): (finding: Rateable, applied: Applied | null) => Rating {
  const unrated: Lowering = { kind: 'unrated', where: policy.unrated.where, reason: `an unrated finding counts as ${policy.unrated.to}` };
  /** By claims: ratings by the rule that is applied, of none first. */
  let known = new Map<Rateable['claims'], { readonly kind: ProblemKind; readonly ratings: Rating[] }>();
  return ({ claims, kind }, applied) => {
    const found = known.get(claims);
    const entry = found?.kind === kind ? found : { kind, ratings: [] };
    if (entry !== found) {
      if (known.size >= MOST_REMEMBERED) known = new Map();
      known.set(claims, entry);
    }
    const place = applied === null ? 0 : applied.index + 1;
    const before = entry.ratings[place];
    if (before !== undefined) return before;
    const claimed = claimedBy(claims, kind, policy.unrated.to, unrated);
    const rating = applied === null ? claimed : withRule(claimed, applied);
    entry.ratings[place] = rating;
    return rating;
  };
}

function claimedBy(claims: Rateable['claims'], kind: ProblemKind, whenUnrated: Severity, unrated: Lowering): Rating {
  const readings = claims.map((claim) => readingOf(claim, kind, whenUnrated));
  const worst = readings.reduce((a, b) => (rank(b.severity) < rank(a.severity) ? b : a));
  const because: RatingFact[] = [{ what: worst.what, where: null }];
  if (readings.length > 1) {
    const names = [...new Set(claims.map(({ rule }) => rule || 'none'))];
    const differ = names.length > 1 ? `it can be read as following different rules (${names.join(' or ')})` : 'it is rated more than once';
    because.push({ what: `${differ}: the more severe reading counts`, where: null });
  }
  const lowered = worst.severity !== 'critical' && readings.some((reading) => reading.unrated);
  return { severity: worst.severity, because, lowered: lowered ? unrated : null };
}

function readingOf(claim: Claim, kind: ProblemKind, whenUnrated: Severity): Reading {
  const { securitySeverity: found } = claim;
  const of = claim.securitySeverityFrom === 'rule' ? ` (rule ${claim.rule || 'without id'})` : '';
  switch (found.kind) {
    case 'score':
      return { severity: bandOf(found.score), what: `security-severity ${found.score}${of}`, unrated: false };
    case 'word':
      return { severity: found.word, what: `security-severity "${found.word}"${of}`, unrated: false };
    case 'unrated':
      return {
        severity: whenUnrated,
        what: `unrated (treated as ${whenUnrated}): security-severity "${found.text}" is not a number from 0 to 10${of}`,
        unrated: true,
      };
    case 'absent':
      return { severity: severityOfLevel(claim.level), what: `level ${claim.level}${levelSource(claim, kind)}`, unrated: false };
  }
}

function levelSource(claim: Claim, kind: ProblemKind): string {
  switch (claim.levelFrom) {
    case 'result':
      return '';
    case 'override':
      return `, as the run configures rule ${claim.rule}`;
    case 'rule':
      return `, the default of rule ${claim.rule || 'without id'}`;
    case 'default':
      return kind === 'fail' ? ', since neither result nor rule names one' : `, as kind ${kind} counts at least`;
  }
}

function withRule(claimed: Rating, { rule, lowering }: Applied): Rating {
  const severity = changed(claimed.severity, rule.change);
  const lowers = rank(severity) > rank(claimed.severity);
  const what =
    severity === claimed.severity
      ? `rule "${rule.reason}" leaves it at ${severity}`
      : `rule "${rule.reason}" ${lowers ? 'lowers' : 'raises'} it to ${severity}`;
  return {
    severity,
    because: [...claimed.because, { what, where: rule.where }],
    lowered: lowers ? lowering : severity === 'critical' ? null : claimed.lowered,
  };
}

function changed(severity: Severity, change: SeverityRule['change']): Severity {
  switch (change.kind) {
    case 'set':
      return change.to;
    case 'atLeast':
      return worse(severity, change.to);
    case 'atMost':
      return isAtLeast(severity, change.to) ? change.to : severity;
  }
}
