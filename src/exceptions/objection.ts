// Why a statement that speaks of a defect does not hold for it, and what would make it hold.

import { daysBetween } from '../model/date.ts';
import type { Defect } from '../model/defect.ts';
import type { Exception } from '../model/exception.ts';
import { requirement } from '../model/requirement.ts';
import { rank, worse, type Severity } from '../model/severity.ts';
import type { Mismatch } from '../match/criteria.ts';
import { inEmergency } from './emergency.ts';
import { because, bySigning, type Hearing, type Objection } from './hearing.ts';
import { quorumOf, renewedTooOften } from './lifecycle.ts';
import { missingSignOffs } from './quorum.ts';

export function ended({ validThrough }: Exception): Objection {
  return { why: `ended ${validThrough}`, fix: 'renew it, with new sign-offs' };
}

/** @param matched every defect that the statement speaks of: it holds for all of them or for none */
export function tooWide({ maxMatches, maxSeverity }: Exception, matched: readonly Defect[]): Objection | null {
  if (matched.length > maxMatches) {
    return {
      why: `matches ${matched.length} defects, more than its maxMatches ${maxMatches}`,
      fix: 'narrow its match, or raise maxMatches with new sign-offs',
    };
  }
  const worst = matched.reduce<Severity>((found, { severity }) => worse(found, severity), 'none');
  if (maxSeverity === null || rank(worst) >= rank(maxSeverity)) return null;
  return {
    why: `matches a ${worst} defect, above its maxSeverity ${maxSeverity}`,
    fix: 'narrow its match, or raise maxSeverity with new sign-offs',
  };
}

/** Ids are cut short, and who writes both findings can make them equal: what covers one would cover the other. */
export function ambiguous({ id }: Defect): Objection {
  return { why: `another defect has the same id ${id}`, fix: 'mend one of the two; no exception can tell them apart' };
}

/** Who adds one above it gives it another id, and his own that of the one that was signed off. */
export function interchangeable(): Objection {
  return {
    why: 'other defects say just the same, and only their order tells them apart',
    fix: 'name rule and path instead, with maxMatches for all of them',
  };
}

/** What the severity of one defect asks of a statement: its term, and who signed. */
export function forSeverity(exception: Exception, severity: Severity, hearing: Hearing): Objection | null {
  const { policy, renewal } = hearing;
  const rule = policy.signOff[severity];
  const longest = rule.longest[exception.decision];
  const term = daysBetween(exception.requested.on, exception.validThrough);
  if (term > longest) {
    return {
      why: `its term of ${term} days is longer than the ${longest} that ${severity} allows (${rule.where})`,
      fix: `end it at most ${longest} days after ${exception.requested.on}`,
    };
  }
  if (exception.emergency) return inEmergency(exception, severity, hearing);
  const { signers, uncounted } = hearing.signOffs();
  const missing = missingSignOffs(signers, quorumOf(rule, renewal, policy));
  if (missing === '') return null;
  const asked = `${severity} needs ${requirement(policy, severity, exception.decision)}${renewedTooOften(renewal, policy)}`;
  return { why: `sign-offs missing: ${missing}${because(uncounted)}`, fix: bySigning(exception, asked, hearing) };
}

/**
 * Where it holds for some findings of a defect, and not for all.
 * @param mismatches of each of its findings
 */
export function partly({ findings }: Defect, mismatches: readonly (readonly Mismatch[])[]): Objection | null {
  const missed = mismatches.findIndex((all) => all.length > 0);
  const [first] = mismatches[missed] ?? [];
  const finding = findings[missed]?.finding;
  if (first === undefined || finding === undefined || mismatches.every((all) => all.length > 0)) return null;
  return {
    why: `holds for some of the findings that are this defect, and not for that of ${finding.tool.name}: ${first.why}`,
    fix: 'let it match every finding of the defect; that takes new sign-offs',
  };
}

/**
 * Where one criterion alone does not hold, and what does hold names the thing itself, not just its tool or folder.
 * @param mismatches of all findings of a defect
 */
export function nearly({ match }: Exception, mismatches: readonly Mismatch[]): Objection | null {
  const [mismatch] = mismatches;
  if (mismatch === undefined || mismatches.some(({ key }) => key !== mismatch.key)) return null;
  const naming = (['rule', 'vulnerability', 'defect'] as const).filter((key) => key !== mismatch.key);
  if (!naming.some((key) => match[key] !== undefined)) return null;
  return {
    why: `nearly matches, but for its ${mismatch.key}: ${mismatch.why}`,
    fix: 'correct the exception if it means this defect; that takes new sign-offs',
  };
}
