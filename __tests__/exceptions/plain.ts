// The plain method of applying exceptions: every exception against every defect, criterion by criterion, with nothing looked
// up or remembered. Slow and obvious, to hold the indexed one against. Of the gate it uses only what no index touches: the
// counting of sign-offs, and the comparison of packages.

import { Minimatch } from 'minimatch';
import type { Circumstances } from '../../src/exceptions/apply.ts';
import { missingSignOffs } from '../../src/exceptions/quorum.ts';
import { packageMismatch, parsePackagePattern } from '../../src/match/package.ts';
import type { Matchable, Mismatch } from '../../src/match/criteria.ts';
import { daysBetween } from '../../src/model/date.ts';
import type { Defect } from '../../src/model/defect.ts';
import type { Exception, ExceptionOutcome, ExceptionOutcomes, NearMiss } from '../../src/model/exception.ts';
import type { Criteria } from '../../src/model/policy.ts';
import { requirement } from '../../src/model/requirement.ts';
import { SEVERITIES, type Severity } from '../../src/model/severity.ts';
import { provingUnder } from '../builders.ts';

interface Objection {
  readonly why: string;
  readonly fix: string;
}

export interface PlainCoverage {
  readonly covered: ReadonlyMap<string, Exception>;
  /** In the order of the defects. */
  readonly nearMisses: readonly (readonly NearMiss[])[];
  readonly outcomes: ExceptionOutcomes;
}

/** @param noted findings that were seen, beside those of the defects */
export function plainApply(
  exceptions: readonly Exception[],
  defects: readonly Defect[],
  noted: readonly Matchable[],
  at: Circumstances,
): PlainCoverage {
  const seen = [...noted, ...defects.flatMap(({ findings }) => findings.map(({ finding }) => finding))];
  const covered = new Map<string, Exception>();
  const nearMisses: NearMiss[][] = defects.map(() => []);
  const outcomes: Record<keyof ExceptionOutcomes, ExceptionOutcome[]> = { used: [], unused: [], expired: [], refused: [] };
  for (const exception of longestFirst(exceptions)) {
    const { id, where, decision, validThrough } = exception;
    const matched = defects.filter(({ findings, ...rest }) =>
      findings.some((one) => mismatchesOf(exception, { ...rest, findings: [one] }, at).length === 0),
    );
    const refusals = matched
      .map((defect) => ({ defect, objection: objectionTo(exception, defect, matched, { ...at, defects }) }))
      .filter(({ objection }) => objection !== null);
    for (const [index, defect] of defects.entries()) {
      const mismatches = mismatchesOf(exception, defect, at);
      const objection =
        nearly(exception, mismatches) ?? (matched.includes(defect) ? objectionTo(exception, defect, matched, { ...at, defects }) : null);
      if (mismatches.length === 0 && objection === null && !covered.has(defect.id)) covered.set(defect.id, exception);
      if (objection !== null && (nearMisses[index]?.length ?? 5) < 5) nearMisses[index]?.push({ exception: id, where, ...objection });
    }
    const expired = at.today > validThrough;
    const [worst] = refusals.toSorted((a, b) => rankOf(a.defect) - rankOf(b.defect) || (a.defect.id < b.defect.id ? -1 : 1));
    const held = matched.length - refusals.length;
    const standing = held > 0 ? 'used' : expired ? 'expired' : matched.length > 0 ? 'refused' : 'unused';
    const why = standing === 'unused' ? unusedBecause(exception, seen, defects, at) : (worst?.objection?.why ?? '');
    const signers = matched.length === 0 ? [] : provingUnder(at)(exception).signers;
    const signedBy = signers.map(({ by, roles: [role] }) => (role === undefined ? by : `${by} (${role})`));
    outcomes[standing].push({
      id,
      where,
      decision,
      validThrough,
      emergency: false,
      signers,
      signedBy,
      matches: matched.length,
      why: why === '' && expired ? `ended ${validThrough}` : why,
    });
  }
  return { covered, nearMisses, outcomes };
}

/** True when every criterion holds, whatever the finding's defect is. */
export function plainlySpeaksOf({ match: { defect, ...others } }: Exception, finding: Matchable, branch: string | null): boolean {
  const keys = keysOf(others);
  return (defect !== undefined || keys.length > 0) && keys.every((key) => whyNot(key, others, finding, { defect: null, branch }) === '');
}

