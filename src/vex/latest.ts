// All statements and a finding in, the trusted ones that speak of it out, and which of them decides.

import type { Finding } from '../model/finding.ts';
import type { Policy } from '../model/policy.ts';
import { namesOf, type Matchable } from '../match/criteria.ts';
import { reachOf, type Reach } from './reach.ts';
import type { VexStatement } from '../model/vex.ts';
import type { Speaker, Speakers } from './speakers.ts';

/** What is asked of every defect. */
export interface Bench {
  readonly policy: Policy;
  readonly speakers: Speakers;
  readonly reach: Reach;
  /** Trusted statements that name its vulnerability, and speak of it in what is judged. */
  speakingOf(finding: Matchable): readonly Speaker[];
  /** Trusted statements that name its vulnerability, and may say that what is judged has it. */
  accusing(finding: Matchable): readonly Speaker[];
}

/** Answers that are remembered: one package is found at many places. */
const MOST_REMEMBERED = 10_000;

export function benchOf(policy: Policy, speakers: Speakers): Bench {
  const reach = reachOf(policy.vex.products);
  const known = new Map<string, Heard>();
  const hear = (finding: Matchable): Heard => {
    if (finding.vulnerability === null) return NOBODY;
    const naming = speakers.trusted(namesOf({ finding }));
    if (naming.length === 0) return NOBODY;
    const key = JSON.stringify([finding.vulnerability, finding.package]);
    const heard = known.get(key) ?? {
      speaking: naming.filter(({ statement, about }) => reach.mismatch(statement.products, finding.package, about) === ''),
      accusing: naming.filter(({ statement, about }) => isGuilt(statement) && reach.mayMean(statement.products, finding.package, about)),
    };
    if (known.size === MOST_REMEMBERED) known.clear();
    known.set(key, heard);
    return heard;
  };
  return { policy, speakers, reach, speakingOf: (finding) => hear(finding).speaking, accusing: (finding) => hear(finding).accusing };
}

interface Heard {
  readonly speaking: readonly Speaker[];
  readonly accusing: readonly Speaker[];
}

const NOBODY: Heard = { speaking: [], accusing: [] };

function isGuilt({ status }: VexStatement): boolean {
  return status === 'affected' || status === 'under_investigation';
}

/**
 * The statement that decides about a finding: the latest one, and of equally late ones one that accepts nothing; null for none. What
 * says that some version of the product is affected is heard here, too: a later word must not be passed over because it is narrower.
 */
export function latestOn(finding: Finding, bench: Bench): Speaker | null {
  // What does not say since when may be the latest.
  const moment = ({ statement }: Speaker): number => statement.moment ?? Number.POSITIVE_INFINITY;
  const own = bench.speakingOf(finding);
  // Where nothing is accepted, nothing stands against it.
  const heard = own.length === 0 ? own : new Set([...own, ...bench.accusing(finding)]);
  const speaking = [...heard].filter(({ replacedBy }) => replacedBy === '');
  const last = speaking.reduce((latest, one) => Math.max(latest, moment(one)), Number.NEGATIVE_INFINITY);
  const latest = speaking.filter((one) => moment(one) === last);
  return latest.find((one) => one.void !== '') ?? latest[0] ?? null;
}
