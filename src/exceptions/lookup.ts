// Statements by what they name, so that ten thousand of them cost a finding little more than one: a defect, a vulnerability,
// a rule, a rule and a folder. Those that name none of these are looked for once for each path, or for each rule.

import { compile, namesOf, type Matchable, type Matcher } from '../match/criteria.ts';
import { nameTest, type Test } from '../match/name.ts';
import { folderOf, foldersOf, pathTest } from '../match/path.ts';
import type { Exception } from '../model/exception.ts';

export interface Entry {
  readonly exception: Exception;
  readonly matcher: Matcher;
  /** Place among all statements: the lower one speaks first. */
  readonly order: number;
}

export interface Lookup {
  /** In the order in which they speak. */
  readonly entries: readonly Entry[];
  /**
   * Visits every statement that matches the finding, some that do not, and some twice; none more after one that is taken.
   * @param defect null where it is not known: then without the statements that name one
   * @param take true where no more are wanted @returns whether one was taken
   */
  visit(finding: Matchable, defect: string | null, take: Take): boolean;
  /** True where a statement names a defect. */
  readonly namesDefects: boolean;
  /** @returns those that name its rule, its vulnerability or its defect, each once */
  naming(finding: Matchable, defect: string): readonly Entry[];
}

type Take = (entry: Entry) => boolean;

/** @param exceptions in the order in which they speak */
export function lookupOf(exceptions: readonly Exception[]): Lookup {
  const entries = exceptions.map((exception, order) => ({ exception, matcher: compile(exception.match), order }));
  const byDefect = shelf();
  for (const entry of entries) byDefect.put(entry.exception.match.defect ?? [], entry);
  const others = entries.filter(({ exception: { match } }) => match.defect === undefined);
  const visitOthers = byHandle(others);
  return {
    entries,
    namesDefects: others.length < entries.length,
    visit: (finding, defect, take) => visitOthers(finding, take) || (defect !== null && byDefect.get(defect).some(take)),
    naming: byName(entries, byDefect),
  };
}

/** Each statement stands under one thing that a finding must have for the statement to match. */
function byHandle(entries: readonly Entry[]): (finding: Matchable, take: Take) => boolean {
  const byVulnerability = shelf();
  const byRule = shelf();
  const byRuleAndFolder = new Map<string, Shelf>();
  const byFolder = shelf();
  const others: Entry[] = [];
  for (const entry of entries) {
    const { vulnerability, rule, path } = entry.exception.match;
    if (vulnerability) byVulnerability.put(vulnerability.map(folded), entry);
    else if (rule?.every(isExact)) {
      if (!path) byRule.put(rule, entry);
      for (const name of path ? rule : []) shelfOf(byRuleAndFolder, name).put(path?.map(folderOf) ?? [], entry);
    } else if (path) byFolder.put(path.map(folderOf), entry);
    else others.push(entry);
  }
  const reaches = patternsOf(entries, ({ exception }) => exception.match.path?.map(pathTest));
  const names = patternsOf(others, ({ exception }) => exception.match.rule?.map((pattern) => nameTest(pattern)));
  const ofPath = remembered((path) => {
    const folders = foldersOf(path);
    return { folders, entries: byFolder.under(folders).filter((entry) => reaches(entry, path)) };
  });
  const ofRule = remembered((rule) => ({
    entries: union([byRule.get(rule), others.filter((entry) => names(entry, rule))]),
    byFolder: byRuleAndFolder.get(rule) ?? null,
  }));
  return (finding, take) => {
    const { vulnerability } = finding;
    const rule = ofRule(finding.rule);
    if (rule.entries.some(take)) return true;
    if (vulnerability !== null && byVulnerability.under(namesOf({ finding }).map(folded)).some(take)) return true;
    const { path } = finding.location;
    if (path === null) return false;
    const { folders, entries: reaching } = ofPath(path);
    return reaching.some(take) || folders.some((folder) => rule.byFolder?.get(folder).some(take));
  };
}

/** Each statement stands under every name that it gives. */
function byName(entries: readonly Entry[], byDefect: Shelf): Lookup['naming'] {
  const byVulnerability = shelf();
  const byRule = shelf();
  const byPattern: Entry[] = [];
  for (const entry of entries) {
    const { vulnerability = [], rule = [] } = entry.exception.match;
    byVulnerability.put(vulnerability.map(folded), entry);
    byRule.put(rule.filter(isExact), entry);
    if (!rule.every(isExact)) byPattern.push(entry);
  }
  const names = patternsOf(byPattern, ({ exception }) => exception.match.rule?.map((pattern) => nameTest(pattern)));
  const ofPattern = remembered((rule) => byPattern.filter((entry) => names(entry, rule)));
  return (finding, defect) =>
    union([
      byRule.get(finding.rule),
      ofPattern(finding.rule),
      byDefect.get(defect),
      byVulnerability.under(namesOf({ finding }).map(folded)),
    ]);
}

/** Statements under names. */
interface Shelf {
  put(names: readonly string[], entry: Entry): void;
  get(name: string): readonly Entry[];
  /** @returns those that stand under any of the names, each once */
  under(names: readonly string[]): readonly Entry[];
}

function shelf(): Shelf {
  const standing = new Map<string, Entry[]>();
  return {
    put(names, entry) {
      for (const name of new Set(names)) {
        const known = standing.get(name);
        if (known) known.push(entry);
        else standing.set(name, [entry]);
      }
    },
    get: (name) => standing.get(name) ?? NONE,
    under: (names) => union(names.map((name) => standing.get(name) ?? NONE)),
  };
}

function shelfOf(shelves: Map<string, Shelf>, name: string): Shelf {
  const known = shelves.get(name) ?? shelf();
  shelves.set(name, known);
  return known;
}

/** Whether any pattern of a statement takes a text; one without patterns takes every text. */
function patternsOf(
  entries: readonly Entry[],
  patterns: (entry: Entry) => readonly Test[] | undefined,
): (entry: Entry, text: string) => boolean {
  const compiled = new Map(entries.map((entry) => [entry, patterns(entry)]));
  return (entry, text) => compiled.get(entry)?.some((holds) => holds(text)) ?? true;
}

const NONE: readonly Entry[] = [];
/** Texts for which an answer is remembered. */
const MOST_REMEMBERED = 200_000;

/** Works an answer out once for each text. */
function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (known.size === MOST_REMEMBERED) known.clear();
    known.set(text, found);
    return found;
  };
}

function union(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  const found = lists.filter((list) => list.length > 0);
  return found.length < 2 ? (found[0] ?? NONE) : [...new Set(found.flat())];
}

function isExact(name: string): boolean {
  return !name.includes('*');
}

function folded(name: string): string {
  return name.toUpperCase();
}
