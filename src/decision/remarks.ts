// What a reader should know beside the verdict: suppressions that change nothing, rules that speak of nothing, places outside
// the source folder, and what this run had no means to measure.

import { pointerOf, type AllDefects, type JudgedDefect, type MinorDefects } from '../model/defect.ts';
import type { Warning } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import { isCompared, NOTHING_TO_COMPARE, type Past } from '../model/past.ts';
import type { Policy, SeverityRule, Stage } from '../model/policy.ts';
import { isHonoured } from './decide.ts';

/** @param silentRules severity rules that matched no finding */
export function remarksOn(all: AllDefects, silentRules: readonly SeverityRule[], policy: Policy, past: Past): readonly Warning[] {
  return [...suppressedInSource(all, policy), ...silent(silentRules), ...elsewhere(all), ...onThePast(past)];
}

/** What makes it less sure which defects are new. */
function onThePast({ baseline, change }: Past): readonly Warning[] {
  const unknown =
    change.told || change === NOTHING_TO_COMPARE ? [] : [`what the change touches cannot be told: ${change.why}; ${change.fix}`];
  const unmeasured =
    baseline === null || baseline.unmeasured === 0 ? [] : [`${ofTheBaseline(baseline.unmeasured)} come from tools that did not run now`];
  const unsourced =
    baseline === null || baseline.unsourced === 0
      ? []
      : [`${baseline.unsourced} findings, of before and of now, were followed without the text of their file: on weaker evidence`];
  return [
    ...unknown.map((what) => ({ what, where: 'option base-ref' })),
    ...[...unmeasured, ...unsourced].map((what) => ({ what, where: 'option baseline' })),
  ];
}

function ofTheBaseline(count: number): string {
  return count === 1 ? '1 finding of the baseline' : `${count} findings of the baseline`;
}

/** A suppression is the author's word, not a sign-off: it is said, and changes nothing unless the policy honours it. */
function suppressedInSource({ judged, minor }: AllDefects, policy: Policy): readonly Warning[] {
  let count = countOf(minor.filter(({ suppressed }) => suppressed));
  for (const defect of judged) if (isSuppressed(defect) && !isEachHonoured(defect, policy)) count += 1;
  if (count === 0) return [];
  const what = `${count === 1 ? '1 defect is' : `${count} defects are`} suppressed in source by their author, which accepts nothing here`;
  return [{ what, where: policy.suppressions.where }];
}

function isSuppressed({ findings }: JudgedDefect): boolean {
  for (const { finding } of findings) if (finding.suppressions.length > 0) return true;
  return false;
}

/** Of those findings that are suppressed. */
function isEachHonoured({ findings, earlier }: JudgedDefect, policy: Policy): boolean {
  return findings.every(({ finding }, index) => finding.suppressions.length === 0 || isHonoured(finding, policy, earlier[index] ?? null));
}

function countOf(minor: readonly MinorDefects[]): number {
  return minor.reduce((sum, { defects }) => sum + defects, 0);
}

/** A rule that speaks of nothing may be misspelt. */
function silent(rules: readonly SeverityRule[]): readonly Warning[] {
  const [first] = rules;
  if (first === undefined) return [];
  const named = rules.slice(0, 5).map(({ where, reason }) => `${where} "${reason}"`);
  const what = `${rules.length === 1 ? 'a severity rule matches' : `${rules.length} severity rules match`} nothing here: ${named.join(', ')}`;
  return [{ what, where: first.where }];
}

/** Paths of another machine or folder: no rule and no exception can name them. */
function elsewhere({ judged, minor }: AllDefects): readonly Warning[] {
  const outside = judged.filter(({ findings }) => isOutside(findings[0].finding));
  const count = outside.length + countOf(minor.filter((alike) => alike.outside));
  if (count === 0) return [];
  const what = `${count === 1 ? '1 defect points' : `${count} defects point`} outside the source folder, so that no path pattern matches: name the checkout with the option source`;
  const [first] = outside;
  return [{ what, where: first === undefined ? 'option source' : pointerOf(first.findings[0].finding) }];
}

/** True for a file that lies outside the source folder. */
export function isOutside({ location: { path, display } }: Pick<Finding, 'location'>): boolean {
  return path === null && /^(?:file:)?\/|^[a-z]:/i.test(display);
}

/** @param evidence how much of it was given about the artifact */
export function notMeasured(
  { stage, policy }: { readonly stage: Stage; readonly policy: Policy },
  past: Past,
  evidence: number,
): readonly string[] {
  const counts =
    policy.artifact.exclusions.length > 0 ? 'what the policy does not exclude counts as shipped' : 'everything counts as shipped';
  const always = [
    ...(evidence > 0 ? [] : [`what ships not measured: no artifact evidence, so ${counts}`]),
    ...(policy.proof.mode === 'declared' ? ['who signed not measured: sign-offs are declared, not proved'] : []),
  ];
  const why = past.change.told || past.change === NOTHING_TO_COMPARE ? 'nothing to compare with' : past.change.why;
  const introduced = `what this change introduced not measured: ${why}, so everything counts as introduced`;
  return stage === 'pull-request' && !isCompared(past) ? [introduced, ...always] : always;
}
