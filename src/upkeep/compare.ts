// Defects of a verdict, and policy and exceptions as they were and as they would be, in; what would change for these defects out.
// Of a severity only the policy's own rules are weighed anew: what the scanner said of it is not in a verdict.

import { exceptionChanges } from '../decision/exception-changes.ts';
import { policyChanges } from '../decision/policy-changes.ts';
import { statementsOf, type Coverage } from '../exceptions/apply.ts';
import { compile } from '../match/criteria.ts';
import type { Defect } from '../model/defect.ts';
import type { Exception } from '../model/exception.ts';
import type { Policy, SeverityRule } from '../model/policy.ts';
import { rank, type Severity } from '../model/severity.ts';
import { nameOfSigner } from '../model/sign-off.ts';
import type { Prover } from '../proof/sign-offs.ts';
import { plural } from '../report/words.ts';

/** What a verdict is measured by. */
export interface Side {
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
  readonly prover: Prover;
}

export interface Moment {
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Branch that is judged; null where it is not known. */
  readonly branch: string | null;
}

/** @returns a line for each change, and below it the defects that it touches; none where nothing changes */
export function changesBetween(before: Side, after: Side, defects: readonly Defect[], moment: Moment): readonly string[] {
  const [was, is] = [coverageOf(before, defects, moment), coverageOf(after, defects, moment)];
  return [
    ...accepted(was, is, after, defects),
    ...noMore(was, is, defects),
    ...rerated(before.policy, after.policy, defects),
    ...policyChanges({ now: before.policy, after: after.policy }).map((change) => `would ${change}`),
    ...exceptionChanges({ now: before.exceptions, after: after.exceptions }, is.outcomes).map((change) => `would ${change}`),
  ];
}

function coverageOf({ policy, exceptions, prover }: Side, defects: readonly Defect[], moment: Moment): Coverage {
  return statementsOf(exceptions, { policy, ...moment }, prover.signOffsOf).apply(defects);
}

function accepted(was: Coverage, is: Coverage, { prover }: Side, defects: readonly Defect[]): readonly string[] {
  const added = new Map<Exception, Defect[]>();
  for (const defect of defects) {
    const exception = was.covered.has(defect.id) ? undefined : is.covered.get(defect.id);
    if (exception !== undefined) added.set(exception, [...(added.get(exception) ?? []), defect]);
  }
  return [...added].flatMap(([exception, all]) => {
    const { id, where, validThrough } = exception;
    const by = prover.signOffsOf(exception).signers.map(nameOfSigner).join(', ');
    const head = `would accept ${plural(all.length, 'defect')} through ${validThrough}, signed by ${by}: ${id} (${where})`;
    return [head].concat(all.map(lineOf));
  });
}

function noMore(was: Coverage, is: Coverage, defects: readonly Defect[]): readonly string[] {
  const lost = defects.filter(({ id }) => was.covered.has(id) && !is.covered.has(id));
  if (lost.length === 0) return [];
  const reason = (defect: Defect): string => {
    const exception = was.covered.get(defect.id)?.id ?? '';
    const miss = is.nearMissesOf(defect).find((one) => one.exception === exception);
    return `${lineOf(defect)}: ${exception} ${miss === undefined ? 'is gone, or means it no more' : miss.why}`;
  };
  return [`would accept no more ${plural(lost.length, 'defect')}`, ...lost.map(reason)];
}

function lineOf({ id, severity, findings: [{ finding }] }: Defect): string {
  return `    ${severity} ${id} ${finding.vulnerability?.id ?? finding.rule} ${finding.location.display}`;
}

function rerated(before: Policy, after: Policy, defects: readonly Defect[]): readonly string[] {
  const [was, is] = [ruleIn(before), ruleIn(after)];
  return defects.flatMap((defect) => {
    const [old, now] = [was(defect), is(defect)];
    if (saidBy(old) === saidBy(now)) return [];
    if (now === null) return [`would no more be set by the rule "${old?.reason}" (${old?.where})`, lineOf(defect)];
    const to = changed(defect.severity, now);
    const word = rank(to) > rank(defect.severity) ? 'lower' : 'raise';
    return to === defect.severity ? [] : [`would ${word} ${defect.severity} to ${to}: ${now.reason} (${now.where})`, lineOf(defect)];
  });
}

function ruleIn({ severityRules }: Policy): (defect: Defect) => SeverityRule | null {
  const rules = severityRules.map((rule) => ({ rule, matcher: compile(rule.when) }));
  return ({ id, findings: [{ finding }] }) =>
    rules.find(({ matcher }) => matcher.holds({ finding, defect: id, branch: null }))?.rule ?? null;
}

function saidBy(rule: SeverityRule | null): string {
  return JSON.stringify([rule?.when, rule?.change]);
}

function changed(severity: Severity, { change: { kind, to } }: SeverityRule): Severity {
  if (kind === 'set') return to;
  const isWorse = rank(severity) < rank(to);
  return (kind === 'atMost') === isWorse ? to : severity;
}
