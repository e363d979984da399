// Sums. Dispositions partition defects, and results − notDefects − merged = defects: reports print these sums, tests check them.

import { DISPOSITIONS, type AllDefects, type Disposition } from '../model/defect.ts';
import type { Counts } from '../model/assessment.ts';
import { noResults, type ResultCounts, type RunFacts } from '../model/run.ts';
import { LEVELS, SEVERITIES, THRESHOLDS, type Severity } from '../model/severity.ts';

export function tally(files: number, runs: readonly RunFacts[], { judged, minor }: AllDefects): Counts {
  const bySeverity = zeros<Severity>(SEVERITIES);
  const byDisposition = zeros<Disposition>(DISPOSITIONS);
  let [defects, findings] = [judged.length, 0];
  for (const defect of judged) {
    findings += defect.findings.length;
    bySeverity[defect.severity] += 1;
    byDisposition[defect.disposition] += 1;
  }
  for (const alike of minor) {
    findings += alike.findings;
    defects += alike.defects;
    bySeverity[alike.severity] += alike.defects;
    byDisposition[alike.unshipped === null ? 'below-threshold' : 'not-shipped'] += alike.defects;
  }
  const results = sumOf(runs.map((run) => run.counts));
  return { files, runs: runs.length, ...results, merged: findings - defects, defects, bySeverity, byDisposition };
}

function zeros<K extends string>(names: readonly K[]): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
}

function sumOf(all: readonly ResultCounts[]): ResultCounts {
  const sum = noResults();
  for (const one of all) {
    sum.results += one.results;
    sum.notDefects += one.notDefects;
    for (const level of LEVELS) sum.byLevel[level] += one.byLevel[level];
    for (const band of THRESHOLDS) sum.bySecuritySeverity[band] += one.bySecuritySeverity[band];
  }
  return sum;
}
