// What would unblock a defect: the fix where one is known, and the exception that would cover it, ready to be copied.

import { dayOf } from '../model/date.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Disposition, JudgedDefect } from '../model/defect.ts';
import type { Policy } from '../model/policy.ts';
import { requirement } from '../model/requirement.ts';
import type { Severity } from '../model/severity.ts';
import type { ProofMode } from '../model/sign-off.ts';
import { packageName } from './words.ts';

export interface Advice {
  /** `fix it (lodash 4.17.20 is fixed in 4.17.21), or an exception with match: {…}`. */
  unblock(defect: JudgedDefect): string;
  /** How to ask for an exception, a line for each way; the last one is followed by the template. */
  asking(defect: JudgedDefect): readonly string[];
  /** An entry of the exceptions file, line by line; none where the policy that says who signs cannot be read. */
  template(defect: JudgedDefect): readonly string[];
}

export function adviser({ defects, minorRules, policy, now }: Assessment): Advice {
  const alike = new Map<string, { count: number; isSettled: boolean }>();
  for (const defect of defects) {
    const match = matchOf(defect);
    const others = alike.get(match) ?? { count: 0, isSettled: false };
    others.count += 1;
    others.isSettled ||= SETTLED.includes(defect.disposition);
    alike.set(match, others);
  }
  // Of those that were only counted it is not known where they are.
  const mayBeMore = (defect: JudgedDefect): boolean => minorRules.has(defect.findings[0].finding.rule);
  const scopeOf = (defect: JudgedDefect): Scope => {
    const match = matchOf(defect);
    const others = alike.get(match);
    // What is new needs no exception for what is not.
    if (!defect.hasTwin && others?.isSettled === true) return { ...ALONE, match: `{defect: ${defect.id}}` };
    return match.startsWith('{defect:') ? { ...ALONE, match } : { match, count: others?.count ?? 1, mayBeMore: mayBeMore(defect) };
  };
  return {
    unblock(defect) {
      const { match, count, mayBeMore: more } = scopeOf(defect);
      const known = `fix it${fixOf(defect)}`;
      if (policy.standsIn) return `${known}; what an exception needs is known once the policy can be read`;
      const lesser = more ? ' (maxMatches counts those below the threshold, too)' : '';
      return `${known}, or an exception with match: ${match}${count > 1 ? ` and maxMatches: ${count}` : ''}${lesser}`;
    },
    asking: ({ id }) =>
      policy.standsIn
        ? []
        : [
            `to ask for one: defect-gate exceptions new --verdict FILE --defect ${id} --justification "…" (FILE is what check --output wrote)`,
            `or copy this into the exceptions file, such as .github/defect-gate/exceptions.yml (here for ${id}):`,
          ],
    template: (defect) => (policy.standsIn ? [] : entryFor(scopeOf(defect), defect.severity, policy, now)),
  };
}

/** Accepted already, or nothing that this change is asked for. */
const SETTLED: readonly Disposition[] = ['accepted', 'not-introduced'];

interface Scope {
  /** As YAML on one line. */
  readonly match: string;
  /** Defects that it speaks of. */
  readonly count: number;
  /** True where there may be more below the threshold. */
  readonly mayBeMore: boolean;
}

const ALONE = { count: 1, mayBeMore: false } as const;

function entryFor({ match, count, mayBeMore }: Scope, severity: Severity, policy: Policy, now: number): readonly string[] {
  const today = dayOf(now);
  const lastDay = dayOf(now + policy.signOff[severity].longest['accepted-risk'] * 86_400_000);
  return [
    '- id: EX-NAME',
    '  decision: accepted-risk   # or false-positive, mitigated',
    `  match: ${match}`,
    ...(count > 1 || mayBeMore ? [`  maxMatches: ${count}${mayBeMore ? LESSER : ''}`] : []),
    '  justification: why the risk may stand',
    `  requested: {by: LOGIN, on: ${today}}`,
    `  validThrough: ${lastDay}   # the last day that this may be`,
    ...SIGN_OFFS[policy.proof.mode](policy, severity, today).map((line) => `  ${line}`),
  ];
}

