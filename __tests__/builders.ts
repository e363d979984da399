// Builders: the smallest valid thing of each kind, with what a test is about laid over it.

import type * as sarif from 'sarif';
import { NO_LESSONS, openGate, type Evidence, type Gate, type Lessons, type Rules } from '../src/gate.ts';
import type { Assessment } from '../src/model/assessment.ts';
import type { Defect, JudgedDefect, RatedFinding } from '../src/model/defect.ts';
import type { Exception, NearMiss } from '../src/model/exception.ts';
import type { Claim, Finding, Sighting } from '../src/model/finding.ts';
import { NO_PAST } from '../src/model/past.ts';
import type { Policy } from '../src/model/policy.ts';
import { noResults, type RunFacts } from '../src/model/run.ts';
import { statementsOf, type Circumstances, type Coverage, type Proving } from '../src/exceptions/apply.ts';
import { parseExceptions } from '../src/exceptions/parse.ts';
import { builtInPolicy } from '../src/policy/built-in.ts';
import { parsePolicy } from '../src/policy/parse.ts';
import { proverOf } from '../src/proof/sign-offs.ts';
import { digestOf } from '../src/sarif/common.ts';
import type { Prelude } from '../src/sarif/log.ts';
import { sarifReader, type LogFacts } from '../src/sarif/read.ts';

/** The moment at which tests judge. */
export const NOW = Date.UTC(2026, 10, 21, 12);
export const TODAY = '2026-11-21';

export function aClaim(over: Partial<Claim> = {}): Claim {
  return {
    level: 'error',
    levelFrom: 'result',
    securitySeverity: { kind: 'absent' },
    securitySeverityFrom: null,
    rule: 'js/sql-injection',
    ...over,
  };
}

let made = 0;

/** With what tells it from others while it is read: a text that stands for its bytes, and whom it is like. */
export interface Made extends Finding {
  readonly digest: string;
  readonly kin: null;
}

/** Each one differs from all others in its digest. */
export function aFinding(over: Partial<Made> = {}): Made {
  made += 1;
  return {
    at: { input: 'scan.sarif', run: 0, result: made },
    tool: { name: 'CodeQL', version: '2.20.0', category: null },
    rule: 'js/sql-injection',
    kind: 'fail',
    claims: [aClaim()],
    message: `query built from user input (${made})`,
    location: { path: 'src/a.ts', display: 'src/a.ts', line: made, column: 1, endLine: made },
    otherPaths: [],
    cwe: ['CWE-89'],
    vulnerability: null,
    package: null,
    security: true,
    secret: false,
    suppressions: [],
    clues: null,
    digest: `digest-${made}`,
    kin: null,
    ...over,
  };
}

export function aRated(over: Partial<RatedFinding> = {}): RatedFinding {
  return { finding: aFinding(), rating: { severity: 'high', because: [], lowered: null }, ...over };
}

export function aRun(over: Partial<RunFacts> = {}): RunFacts {
  return {
    input: 'scan.sarif',
    run: 0,
    tool: { name: 'CodeQL', version: '2.20.0', category: null },
    hasResults: true,
    counts: noResults(),
    contradictions: { rule: 0, level: 0, kind: 0 },
    outcome: 'succeeded',
    failure: null,
    errorNotifications: [],
    externalDecisive: [],
    externalOther: [],
    revisions: [],
    ...over,
  };
}

export function aResult(over: Partial<sarif.Result> | Record<string, unknown> = {}): sarif.Result {
  return {
    ruleId: 'js/sql-injection',
    level: 'error',
    message: { text: 'query built from user input' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: 1 } } }],
    ...over,
  };
}

/** A SARIF run; `results` by number or in full. */
export function aSarifRun(results: readonly unknown[] = [aResult()], over: Record<string, unknown> = {}): Record<string, unknown> {
  return { tool: { driver: { name: 'CodeQL', rules: [] } }, results, ...over };
}

export function aLog(runs: readonly unknown[] = [aSarifRun()], over: Record<string, unknown> = {}): Record<string, unknown> {
  return { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs, ...over };
}

/** The text of a log with these results in one run. */
export function logOf(...results: readonly unknown[]): string {
  return JSON.stringify(aLog([aSarifRun(results)]));
}

export interface ReadBack extends LogFacts {
  readonly findings: readonly Finding[];
  /** Of each of them, as text. */
  readonly digests: readonly string[];
}

/** Reads a log as the gate does, a second time where the first reading asks for it. @param log an object, text or bytes */
export function readSarif(log: unknown, roots: readonly string[] = ['/checkout'], chunk = 1 << 20, toFollow = false): ReadBack {
  const bytes = log instanceof Uint8Array ? log : new TextEncoder().encode(typeof log === 'string' ? log : JSON.stringify(log));
  const read = (prelude: Prelude | null): ReadBack => {
    const findings: Finding[] = [];
    const digests: string[] = [];
    const reader = sarifReader({
      input: 'scan.sarif',
      roots,
      prelude,
      toFollow,
      onFinding(sighting) {
        digests.push(sighting.digest.join(' '));
        findings.push(plain(sighting.whole()));
      },
    });
    for (let offset = 0; offset < bytes.length; offset += chunk) reader.push(bytes.subarray(offset, offset + chunk));
    return { ...reader.end(), findings, digests };
  };
  const first = read(null);
  return first.again === null ? first : read(first.again);
}

