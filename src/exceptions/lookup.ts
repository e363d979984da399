// Statements by what they name, so that ten thousand of them cost a finding little more than one: a vulnerability, a rule and
// a file, a rule. Those that name none of these are looked for once for each path, or for each rule.

import { compile, namesOf, type Matchable, type Matcher } from '../match/criteria.ts';
import { nameTest } from '../match/name.ts';
import { isLiteral, pathTest } from '../match/path.ts';
import type { Exception } from '../model/exception.ts';

export interface Entry {
  readonly exception: Exception;
  readonly matcher: Matcher;
  /** The same, for a finding of which it is not known yet to which defect it belongs: holds wherever the statement may. */
  readonly screen: Pick<Matcher, 'holds'>;
  /** Place among all statements: the lower one speaks first. */
  readonly order: number;
}

export interface Lookup {
  /** In the order in which they speak. */
  readonly entries: readonly Entry[];
  /** @returns every statement that matches the finding, and some that do not, each once */
  about(finding: Matchable): readonly Entry[];
  /** @returns those that name its rule, its vulnerability or its defect, each once */
  naming(finding: Matchable, defect: string): readonly Entry[];
}

/** @param exceptions in the order in which they speak */
export function lookupOf(exceptions: readonly Exception[]): Lookup {
  const entries = exceptions.map((exception, order) => {
    const matcher = compile(exception.match);
    return { exception, matcher, screen: screenOf(exception, matcher), order };
  });
  return { entries, about: byHandle(entries), naming: byName(entries) };
}

function screenOf({ match: { defect, ...others } }: Exception, matcher: Matcher): Pick<Matcher, 'holds'> {
  if (defect === undefined) return matcher;
  return Object.keys(others).length === 0 ? { holds: () => true } : compile(others);
}

/** Each statement stands under one thing that a finding must have for the statement to match. */
function byHandle(entries: readonly Entry[]): Lookup['about'] {
  const byVulnerability = new Shelf();
  const byRule = new Shelf();
  const byRuleAndPath = new Map<string, Shelf>();
  const byPath: Tested[] = [];
  const others: Tested[] = [];
  for (const entry of entries) {
    const { vulnerability, rule, path } = entry.exception.match;
    if (vulnerability) byVulnerability.put(vulnerability.map(folded), entry);
    else if (rule?.every(isExact) && path?.every(isLiteral))
      for (const name of rule) shelfOf(byRuleAndPath, name).put(path.map(composed), entry);
    else if (rule?.every(isExact)) byRule.put(rule, entry);
    else if (path) byPath.push({ entry, test: anyTest(path.map(pathTest)) });
    else others.push({ entry, test: rule ? anyTest(rule.map((pattern) => nameTest(pattern))) : () => true });
  }
  const ofPath = remembered(byPath);
  const ofRule = remembered(others);
  return (finding) => {
    const { path } = finding.location;
    const lists = [
      byRule.get(finding.rule),
      ofRule(finding.rule),
      ...namesOf({ finding }).map((name) => byVulnerability.get(folded(name))),
    ];
    if (path !== null) lists.push(byRuleAndPath.get(finding.rule)?.get(path) ?? NONE, ofPath(path));
    return union(lists);
  };
}

/** Each statement stands under every name that it gives. */
function byName(entries: readonly Entry[]): Lookup['naming'] {
  const byVulnerability = new Shelf();
  const byRule = new Shelf();
  const byDefect = new Shelf();
  const byPattern: Tested[] = [];
  for (const entry of entries) {
    const { vulnerability = [], rule = [], defect = [] } = entry.exception.match;
    byVulnerability.put(vulnerability.map(folded), entry);
    byRule.put(rule.filter(isExact), entry);
    byDefect.put(defect, entry);
    const patterns = rule.filter((pattern) => !isExact(pattern));
    if (patterns.length > 0) byPattern.push({ entry, test: anyTest(patterns.map((pattern) => nameTest(pattern))) });
  }
  const ofPattern = remembered(byPattern);
  return (finding, defect) => {
    const vulnerable = namesOf({ finding }).map((name) => byVulnerability.get(folded(name)));
    return union([byRule.get(finding.rule), ofPattern(finding.rule), byDefect.get(defect), ...vulnerable]);
  };
}

interface Tested {
  readonly entry: Entry;
  readonly test: (text: string) => boolean;
}

/** Statements under names. */
class Shelf {
  private readonly byName = new Map<string, Entry[]>();

  put(names: readonly string[], entry: Entry): void {
    for (const name of new Set(names)) {
      const known = this.byName.get(name);
      if (known) known.push(entry);
      else this.byName.set(name, [entry]);
    }
  }

  get(name: string): readonly Entry[] {
    return this.byName.get(name) ?? NONE;
  }
}

function shelfOf(shelves: Map<string, Shelf>, name: string): Shelf {
  const shelf = shelves.get(name) ?? new Shelf();
  shelves.set(name, shelf);
  return shelf;
}

const NONE: readonly Entry[] = [];
/** Texts for which it is remembered who speaks of them. */
const MOST_REMEMBERED = 200_000;

/** Which of them speak of a text: worked out once for each. */
function remembered(all: readonly Tested[]): (text: string) => readonly Entry[] {
  const known = new Map<string, readonly Entry[]>();
  return (text) => {
    if (all.length === 0) return NONE;
    const found = known.get(text);
    if (found) return found;
    const speaking = all.filter(({ test }) => test(text)).map(({ entry }) => entry);
    if (known.size === MOST_REMEMBERED) known.clear();
    known.set(text, speaking.length === 0 ? NONE : speaking);
    return speaking;
  };
}

function union(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const found = lists.filter((list) => list.length > 0);
  return found.length < 2 ? (found[0] ?? NONE) : [...new Set(found.flat())];
}

function anyTest(tests: readonly ((text: string) => boolean)[]): (text: string) => boolean {
  return (text) => tests.some((holds) => holds(text));
}

function isExact(name: string): boolean {
  return !name.includes('*');
}

function folded(name: string): string {
  return name.toUpperCase();
}

function composed(path: string): string {
  return path.normalize('NFC');
}