const SIGN = 'each signs with: defect-gate exceptions sign EX-NAME --key FILE';
const APPROVE = 'who approves the pull request signs it off';

/** What stands below an entry for those who sign it off. */
const SIGN_OFFS: Readonly<Record<ProofMode, (policy: Policy, severity: Severity, today: string) => readonly string[]>> = {
  declared: (policy, severity, today) => [
    'signOffs:   # LOGIN is never who requested it',
    ...placesIn(policy, severity).map((role) => `  - {by: LOGIN${role === null ? '' : `, role: ${role}`}, on: ${today}}`),
  ],
  review: () => [`signOffs: []   # ${APPROVE}`],
  signature: () => [`signOffs: []   # ${SIGN}`],
  'signature-or-review': () => [`signOffs: []   # ${SIGN}; or ${APPROVE}`],
};

/** The role of each who must sign; null for anybody. */
function placesIn({ signOff, roles }: Policy, severity: Severity): readonly (string | null)[] {
  const { roles: asked, people } = signOff[severity];
  const places = [...asked].flatMap(([role, count]) => Array.from({ length: count }, () => role));
  const anybody = [...asked.keys(), ...roles.keys()][0] ?? null;
  return [...places, ...Array.from({ length: Math.max(0, people - places.length) }, () => anybody)];
}

const LESSER = '   # and as many more as it matches below the threshold';

/** `an exception for high: signed by 1 of appsec (kim, lee), at most 90 days after the request`; nothing where the policy cannot be read. */
export function whoSigns(policy: Policy, severity: Severity): readonly string[] {
  if (policy.standsIn) return [];
  const { roles } = policy.signOff[severity];
  const names = [...roles.keys()].map((role) => `${role}: ${(policy.roles.get(role) ?? []).map(({ login }) => login).join(', ')}`);
  const who = requirement(policy, severity, 'accepted-risk');
  return [`an exception for ${severity} is signed by ${who} from the request on${names.length === 0 ? '' : ` (${names.join('; ')})`}`];
}

function fixOf(defect: JudgedDefect): string {
  const fixed = defect.findings[0].finding.package?.fixed ?? [];
  return fixed.length === 0 ? '' : ` (${packageName(defect)} is fixed in ${fixed.slice(0, 3).join(', ')})`;
}

/** The narrowest criteria that name the thing itself, as YAML on one line. */
export function matchOf(defect: JudgedDefect): string {
  // What names one of its findings would not hold for the others.
  if (new Set(defect.findings.map(({ finding }) => `${finding.tool.name}\0${finding.rule}`)).size > 1) return `{defect: ${defect.id}}`;
  const { rule, location, vulnerability, package: found } = defect.findings[0].finding;
  // A longer pattern is refused; without it the id names the defect.
  const path = location.path === null || location.path.length > 200 ? [] : [`path: ${pathPattern(location.path)}`];
  const named = found === null || found.name.lastIndexOf('@') > 0 ? path : [`package: ${plain(found.name)}`];
  const parts = vulnerability
    ? [`vulnerability: ${plain(vulnerability.id)}`, ...named]
    : rule === '' || rule.includes('*')
      ? []
      : [`rule: ${plain(rule)}`, ...path];
  return parts.length === 0 ? `{defect: ${defect.id}}` : `{${parts.join(', ')}}`;
}

/** What a glob would read as more than itself is escaped, in quotes that keep the backslash. */
function pathPattern(path: string): string {
  const escaped = path.replaceAll(/[*?[\]{}()!#]/g, String.raw`\$&`);
  return escaped === path ? plain(path) : `'${escaped.replaceAll("'", "''")}'`;
}

/** As it is where YAML reads it as text inside braces; else in quotes. */
function plain(text: string): string {
  return /^(?!(?:null|true|false)$)[A-Za-z_][\w./-]*$/i.test(text) ? text : JSON.stringify(text);
}
