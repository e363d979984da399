// The assessment as the verdict file: version 1, complete, additive within the version. Given as pieces of text, so that a
// file of any length can be written without holding it.

import { NOT_ASKED } from '../model/artifact.ts';
import { exitCodeOf, isShippingMeasured, type Assessment, type Input } from '../model/assessment.ts';
import { formatInstant } from '../model/date.ts';
import { pointerIn, type JudgedDefect, type RatedFinding, type Rating, type RatingFact } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { isCompared, NOTHING_TO_COMPARE, type Earlier } from '../model/past.ts';
import { remembered } from '../model/remembered.ts';
import { isAtLeast } from '../model/severity.ts';
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
  const isBrief = ({ disposition, severity }: JudgedDefect): boolean =>
    BRIEF.includes(disposition) || (disposition === 'not-shipped' && !isAtLeast(severity, assessment.threshold));
  const textOf = defectText(assessment);
  yield `${open(head)},\n  "defects": [`;
  let first = true;
  for (const defect of assessment.defects) {
    if (!allDefects && isBrief(defect)) continue;
    yield `${first ? '' : ','}\n    ${textOf(defect)}`;
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
  const { counts, exceptions, reductions, faults, warnings, skipped, notMeasured, subjects, digests } = assessment;
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
    tail: {
      absent: absent(assessment),
      exceptions,
      vex: vexOf(assessment),
      reductions,
      faults,
      warnings,
      inputs: inputs(assessment),
      evidence: assessment.evidence,
      baseline: assessment.past.baseline?.inputs ?? [],
      change: changed(assessment),
      preview: assessment.preview,
      skipped,
      notMeasured,
      subjects,
      digests,
    },
  };
}

/** Findings of the baseline that are gone. */
function absent({ past: { baseline } }: Assessment): object[] {
  if (baseline === null) return [];
  const places = placesOf(baseline.inputs);
  return baseline.absent.map(({ rule, tool, message, location: { path, line, column, endLine, display }, at }) => ({
    rule,
    tool: tool.name,
    message,
    location: { path, line, column, endLine, display },
    result: { input: places.get(at.input) ?? -1, run: at.run, result: at.result },
  }));
}

function changed({ past: { change } }: Assessment): object | null {
  return change.told ? { base: change.value.base, head: change.value.head } : null;
}

/** What was read, so that it can be known again; whether it counted stands beside each exception and in the warnings. */
function vexOf({ vex }: Assessment): object[] {
  return vex.map(({ file, sha256, format, author, statements }) => ({ path: file, sha256, format, author, statements: statements.length }));
}

function placesOf(all: readonly Input[]): ReadonlyMap<string, number> {
  return new Map(all.map(({ path }, index) => [path, index]));
}

function inputs({ inputs: all, runs }: Assessment): object[] {
  return all.map(({ path, sha256, bytes }) => {
    const own = runs.filter(({ input }) => input === path);
    const results = own.reduce((sum, { counts }) => sum + counts.results, 0);
    return { path, sha256, bytes, runs: own.length, results, tools: own.map(({ tool }) => tool.name) };
  });
}

/** What is not measured is the same for all. */
const UNMEASURED = forJson({ firstSeen: null, due: null }).slice(1, -1);
const UNASKED = forJson(shipsOf(NOT_ASKED));

function shipsOf({ answer, why, where }: JudgedDefect['ships']): object {
  return { answer, why, where };
}

