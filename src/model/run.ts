// What a SARIF run says beside its findings, and the counts of all its results: facts that the gate weighs as evidence.

import type { Tool } from './finding.ts';
import type { Level, Threshold } from './severity.ts';

/** Counts of results, whatever their kind, suppression or baseline state. */
export interface ResultCounts {
  results: number;
  /** Effective level (SARIF 2.1.0 §3.27.10); any kind but `fail` is "none". */
  readonly byLevel: Record<Level, number>;
  /** CVSS bands of numeric security-severity values above 0, at most 10. */
  readonly bySecuritySeverity: Record<Threshold, number>;
  /** Results that report no problem: kind pass, notApplicable, informational, or baselineState absent. */
  notDefects: number;
}

/** Oddities in results that the gate read the severe way; each is a count of results. */
export interface Contradictions {
  /** Index, id and guid name different rules, or the only rule of that id stands where the result does not point. */
  rule: number;
  /** `level` is none of error, warning, note, none. */
  level: number;
  /** `kind` is unknown, or says "no problem" while `level` says there is one. */
  kind: number;
}

export interface RunFacts {
  /** Identifies the input while it is read. */
  readonly input: string;
  /** From 0, within its file. */
  readonly run: number;
  readonly tool: Tool;
  readonly hasResults: boolean;
  readonly counts: ResultCounts;
  readonly contradictions: Contradictions;
  readonly outcome: 'succeeded' | 'failed' | 'unproven';
  readonly failure: string | null;
  readonly errorNotifications: readonly string[];
  /** Members in external property files that could change the verdict. */
  readonly externalDecisive: readonly string[];
  readonly externalOther: readonly string[];
  /** Object ids of commits that it says it scanned, in lower case; shorter and other names are no word against any. */
  readonly revisions: readonly string[];
}

export function noResults(): ResultCounts {
  return {
    results: 0,
    byLevel: { error: 0, warning: 0, note: 0, none: 0 },
    bySecuritySeverity: { critical: 0, high: 0, medium: 0, low: 0 },
    notDefects: 0,
  };
}
