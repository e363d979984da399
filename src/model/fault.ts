// A fault: why the gate could not judge, where, and what mends it. Expected trouble is a value, never thrown.

/** Who can mend it. */
export type Who = 'developer' | 'platform' | 'security team';

/** Every code, with what it means: the README's error table is made from this. */
export const FAULT_CODES = {
  E_OPTION: {
    who: 'developer',
    means: 'a command-line option or Action input is unknown, misspelt, repeated, or has a value it does not take',
  },
  E_NO_FILE: { who: 'platform', means: 'a named file, folder or pattern yields no file' },
  E_READ: { who: 'platform', means: 'a file exists and cannot be read' },
  E_WRITE: { who: 'platform', means: 'an output file cannot be written' },
  E_TOO_LARGE: { who: 'platform', means: 'an input is larger than its limit' },
  E_ENCODING: { who: 'platform', means: 'bytes are not the UTF-8 (or UTF-16 with a BOM) they must be' },
  E_NOT_JSON: { who: 'platform', means: 'a file that should be JSON is not' },
  E_CUT_SHORT: { who: 'platform', means: 'a file ends before its JSON, gzip data or tar does' },
  E_GZIP: { who: 'platform', means: 'gzip data is broken, or followed by bytes that are none' },
  E_DUPLICATE_KEY: { who: 'platform', means: 'an object of JSON says one thing twice, and readers differ in which they believe' },
  E_NOT_SARIF: { who: 'platform', means: 'JSON that has not the shape of a SARIF log' },
  E_SARIF_VERSION: { who: 'platform', means: 'SARIF of another version than 2.1.0' },
  E_NO_RUNS: { who: 'platform', means: 'a SARIF log without a run: nothing was scanned' },
  E_REVISION: { who: 'platform', means: 'a run says that it scanned another commit than the one that is checked out' },
  E_NO_RESULTS: { who: 'platform', means: 'a run without a results array: the scan did not get as far as results (SARIF 2.1.0 §3.14.23)' },
  E_EXECUTION_FAILED: {
    who: 'platform',
    means: 'a run says that its tool did not finish (executionSuccessful: false, a signal, or a failed start)',
  },
  E_ERROR_NOTIFICATION: { who: 'platform', means: 'a tool reported an error while it ran, and the policy makes that a fault' },
  E_EXTERNAL: { who: 'platform', means: 'results, rules or invocations stand in another file, which the gate never fetches' },
  E_EVIDENCE: { who: 'platform', means: 'evidence of the artifact that is broken, hostile, or of no format that the gate reads' },
  E_EVIDENCE_ABSENT: { who: 'platform', means: 'evidence of the artifact that the policy requires is not given' },
  E_EVIDENCE_OTHER: { who: 'platform', means: 'evidence speaks of another artifact, or of another revision, than the one judged' },
  E_SCANNER_CONFIGURATION: {
    who: 'security team',
    means: 'a change touches the configuration of a scanner, and the policy makes that a fault',
  },
  E_VEX: { who: 'platform', means: 'a VEX document that is broken, or of no format that the gate reads' },
  E_TOOL_ABSENT: { who: 'platform', means: 'a tool or category that the policy requires is in no run' },
  E_GITHUB: { who: 'platform', means: 'GitHub was asked for something that the verdict rests on, and did not answer' },
  E_GIT: { who: 'platform', means: 'the git history at hand does not hold what the verdict rests on' },
  E_TIGHTEN: { who: 'security team', means: 'a policy is laxer than the one that it extends' },
  E_SYNTAX: { who: 'security team', means: 'a policy or exceptions file is not the plain YAML the gate takes' },
  E_KEY: { who: 'security team', means: 'an unknown key in a policy or exceptions file' },
  E_MISSING: { who: 'security team', means: 'a key that must be there is not' },
  E_VALUE: { who: 'security team', means: 'a value of the wrong type, or not one of those allowed' },
  E_DATE: { who: 'security team', means: 'not a date, or a date where it may not be' },
  E_PATTERN: { who: 'security team', means: 'a path, tool, rule or package pattern that the gate does not take' },
  E_DUPLICATE: { who: 'security team', means: 'two exceptions of one id, one person twice in a role, or one key of two people' },
  E_BUG: { who: 'developer', means: 'the gate itself failed (exit 3): please report it' },
} as const satisfies Record<string, { who: Who; means: string }>;

export type FaultCode = keyof typeof FAULT_CODES;

export interface Fault {
  readonly code: FaultCode;
  /** One line, lower case, no final period; values quoted. */
  readonly what: string;
  /** `file:line:column`, or a file with a JSON pointer (RFC 6901) behind `#`. */
  readonly where: string;
  /** What mends it. */
  readonly fix: string;
  readonly who: Who;
}

/** Something loud that does not stop the verdict. */
export interface Warning {
  readonly what: string;
  readonly where: string;
}

/** @param where `file:line:column`, or a file with a JSON pointer behind `#` */
export function fault(code: FaultCode, where: string, what: string, fix: string): Fault {
  return { code, what, where, fix, who: FAULT_CODES[code].who };
}

/** Either a value, or every fault that kept it from being one. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed<T>(faults: readonly Fault[]): Result<T> {
  return { ok: false, faults };
}
