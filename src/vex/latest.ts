// All statements and a finding in, the trusted ones that speak of it out, and which of them decides.

import type { Finding } from '../model/finding.ts';
import type { Policy } from '../model/policy.ts';
import { namesOf, type Matchable } from '../match/criteria.ts';
import { reachOf, type Reach } from './reach.ts';
import type { Speaker, Speakers } from './speakers.ts';

/** What is asked of every defect. */
export interface Bench {
  readonly policy: Policy;
  readonly speakers: Speakers;
  readonly reach: Reach;
  /** Trusted statements that name its vulnerability, and speak of it in what is judged. */
  speakingOf(finding: Matchable): readonly Speaker[];
}

/** Answers that are remembered: one package is found at many places. */
const MOST_REMEMBERED = 10_000;

export function benchOf(policy: Policy, speakers: Speakers): Bench {
  const reach = reachOf(policy.vex.products);
  const known = new Map<string, readonly Speaker[]>();
  return {
    policy,
    speakers,
    reach,
    speakingOf(finding) {
      if (finding.vulnerability === null) return NOBODY;
      const naming = speakers.trusted(namesOf({ finding }));
      if (naming.length === 0) return NOBODY;
      const key = JSON.stringify([finding.vulnerability, finding.package]);
      const speaking =
        known.get(key) ?? naming.filter(({ statement, about }) => reach.mismatch(statement.products, finding.package, about) === '');
      if (known.size === MOST_REMEMBERED) known.clear();
      known.set(key, speaking);
      return speaking;
    },
  };
}

const NOBODY: readonly Speaker[] = [];

/** The statement that decides about a finding: the latest one, and of equally late ones one that accepts nothing; null for none. */
export function latestOn(finding: Finding, bench: Bench): Speaker | null {
  // What does not say since when may be the latest.
  const moment = ({ statement }: Speaker): number => statement.moment ?? Number.POSITIVE_INFINITY;
  const speaking = bench.speakingOf(finding).filter(({ replacedBy }) => replacedBy === '');
  const last = speaking.reduce((latest, one) => Math.max(latest, moment(one)), Number.NEGATIVE_INFINITY);
  const latest = speaking.filter((one) => moment(one) === last);
  return latest.find((one) => one.void !== '') ?? latest[0] ?? null;
}
