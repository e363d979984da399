// Why a statement that names the vulnerability of a defect does not accept it, and what would make it.

import type { Defect } from '../model/defect.ts';
import type { NearMiss } from '../model/exception.ts';
import type { Policy } from '../model/policy.ts';
import { rank, type Severity } from '../model/severity.ts';
import { namesOf } from '../match/criteria.ts';
import { latestOn, type Bench } from './latest.ts';
import type { Speaker } from './speakers.ts';

const OTHER = 'ask its author for a statement that names this product and this package';
const UNNAMED = 'say in the policy what is judged, as its author names it (application.purl, or vex.products)';

/** Where the policy has no purl of its own, nobody could name it by one. */
function bringTogether({ policy }: Bench): string {
  return policy.vex.products.some((name) => name.startsWith('pkg:')) ? OTHER : `${UNNAMED}, or ${OTHER}`;
}

/** @returns with `isNear` false where it speaks of another product */
export function nearMiss(speaker: Speaker, defect: Defect, bench: Bench): { readonly miss: NearMiss; readonly isNear: boolean } {
  const { isNear, why, fix } = objection(speaker, defect, bench);
  const { author } = speaker.document;
  return { isNear, miss: { exception: speaker.id, where: speaker.where, why: `VEX by "${author}": ${why}`, fix } };
}

/** @returns "" where no bound of the policy stands against it */
export function tooSevere(severity: Severity, { vex }: Policy): string {
  if (vex.maxSeverity === null || rank(severity) >= rank(vex.maxSeverity)) return '';
  return `the defect is ${severity}, and the policy lets VEX accept ${vex.maxSeverity} at most (${vex.where})`;
}

interface Objection {
  readonly isNear: boolean;
  readonly why: string;
  readonly fix: string;
}

function objection(speaker: Speaker, defect: Defect, bench: Bench): Objection {
  const mismatches = defect.findings.map(({ finding }) => mismatch(speaker, finding, bench));
  const near = (why: string, fix: string): Objection => ({ isNear: true, why, fix });
  const first = mismatches.find((why) => why !== '') ?? '';
  if (!mismatches.includes('')) return { isNear: false, why: first, fix: bringTogether(bench) };
  if (speaker.void !== '') return near(speaker.void, 'fix the defect, or ask its author for a newer statement');
  if (speaker.untrusted !== '') return near(speaker.untrusted, speaker.remedy);
  if (first !== '') return near(`it speaks of some of the findings that are this defect, and not of all: ${first}`, bringTogether(bench));
  const later = laterThan(speaker, defect, bench);
  if (later !== null) return near(`a later statement stands against it (${later.where}): ${later.void}`, 'look at what its authors say');
  return near(
    tooSevere(defect.severity, bench.policy) || 'another statement on the same defect does not hold',
    'fix it, or have an exception signed',
  );
}

function mismatch({ statement, about }: Speaker, finding: Defect['findings'][number]['finding'], { reach }: Bench): string {
  const names = namesOf({ finding }).map((name) => name.toUpperCase());
  if (!statement.vulnerability.some((name) => names.includes(name.toUpperCase())))
    return `${names[0] ?? 'what has no such name'} is another vulnerability`;
  return reach.mismatch(statement.products, finding.package, about);
}

function laterThan(speaker: Speaker, defect: Defect, bench: Bench): Speaker | null {
  const latest = defect.findings.map(({ finding }) => latestOn(finding, bench));
  return latest.find((one) => one !== null && one !== speaker && one.void !== '') ?? null;
}
