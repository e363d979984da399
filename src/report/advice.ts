// What would unblock a defect: the fix where one is known, and the exception that would cover it, ready to be copied.

import { dayOf } from '../model/date.ts';
import type { Assessment } from '../model/assessment.ts';
import type { JudgedDefect } from '../model/defect.ts';
import type { Policy } from '../model/policy.ts';
import { requirement } from '../model/requirement.ts';
import type { Severity } from '../model/severity.ts';
import type { ProofMode } from '../model/sign-off.ts';
import { packageName } from './words.ts';

export interface Advice {
  /** `fix it (lodash 4.17.20 is fixed in 4.17.21), or an exception with match: {…}`. */
  unblock(defect: JudgedDefect): string;
  /** An entry of the exceptions file, line by line. */
  template(defect: JudgedDefect): readonly string[];
}

export function adviser({ defects, minorRules, policy, now }: Assessment): Advice {
  const alike = new Map<string, number>();
  for (const match of defects.map(matchOf)) alike.set(match, (alike.get(match) ?? 0) + 1);
  const matches = (defect: JudgedDefect): number => alike.get(matchOf(defect)) ?? 1;
  // Of those that were only counted it is not known where they are.
  const mayBeMore = (defect: JudgedDefect): boolean => minorRules.has(defect.findings[0].finding.rule);
  return {
    unblock(defect) {
      const more = matches(defect) > 1 ? ` and maxMatches: ${matches(defect)}` : '';
      const lesser = mayBeMore(defect) ? ' (maxMatches counts those below the threshold, too)' : '';
      return `fix it${fixOf(defect)}, or an exception with match: ${matchOf(defect)}${more}${lesser}`;
    },
    template(defect) {
      const today = dayOf(now);
      const { longest, roles } = policy.signOff[defect.severity];
      const role = [...roles.keys()][0] ?? (policy.roles.size > 0 ? [...policy.roles.keys()][0] : undefined);
      return [
        '- id: EX-NAME',
        '  decision: accepted-risk   # or false-positive, mitigated',
        `  match: ${matchOf(defect)}`,
        ...(matches(defect) > 1 || mayBeMore(defect) ? [`  maxMatches: ${matches(defect)}${mayBeMore(defect) ? LESSER : ''}`] : []),
        '  justification: why the risk may stand',
        `  requested: {by: LOGIN, on: ${today}}`,
        `  validThrough: ${dayOf(now + longest['accepted-risk'] * 86_400_000)}   # the last day that this may be`,
        `  ${SIGN_OFFS[policy.proof.mode](`by: LOGIN${role === undefined ? '' : `, role: ${role}`}, on: ${today}`)}`,
      ];
    },
  };
}

/** What stands below an entry for those who sign it off. */
const SIGN_OFFS: Readonly<Record<ProofMode, (signOff: string) => string>> = {
  declared: (signOff) => `signOffs: [{${signOff}}]`,
  review: () => 'signOffs: []   # who approves the pull request signs it off',
  signature: (signOff) => `signOffs: [{${signOff}, signature: "..."}]   # made by each signer's own SSH key`,
  'signature-or-review': (signOff) => `signOffs: [{${signOff}, signature: "..."}]   # or none: who approves the pull request signs it off`,
};

const LESSER = '   # and as many more as it matches below the threshold';

/** `an exception for high: signed by 1 of appsec (kim, lee), at most 90 days after the request`. */
export function whoSigns(policy: Policy, severity: Severity): string {
  const { roles } = policy.signOff[severity];
  const names = [...roles.keys()].map((role) => `${role}: ${(policy.roles.get(role) ?? []).map(({ login }) => login).join(', ')}`);
  const who = requirement(policy, severity, 'accepted-risk');
  return `an exception for ${severity} is signed by ${who} from the request on${names.length === 0 ? '' : ` (${names.join('; ')})`}`;
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