/** Puts the text together piece by piece: of hundreds of thousands of defects most say the same but for place and message. */
function defectText(assessment: Assessment): (defect: JudgedDefect) => string {
  const { inputs: all, past } = assessment;
  const ships = isShippingMeasured(assessment) ? ({ ships: own }: JudgedDefect): string => forJson(shipsOf(own)) : (): string => UNASKED;
  const places = placesOf(all);
  const placesBefore = placesOf(past.baseline?.inputs ?? []);
  const shared = remembered(MOST_REMEMBERED, (value: string | object) => forJson(value));
  const judgement = judgementText();
  const pointer = remembered(MOST_REMEMBERED, (input: string) => forJson(pointerIn(input)).slice(0, -1));
  const matched = ({ finding: { at }, by, strength }: Earlier): string =>
    forJson({ input: placesBefore.get(at.input) ?? -1, run: at.run, result: at.result, by, strength });
  const result = ({ at }: Finding, earlier: Earlier | null): string =>
    `{"input":${places.get(at.input) ?? -1},"run":${at.run},"result":${at.result},"matched":${earlier && matched(earlier)}}`;
  const results = ({ findings, earlier }: JudgedDefect): string =>
    findings.length === 1
      ? result(findings[0].finding, earlier[0] ?? null)
      : findings.map(({ finding }, index) => result(finding, earlier[index] ?? null)).join(',');
  const reason = past.change.told || past.change === NOTHING_TO_COMPARE ? 'there is nothing to compare with' : past.change.why;
  const nothingBefore = forJson({ state: 'new', introduced: { answer: 'yes', why: reason } }).slice(1, -1);
  const before = isCompared(past)
    ? ({ state, introduced }: JudgedDefect): string => `"state":"${state}","introduced":${forJson(introduced)}`
    : (): string => nothingBefore;
  return (defect) => {
    const { findings, exception, nearMisses, merged } = defect;
    const { at, location, vulnerability, package: found, message, cwe } = findings[0].finding;
    const { path, display, line, column, endLine } = location;
    const tools = findings.length === 1 ? shared(findings[0].finding.tool.name) : toolsOf(defect).map(shared).join(',');
    return (
      `{"id":"${defect.id}",${judgement(defect).join(`${pointer(at.input)}${at.run}/results/${at.result}"`)},"tools":[${tools}],"message":${forJson(message)}` +
      `,"location":{"path":${path === null ? null : shared(path)},"line":${line},"column":${column},"endLine":${endLine},"display":${shared(display)}}` +
      `,"results":[${results(defect)}],"merged":${merged.length === 0 ? '[]' : forJson(merged)}` +
      `,"cwe":${shared(cwe)},"vulnerability":${vulnerability && forJson(vulnerability)},"package":${found && forJson(found)}` +
      `,"suppressed":${findings.some(isSuppressed)},${before(defect)},${UNMEASURED},"ships":${ships(defect)}` +
      `,"exception":${exception === null ? null : shared(exception)},"nearMisses":${nearMisses.length === 0 ? '[]' : forJson(nearMisses)}}`
    );
  };
}

/** Stands where a fact points at the result itself: no text of JSON holds it. */
const HERE = '\0';

/** What is the same for all defects of one rating, as long as the rest of it is; parted where the place of the result belongs. */
interface Judgement extends Pick<JudgedDefect, 'disposition' | 'severity' | 'why'> {
  readonly rule: string;
  readonly parts: readonly string[];
}

function judgementText(): (defect: JudgedDefect) => readonly string[] {
  const known = new Map<Rating, Judgement>();
  return ({ disposition, severity, why, findings }) => {
    const { finding, rating } = findings[0];
    const { rule } = finding;
    const last = known.get(rating);
    const isKnown = last?.why === why && last.disposition === disposition && last.severity === severity && last.rule === rule;
    if (isKnown) return last.parts;
    const facts = [...rating.because.map(factText), ...why.map((fact) => forJson(fact))];
    const text = `"disposition":"${disposition}","severity":"${severity}","because":[${facts.join(',')}],"rule":${forJson(rule)}`;
    const parts = text.split(HERE);
    if (known.size === MOST_REMEMBERED) known.clear();
    known.set(rating, { disposition, severity, why, rule, parts });
    return parts;
  };
}

function factText({ what, where }: RatingFact): string {
  return `{"what":${forJson(what)},"where":${where === null ? HERE : forJson(where)}}`;
}

function isSuppressed({ finding }: RatedFinding): boolean {
  return finding.suppressions.length > 0;
}

/** Answers that are remembered: memory does not grow with the verdict. */
const MOST_REMEMBERED = 20_000;
