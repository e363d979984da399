// A SARIF file in, as bytes or as the windows that were scanned of them; findings out, one at a time, and at the end what its
// runs say of themselves. The one door for scanner output: all of it is hostile.

import type * as sarif from 'sarif';
import { fault, type Fault, type FaultCode } from '../model/fault.ts';
import type { Sighting } from '../model/finding.ts';
import type { RunFacts } from '../model/run.ts';
import { intake, tableFor, type Scanned } from './intake.ts';
import { readLog, REFUSED, type Log, type Prelude } from './log.ts';
import type { ScanFault, Secret } from './scanner.ts';
import { deliver, type Window } from './window.ts';
import { asArray, asText, isObject, member, type Untrusted } from './untrusted.ts';

export interface ReadOptions {
  /** Names the file in pointers and faults. */
  readonly input: string;
  /** Absolute paths of the source folder, `/` between parts, without a trailing one. */
  readonly roots: readonly string[];
  readonly onFinding: (finding: Sighting) => void;
  /** True to read what it takes to know a finding again. */
  readonly toFollow?: boolean;
  /** Gives the next number for `Sighting.kin`: one counter for all that one gate takes. */
  readonly nextKin: () => number;
  /** See `scanner`: the same for all that one gate takes, however often. */
  readonly secret: Secret;
  /** What an earlier reading of the same bytes asked to be told; null the first time. */
  readonly prelude: Prelude | null;
}

export interface LogFacts {
  readonly runs: readonly RunFacts[];
  readonly faults: readonly Fault[];
  /** False when the content does not claim to be SARIF. */
  readonly isSarif: boolean;
  /**
   * Not null when findings were handed over that must be taken back, because the rest of the file says otherwise: forget
   * them, and read the bytes again with this.
   */
  readonly again: Prelude | null;
}

export interface WindowReader {
  take(window: Window): void;
  /** Results so far, whatever they report; findings of them that were handed over. */
  results(): number;
  findings(): number;
  /** Bytes that its runs take in memory beside their results, by estimate: now, and the most that it ever was. */
  kept(): number;
  mostKept(): number;
  end(scanned: Scanned): LogFacts;
}

const VERSION = '2.1.0';

export function windowReader(options: ReadOptions): WindowReader {
  const { input, prelude } = options;
  const log = readLog({ ...options, nodes: tableFor(options.toFollow ?? false).nodes, isReadable });
  return {
    take: (window) => deliver(window, log.events),
    results: () => log.results,
    findings: () => log.findings,
    kept: () => log.kept,
    mostKept: () => log.mostKept,
    end({ broken, looksLikeSarif }) {
      const refused = broken ? scanFault(broken, input) : shapeFault(log, input);
      // A file that ends too soon may have been one: a scanner that crashed must not be missed.
      const mayBe = broken !== null && (broken.fault === 'cut short' || looksLikeSarif);
      const isSarif = mayBe || claimsSarif(log.members);
      if (refused) return { runs: [], faults: [refused], isSarif, again: prelude === null && log.findings > 0 ? REFUSED : null };
      const again = log.late ? { refused: false, runs: log.preludes, kept: log.kept } : null;
      return {
        runs: log.runs,
        faults: [...strayResults(log.members, input), ...strays(log, input), ...unreadableRules(log, input)],
        isSarif: true,
        again,
      };
    },
  };
}

/** @returns what gives one number after the other, from 0 on */
export function counter(): () => number {
  let next = 0;
  return () => next++;
}

export interface SarifReader extends Pick<WindowReader, 'results' | 'findings' | 'kept' | 'mostKept'> {
  push(chunk: Uint8Array): void;
  end(): LogFacts;
}

/** The same for the bytes themselves. @param secret words that nobody who writes a file can know: findings are told apart by it */
export function sarifReader(options: Omit<ReadOptions, 'nextKin' | 'secret'>, secret: Secret = [0, 0, 0, 0]): SarifReader {
  const reader = windowReader({ ...options, nextKin: counter(), secret });
  const { push, end } = intake(secret, options.toFollow ?? false, reader.take);
  return { ...reader, push, end: () => reader.end(end()) };
}

/** Whether results may be handed over yet: not when the version, which usually stands first, is another. */
function isReadable({ version }: Untrusted<sarif.Log>): boolean {
  return version === undefined || version === VERSION;
}

