// The assessment as the verdict file: version 1, complete, additive within the version. Given as pieces of text, so that a
// file of any length can be written without holding it.

import { exitCodeOf, type Assessment } from '../model/assessment.ts';
import { formatInstant } from '../model/date.ts';
import { reasonsFor, type JudgedDefect } from '../model/defect.ts';
import { forJson } from './escape.ts';
import { toolsOf } from './words.ts';

export const VERDICT_SCHEMA = 'defect-gate/verdict/v1';
/** How every verdict file begins. */
export const VERDICT_HEAD = `{\n  "schema": "${VERDICT_SCHEMA}"`;

/** Dispositions that are left out unless all defects are asked for: nothing is to be done about them now. */
const BRIEF: readonly string[] = ['below-threshold', 'not-introduced'];

/** @param allDefects list the ones below the threshold too @returns the text of one JSON document, in order */
export function* renderVerdict(assessment: Assessment, allDefects: boolean): Generator<string> {
  const { head, tail } = frame(assessment);
  const places = new Map(assessment.inputs.map(({ path }, index) => [path, index]));
  yield `${open(head)},\n  "defects": [`;
  let first = true;
  for (const defect of assessment.defects) {
    if (!allDefects && BRIEF.includes(defect.disposition)) continue;
    yield `${first ? '' : ','}\n    ${forJson(defectJson(defect, places))}`;
    first = false;
  }
  yield `${first ? '' : '\n  '}],\n${members(tail)}\n}\n`;
}

function open(head: object): string {
  return `{\n${members(head)}`;
}

function members(object: object): string {
  return Object.entries(object)
    .map(([name, value]) => `  ${forJson(name)}: ${forJson(value)}`)
    .join(',\n');
}

function frame(assessment: Assessment): { head: object; tail: object } {
  const { counts, exceptions, reductions, faults, warnings, skipped, notMeasured, digests } = assessment;
  return {
    head: {
      schema: VERDICT_SCHEMA,
      verdict: assessment.verdict,
      exitCode: exitCodeOf(assessment),
      stage: assessment.stage,
      observed: assessment.observed,
      at: formatInstant(assessment.now),
      application: assessment.policy.application,
      policy: assessment.policy.source,
      failOn: assessment.threshold,
      counts,
    },
    tail: { absent: [], exceptions, reductions, faults, warnings, inputs: inputs(assessment), skipped, notMeasured, digests },
  };
}

function inputs({ inputs: all, runs }: Assessment): object[] {
  return all.map(({ path, sha256, bytes }) => {
    const own = runs.filter(({ input }) => input === path);
    const results = own.reduce((sum, { counts }) => sum + counts.results, 0);
    return { path, sha256, bytes, runs: own.length, results, tools: own.map(({ tool }) => tool.name) };
  });
}

function defectJson(defect: JudgedDefect, places: ReadonlyMap<string, number>): object {
  const [{ finding }] = defect.findings;
  const { path, display, line, column, endLine } = finding.location;
  const all = defect.findings.map((rated) => rated.finding);
  return {
    id: defect.id,
    disposition: defect.disposition,
    severity: defect.severity,
    because: reasonsFor(defect),
    rule: finding.rule,
    tools: toolsOf(defect),
    message: finding.message,
    location: { path, line, column, endLine, display },
    results: all.map(({ at }) => ({ input: places.get(at.input) ?? -1, run: at.run, result: at.result, matched: null })),
    cwe: finding.cwe,
    vulnerability: finding.vulnerability,
    package: finding.package,
    suppressed: all.some(({ suppressions }) => suppressions.length > 0),
    state: 'new',
    introduced: { answer: 'yes', why: 'there is nothing to compare with' },
    firstSeen: null,
    due: null,
    ships: { answer: 'unknown', why: 'there is no artifact evidence' },
    exception: defect.exception,
    nearMisses: defect.nearMisses,
  };
}
