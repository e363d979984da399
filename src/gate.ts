// The method, from findings and evidence to the assessment: read from top to bottom. Pure: what it needs comes in as values.
//
//   take    each finding is rated as it comes, and collected into defects; of minor ones only counts are kept
//   judge   the runs are weighed as evidence, exceptions are applied, every defect is given its disposition

import type { EvidenceFile, ShippingGrounds } from './model/artifact.ts';
import type { Assessment, Digests, Input, Skipped, Subject, Verdict } from './model/assessment.ts';
import type { Checkout } from './model/commit.ts';
import { dayOf } from './model/date.ts';
import type { AllDefects, JudgedDefect, Rating } from './model/defect.ts';
import type { Exception, ExceptionOutcomes } from './model/exception.ts';
import type { Fault, Warning } from './model/fault.ts';
import { sizeOf, type Finding, type Sighting } from './model/finding.ts';
import type { Past } from './model/past.ts';
import type { Policy, SeverityRule, Stage } from './model/policy.ts';
import type { Review } from './model/proof.ts';
import { rememberedByKin } from './model/remembered.ts';
import type { ChangedFile } from './model/preview.ts';
import type { RunFacts } from './model/run.ts';
import { rank, type Threshold } from './model/severity.ts';
import { deliveryOf, type Delivery } from './artifact/delivery.ts';
import type { VexDocument } from './model/vex.ts';
import { weighRevisions } from './coverage/revision.ts';
import { weighRuns } from './coverage/weigh.ts';
import { decider, type Grounds } from './decision/decide.ts';
import { minorKind } from './decision/minor.ts';
import { effectsOf } from './decision/preview.ts';
import { reductionsOf } from './decision/reductions.ts';
import { notMeasured, remarksOn } from './decision/remarks.ts';
import { scannerConfiguration } from './decision/scanner-configuration.ts';
import { tally } from './decision/tally.ts';
import { byUrgency } from './decision/urgency.ts';
import { statementsOf, type Coverage } from './exceptions/apply.ts';
import { collect, type Collecting, type Missed, type Tally } from './identity/collect.ts';
import { proverOf } from './proof/sign-offs.ts';
import { rater } from './rating/rate.ts';
import { vexStatementsOf, type VexCoverage } from './vex/apply.ts';

/** What the verdict is measured by; fixed before the first finding comes. */
export interface Rules {
  readonly policy: Policy;
  readonly exceptions: readonly Exception[];
  /** The review that brought each of them. Never by id: a change may bring another statement by the id of a reviewed one. */
  readonly reviews: ReadonlyMap<Exception, Review>;
  /** What suppliers say, trusted or not. */
  readonly vex: readonly VexDocument[];
  readonly stage: Stage;
  /** A stricter threshold than the policy's; null for the policy's own. */
  readonly failOn: Threshold | null;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** Branch that is judged; null when it is not known. */
  readonly branch: string | null;
  /** True to keep every defect, however minor. */
  readonly keepAll: boolean;
  /** What the build and the policy say of the artifact; null where neither says anything: then everything ships. */
  readonly artifact: ArtifactRecord | null;
  /** What the change would put in the place of these; null where it leaves them alone. */
  readonly proposed: Proposed | null;
}

/** Rules that are shown, and judge nothing. */
export interface Proposed {
  readonly files: readonly ChangedFile[];
  /** Its record of the artifact is that of the rules which hold, but for what the policy itself says. */
  readonly rules: Omit<Rules, 'artifact' | 'proposed'>;
  /** What is wrong with them. */
  readonly faults: readonly Fault[];
  /** Of the rules that hold: they would be gone. */
  readonly mended: readonly Fault[];
}

export interface ArtifactRecord extends ShippingGrounds {
  /** Sorted by digest, then path. */
  readonly files: readonly EvidenceFile[];
}

/** What is known once everything was read. */
export interface Evidence {
  /** Sorted by digest, then path. */
  readonly inputs: readonly Input[];
  readonly runs: readonly RunFacts[];
  readonly skipped: readonly Skipped[];
  /** What already went wrong on the way here. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
  readonly digests: Digests;
  /** The artifacts that are judged, sorted by name. */
  readonly subjects: readonly Subject[];
  readonly past: Past;
  /** Null where it is not known, or no run names a commit. */
  readonly checkout: Checkout | null;
}

