// VEX documents and findings in; which statement accepts which defect out, and for every statement that speaks of one what became of
// it. Of all trusted statements that speak of a finding the latest counts, as OpenVEX has it; of equally late ones, one that accepts
// nothing. A document that is not trusted changes nothing but what is said beside a defect.

import type { Defect } from '../model/defect.ts';
import type { Acceptance, ExceptionOutcome, NearMiss } from '../model/exception.ts';
import type { DecisionKind, Policy } from '../model/policy.ts';
import { rank } from '../model/severity.ts';
import type { VexDocument } from '../model/vex.ts';
import { namesOf, type Matchable } from '../match/criteria.ts';
import { benchOf, latestOn, type Bench } from './latest.ts';
import { nearMiss, tooSevere } from './near-miss.ts';
import { speakersOf, type Speaker } from './speakers.ts';

/** Near misses that one defect lists: more would tell nobody anything. */
const MOST_NEAR_MISSES = 5;

export interface VexStatements {
  /** True where a trusted statement speaks of the finding, whether it holds or not. */
  speaksOf(finding: Matchable): boolean;
  /** @param defects every one with a finding of which a statement speaks, and any others */
  apply(defects: readonly Defect[]): VexCoverage;
}

export interface VexCoverage {
  /** By defect id: the statement that accepts it. */
  readonly covered: ReadonlyMap<string, Acceptance>;
  /** Statements on its vulnerability that do not accept the defect. */
  nearMissesOf(defect: Defect): readonly NearMiss[];
  /** Of trusted statements that would accept: those that do, and those that do not. */
  readonly outcomes: Readonly<Record<'used' | 'expired' | 'refused', readonly ExceptionOutcome[]>>;
}

/** @param now milliseconds since 1970-01-01T00:00Z */
export function vexStatementsOf(documents: readonly VexDocument[], policy: Policy, now: number): VexStatements {
  if (documents.length === 0) return NONE;
  const bench = benchOf(policy, speakersOf(inOrder(documents), policy, now));
  return {
    speaksOf: (finding) => bench.speakingOf(finding).length > 0,
    apply(defects) {
      const covered = new Map<string, Speaker>();
      const meant = new Map<Speaker, Meant[]>();
      for (const defect of defects) {
        const all = unique(defect.findings.flatMap(({ finding }) => bench.speakingOf(finding))).filter(({ clears }) => clears);
        if (all.length === 0) continue;
        const winners = winnersOf(defect, bench);
        if (winners !== null && winners[0] !== undefined) covered.set(defect.id, winners[0]);
        for (const speaker of all)
          meant.set(speaker, [...(meant.get(speaker) ?? []), { defect, held: winners?.includes(speaker) ?? false }]);
      }
      return {
        covered,
        nearMissesOf: (defect) => (covered.has(defect.id) ? [] : nearMissesOf(defect, bench)),
        outcomes: outcomesOf(meant, bench),
      };
    },
  };
}

const NONE: VexStatements = {
  speaksOf: () => false,
  apply: () => ({ covered: new Map(), nearMissesOf: () => [], outcomes: { used: [], expired: [], refused: [] } }),
};

/** A defect of which a statement speaks, and whether it is accepted by it. */
interface Meant {
  readonly defect: Defect;
  readonly held: boolean;
}

/** So that no order of arguments matters. */
function inOrder(documents: readonly VexDocument[]): readonly VexDocument[] {
  return documents.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}

/** What accepts each of its findings; null where one of them is not accepted, or it is too severe. */
function winnersOf(defect: Defect, bench: Bench): readonly Speaker[] | null {
  if (tooSevere(defect.severity, bench.policy) !== '') return null;
  const winners = defect.findings.flatMap(({ finding }) => {
    const latest = latestOn(finding, bench);
    return latest === null || latest.void !== '' ? [] : [latest];
  });
  return winners.length === defect.findings.length ? winners : null;
}

/** Those that mean this application first. */
function nearMissesOf(defect: Defect, bench: Bench): readonly NearMiss[] {
  const names = unique(defect.findings.flatMap(({ finding }) => namesOf({ finding })));
  const naming = [...bench.speakers.trusted(names), ...bench.speakers.others(names)];
  const misses = naming.map((speaker) => nearMiss(speaker, defect, bench));
  const [near, far] = [misses.filter(({ isNear }) => isNear), misses.filter(({ isNear }) => !isNear)];
  return [...near, ...far].slice(0, MOST_NEAR_MISSES).map(({ miss }) => miss);
}

function outcomesOf(all: ReadonlyMap<Speaker, readonly Meant[]>, bench: Bench): VexCoverage['outcomes'] {
  const outcomes: Record<'used' | 'expired' | 'refused', ExceptionOutcome[]> = { used: [], expired: [], refused: [] };
  const inTurn = [...all].toSorted(([a], [b]) => (a.id < b.id ? -1 : 1));
  for (const [speaker, meant] of inTurn) {
    const [worst] = meant
      .filter(({ held }) => !held)
      .map(({ defect }) => defect)
      .toSorted((a, b) => rank(a.severity) - rank(b.severity) || (a.id < b.id ? -1 : 1));
    const standing = meant.some(({ held }) => held) ? 'used' : speaker.hasEnded ? 'expired' : 'refused';
    outcomes[standing].push({
      id: speaker.id,
      where: speaker.where,
      decision: decisionOf(speaker),
      validThrough: speaker.validThrough,
      emergency: false,
      signers: [],
      signedBy: [`VEX by ${speaker.document.author}`],
      vex: speaker.document.author,
      matches: meant.length,
      why: worst === undefined ? '' : nearMiss(speaker, worst, bench).miss.why,
    });
  }
  return outcomes;
}

/** The word of ours that says the same. */
function decisionOf({ statement }: Speaker): DecisionKind {
  const isMitigated = statement.why === 'inline_mitigations_already_exist' || statement.why.startsWith('protected_');
  return isMitigated && statement.status === 'not_affected' ? 'mitigated' : 'false-positive';
}
