// What a SARIF result says without its message and its places: how it counts, whether it is a problem, and how bad. Results
// of one rule tend to say the same, so that this is worked out once for all of them. One that contradicts itself is read the
// severe way (threat B10).

import { hash } from 'node:crypto';
import type * as sarif from 'sarif';
import type { Claim, Digest, ProblemKind, SecuritySeverity, Suppression, Vulnerability } from '../model/finding.ts';
import type { Contradictions } from '../model/run.ts';
import { bandOf, isLevel, type Level, type Threshold } from '../model/severity.ts';
import { hasSecurityTag, type RunContext, type Traits } from './context.ts';
import { effectiveLevel, type EffectiveLevel } from './level.ts';
import { namesPurl } from './package.ts';
import type { Rule, RuleLookup, RuleRef } from './rules.ts';
import { hasSecretTag, isSecretId, isSecretWeakness, withheld } from './secret.ts';
import { readSecuritySeverity, scoreOf, securitySeverityOf } from './security-severity.ts';
import { asArray, asObject, asText, type Untrusted } from './untrusted.ts';
import { vulnerabilityOf } from './vulnerability.ts';
import { weaknessesOf } from './weakness.ts';

export type RawResult = Untrusted<sarif.Result>;

export interface Common {
  /** The specification's own reading (§3.27.9, §3.27.10), whatever the gate makes of the result. */
  readonly level: Level;
  readonly band: Threshold | null;
  readonly contradictions: readonly (keyof Contradictions)[];
  /** Null where the result reports no problem. */
  readonly problem: Problem | null;
}

export interface Problem {
  readonly shared: Shared;
  /** Where index and id name different rules, the one that the id names describes the finding. */
  readonly rule: Rule | null;
  readonly traits: Traits;
  /** As far as it does not rest on the message. */
  readonly vulnerability: Vulnerability | null;
  /** True where a package may be named. */
  readonly packaged: boolean;
  /** For tool and rule: results of different ones never have one digest. */
  readonly salt: Digest;
}

/** What its findings hold on to, once for all of them. */
export interface Shared {
  readonly kind: ProblemKind;
  /** Rule id as the result names it, "" where it names none. */
  readonly ruleId: string;
  readonly claims: readonly [Claim, ...Claim[]];
  readonly cwe: readonly string[];
  readonly security: boolean;
  readonly secret: boolean;
  readonly suppressions: readonly Suppression[];
}

const NONE: Common['contradictions'] = [];
const NO_PROBLEM: readonly unknown[] = ['pass', 'notApplicable', 'informational'];

/** @param result without message and places, or with them */
export function readCommon(result: RawResult, run: RunContext): Common {
  const lookup = run.rules.find(result.rule, result.ruleIndex, result.ruleId);
  const { kind, isOdd } = problemKind(result);
  const isProblem = kind !== null && result.baselineState !== 'absent';
  const oddities = { kind: isOdd, level: isUnknown(result.level), rule: isProblem && lookup.contradiction !== null };
  return {
    level: isFailing(result) ? effectiveLevel(result, lookup.rule, run.overrides).level : 'none',
    band: bandOfScore(scoreOf(securitySeverityOf(result)) ?? run.traits(lookup.rule).score),
    contradictions: isOdd || oddities.level || oddities.rule ? (['kind', 'level', 'rule'] as const).filter((name) => oddities[name]) : NONE,
    problem: isProblem ? problemOf(result, kind, lookup, run) : null,
  };
}

function problemOf(result: RawResult, kind: ProblemKind, lookup: RuleLookup, run: RunContext): Problem {
  const isPlain = lookup.contradiction === null && lookup.twins.length === 0;
  const rules = isPlain ? [lookup.rule] : [lookup.rule, ...(lookup.contradiction ? [lookup.contradiction] : []), ...lookup.twins];
  const claims = rules.flatMap((rule) => claimsOf(result, rule, kind, run)) as [Claim, ...Claim[]];
  return readProblem(result, { kind, rules, described: lookup.contradiction ?? lookup.rule, ruleId: lookup.id, claims }, run);
}

function isFailing({ kind }: RawResult): boolean {
  return kind === undefined || kind === null || kind === 'fail';
}

function isUnknown(level: unknown): boolean {
  return level !== undefined && level !== null && !isLevel(level);
}

interface Reading {
  readonly kind: ProblemKind;
  /** The one that the result follows, and those that it may follow too. */
  readonly rules: readonly (RuleRef | null)[];
  readonly described: RuleRef | null;
  readonly ruleId: string;
  readonly claims: readonly [Claim, ...Claim[]];
}