/** A policy from YAML text without its first line, `version: 1`. */
export function aPolicy(yaml = ''): Policy {
  if (yaml === '') return builtInPolicy();
  const parsed = parsePolicy(`version: 1\n${yaml}`, 'policy.yml', NOW);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return parsed.value;
}

/** An exception that holds for the built-in policy, as an object of the file format. */
export function anException(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'EX-1',
    decision: 'accepted-risk',
    match: { rule: 'js/sql-injection' },
    justification: 'read-only database',
    requested: { by: 'ana', on: '2026-11-01' },
    validThrough: '2027-01-15',
    signOffs: [{ by: 'kim', on: '2026-11-02' }],
    ...over,
  };
}

/** Statements from objects of the file format; JSON is YAML. */
export function exceptionsOf(...entries: readonly Record<string, unknown>[]): readonly Exception[] {
  const text = JSON.stringify({ version: 1, exceptions: entries });
  const parsed = parseExceptions([{ file: 'exceptions.yml', text }], TODAY);
  if (!parsed.ok) throw new Error(parsed.faults.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return parsed.value;
}

export interface Judged {
  readonly rules?: Partial<Rules>;
  readonly evidence?: Partial<Evidence>;
}

/** A finding as it is read. One that was not made here has the digest of its words. */
export function sighted(finding: Finding | Made): Sighting {
  const text = 'digest' in finding ? finding.digest : JSON.stringify(finding);
  return { ...finding, digest: digestOf(text), kin: null, whole: () => finding };
}

/** Judges findings, as a whole run of the gate would. */
export function judge(findings: readonly Finding[], { rules, evidence }: Judged = {}): Assessment {
  const defaults = {
    policy: builtInPolicy(),
    exceptions: [],
    reviews: new Map(),
    vex: [],
    stage: 'release',
    failOn: null,
    now: NOW,
    branch: null,
    keepAll: true,
    proposed: null,
    artifact: null,
  } as const;
  const open = (lessons: Lessons): Gate => {
    const opened = openGate({ ...defaults, ...rules }, lessons);
    for (const finding of findings) opened.take(sighted(finding));
    return opened;
  };
  const first = open(NO_LESSONS);
  const missed = first.missed();
  const gate = missed === null ? first : open({ ...NO_LESSONS, missed });
  const counts = { ...noResults(), results: findings.length };
  return gate.judge({
    inputs: [{ path: 'scan.sarif', sha256: '0'.repeat(64), bytes: 1 }],
    runs: [aRun({ counts })],
    skipped: [],
    faults: [],
    warnings: [],
    digests: { policy: null, exceptions: null, ledger: null, artifact: null },
    subjects: [],
    past: NO_PAST,
    checkout: null,
    ...evidence,
  });
}

/** Whose sign-offs count where no review is known. */
export function provingUnder({ policy, today }: Pick<Circumstances, 'policy' | 'today'>): Proving {
  return proverOf(policy, { today, reviews: new Map() }).signOffsOf;
}

/** Applies statements to defects, as the gate does once it has all of them. */
export function applyExceptions(
  defects: readonly Defect[],
  exceptions: readonly Exception[],
  at: Circumstances,
): Coverage & {
  /** By defect id, of those that have any. */
  readonly nearMisses: ReadonlyMap<string, readonly NearMiss[]>;
} {
  const coverage = statementsOf(exceptions, at, provingUnder(at)).apply(defects);
  const all = defects.map((defect) => [defect.id, coverage.nearMissesOf(defect)] as const);
  return { ...coverage, nearMisses: new Map(all.filter(([, misses]) => misses.length > 0)) };
}

/** A judged defect with everything that it answers written out, so that something can be laid over it. */
export function written(defect: JudgedDefect): JudgedDefect {
  const { id, findings, severity, merged, hasTwin, state, introduced, earlier, ships, disposition, exception, nearMisses, why } = defect;
  return { id, findings, severity, merged, hasTwin, state, introduced, earlier, ships, disposition, exception, nearMisses, why };
}

/** Every member of a finding, as own ones: what two findings are compared by. */
export function plain(finding: Finding): Finding {
  const { at, tool, rule, kind, claims, message, location, otherPaths, cwe, vulnerability, package: found } = finding;
  const { security, secret, suppressions, clues } = finding;
  return {
    at,
    tool,
    rule,
    kind,
    claims,
    message,
    location,
    otherPaths,
    cwe,
    vulnerability,
    package: found,
    security,
    secret,
    suppressions,
    clues,
  };
}