function longestFirst(exceptions: readonly Exception[]): readonly Exception[] {
  return exceptions.toSorted((a, b) => {
    if (a.validThrough !== b.validThrough) return a.validThrough > b.validThrough ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
}

function mismatchesOf({ match }: Exception, { id, findings }: Defect, { branch }: Circumstances): readonly Mismatch[] {
  const keys = keysOf(match);
  return findings.flatMap(({ finding }): Mismatch[] => {
    if (keys.length === 0) return [{ key: 'rule', why: 'it names nothing to match' }];
    return keys.map((key) => ({ key, why: whyNot(key, match, finding, { defect: id, branch }) })).filter(({ why }) => why !== '');
  });
}

function keysOf(match: Criteria): readonly (keyof Criteria)[] {
  return (Object.keys(match) as (keyof Criteria)[]).filter((key) => match[key] !== undefined);
}

/** @returns "" where the criterion holds */
function whyNot(
  key: keyof Criteria,
  match: Criteria,
  finding: Matchable,
  { defect, branch }: { readonly defect: string | null; readonly branch: string | null },
): string {
  switch (key) {
    case 'tool':
      return isNamed(finding.tool.name, match.tool, 'i') ? '' : `the tool is "${finding.tool.name}"`;
    case 'rule':
      return isNamed(finding.rule, match.rule) ? '' : `the rule is "${finding.rule}"`;
    case 'branches':
      return branch === null ? 'the branch is not known' : isNamed(branch, match.branches) ? '' : `the branch is "${branch}"`;
    case 'defect':
      return defect === null ? 'the defect is not known' : match.defect?.includes(defect) ? '' : `the defect is "${defect}"`;
    case 'security':
      return finding.security === match.security ? '' : `security is ${finding.security}`;
    case 'cwe':
      return whyNoneOf(finding.cwe, match.cwe, 'CWE');
    case 'vulnerability': {
      const { vulnerability: found } = finding;
      return whyNoneOf(found === null ? [] : [found.id, ...found.aliases], match.vulnerability, 'vulnerability');
    }
    case 'package':
      return whyNoPackage(finding, match.package ?? []);
    case 'path':
      return whyNotThere(finding, match.path ?? []);
  }
}

function isNamed(text: string, patterns: readonly string[] = [], flags = ''): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split('*').map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`));
    return new RegExp(`^${parts.join('[^]*')}$`, flags).test(text);
  });
}

function whyNoneOf(found: readonly string[], wanted: readonly string[] = [], noun: string): string {
  for (const name of found) for (const one of wanted) if (name.toLowerCase() === one.toLowerCase()) return '';
  return found.length === 0 ? `the finding names no ${noun}` : `the ${noun} is ${found.join(', ')}`;
}

function whyNoPackage(finding: Matchable, wanted: readonly string[]): string {
  const reasons = wanted.flatMap((text) => {
    const pattern = parsePackagePattern(text);
    return pattern === null ? [] : [packageMismatch(pattern, finding.package)];
  });
  return reasons.includes('') ? '' : (reasons[0] ?? 'no package is named');
}

/** Every place of the finding must be meant, not just the one that stands first. */
function whyNotThere({ location: { path }, otherPaths }: Matchable, patterns: readonly string[]): string {
  if (path === null) return 'the path is not known';
  const isMeant = (place: string): boolean => patterns.some((pattern) => plainPathTest(pattern, place));
  if (!isMeant(path)) return `the path is "${path}"`;
  const stray = otherPaths.find((place) => !isMeant(place));
  if (stray === undefined) return '';
  return stray === '' ? 'another of its places is no file' : `another of its paths is "${stray}"`;
}

/** The glob library alone, with nothing tested before it. */
export function plainPathTest(pattern: string, path: string): boolean {
  const composed = pattern.normalize('NFC');
  if (!/[*?\\]/.test(composed)) return composed === path;
  const options = { dot: true, nonegate: true, nocomment: true, noext: true, nobrace: true, platform: 'linux' } as const;
  return new Minimatch(composed, options).match(path);
}

function objectionTo(
  exception: Exception,
  defect: Defect,
  matched: readonly Defect[],
  { policy, today, defects, branch }: Circumstances & { readonly defects: readonly Defect[] },
): Objection | null {
  const { id, severity } = defect;
  if (today > exception.validThrough) return { why: `ended ${exception.validThrough}`, fix: 'renew it, with new sign-offs' };
  const wide = tooWide(exception, matched);
  if (wide !== null) return wide;
  if (defects.filter((other) => other.id === id).length > 1)
    return { why: `another defect has the same id ${id}`, fix: 'mend one of the two; no exception can tell them apart' };
  return partly(exception, defect, { policy, today, branch }) ?? notSigned(exception, severity, { policy, today, branch });
}

function tooWide({ maxMatches, maxSeverity }: Exception, matched: readonly Defect[]): Objection | null {
  if (matched.length > maxMatches) {
    const why = `matches ${matched.length} defects, more than its maxMatches ${maxMatches}`;
    return { why, fix: 'narrow its match, or raise maxMatches with new sign-offs' };
  }
  if (maxSeverity === null) return null;
  const worst = SEVERITIES[Math.min(...matched.map(rankOf))] ?? 'none';
  if (SEVERITIES.indexOf(worst) >= SEVERITIES.indexOf(maxSeverity)) return null;
  const why = `matches a ${worst} defect, above its maxSeverity ${maxSeverity}`;
  return { why, fix: 'narrow its match, or raise maxSeverity with new sign-offs' };
}

function notSigned(exception: Exception, severity: Severity, { policy, today }: Circumstances): Objection | null {
  const { decision, requested, validThrough } = exception;
  const rule = policy.signOff[severity];
  const [term, longest] = [daysBetween(requested.on, validThrough), rule.longest[decision]];
  if (term > longest) {
    const why = `its term of ${term} days is longer than the ${longest} that ${severity} allows (${rule.where})`;
    return { why, fix: `end it at most ${longest} days after ${requested.on}` };
  }
  const { signers, uncounted } = provingUnder({ policy, today })(exception);
  const missing = missingSignOffs(signers, { ...rule, others: null });
  if (missing === '') return null;
  const because = uncounted.length === 0 ? '' : ` (${uncounted.join('; ')})`;
  return { why: `sign-offs missing: ${missing}${because}`, fix: `${severity} needs ${requirement(policy, severity, decision)}` };
}

/** One criterion away, while a rule, a vulnerability or a defect that it names does hold. */
function nearly({ match }: Exception, mismatches: readonly Mismatch[]): Objection | null {
  const keys = [...new Set(mismatches.map(({ key }) => key))];
  const [key] = keys;
  const names = (['rule', 'vulnerability', 'defect'] as const).some((name) => match[name] !== undefined && name !== key);
  if (keys.length !== 1 || !names) return null;
  return {
    why: `nearly matches, but for its ${key}: ${mismatches[0]?.why}`,
    fix: 'correct the exception if it means this defect; that takes new sign-offs',
  };
}

/** It holds for a finding of the defect, and not for another. */
function partly(exception: Exception, { id, findings, ...rest }: Defect, at: Circumstances): Objection | null {
  const each = findings.map((one) => mismatchesOf(exception, { ...rest, id, findings: [one] }, at));
  const missed = each.findIndex((mismatches) => mismatches.length > 0);
  if (!each.some((mismatches) => mismatches.length === 0)) return null;
  const tool = findings[missed]?.finding.tool.name ?? '';
  if (missed === -1) return null;
  return {
    why: `holds for some of the findings that are this defect, and not for that of ${tool}: ${each[missed]?.[0]?.why}`,
    fix: 'let it match every finding of the defect; that takes new sign-offs',
  };
}

/** The first criterion that nothing meets: no finding that was seen, no defect, not the branch. */
function unusedBecause({ match }: Exception, seen: readonly Matchable[], defects: readonly Defect[], { branch }: Circumstances): string {
  const unmet = keysOf(match).find((key) => {
    if (key === 'defect') return !defects.some(({ id }) => match.defect?.includes(id));
    if (key === 'branches') return branch === null || !isNamed(branch, match.branches);
    return !seen.some((finding) => whyNot(key, match, finding, { defect: null, branch }) === '');
  });
  return unmet === undefined ? 'no defect meets all of its match at once' : `nothing here meets its ${unmet}`;
}

function rankOf({ severity }: Defect): number {
  return SEVERITIES.indexOf(severity);
}
