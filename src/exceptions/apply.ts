// Findings and statements in; which exception covers which defect out, and for every statement what became of it.
// A statement that speaks of more defects than it says, or of worse ones, holds for none: so no order of results matters.

import type { Defect } from '../model/defect.ts';
import type { Exception, ExceptionOutcome, ExceptionOutcomes, NearMiss } from '../model/exception.ts';
import type { Warning } from '../model/fault.ts';
import type { Finding } from '../model/finding.ts';
import { byText } from '../model/order.ts';
import type { Criteria, Policy } from '../model/policy.ts';
import { remembered } from '../model/remembered.ts';
import { rank, SEVERITIES, worse, type Severity } from '../model/severity.ts';
import { nameOfSigner, type SignOffs } from '../model/sign-off.ts';
import type { Matchable, Mismatch } from '../match/criteria.ts';
import { begunBefore, owedBy } from './emergency.ts';
import type { Hearing, Objection } from './hearing.ts';
import { coursesOf, mended, type Course } from './lifecycle.ts';
import { lookupOf, type Lookup } from './lookup.ts';
import { gather, type Meant } from './meant.ts';
import { nearMisses } from './near-miss.ts';
import { ambiguous, ended, forSeverity, interchangeable, partly, tooWide } from './objection.ts';
import type { Entry } from './shelves.ts';
import { warningsOn, type Holding } from './warnings.ts';

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

/** A statement, and what it comes to. */
interface Statement {
  readonly exception: Exception;
  /** With a finding that it speaks of, though it may not speak of all that is merged with it. */
  readonly meant: Meant;
  /** Its sign-offs are looked at when asked for, since signatures take their time. */
  readonly hearing: Hearing;
  readonly expired: boolean;
  /** Places, among all defects, of those for which it holds. */
  readonly held: readonly number[];
  /** Why it does not hold, wholly or in part; "" where it holds for all that it speaks of. */
  readonly why: string;
  /** Why it does not hold for this defect, of which it speaks; null where it does. */
  objectionTo(defect: Defect): Objection | null;
}

/** Whose sign-offs of an exception count; asked once, and only for one that speaks of a defect. */
export type Proving = (exception: Exception) => SignOffs;

