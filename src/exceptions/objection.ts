// Why a statement that speaks of a defect does not hold for it, and what would make it hold.

import { daysBetween } from '../model/date.ts';
import type { Defect } from '../model/defect.ts';
import type { Exception } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import { requirement } from '../model/requirement.ts';
import { rank, type Severity } from '../model/severity.ts';
import type { Mismatch } from '../match/criteria.ts';
import { inEmergency } from './emergency.ts';
import type { Meant } from './meant.ts';
import { because, bySigning, type Hearing, type Objection } from './hearing.ts';
import { quorumOf, renewedTooOften } from './lifecycle.ts';
import { missingSignOffs } from './quorum.ts';

export function ended({ validThrough }: Exception): Objection {
  return { why: `ended ${validThrough}`, fix: 'renew it, with new sign-offs' };
}

/** It holds for all that the statement speaks of, or for nothing. */
export function tooWide({ maxMatches, maxSeverity }: Exception, { count, worst }: Meant): Objection | null {
  if (count > maxMatches) {
    return {
      why: `matches ${count} defects, more than its maxMatches ${maxMatches}`,
      fix: 'narrow its match, or raise maxMatches with new sign-offs',
    };
  }
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
 * Where it holds for some findings of a defect of which it speaks, and not for all.
 * @param mismatchesOf the finding
 */
export function partly({ findings }: Defect, mismatchesOf: (finding: Finding) => readonly Mismatch[]): Objection | null {
  if (findings.length === 1) return null;
  for (const { finding } of findings) {
    const [first] = mismatchesOf(finding);
    if (first !== undefined)
      return {
        why: `holds for some of the findings that are this defect, and not for that of ${finding.tool.name}: ${first.why}`,
        fix: 'let it match every finding of the defect; that takes new sign-offs',
      };
  }
  return null;
}

/**
 * Where one criterion alone does not hold, and what does hold names the thing itself, not just its tool or folder.
 * @param mismatches of each finding of a defect
 */
export function nearly({ match }: Exception, mismatches: readonly (readonly Mismatch[])[]): Objection | null {
  const mismatch = mismatches.find((all) => all.length > 0)?.[0];
  if (mismatch === undefined || mismatches.some((all) => all.some(({ key }) => key !== mismatch.key))) return null;
  const naming = (['rule', 'vulnerability', 'defect'] as const).filter((key) => key !== mismatch.key);
  if (!naming.some((key) => match[key] !== undefined)) return null;
  return {
    why: `nearly matches, but for its ${mismatch.key}: ${mismatch.why}`,
    fix: 'correct the exception if it means this defect; that takes new sign-offs',
  };
}