export interface Gate {
  take(sighting: Sighting): void;
  /** Bytes that findings take in memory so far, by estimate. */
  kept(): number;
  /** Not null where findings were passed over as minor, and should not have been: then all must be taken again. */
  missed(): Missed | null;
  /** Those that are kept, in the order in which they came. */
  findings(): readonly Finding[];
  judge(evidence: Evidence): Assessment;
}

/** What earlier gates for the same findings missed, and what all of them are told apart by. */
export type Lessons = Pick<Collecting, 'seed' | 'missed'>;

export const NO_LESSONS: Lessons = { seed: 0, missed: { digests: new Set(), meetings: new Set() } };

export function openGate(rules: Rules, lessons: Lessons): Gate {
  const { policy, keepAll } = rules;
  const { rate, unused } = rater(policy);
  const collection = collect({ ...lessons, keepAll });
  const keptKin: boolean[] = [];
  const today = dayOf(rules.now);
  const prover = proverOf(policy, { today, reviews: rules.reviews });
  const statements = statementsOf(rules.exceptions, { policy, today, branch: rules.branch }, prover.signOffsOf);
  const vex = vexStatementsOf(rules.vex, policy, rules.now);
  const threshold = thresholdOf(rules);
  const delivery = deliveryOf(rules.artifact);
  const measure = { policy, failOn: threshold.failOn, shipsOf: delivery.ofSighting };
  const standingOf = onceForAKin(rules, (sighting) => {
    const rating = rate(sighting);
    const spokenOf = statements.note(sighting) || vex.speaksOf(sighting);
    const kind = minorKind(sighting, rating, spokenOf, measure);
    return { rating, counted: kind === null || keepAll ? null : collection.tally(kind, sighting.rule) };
  });
  let kept = 0;
  return {
    take(sighting) {
      const { rating, counted } = standingOf(sighting);
      if (counted !== null && collection.pass(sighting, counted)) return;
      const finding = sighting.whole();
      const { kin } = sighting;
      kept += sizeOf(finding, kin === null || keptKin[kin] !== true);
      if (kin !== null) keptKin[kin] = true;
      collection.keep({ finding, rating }, sighting);
    },
    kept: () => kept,
    missed: collection.missed,
    findings: collection.findings,
    judge(evidence) {
      const places = new Map(evidence.inputs.map(({ path }, index) => [path, index]));
      const defects = collection.close((input) => places.get(input) ?? -1);
      const { covered, nearMissesOf, outcomes, warnings } = together(statements.apply(defects), vex.apply(defects));
      const grounds = { policy, stage: rules.stage, threshold, covered, nearMissesOf, past: evidence.past };
      const judged = defects.map(decider({ ...grounds, shipsOf: delivery.ofDefect, severityOf: (finding) => rate(finding).severity }));
      const faults = [...evidence.faults, ...prover.faults];
      const known = { ...evidence, faults, warnings: [...evidence.warnings, ...prover.warnings, ...warnings] };
      const all = { judged: byUrgency(judged), minor: collection.minor() };
      const assessment = conclude(rules, known, { threshold, all, outcomes, unused, delivery });
      return rules.proposed === null
        ? assessment
        : withPreview(assessment, rules, rules.proposed, { ...evidence, sightings: collection.sightings() });
    },
  };
}

/** How one finding is rated, and where it is counted; null where it is to be kept. */
interface Standing {
  readonly rating: Rating;
  readonly counted: Tally | null;
}

/** Where no rule looks at the place of a finding, or at its package, all of a kin that point into the source folder stand alike. */
function onceForAKin(rules: Rules, work: (sighting: Sighting) => Standing): (sighting: Sighting) => Standing {
  const { policy, exceptions, vex, artifact } = rules;
  if (policy.severityRules.length + exceptions.length + vex.length > 0 || artifact !== null) return work;
  const ofKin = rememberedByKin(work);
  return (sighting) => (sighting.location.path === null ? work(sighting) : ofKin(sighting));
}

