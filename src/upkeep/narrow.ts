// A defect of a verdict in, the narrowest criteria that still mean it out: of tool, rule, path, vulnerability and package whatever
// is known, as the exceptions file writes it. What is known and cannot be written is made up for by the id of the defect.

import { compile, type Matcher } from '../match/criteria.ts';
import { parsePackagePattern } from '../match/package.ts';
import { pathProblem } from '../match/path.ts';
import type { Defect } from '../model/defect.ts';
import type { Package } from '../model/finding.ts';
import type { Criteria } from '../model/policy.ts';
import { rank } from '../model/severity.ts';
import type { WrittenDefect } from './verdict.ts';

/** Criteria as they are written: one value for each. */
export type Match = { readonly [K in 'tool' | 'rule' | 'path' | 'vulnerability' | 'package' | 'defect']?: string };

export interface Scope {
  readonly match: Match;
  /** All defects of the verdict that it speaks of. */
  readonly seen: readonly WrittenDefect[];
}

const VULNERABILITY = /^[A-Za-z]+-[A-Za-z0-9:._-]+$/;
/** A longer pattern of a path is refused, and a longer name by its decoder. */
const LONGEST_PATH = 200;
const LONGEST_NAME = 512;

/** @param all defects of the verdict */
export function scopeOf({ defect, isMerged }: WrittenDefect, all: readonly WrittenDefect[]): Scope {
  // What names one of its findings would not hold for the others.
  const named: Match = isMerged ? {} : namesOf(defect);
  const match: Match = named.rule === undefined ? { defect: defect.id } : named;
  const seen = seenBy(match, all);
  // Of worse ones it may not speak: they would void it.
  const hasWorse = seen.some((one) => rank(one.defect.severity) < rank(defect.severity));
  if (!hasWorse && seen.length > 0) return { match, seen };
  const exact: Match = { ...match, defect: defect.id };
  return { match: exact, seen: seenBy(exact, all) };
}

/** True where it speaks of all findings of the defect. */
export function speaksOf(matcher: Matcher, { id, findings }: Defect): boolean {
  return findings.every(({ finding }) => matcher.holds({ finding, defect: id, branch: null }));
}

function namesOf({ id, findings: [{ finding }] }: Defect): Match {
  const { tool, rule, location, vulnerability, package: found } = finding;
  const names = {
    tool: isPlain(tool.name) ? tool.name : undefined,
    rule: isPlain(rule) ? rule : undefined,
    // Where nothing says what it is in, the rule alone would mean every place.
    path: location.path !== null ? pathPattern(location.path) : found === null ? undefined : null,
    vulnerability: vulnerability === null ? null : VULNERABILITY.test(vulnerability.id) ? vulnerability.id : undefined,
    package: found === null ? null : patternOf(found, finding),
  };
  const written = Object.entries(names).filter(([, name]) => typeof name === 'string');
  const isWhole = Object.values(names).every((name) => name !== undefined);
  return { ...Object.fromEntries(written), ...(isWhole ? {} : { defect: id }) };
}

function seenBy(match: Match, all: readonly WrittenDefect[]): readonly WrittenDefect[] {
  const matcher = compile(toCriteria(match));
  return all.filter(({ defect }) => speaksOf(matcher, defect));
}

function toCriteria(match: Match): Criteria {
  return Object.fromEntries(Object.entries(match).map(([key, value]) => [key, [value]]));
}

/** A star in a name would stand for more than itself. */
function isPlain(name: string): boolean {
  return name.trim() !== '' && name.length <= LONGEST_NAME && !name.includes('*');
}

/** What a glob would read as more than itself is escaped. */
function pathPattern(path: string): string | undefined {
  const escaped = path.replaceAll(/[*?[\]{}()!#]/g, String.raw`\$&`);
  return path.length <= LONGEST_PATH && pathProblem(escaped) === null ? escaped : undefined;
}

/** The first that is taken and holds: ecosystem and version where they are known. */
function patternOf({ name, version, ecosystem }: Package, finding: Defect['findings'][0]['finding']): string | undefined {
  const names = [...(ecosystem === null ? [] : [`pkg:${ecosystem}/${name}`]), name];
  const candidates = [...(version === null ? [] : names.map((one) => `${one}@${version}`)), ...names];
  return candidates.find(
    (text) => parsePackagePattern(text) !== null && compile({ package: [text] }).holds({ finding, defect: null, branch: null }),
  );
}