const AGAIN = 'run the scanner again and look at its log: it crashed, was stopped, or wrote other output into the file';
const SCAN_FAULTS: Readonly<Record<ScanFault, readonly [FaultCode, string, string]>> = {
  syntax: ['E_NOT_JSON', 'the file is not JSON', AGAIN],
  encoding: ['E_ENCODING', 'the file is not UTF-8, nor UTF-16 with a BOM', 'write SARIF as UTF-8'],
  duplicate: ['E_DUPLICATE_KEY', 'an object says one thing twice', 'let the scanner write each member once'],
  deep: ['E_NOT_JSON', 'the file nests deeper than 1,000 levels', AGAIN],
  'deep where read': ['E_NOT_JSON', 'the file nests deeper than 64 levels in what the gate reads', AGAIN],
  members: ['E_TOO_LARGE', 'one object has more than 10,000 members, or a name of more than 4,096 bytes', 'let the scanner write less'],
  'value size': ['E_TOO_LARGE', 'what the gate reads of one result is larger than 8 MiB', 'let the scanner write less'],
  'cut short': ['E_CUT_SHORT', 'the file ends before its JSON does', AGAIN],
};

function scanFault({ fault: why, offset }: NonNullable<Scanned['broken']>, input: string): Fault {
  const [code, what, fix] = SCAN_FAULTS[why];
  if (offset === 0 && why === 'cut short') return fault(code, input, 'the file is empty: nothing was written', fix);
  return fault(code, input, why === 'cut short' ? what : `${what} (at byte ${offset})`, fix);
}

function unreadableRules({ odd }: Log, input: string): readonly Fault[] {
  const what = 'a tool or driver that is a list, or rules or extensions that are not a list';
  return odd.map((index) => fault('E_NOT_SARIF', `${input}#/runs/${index}/tool`, what, 'let the scanner write SARIF 2.1.0'));
}

function strays({ strays: all }: Log, input: string): readonly Fault[] {
  return all.map(({ run, result }) => {
    const where = `${input}#/runs/${run}${result === null ? '' : `/results/${result}`}`;
    return fault(
      'E_NOT_SARIF',
      where,
      `a ${result === null ? 'run' : 'result'} that is not an object`,
      'let the scanner write SARIF 2.1.0',
    );
  });
}

/** @returns why the log cannot be read at all, or null */
function shapeFault({ isObject: isLog, members: log }: Log, input: string): Fault | null {
  if (!isLog) return fault('E_NOT_SARIF', input, 'the file is JSON, but not an object', 'name a SARIF 2.1.0 file');
  const version: unknown = log.version;
  if (version === VERSION && log.runs === null)
    return fault('E_NO_RUNS', input, 'runs is null: nothing was scanned', 'run the scanner again and look at its log');
  if (!Array.isArray(log.runs) && version !== VERSION && !claimsSarif(log))
    return fault('E_NOT_SARIF', input, 'the file is JSON, but not SARIF: it has no runs', 'name a SARIF 2.1.0 file');
  if (version !== VERSION) return versionFault(version, input);
  if (!Array.isArray(log.runs)) return fault('E_NOT_SARIF', input, 'the log has no runs array', 'let the scanner write SARIF 2.1.0');
  return log.runs.length === 0
    ? fault('E_NO_RUNS', input, 'the log has no run: nothing was scanned', 'run the scanner again and look at its log')
    : null;
}

function versionFault(version: unknown, input: string): Fault {
  const what =
    asText(version) === null
      ? 'the log does not say its SARIF version'
      : `SARIF version "${asText(version)?.slice(0, 40)}" is not ${VERSION}`;
  const convert = 'npx @microsoft/sarif-multitool transform OLD.sarif --sarif-output-version Current --output NEW.sarif';
  return fault('E_SARIF_VERSION', `${input}#/version`, what, `let the scanner write ${VERSION}, or convert: ${convert}`);
}

function claimsSarif(log: Untrusted<sarif.Log>): boolean {
  return (
    Array.isArray(log.runs) ||
    (log.version === VERSION && log.runs !== undefined) ||
    /sarif/i.test(asText(log.$schema)?.slice(0, 500) ?? '')
  );
}

/** Results, rules or invocations that stand beside the runs instead of in them (SARIF 2.1.0 §3.13.5). */
function strayResults(log: Untrusted<sarif.Log>, input: string): readonly Fault[] {
  return asArray(log.inlineExternalProperties).flatMap((entry, index) => {
    const stray = ['results', 'invocations', 'driver', 'extensions'].filter((name) => {
      const found = member(entry, name);
      return Array.isArray(found) ? found.length > 0 : isObject(found);
    });
    if (stray.length === 0) return [];
    return [
      fault(
        'E_EXTERNAL',
        `${input}#/inlineExternalProperties/${index}`,
        `${stray.join(', ')} stand outside the runs`,
        'let the scanner write them into its runs',
      ),
    ];
  });
}