/** The findings that were kept, judged once more by the rules of the change. */
function withPreview(
  assessment: Assessment,
  rules: Rules,
  { files, rules: own, faults, mended }: Proposed,
  { sightings, ...evidence }: Evidence & { readonly sightings: readonly Sighting[] },
): Assessment {
  const { exclusions, required } = own.policy.artifact;
  const artifact = rules.artifact === null ? null : { ...rules.artifact, exclusions, required };
  const gate = openGate({ ...own, artifact, proposed: null, keepAll: true }, NO_LESSONS);
  for (const sighting of sightings) gate.take(sighting);
  const others = evidence.faults.filter((one) => !mended.includes(one));
  const after = gate.judge({ ...evidence, faults: [...others, ...faults] });
  const effects = effectsOf({ now: assessment, after }, { now: rules, after: own });
  return { ...assessment, preview: { files, verdict: after.verdict, effects } };
}

/** Our own word comes before that of others. */
function together(
  own: Coverage,
  others: VexCoverage,
): Pick<Grounds, 'covered' | 'nearMissesOf'> & Pick<Decided, 'outcomes'> & Pick<Coverage, 'warnings'> {
  return {
    covered: new Map([...others.covered, ...own.covered]),
    nearMissesOf: (defect) => [...own.nearMissesOf(defect), ...others.nearMissesOf(defect)],
    outcomes: {
      used: [...own.outcomes.used, ...others.outcomes.used],
      unused: own.outcomes.unused,
      expired: [...own.outcomes.expired, ...others.outcomes.expired],
      refused: [...own.outcomes.refused, ...others.outcomes.refused],
    },
    warnings: own.warnings,
  };
}

interface Decided {
  readonly delivery: Delivery;
  readonly threshold: Grounds['threshold'];
  readonly all: AllDefects;
  readonly outcomes: ExceptionOutcomes;
  readonly unused: () => readonly SeverityRule[];
}

function conclude(rules: Rules, evidence: Evidence, { delivery, threshold, all, outcomes, unused }: Decided): Assessment {
  const { policy, stage, now } = rules;
  const weighed = weighRuns(evidence.runs, policy);
  const revisions = weighRevisions(evidence.runs, evidence.checkout);
  const configuration = scannerConfiguration(evidence.past.change, stage, policy);
  const faults = [...evidence.faults, ...delivery.faults, ...weighed.faults, ...revisions.faults, ...configuration.faults];
  return {
    verdict: verdictOf(faults, all.judged),
    stage,
    observed: policy.observeUntil !== null && dayOf(now) <= policy.observeUntil.day,
    now,
    policy,
    threshold: threshold.failOn,
    counts: tally(evidence.inputs.length, evidence.runs, all),
    defects: all.judged,
    minorRules: new Set(all.minor.flatMap(({ rules: followed }) => [...followed])),
    exceptions: outcomes,
    reductions: [...weighed.reductions, ...reductionsOf(all, policy)],
    faults,
    warnings: [
      ...evidence.warnings,
      ...delivery.warnings,
      ...weighed.warnings,
      ...revisions.warnings,
      ...configuration.warnings,
      ...remarksOn(all, unused(), policy, evidence.past),
    ],
    notMeasured: notMeasured(rules, evidence.past, rules.artifact?.files.length ?? 0),
    inputs: evidence.inputs,
    evidence: rules.artifact?.files ?? [],
    runs: evidence.runs,
    skipped: evidence.skipped,
    vex: rules.vex,
    digests: evidence.digests,
    subjects: evidence.subjects,
    attested: null,
    past: evidence.past,
    preview: null,
  };
}

/** Faults first: what could not be judged is never a pass, and never only a fail. */
function verdictOf(faults: readonly Fault[], defects: readonly JudgedDefect[]): Verdict {
  if (faults.length > 0) return 'error';
  return defects.some(({ disposition }) => disposition === 'blocking' || disposition === 'overdue') ? 'fail' : 'pass';
}

function thresholdOf({ policy, stage, failOn }: Rules): { failOn: Threshold; where: string } {
  const own = policy.stages[stage];
  return failOn !== null && rank(failOn) > rank(own.failOn)
    ? { failOn, where: 'option fail-on' }
    : { failOn: own.failOn, where: own.where };
}