function readProblem(result: RawResult, { kind, rules, described, ruleId, claims }: Reading, run: RunContext): Problem {
  const rule = described?.rule ?? null;
  const traits = run.traits(described);
  const cwe = weaknessesOf(result, rule, run.componentName, traits.weaknesses);
  const vulnerability = vulnerabilityOf({ ...result, message: undefined }, rule, traits.identifiers);
  const ofRules = rules.some((one) => run.traits(one).secret);
  const secret = [run.secretTool, ofRules, isSecretId(ruleId), isSecretWeakness(cwe), hasSecretTag(result)].includes(true);
  const rated = claims.some(({ securitySeverity }) => securitySeverity.kind !== 'absent');
  return {
    shared: {
      kind,
      ruleId,
      claims: secret ? (claims.map(withheld) as [Claim, ...Claim[]]) : claims,
      cwe,
      security: [secret, rated, cwe.length > 0, vulnerability !== null, traits.security, hasSecurityTag(result)].includes(true),
      secret,
      suppressions: asArray(result.suppressions).map(suppression),
    },
    rule,
    traits,
    vulnerability,
    packaged: vulnerability !== null || traits.purl || namesPurl(result),
    salt: run.saltOf(ruleId),
  };
}

/** Of the SHA-256 of a text. */
export function digestOf(text: string): Digest {
  const digest = hash('sha256', text, 'buffer');
  return [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)];
}

/** Counts results. */
export function count({ level, band, contradictions, problem }: Common, results: number, run: RunContext): void {
  const { counts } = run;
  counts.results += results;
  counts.byLevel[level] += results;
  if (band !== null) counts.bySecuritySeverity[band] += results;
  if (problem === null) counts.notDefects += results;
  for (const name of contradictions) run.contradictions[name] += results;
}

function bandOfScore(score: number | null): Threshold | null {
  return score !== null && score > 0 && score <= 10 ? bandOf(score) : null;
}

/** Null for a result that reports no problem. Of an unknown kind, or with a level that says otherwise, it is a problem. */
function problemKind({ kind, level }: RawResult): { kind: ProblemKind | null; isOdd: boolean } {
  if (kind === undefined || kind === null || kind === 'fail') return { kind: 'fail', isOdd: false };
  if (kind === 'open' || kind === 'review') return { kind, isOdd: false };
  const claimsProblem = (isLevel(level) && level !== 'none') || alarming(level);
  return NO_PROBLEM.includes(kind) && !claimsProblem ? { kind: null, isOdd: false } : { kind: 'fail', isOdd: true };
}

/** What the result says as a result of this rule: twice, where result and rule rate it differently (threat B10). */
function claimsOf(result: RawResult, rule: RuleRef | null, kind: ProblemKind, { overrides, traits }: RunContext): readonly Claim[] {
  const level = kind === 'fail' ? effectiveLevel(result, rule, overrides) : uncleared(result.level);
  const own = ownSeverity(result);
  const ofRule = traits(rule).severity;
  const { level: worst, levelFrom } = alarmed(level, result, rule);
  const base = { level: worst, levelFrom, rule: asText(rule?.rule.id) ?? '' };
  const claims: Claim[] = [];
  if (own.kind !== 'absent') claims.push({ ...base, securitySeverity: own, securitySeverityFrom: 'result' });
  if (ofRule.kind !== 'absent') claims.push({ ...base, securitySeverity: ofRule, securitySeverityFrom: 'rule' });
  return claims.length > 0 ? claims : [{ ...base, securitySeverity: own, securitySeverityFrom: null }];
}

/** A level that SARIF does not know and that alarms counts as an error, where nothing that it knows is said. */
function alarmed(level: EffectiveLevel, result: RawResult, rule: RuleRef | null): EffectiveLevel {
  if (alarming(result.level)) return { level: 'error', levelFrom: 'result' };
  return level.levelFrom === 'default' && alarming(levelOf(rule)) ? { level: 'error', levelFrom: 'rule' } : level;
}

function ownSeverity(result: RawResult): SecuritySeverity {
  const own = readSecuritySeverity(securitySeverityOf(result));
  return own.kind === 'absent' && !namesRule(result) ? NAMELESS : own;
}

/** An id that is no text names a rule that nobody can look up: how bad it is cannot be known. */
function namesRule({ ruleId }: RawResult): boolean {
  return ruleId === undefined || ruleId === null || typeof ruleId === 'string';
}

const NAMELESS: SecuritySeverity = { kind: 'unrated', text: 'ruleId is not text' };

/** A level that SARIF does not know, and that means nothing good: "ERROR", "critical", "fatal". */
function alarming(level: unknown): boolean {
  return typeof level === 'string' && !isLevel(level) && /^\s*(?:error|critical|fatal|severe|high|blocker)\s*$/i.test(level);
}

function levelOf(rule: RuleRef | null): unknown {
  return asObject<sarif.ReportingConfiguration>(rule?.rule.defaultConfiguration).level;
}

/** Nobody has cleared an open or review result: it counts as a warning at least. */
function uncleared(level: unknown): EffectiveLevel {
  return level === 'error' || level === 'warning' ? { level, levelFrom: 'result' } : { level: 'warning', levelFrom: 'default' };
}

/** A status that is absent means accepted (§3.35.3). */
function suppression(value: unknown): Suppression {
  const { kind, status } = asObject<sarif.Suppression>(value);
  return {
    kind: kind === 'inSource' || kind === 'external' ? kind : 'unknown',
    status:
      status === undefined || status === null
        ? 'accepted'
        : status === 'accepted' || status === 'underReview' || status === 'rejected'
          ? status
          : 'unknown',
  };
}
