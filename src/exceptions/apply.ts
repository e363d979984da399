// Findings and statements in; which exception covers which defect out, and for every statement what became of it.
// A statement that speaks of more defects than it says, or of worse ones, holds for none: so no order of results matters.

import type { Defect } from '../model/defect.ts';
import type { Exception, ExceptionOutcome, ExceptionOutcomes, NearMiss } from '../model/exception.ts';
import type { Warning } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import { byText } from '../model/order.ts';
import type { Policy } from '../model/policy.ts';
import { rank } from '../model/severity.ts';
import { nameOfSigner, type SignOffs } from '../model/sign-off.ts';
import type { Matchable } from '../match/criteria.ts';
import { lookupOf, type Entry, type Lookup } from './lookup.ts';
import { begunBefore, owedBy } from './emergency.ts';
import type { Hearing, Objection } from './hearing.ts';
import { coursesOf, mended, type Course } from './lifecycle.ts';
import { ambiguous, ended, forSeverity, interchangeable, nearly, partly, tooWide } from './objection.ts';
import { seenBy, type Seen } from './seen.ts';
import { warningsOn, type Holding } from './warnings.ts';

/** Near misses that one defect lists: more would tell nobody anything. */
const MOST_NEAR_MISSES = 5;

export interface Circumstances {
  readonly policy: Policy;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Branch that is judged; null when it is not known. */
  readonly branch: string | null;
}

/** All statements, ready to be asked. */
export interface Statements {
  /** Notes that there is such a finding. @returns true where a statement may speak of it, whether it holds or not */
  note(finding: Matchable): boolean;
  /** @param defects every one with a finding of which a statement may speak, and any others */
  apply(defects: readonly Defect[]): Coverage;
}

export interface Coverage {
  /** By defect id: the exception that covers it. */
  readonly covered: ReadonlyMap<string, Exception>;
  /** Exceptions that speak of the defect and do not hold, or nearly speak of it: worked out when asked for. */
  nearMissesOf(defect: Defect): readonly NearMiss[];
  readonly outcomes: ExceptionOutcomes;
  readonly warnings: readonly Warning[];
}

interface Statement {
  readonly exception: Exception;
  /** With a finding that it speaks of, though it may not speak of all that is merged with it. */
  readonly matched: readonly Defect[];
  /** Its sign-offs are looked at when asked for, since signatures take their time. */
  readonly hearing: Hearing;
  readonly expired: boolean;
  /** Why it holds for nothing; null where it may. */
  readonly halted: Objection | null;
  /** Why it does not hold for this defect; null where it does. */
  objectionTo(defect: Defect): Objection | null;
}

/** Whose sign-offs of an exception count; asked once, and only for one that speaks of a defect. */
export type Proving = (exception: Exception) => SignOffs;

export function statementsOf(exceptions: readonly Exception[], at: Circumstances, prove: Proving): Statements {
  const lookup = lookupOf(inOrder(exceptions));
  const seen = seenBy(exceptions);
  return {
    note(finding) {
      if (exceptions.length === 0) return false;
      seen.note(finding);
      // The id of a defect tells its place among those of equal content: it is known once all of them are.
      if (lookup.namesDefects) return true;
      const subject = { finding, defect: null, branch: at.branch };
      return lookup.visit(finding, null, ({ matcher }) => matcher.holds(subject));
    },
    apply(defects) {
      if (exceptions.length === 0) return NO_COVERAGE;
      for (const { findings } of defects) for (const { finding } of findings) seen.note(finding);
      const statements = examine(lookup, defects, { ...at, prove, courseOf: coursesOf(exceptions, at.policy, at.today) });
      const covered = coveredBy(statements.values());
      const ids = new Set(defects.map(({ id }) => id));
      const reasons = ({ exception }: Statement): string => unmet(exception, seen, ids, at.branch);
      return {
        covered,
        nearMissesOf: (defect) => nearMisses(defect, lookup, statements, at.branch),
        outcomes: outcomesOf(statements.values(), reasons),
        warnings: warningsOn(holding(statements.values(), covered), at.today),
      };
    },
  };
}

const NO_COVERAGE: Coverage = {
  covered: new Map(),
  nearMissesOf: () => [],
  outcomes: { used: [], unused: [], expired: [], refused: [] },
  warnings: [],
};

/** Where several hold, the one that holds longest covers; then by id, and of one id what is trusted, so that no order of files matters. */
function inOrder(exceptions: readonly Exception[]): readonly Exception[] {
  return exceptions.toSorted(
    (a, b) => byText(b.validThrough, a.validThrough) || byText(a.id, b.id) || byText(b.origin, a.origin) || byText(a.where, b.where),
  );
}

interface Court extends Circumstances {
  readonly prove: Proving;
  readonly courseOf: (exception: Exception) => Course;
}

function examine({ entries, visit }: Lookup, defects: readonly Defect[], at: Court): ReadonlyMap<Exception, Statement> {
  const matched = new Map<Entry, Defect[]>(entries.map((entry) => [entry, []]));
  for (const defect of defects) {
    const subjects = defect.findings.map(({ finding }) => ({ finding, defect: defect.id, branch: at.branch }));
    for (const speaker of speakersOf(defect)) {
      visit(speaker, defect.id, (entry) => {
        const known = matched.get(entry);
        // Whatever else it is merged with: what is merged must not make a match count for less.
        if (known !== undefined && known.at(-1) !== defect && subjects.some((subject) => entry.matcher.holds(subject))) known.push(defect);
        return false;
      });
    }
  }
  const context = {
    shared: sharedIds(defects),
    begunOf: begunBefore(new Map([...matched].map(([{ exception }, meant]) => [exception, meant]))),
  };
  return new Map([...matched].map(([entry, meant]) => [entry.exception, statementOn(entry, meant, context, at)]));
}

