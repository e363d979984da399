// Criteria in, a test for findings out: what all must hold for a severity rule or an exception to speak of a finding.
// Criteria that name nothing match nothing.

import type { Finding, Package } from '../model/finding.ts';
import type { Criteria } from '../model/policy.ts';
import { nameTest } from './name.ts';
import { packageMismatch, parsePackagePattern } from './package.ts';
import { pathTest } from './path.ts';

/** What criteria ask of a finding. */
export type Matchable = Pick<Finding, 'tool' | 'rule' | 'location' | 'otherPaths' | 'cwe' | 'vulnerability' | 'package' | 'security'>;

/** What a criterion may ask beside the finding itself. */
export interface Subject {
  readonly finding: Matchable;
  /** Public id of the defect that the finding belongs to; null while it is not known. */
  readonly defect: string | null;
  /** Branch that is judged; null when it is not known. */
  readonly branch: string | null;
}

/** Key of the criterion, and why it does not hold. */
export interface Mismatch {
  readonly key: keyof Criteria;
  readonly why: string;
}

/** Either way the answer is the same: why a criterion does not hold is only put into words where somebody asks. */
export interface Matcher {
  /** True when all criteria hold. */
  holds(subject: Subject): boolean;
  /**
   * @param unmet the criteria that do not hold, where they are known
   * @returns each that does not: none means that it matches
   */
  mismatches(subject: Subject, unmet?: readonly (keyof Criteria)[]): readonly Mismatch[];
}

/** One criterion. */
interface Check {
  holds(subject: Subject): boolean;
  /** Called where it does not hold. */
  why(subject: Subject): string;
}

/** Criteria by what they cost, the cheapest first. */
const BY_COST: readonly (keyof Criteria)[] = ['rule', 'tool', 'branches', 'defect', 'security', 'vulnerability', 'cwe', 'path', 'package'];

export function compile(criteria: Criteria): Matcher {
  const keys = Object.keys(criteria) as (keyof Criteria)[];
  const checks = keys.flatMap((key) => {
    const check = checkOf(key, criteria);
    return check ? [{ key, check }] : [];
  });
  if (checks.length === 0) return { holds: () => false, mismatches: () => [{ key: 'rule', why: 'it names nothing to match' }] };
  const inOrder = checks.toSorted((a, b) => BY_COST.indexOf(a.key) - BY_COST.indexOf(b.key)).map(({ check }) => check);
  return {
    holds: (subject) => inOrder.every((check) => check.holds(subject)),
    mismatches: (subject, unmet) =>
      checks
        .filter(({ key, check }) => (unmet === undefined ? !check.holds(subject) : unmet.includes(key)))
        .map(({ key, check }) => ({ key, why: check.why(subject) })),
  };
}

function checkOf(key: keyof Criteria, criteria: Criteria): Check | null {
  if (criteria[key] === undefined) return null;
  switch (key) {
    case 'tool':
      return among(
        criteria.tool,
        (pattern) => nameTest(pattern, true),
        ({ finding }) => finding.tool.name,
        'tool',
      );
    case 'rule':
      return among(
        criteria.rule,
        (pattern) => nameTest(pattern),
        ({ finding }) => finding.rule,
        'rule',
      );
    case 'path':
      return paths(criteria.path);
    case 'branches':
      return among(
        criteria.branches,
        (pattern) => nameTest(pattern),
        ({ branch }) => branch,
        'branch',
      );
    case 'defect':
      return among(
        criteria.defect,
        (id) => (text) => text === id,
        ({ defect }) => defect,
        'defect',
      );
    case 'cwe':
      return anyOf(criteria.cwe, ({ finding }) => finding.cwe, 'CWE');
    case 'vulnerability':
      return anyOf(criteria.vulnerability, namesOf, 'vulnerability');
    case 'package':
      return packages(criteria.package);
    case 'security':
      return {
        holds: ({ finding }) => finding.security === criteria.security,
        why: ({ finding }) => `security is ${finding.security}`,
      };
  }
}

function among(
  patterns: readonly string[] | undefined,
  test: (pattern: string) => (text: string) => boolean,
  of: (subject: Subject) => string | null,
  noun: string,
): Check {
  const tests = (patterns ?? []).map(test);
  return {
    holds(subject) {
      const text = of(subject);
      return text !== null && tests.some((holds) => holds(text));
    },
    why(subject) {
      const text = of(subject);
      return text === null ? `the ${noun} is not known` : `the ${noun} is "${text}"`;
    },
  };
}

/** A finding at several places is meant only where all of them are. */
function paths(patterns: readonly string[] | undefined): Check {
  const tests = (patterns ?? []).map(pathTest);
  const isMeant = (path: string): boolean => tests.some((holds) => holds(path));
  return {
    holds: ({ finding: { location, otherPaths } }) => location.path !== null && isMeant(location.path) && otherPaths.every(isMeant),
    why({ finding: { location, otherPaths } }) {
      if (location.path === null) return 'the path is not known';
      const stray = [location.path, ...otherPaths].find((path) => !isMeant(path)) ?? '';
      return stray === ''
        ? 'another of its places is no file'
        : `${stray === location.path ? 'the path' : 'another of its paths'} is "${stray}"`;
    },
  };
}

function anyOf(wanted: readonly string[] | undefined, of: (subject: Subject) => readonly string[], noun: string): Check {
  const names = new Set((wanted ?? []).map((name) => name.toUpperCase()));
  return {
    holds: (subject) => of(subject).some((name) => names.has(name.toUpperCase())),
    why(subject) {
      const found = of(subject);
      return found.length === 0 ? `the finding names no ${noun}` : `the ${noun} is ${found.join(', ')}`;
    },
  };
}

/** All names of the vulnerability of a finding. */
export function namesOf({ finding }: Pick<Subject, 'finding'>): readonly string[] {
  return finding.vulnerability ? [finding.vulnerability.id, ...finding.vulnerability.aliases] : NONE;
}

const NONE: readonly string[] = [];

function packages(texts: readonly string[] | undefined): Check {
  const patterns = (texts ?? []).flatMap((text) => parsePackagePattern(text) ?? []);
  const reasons = (found: Package | null): readonly string[] => patterns.map((pattern) => packageMismatch(pattern, found));
  return {
    holds: ({ finding }) => reasons(finding.package).includes(''),
    why: ({ finding }) => reasons(finding.package)[0] ?? 'no package is named',
  };
}
