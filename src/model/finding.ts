// A finding: one SARIF result that the gate understood, with everything later stages may ask of it.

import type { Level } from './severity.ts';

/** Where a result stands: input file, run, result; all from 0. */
export interface Pointer {
  /** Identifies the input while it is read; the report numbers inputs in their published order. */
  readonly input: string;
  readonly run: number;
  readonly result: number;
}

/** What a tool says it is. */
export interface Tool {
  /** `driver.name`, or "(unnamed tool)". */
  readonly name: string;
  readonly version: string | null;
  /** `automationDetails.id` of the run (SARIF 2.1.0 §3.17.2), without a trailing slash. */
  readonly category: string | null;
}

export interface Location {
  /** Relative to the source folder, `/` between parts, decoded once; null when the result names no file of it. */
  readonly path: string | null;
  /** What to show a person: the path, else the URI as written, else "". */
  readonly display: string;
  /** From 1; null when the result gives no usable line. */
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
}

/** CVE-, GHSA-, GO-, PYSEC-, RUSTSEC-, ... identifiers, as the file itself declares them. */
export interface Vulnerability {
  readonly id: string;
  /** Other names of the same vulnerability, sorted, without `id`. */
  readonly aliases: readonly string[];
}

export interface Package {
  readonly name: string;
  readonly version: string | null;
  /** purl type (npm, maven, deb ...), null when the file does not say. */
  readonly ecosystem: string | null;
  /** With version, when the file gives one or all parts of one. */
  readonly purl: string | null;
  /** Versions that mend it, as the tool lists them. */
  readonly fixed: readonly string[];
}

/**
 * What a `security-severity` property says. `word` and `score` are readings; `unrated` is a value that is neither
 * a number from 0 to 10 nor one of the five words; `absent` covers missing, null, "", "null", "undefined" and 0.
 */
export type SecuritySeverity =
  | { readonly kind: 'score'; readonly score: number }
  | { readonly kind: 'word'; readonly word: 'critical' | 'high' | 'medium' | 'low' | 'none' }
  | { readonly kind: 'unrated'; readonly text: string }
  | { readonly kind: 'absent' };

/** What one reading of a result's rule says about how bad it is. */
export interface Claim {
  readonly level: Level;
  readonly securitySeverity: SecuritySeverity;
  /** The rule that this reading follows, and whether the level came from result, override, rule or default. */
  readonly rule: string;
  readonly levelFrom: 'result' | 'override' | 'rule' | 'default';
  readonly securitySeverityFrom: 'result' | 'rule' | null;
}

/** A suppression entry (SARIF 2.1.0 §3.35) as written. */
export interface Suppression {
  readonly kind: 'inSource' | 'external' | 'unknown';
  readonly status: 'accepted' | 'underReview' | 'rejected' | 'unknown';
}

/** Kinds that report a problem: `fail`, and `open` and `review`, which nobody has cleared yet. */
export type ProblemKind = 'fail' | 'open' | 'review';

export interface Finding {
  readonly at: Pointer;
  readonly tool: Tool;
  /** Rule id as the result names it, "" where it names none. */
  readonly rule: string;
  readonly kind: ProblemKind;
  /** More than one where `ruleIndex` and `ruleId` point at different rules: the most severe counts. */
  readonly claims: readonly [Claim, ...Claim[]];
  readonly message: string;
  readonly location: Location;
  /** Paths of its further locations, "" for those that name no file: a pattern of paths must hold for all of them. */
  readonly otherPaths: readonly string[];
  /** `CWE-` and a number, sorted by number. */
  readonly cwe: readonly string[];
  readonly vulnerability: Vulnerability | null;
  readonly package: Package | null;
  /** True when it carries a CWE, a vulnerability, a security tag or a security-severity. */
  readonly security: boolean;
  /** True when a secret scanner found it: its message is never printed. */
  readonly secret: boolean;
  readonly suppressions: readonly Suppression[];
  /** Null unless findings are followed. */
  readonly clues: Clues | null;
}

/** What helps to know a finding again where its source is not at hand: as the file says it, cut where it is long. */
export interface Clues {
  /** Text of the region that is meant (SARIF 2.1.0 §3.30.13). */
  readonly snippet: string | null;
  /** Text around it (§3.29.5), and the line on which that begins. */
  readonly context: { readonly text: string; readonly line: number } | null;
  /** The tool's own, each `name\0value` (§3.27.16, §3.27.17), sorted. */
  readonly fingerprints: readonly string[];
  /** Fully qualified name of the place, such as a function (§3.33.5). */
  readonly logical: string | null;
}

/** 128 bits, in words of 32. */
export type Digest = readonly [number, number, number, number];

/**
 * A finding while its bytes are at hand. One object may stand for many findings, one after the other: what it says holds only
 * until the call that hands it over returns. What is to be kept is `whole`.
 */
export interface Sighting extends Omit<Finding, 'at' | 'message' | 'secret'> {
  /** Equal for byte-identical results of one tool and rule that mean the same place. */
  readonly digest: Digest;
  /**
   * A number for findings that are equal in tool, rule, kind, claims, CWE and suppressions, since many results differ in place and
   * message alone. From 0, without large gaps; null where none is told.
   */
  readonly kin: number | null;
  whole(): Finding;
}

/** All that is made of one finding until the verdict is written; as much again for the first one of its kin. */
const SIZE = 700;

/** Bytes that a finding takes in memory, by estimate. @param isFirst true for the first one of its kin */
export function sizeOf({ message, location, otherPaths, vulnerability, package: found, clues }: Finding, isFirst: boolean): number {
  const paths = otherPaths.reduce((size, path) => size + 50 + 2 * path.length, location.display.length);
  const named = vulnerability === null && found === null ? 0 : 400;
  return SIZE * (isFirst ? 2 : 1) + message.length * (LATIN.test(message) ? 1 : 2) + paths + named + sizeOfClues(clues);
}

function sizeOfClues(clues: Clues | null): number {
  if (clues === null) return 0;
  const texts = [clues.snippet, clues.context?.text ?? null, clues.logical, ...clues.fingerprints];
  return texts.reduce((size, text) => size + 50 + 2 * (text?.length ?? 0), 200);
}

/** V8 keeps such text in one byte for each character. */
const LATIN = /^[\0-\xff]*$/;
