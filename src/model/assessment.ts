// What the gate concludes: everything that any surface shows, and nothing that a surface must work out for itself.

import type { EvidenceFile } from './artifact.ts';
import type { Disposition, JudgedDefect } from './defect.ts';
import type { ExceptionOutcomes } from './exception.ts';
import type { Fault, Warning } from './fault.ts';
import type { Past } from './past.ts';
import type { Policy, Stage } from './policy.ts';
import type { Preview } from './preview.ts';
import type { ResultCounts, RunFacts } from './run.ts';
import type { Severity } from './severity.ts';
import type { VexDocument } from './vex.ts';

export const VERDICTS = ['pass', 'fail', 'error'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A SARIF input that was read. */
export interface Input {
  /** Relative to the source folder; "-" is standard input. */
  readonly path: string;
  /** Of the bytes as given (compressed ones where the file is). */
  readonly sha256: string;
  readonly bytes: number;
}

/** An artifact that the verdict is about. */
export interface Subject {
  readonly name: string;
  /** Hex digits. */
  readonly sha256: string;
}

/** What others can be shown of the verdict. */
export interface Attested {
  /** As the caller names it. */
  readonly file: string;
  /** Fingerprint of the key; null of a bare statement. */
  readonly signer: string | null;
}

/** A file of a searched folder that was passed over. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
}

/** Anything but an exception that lowers risk in the report. */
export interface Reduction {
  readonly kind: 'severity rule' | 'unrated' | 'toleration' | 'suppression' | 'excluded path';
  readonly where: string;
  readonly reason: string;
  /** Defects that it touched; null where it touches runs. */
  readonly defects: number | null;
}

export interface Counts extends ResultCounts {
  readonly files: number;
  readonly runs: number;
  /** Findings that are the same defect as another one. */
  readonly merged: number;
  readonly defects: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly byDisposition: Readonly<Record<Disposition, number>>;
}

export interface Digests {
  readonly policy: string | null;
  readonly exceptions: string | null;
  readonly ledger: string | null;
  /** Of the artifact; of several, of the list of their names and digests. */
  readonly artifact: string | null;
}

export interface Assessment {
  readonly verdict: Verdict;
  readonly stage: Stage;
  /** True when the policy only watches: a fail then exits 0. */
  readonly observed: boolean;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  readonly policy: Policy;
  readonly threshold: Severity;
  readonly counts: Counts;
  /** All but the minor ones, which are only counted; worst first within their disposition. */
  readonly defects: readonly JudgedDefect[];
  /** Ids of the rules that minor ones follow. */
  readonly minorRules: ReadonlySet<string>;
  readonly exceptions: ExceptionOutcomes;
  readonly reductions: readonly Reduction[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
  /** What this run had no means to measure. */
  readonly notMeasured: readonly string[];
  /** Sorted by digest, then path. */
  readonly inputs: readonly Input[];
  /** What the build says of the artifact, sorted by digest, then path; empty where nothing was given. */
  readonly evidence: readonly EvidenceFile[];
  readonly runs: readonly RunFacts[];
  readonly skipped: readonly Skipped[];
  /** VEX documents that were read, trusted or not. */
  readonly vex: readonly VexDocument[];
  readonly digests: Digests;
  /** Sorted by name; empty where no artifact is named. */
  readonly subjects: readonly Subject[];
  /** Null where nothing is attested of them. */
  readonly attested: Attested | null;
  /** What was there before, and what has changed since. */
  readonly past: Past;
  /** What the change would make of policy and exceptions; null where it leaves them alone. */
  readonly preview: Preview | null;
}

/** True where something was given that can keep a defect from counting as shipped. */
export function isShippingMeasured({ evidence, policy }: Pick<Assessment, 'evidence' | 'policy'>): boolean {
  return evidence.length > 0 || policy.artifact.exclusions.length > 0;
}

/** 0 pass, 1 blocked, 2 could not judge. (3, our own bug, never has an assessment.) */
export function exitCodeOf(assessment: Pick<Assessment, 'verdict' | 'observed'>): 0 | 1 | 2 {
  if (assessment.verdict === 'error') return 2;
  return assessment.verdict === 'fail' && !assessment.observed ? 1 : 0;
}

/** The same assessment with more faults: a pass or a fail becomes "could not judge", never the other way. */
export function withFaults(assessment: Assessment, faults: readonly Fault[]): Assessment {
  return faults.length === 0 ? assessment : { ...assessment, verdict: 'error', faults: [...assessment.faults, ...faults] };
}
