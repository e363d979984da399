// What was seen of all findings, each value once: so that a statement which matches nothing can say which of its criteria
// nothing here meets.

import { compile, namesOf, type Matchable, type Matcher } from '../match/criteria.ts';
import type { Exception } from '../model/exception.ts';
import type { Criteria } from '../model/policy.ts';

export interface Seen {
  note(finding: Matchable): void;
  /** @returns the first criterion of the statement that nothing meets; null where each is met by something */
  unmet(exception: Exception, defects: ReadonlySet<string>, branch: string | null): keyof Criteria | null;
}

type Facet = Exclude<keyof Criteria, 'defect' | 'branches'>;

/** What stands for the value that a criterion asks of; null where a finding has none. */
const VALUES: Readonly<Record<Facet, (finding: Matchable) => string | null>> = {
  tool: ({ tool }) => tool.name,
  rule: ({ rule }) => rule,
  path: ({ location: { path }, otherPaths }) => (otherPaths.length === 0 ? path : [path ?? '', ...otherPaths].join('\0')),
  cwe: ({ cwe }) => (cwe.length === 0 ? null : cwe.length === 1 ? (cwe[0] ?? null) : cwe.join(' ')),
  vulnerability: (finding) => (finding.vulnerability === null ? null : namesOf({ finding }).join(' ')),
  package: ({ package: found }) => (found === null ? null : JSON.stringify(found)),
  security: ({ security }) => String(security),
};

/** @param exceptions only what these ask for is noted */
export function seenBy(exceptions: readonly Exception[]): Seen {
  const asked = new Set(exceptions.flatMap(({ match }) => Object.keys(match)));
  const facets = (Object.keys(VALUES) as Facet[])
    .filter((facet) => asked.has(facet))
    .map((facet) => ({ facet, value: VALUES[facet], samples: new Map<string, Matchable>() }));
  const samplesOf = new Map(facets.map(({ facet, samples }) => [facet, samples]));
  return {
    note(finding) {
      for (const { value, samples } of facets) {
        const text = value(finding);
        if (text !== null && !samples.has(text)) samples.set(text, sampleOf(finding, asked.has('package')));
      }
    },
    unmet({ match }, defects, branch) {
      const isMet = (key: keyof Criteria): boolean => {
        if (key === 'defect') return match.defect?.some((id) => defects.has(id)) ?? false;
        if (key === 'branches') return compile({ branches: match.branches ?? [] }).holds({ finding: NOTHING, defect: null, branch });
        const samples = samplesOf.get(key) ?? new Map<string, Matchable>();
        return isNamed(key, match, samples) || isMetBy(compile({ [key]: match[key] }), samples.values());
      };
      return (Object.keys(match) as (keyof Criteria)[]).find((key) => !isMet(key)) ?? null;
    },
  };
}

/** What is named as it is needs no search. */
function isNamed(key: Facet, match: Criteria, samples: ReadonlyMap<string, Matchable>): boolean {
  return (key === 'rule' || key === 'path') && (match[key]?.some((name) => samples.has(name)) ?? false);
}

function isMetBy(matcher: Matcher, samples: Iterable<Matchable>): boolean {
  for (const finding of samples) if (matcher.holds({ finding, defect: null, branch: null })) return true;
  return false;
}

/** Without the message: what is remembered of a million findings must be small. */
function sampleOf(finding: Matchable, withPackage: boolean): Matchable {
  const { tool, rule, location, otherPaths, cwe, vulnerability, security } = finding;
  return { tool, rule, location, otherPaths, cwe, vulnerability, security, package: withPackage ? finding.package : null };
}

const NOTHING: Matchable = {
  tool: { name: '', version: null, category: null },
  rule: '',
  location: { path: null, display: '', line: null, column: null, endLine: null },
  otherPaths: [],
  cwe: [],
  vulnerability: null,
  security: false,
  package: null,
};
