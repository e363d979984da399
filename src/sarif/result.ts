// One SARIF result in, the finding that it is out; null where it reports no problem. What it has in common with others is
// worked out once, and a result that says no more of its places than a file and a line is never parsed as a whole.

import { hash } from 'node:crypto';
import type { Finding, Location, Package, Sighting } from '../model/finding.ts';
import { readClues } from './clues.ts';
import { count, readCommon, type Common, type Problem, type RawResult, type Shared } from './common.ts';
import type { RunContext, Source } from './context.ts';
import { linesOf, locate, NOWHERE, otherPaths, type Place } from './location.ts';
import { mayBeginWithIdentifier, messageIn, messageOf } from './message.ts';
import { packageOf } from './package.ts';
import { placeOf } from './place.ts';
import type { Record } from './window.ts';
import { WITHHELD } from './secret.ts';
import { asObject } from './untrusted.ts';
import { opensWithIdentifier, textOf, vulnerabilityOf } from './vulnerability.ts';

/** @param value a result, as found @param content equal for byte-identical results */
export function readResult(value: unknown, index: number, content: string, run: RunContext): (Finding & Sighting) | null {
  const result: RawResult = asObject(value);
  const common = readCommon(result, run);
  count(common, run);
  const { problem } = common;
  if (problem === null) return null;
  const digest = `${run.source.tool.name}\0${problem.shared.ruleId}\0${content}`;
  return readWhole(result, problem, { index, digest }, run);
}

/** @param sighting of the run: it is made to stand for the result */
export function readRecord(record: Record, index: number, run: RunContext, sighting: RecordSighting): Sighting | null {
  const common = commonOf(record, run);
  count(common, run);
  if (common.problem === null) return null;
  sighting.moveTo(common.problem, record, index);
  return sighting;
}

/** A result that the scanner took apart: nothing is read of it that nobody asks for. */
export class RecordSighting implements Sighting {
  digest = '';
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

  moveTo(problem: Problem, record: Record, index: number): void {
    this.problem = problem;
    this.record = record;
    this.index = index;
    // Equal bytes of two runs may mean different files.
    this.place = placeOf(record, this.run);
    this.digest = record.hash(problem.salt, this.place.salt);
    this.at = null;
    this.found = undefined;
    this.finding = null;
    const letter = record.messageLetter();
    const mayIdentify = letter === 0 ? record.messageText() !== '' : mayBeginWithIdentifier(letter);
    if (!record.odd && !mayIdentify) return;
    this.finding = this.parsed();
    this.digest = this.finding.digest;
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
    this.found ??= this.parsed().package;
    return this.found;
  }

  whole(): Finding {
    if (this.finding !== null) return this.finding;
    const { problem, record, run, index, digest, vulnerability } = this;
    const text = problem.shared.secret ? WITHHELD : messageIn(record.messageText(), problem.rule, run.sharedMessages);
    const found = this.package;
    const more = found === null && vulnerability === null ? NO_MORE : { ...NO_MORE, vulnerability, package: found };
    const { line, column, endLine } = linesOf(record.line, record.column, record.endLine);
    return new ReadFinding(problem, { run, index, digest, text, place: this.place, line, column, endLine, more });
  }

  private parsed(): Finding {
    return readWhole(asObject(JSON.parse(this.record.text())), this.problem, { index: this.index, digest: this.digest }, this.run);
  }
}

const NONE: readonly string[] = [];

function readWhole(
  result: RawResult,
  problem: Problem,
  { index, digest }: { index: number; digest: string },
  run: RunContext,
): ReadFinding {
  const { rule, traits } = problem;
  const identified = opensWithIdentifier(textOf(result.message));
  const vulnerability = identified ? vulnerabilityOf(result, rule, traits.identifiers) : problem.vulnerability;
  const { path, display, line, column, endLine } = locate(result.locations, run.places);
  const location = { path, display, line, column, endLine };
  const message = messageOf(result.message, rule, run.sharedMessages);
  const others = otherPaths(result.locations, location, run.places);
  return new ReadFinding(problem, {
    run,
    index,
    // Equal bytes of two runs may mean different files, and different messages.
    digest: hash('sha256', [digest, message, display, ...others].join('\0'), 'binary').slice(0, 16),
    text: problem.shared.secret ? WITHHELD : message,
    place: { path, display, named: true },
    line,
    column,
    endLine,
    more: {
      otherPaths: others,
      vulnerability,
      package: packageOf(result, rule, { vulnerability, run: run.tables, ofRule: traits.packages }),
      clues: run.toFollow ? readClues(result) : null,
    },
  });
}

type More = Pick<Finding, 'otherPaths' | 'vulnerability' | 'package' | 'clues'>;

const NO_MORE: More = { otherPaths: NONE, vulnerability: null, package: null, clues: null };

/** What a finding says of the file that it points at. */
type Pointed = Pick<Place, 'path' | 'display' | 'named'>;

interface Own extends Pick<Location, 'line' | 'column' | 'endLine'> {
  readonly run: RunContext;
  readonly index: number;
  readonly digest: string;
  readonly text: string;
  readonly place: Pointed;
  readonly more: More;
}

/** A finding that is kept. Hundreds of thousands may be: what it shares with others it holds once for all of them. */
class ReadFinding implements Finding, Sighting {
  readonly message: string;
  readonly digest: string;
  private readonly shared: Shared;
  private readonly source: Source;
  private readonly index: number;
  private readonly place: Pointed;
  private readonly line: number | null;
  private readonly column: number | null;
  private readonly endLine: number | null;
  private readonly more: More;

  constructor({ shared }: Problem, { run, index, digest, text, place, line, column, endLine, more }: Own) {
    this.message = text;
    this.digest = digest;
    this.shared = shared;
    this.source = run.source;
    this.index = index;
    this.place = place;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.more = more;
  }

  whole(): Finding {
    return this;
  }

  get at() {
    return { input: this.source.input, run: this.source.run, result: this.index };
  }

  get tool() {
    return this.source.tool;
  }

  get location() {
    const { place, line, column, endLine } = this;
    return place.named ? { path: place.path, display: place.display, line, column, endLine } : NOWHERE;
  }

  get rule() {
    return this.shared.ruleId;
  }

  get kind() {
    return this.shared.kind;
  }

  get claims() {
    return this.shared.claims;
  }

  get cwe() {
    return this.shared.cwe;
  }

  get secret() {
    return this.shared.secret;
  }

  get suppressions() {
    return this.shared.suppressions;
  }

  get security() {
    return this.shared.security || this.more.vulnerability !== null;
  }

  get otherPaths() {
    return this.more.otherPaths;
  }

  get vulnerability() {
    return this.more.vulnerability;
  }

  get package() {
    return this.more.package;
  }

  get clues() {
    return this.more.clues;
  }
}

function commonOf(record: Record, run: RunContext): Common {
  const { common: number } = record;
  const known = number === null ? undefined : run.commons[number];
  if (known) return known;
  const common = readCommon(asObject(JSON.parse(record.commonText())), run);
  if (number !== null) run.commons[number] = common;
  return common;
}

function locationOf({ path, display, named }: Place, record: Record): Location {
  if (!named) return NOWHERE;
  const { line, column, endLine } = linesOf(record.line, record.column, record.endLine);
  return { path, display, line, column, endLine };
}