export function statementsOf(exceptions: readonly Exception[], at: Circumstances, prove: Proving): Statements {
  const { branch } = at;
  const lookup = lookupOf(inOrder(exceptions), branch);
  return {
    note(finding) {
      if (exceptions.length === 0) return false;
      const isMatched = lookup.visit({ finding, defect: null, branch }, () => true);
      // The id of a defect tells its place among those of equal content: it is known once all of them are.
      return isMatched || lookup.namesDefects;
    },
    apply(defects) {
      if (exceptions.length === 0) return NO_COVERAGE;
      const statements = examine(lookup, defects, { ...at, prove, courseOf: coursesOf(exceptions, at.policy, at.today) });
      const covering = coveringOf(statements.values(), defects);
      const objection = (exception: Exception, defect: Defect): Objection | null => statements.get(exception)?.objectionTo(defect) ?? null;
      return {
        covered: new Map(covering.flatMap(({ statement: { exception }, covers }) => covers.map(({ id }) => [id, exception] as const))),
        nearMissesOf: (defect) => nearMisses(defect, { lookup, branch, objection }),
        outcomes: outcomesOf(lookup, statements),
        warnings: warningsOn(covering.map(holding), at.today),
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

function examine(lookup: Lookup, defects: readonly Defect[], at: Court): ReadonlyMap<Exception, Statement> {
  const { entries, matches } = lookup;
  const meantBy = gather(lookup, defects, at.branch);
  const emergencies = entries.filter(({ exception }) => exception.emergency);
  const context = {
    defects,
    shared: sharedIds(defects, matches.map(meantBy)),
    begunOf: begunBefore(new Map(emergencies.map((entry) => [entry.exception, defectsAt(meantBy(entry.match).places, defects)]))),
  };
  return new Map(entries.map((entry) => [entry.exception, statementOn(entry, meantBy(entry.match), context, at)]));
}

function defectsAt(places: readonly number[], defects: readonly Defect[]): readonly Defect[] {
  return places.flatMap((place) => defects[place] ?? []);
}

/** What takes all statements and defects to know. */
interface Context {
  readonly defects: readonly Defect[];
  /** Ids that several defects have. */
  readonly shared: ReadonlySet<string>;
  /** As `Hearing.begun`. */
  readonly begunOf: (exception: Exception) => string | null;
}

function statementOn({ exception, match }: Entry, meant: Meant, { defects, shared, begunOf }: Context, at: Court): Statement {
  const course = at.courseOf(exception);
  const { policy, today } = at;
  const hearing = { policy, today, renewal: course.renewal, begun: begunOf(exception), signOffs: once(() => at.prove(exception)) };
  const expired = today > exception.validThrough && exception.revoked === null;
  const halted = expired
    ? ended(exception)
    : (course.halted ?? mended(exception, () => defectsAt(meant.places, defects)) ?? tooWide(exception, meant));
  const mismatchesOf = (finding: Finding, defect: Defect): readonly Mismatch[] =>
    match.matcher().mismatches({ finding, defect: defect.id, branch: at.branch });
  const ofSeverity = remembered(SEVERITIES.length, (severity: Severity) => forSeverity(exception, severity, hearing));
  const objectionTo = (defect: Defect): Objection | null => {
    if (halted !== null) return halted;
    if (shared.has(defect.id)) return ambiguous(defect);
    if (exception.match.defect !== undefined && defect.hasTwin) return interchangeable();
    return partly(defect, (finding) => mismatchesOf(finding, defect)) ?? ofSeverity(defect.severity);
  };
  return {
    exception,
    meant,
    hearing,
    expired,
    ...(halted === null ? hear(meant, defects, objectionTo) : { held: [], why: halted.why }),
    objectionTo,
  };
}

/** For which defects it holds, and why not for the worst of the others. */
function hear(
  { places }: Meant,
  defects: readonly Defect[],
  objectionTo: (defect: Defect) => Objection | null,
): Pick<Statement, 'held' | 'why'> {
  const held: number[] = [];
  let worst: { readonly defect: Defect; readonly why: string } | null = null;
  for (const place of places) {
    const defect = defects[place] as Defect;
    const objection = objectionTo(defect);
    if (objection === null) held.push(place);
    else if (worst === null || byUrgency(defect, worst.defect) < 0) worst = { defect, why: objection.why };
  }
  return { held, why: worst?.why ?? '' };
}

function byUrgency(a: Defect, b: Defect): number {
  return rank(a.severity) - rank(b.severity) || byText(a.id, b.id);
}

function once<T>(work: () => T): () => T {
  const done: T[] = [];
  return () => (done[0] ??= work());
}

/** Only of what is meant: of anything else nobody asks. */
function sharedIds(defects: readonly Defect[], meant: readonly Meant[]): ReadonlySet<string> {
  const isMeant = new Uint8Array(defects.length);
  for (const { places } of meant) for (const place of places) isMeant[place] = 1;
  const [known, shared] = [new Set<string>(), new Set<string>()];
  // Defects lie far apart in memory: those that do not count are not looked at.
  defects.forEach((defect, place) => {
    if (isMeant[place] === 1 && known.size === known.add(defect.id).size) shared.add(defect.id);
  });
  if (known.size === 0) return shared;
  defects.forEach((defect, place) => {
    if (isMeant[place] === 0 && known.has(defect.id)) shared.add(defect.id);
  });
  return shared;
}

/** A statement, and the defects that it covers: that it holds for, and none before it. */
interface Covering {
  readonly statement: Statement;
  readonly covers: readonly [Defect, ...Defect[]];
}

function coveringOf(statements: Iterable<Statement>, defects: readonly Defect[]): readonly Covering[] {
  const isCovered = new Uint8Array(defects.length);
  return Array.from(statements).flatMap((statement) => {
    const own = statement.held.filter((place) => isCovered[place] === 0);
    for (const place of own) isCovered[place] = 1;
    const [first, ...others] = defectsAt(own, defects);
    return first === undefined ? [] : [{ statement, covers: [first, ...others] }];
  });
}

/** What it owes for the worst of what it covers. */
function holding({ statement: { exception, hearing }, covers }: Covering): Holding {
  return { exception, owed: owedBy(exception, covers.map(({ severity }) => severity).reduce(worse), hearing) };
}

function outcomesOf({ entries, neverMet }: Lookup, statements: ReadonlyMap<Exception, Statement>): ExceptionOutcomes {
  const outcomes: Record<keyof ExceptionOutcomes, ExceptionOutcome[]> = { used: [], unused: [], expired: [], refused: [] };
  for (const { exception, match } of entries) {
    const statement = statements.get(exception);
    if (statement === undefined) continue;
    const standing = standingOf(statement);
    outcomes[standing].push(toOutcome(statement, standing === 'unused' ? unmet(neverMet(match)) : statement.why));
  }
  return outcomes;
}

function unmet(key: keyof Criteria | null): string {
  return key === null ? 'no defect meets all of its match at once' : `nothing here meets its ${key}`;
}

function standingOf({ exception, meant, held, expired }: Statement): keyof ExceptionOutcomes {
  if (held.length > 0) return 'used';
  if (expired) return 'expired';
  return meant.count > 0 || exception.revoked !== null ? 'refused' : 'unused';
}

function toOutcome({ exception, meant, hearing }: Statement, why: string): ExceptionOutcome {
  const { id, where, decision, validThrough, emergency } = exception;
  const signers = meant.count === 0 ? [] : hearing.signOffs().signers;
  return { id, where, decision, validThrough, emergency, signers, signedBy: signers.map(nameOfSigner), matches: meant.count, why };
}
