// One SARIF result in, the finding that it is out; null where it reports no problem. What it has in common with others is
// worked out once, and a result that says no more of its places than a file and a line is never parsed as a whole.

import type { Digest, Finding, Location, Package, Sighting } from '../model/finding.ts';
import { sightingOf } from '../model/whole-sighting.ts';
import { readClues } from './clues.ts';
import { count, digestOf, readCommon, type Common, type Problem, type RawResult } from './common.ts';
import type { Numbered, RunContext } from './context.ts';
import { NO_MORE, NONE, ReadFinding } from './finding.ts';
import { lineOf, locate, NOWHERE, otherPaths, type Place } from './location.ts';
import { mayBeginWithIdentifier, messageIn, messageOf } from './message.ts';
import { packageOf } from './package.ts';
import { placeOf } from './place.ts';
import type { Record } from './window.ts';
import { WITHHELD } from './secret.ts';
import { asObject } from './untrusted.ts';
import { opensWithIdentifier, textOf, vulnerabilityOf } from './vulnerability.ts';

/** @param value a result, as found @param content equal for byte-identical results */
export function readResult(value: unknown, index: number, content: string, run: RunContext): Sighting | null {
  const result: RawResult = asObject(value);
  const common = readCommon(result, run);
  count(common, 1, run);
  const { problem } = common;
  if (problem === null) return null;
  const { finding, digest } = readWhole(
    result,
    problem,
    { index, content: `${run.source.tool.name}\0${problem.shared.ruleId}\0${content}` },
    run,
  );
  return sightingOf(finding, digest);
}

/** @param sighting of the run: it is made to stand for the result */
export function readRecord(record: Record, index: number, run: RunContext, sighting: RecordSighting): Sighting | null {
  const number = record.common;
  const numbered = number === null ? null : (run.commons[number] ?? numberedOf(record, number, run));
  if (numbered !== null) numbered.results += 1;
  const { problem } = numbered === null ? countedOf(record, run) : numbered.common;
  if (problem === null) return null;
  sighting.moveTo(problem, numbered === null ? null : numbered.kin, record, index);
  return sighting;
}

/** A result that the scanner took apart: nothing is read of it that nobody asks for. */
export class RecordSighting implements Sighting {
  readonly digest: [number, number, number, number] = [0, 0, 0, 0];
  kin: number | null = null;
  private readonly run: RunContext;
  private problem!: Problem;
  private record!: Record;
  private index = 0;
  private place!: Place;
  private at: Location | null = null;
  private found: Package | null | undefined = undefined;
  /** Read at once where the parts do not say everything. */
  private finding: Finding | null = null;

  constructor(run: RunContext) {
    this.run = run;
  }

  moveTo(problem: Problem, kin: number | null, record: Record, index: number): void {
    this.problem = problem;
    this.kin = kin;
    this.record = record;
    this.index = index;
    // Equal bytes of two runs may mean different files.
    this.place = placeOf(record, this.run);
    record.digest(this.digest, problem.salt, this.place.salt);
    this.at = null;
    this.found = undefined;
    this.finding = null;
    const letter = record.messageLetter();
    const mayIdentify = letter === 0 ? record.messageText() !== '' : mayBeginWithIdentifier(letter);
    if (record.odd || mayIdentify) this.readAtOnce();
  }

  private readAtOnce(): void {
    const { finding, digest } = this.parsed();
    this.finding = finding;
    for (const [word, value] of digest.entries()) this.digest[word] = value;
  }

  get tool() {
    return this.run.source.tool;
  }

  get rule() {
    return this.problem.shared.ruleId;
  }

  get kind() {
    return this.problem.shared.kind;
  }

  get claims() {
    return this.problem.shared.claims;
  }

  get cwe() {
    return this.problem.shared.cwe;
  }

  get suppressions() {
    return this.problem.shared.suppressions;
  }

  get vulnerability() {
    return this.finding === null ? this.problem.vulnerability : this.finding.vulnerability;
  }

  get security() {
    return this.finding === null ? this.problem.shared.security : this.finding.security;
  }

  get otherPaths() {
    return this.finding === null ? NONE : this.finding.otherPaths;
  }

  get clues() {
    return null;
  }

  get location(): Location {
    if (this.finding !== null) return this.finding.location;
    this.at ??= locationOf(this.place, this.record);
    return this.at;
  }

  get package(): Package | null {
    if (this.finding !== null) return this.finding.package;
    if (!this.problem.packaged && !this.place.described) return null;
    this.found ??= this.readPackage();
    return this.found;
  }

  whole(): Finding {
    if (this.finding !== null) return this.finding;
    const { problem, record, run, index, vulnerability, location } = this;
    const text = problem.shared.secret ? WITHHELD : messageIn(record.messageText(), problem.rule, run.sharedMessages);
    const found = this.package;
    const more = found === null && vulnerability === null ? NO_MORE : { ...NO_MORE, vulnerability, package: found };
    return new ReadFinding(problem, run.source, { index, text, location, more });
  }

  /** As `parsed` would, and nothing else of it. */
  private readPackage(): Package | null {
    const result: RawResult = asObject(JSON.parse(this.record.text()));
    return packageIn(result, this.problem, this.problem.vulnerability, this.run);
  }

  private parsed(): Whole {
    return readWhole(
      asObject(JSON.parse(this.record.text())),
      this.problem,
      { index: this.index, content: this.digest.join(' ') },
      this.run,
    );
  }
}

interface Whole {
  readonly finding: Finding;
  readonly digest: Digest;
}

/** @param content stands for its bytes, tool and rule */
function readWhole(
  result: RawResult,
  problem: Problem,
  { index, content }: { readonly index: number; readonly content: string },
  run: RunContext,
): Whole {
  const { rule, traits } = problem;
  const identified = opensWithIdentifier(textOf(result.message));
  const vulnerability = identified ? vulnerabilityOf(result, rule, traits.identifiers) : problem.vulnerability;
  const location = locate(result.locations, run.places);
  const message = messageOf(result.message, rule, run.sharedMessages);
  const others = otherPaths(result.locations, location, run.places);
  const finding = new ReadFinding(problem, run.source, {
    index,
    text: problem.shared.secret ? WITHHELD : message,
    location,
    more: {
      otherPaths: others,
      vulnerability,
      package: packageIn(result, problem, vulnerability, run),
      clues: run.toFollow ? readClues(result) : null,
    },
  });
  // Equal bytes of two runs may mean different files, and different messages.
  return { finding, digest: digestOf([content, message, location.display, ...others].join('\0')) };
}

function packageIn(
  result: RawResult,
  { rule, traits }: Problem,
  vulnerability: Finding['vulnerability'],
  { tables }: RunContext,
): Package | null {
  return packageOf(result, rule, { vulnerability, run: tables, ofRule: traits.packages });
}

function numberedOf(record: Record, number: number, run: RunContext): Numbered {
  const numbered = { common: commonOf(record, run), kin: run.nextKin(), results: 0 };
  run.commons[number] = numbered;
  run.counted.push(numbered);
  return numbered;
}

/** What is read for one result alone is counted at once. */
function countedOf(record: Record, run: RunContext): Common {
  const common = commonOf(record, run);
  count(common, 1, run);
  return common;
}

function commonOf(record: Record, run: RunContext): Common {
  return readCommon(asObject(JSON.parse(record.commonText())), run);
}

function locationOf({ path, display, named }: Place, record: Record): Location {
  if (!named) return NOWHERE;
  const line = lineOf(record.line);
  if (line === null) return { path, display, line, column: null, endLine: null };
  return { path, display, line, column: lineOf(record.column), endLine: lineOf(record.endLine) };
}