/** What takes all statements and defects to know. */
interface Context {
  /** Ids that several defects have. */
  readonly shared: ReadonlySet<string>;
  /** As `Hearing.begun`. */
  readonly begunOf: (exception: Exception) => string | null;
}

function statementOn({ exception, matcher }: Entry, matched: readonly Defect[], { shared, begunOf }: Context, at: Court): Statement {
  const course = at.courseOf(exception);
  const { policy, today } = at;
  const hearing = { policy, today, renewal: course.renewal, begun: begunOf(exception), signOffs: once(() => at.prove(exception)) };
  const expired = today > exception.validThrough && exception.revoked === null;
  const halted = expired ? ended(exception) : (course.halted ?? mended(exception, matched) ?? tooWide(exception, matched));
  return {
    exception,
    matched,
    hearing,
    expired,
    halted,
    objectionTo(defect) {
      if (halted !== null) return halted;
      if (shared.has(defect.id)) return ambiguous(defect);
      if (exception.match.defect !== undefined && defect.hasTwin) return interchangeable();
      const mismatches = defect.findings.map(({ finding }) => matcher.mismatches({ finding, defect: defect.id, branch: at.branch }));
      return partly(defect, mismatches) ?? forSeverity(exception, defect.severity, hearing);
    },
  };
}

function once<T>(work: () => T): () => T {
  const done: T[] = [];
  return () => (done[0] ??= work());
}

function sharedIds(defects: readonly Defect[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(defects.map(({ id }) => id).filter((id) => seen.size === seen.add(id).size));
}

function coveredBy(statements: Iterable<Statement>): ReadonlyMap<string, Exception> {
  const covered = new Map<string, Exception>();
  for (const { exception, matched, objectionTo } of statements)
    for (const defect of matched) if (!covered.has(defect.id) && objectionTo(defect) === null) covered.set(defect.id, exception);
  return covered;
}

/** Those that cover a defect, each with what it owes for the worst of them. */
function holding(statements: Iterable<Statement>, covered: ReadonlyMap<string, Exception>): readonly Holding[] {
  return [...statements].flatMap(({ exception, matched, hearing }) => {
    const [worst] = matched.filter(({ id }) => covered.get(id) === exception).toSorted((a, b) => rank(a.severity) - rank(b.severity));
    return worst === undefined ? [] : [{ exception, owed: owedBy(exception, worst.severity, hearing) }];
  });
}

/** One finding of each kind that statements are looked up by: those that name any of them may speak of the defect. */
function speakersOf({ findings }: Defect): readonly Finding[] {
  if (findings.length === 1) return [findings[0].finding];
  const kind = ({ rule, vulnerability, location }: Finding): string =>
    [rule, location.path, vulnerability?.id, ...(vulnerability?.aliases ?? [])].join('\0');
  return [...new Map(findings.map(({ finding }) => [kind(finding), finding])).values()];
}

function nearMisses(
  defect: Defect,
  { visit, naming }: Lookup,
  statements: ReadonlyMap<Exception, Statement>,
  branch: string | null,
): readonly NearMiss[] {
  const misses: NearMiss[] = [];
  const telling = new Set<Entry>();
  for (const finding of speakersOf(defect)) {
    naming(finding, defect.id).forEach((entry) => telling.add(entry));
    visit(finding, defect.id, (entry) => {
      telling.add(entry);
      return false;
    });
  }
  for (const { exception, matcher } of [...telling].sort((a, b) => a.order - b.order)) {
    if (misses.length === MOST_NEAR_MISSES) break;
    const mismatches = defect.findings.map(({ finding }) => matcher.mismatches({ finding, defect: defect.id, branch }));
    const speaks = mismatches.some((all) => all.length === 0);
    const objection = nearly(exception, mismatches.flat()) ?? (speaks ? statements.get(exception)?.objectionTo(defect) : null);
    if (objection) misses.push({ exception: exception.id, where: exception.where, ...objection });
  }
  return misses;
}

function unmet(exception: Exception, seen: Seen, ids: ReadonlySet<string>, branch: string | null): string {
  const key = seen.unmet(exception, ids, branch);
  return key === null ? 'no defect meets all of its match at once' : `nothing here meets its ${key}`;
}

function outcomesOf(statements: Iterable<Statement>, whyUnused: (statement: Statement) => string): ExceptionOutcomes {
  const outcomes: Record<keyof ExceptionOutcomes, ExceptionOutcome[]> = { used: [], unused: [], expired: [], refused: [] };
  for (const statement of statements) {
    const misses = statement.matched.flatMap((defect) => {
      const objection = statement.objectionTo(defect);
      return objection === null ? [] : [{ defect, why: objection.why }];
    });
    const standing = standingOf(statement, misses.length);
    const [worst] = misses.toSorted((a, b) => rank(a.defect.severity) - rank(b.defect.severity) || byText(a.defect.id, b.defect.id));
    outcomes[standing].push(
      toOutcome(statement, standing === 'unused' ? whyUnused(statement) : (worst?.why ?? statement.halted?.why ?? '')),
    );
  }
  return outcomes;
}

function standingOf({ exception, matched, expired }: Statement, misses: number): keyof ExceptionOutcomes {
  if (matched.length > misses) return 'used';
  if (expired) return 'expired';
  return misses > 0 || exception.revoked !== null ? 'refused' : 'unused';
}

function toOutcome({ exception, matched, hearing }: Statement, why: string): ExceptionOutcome {
  const { id, where, decision, validThrough, emergency } = exception;
  const signers = matched.length === 0 ? [] : hearing.signOffs().signers;
  return { id, where, decision, validThrough, emergency, signers, signedBy: signers.map(nameOfSigner), matches: matched.length, why };
}
