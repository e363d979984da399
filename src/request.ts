// What the caller asked for, from the command line or an Action's inputs: checked, every mistake collected.

import { closest, distance } from 'fastest-levenshtein';
import { parseInstant } from './model/date.ts';
import { fault, failed, ok, type Fault, type Result } from './model/fault.ts';
import { STAGES, type Stage } from './model/policy.ts';
import { THRESHOLDS, type Threshold } from './model/severity.ts';
import { FORMATS, OPTIONS, type Format, type OptionName } from './options.ts';

export interface Request {
  readonly sarif: readonly string[];
  readonly policy: string | null;
  readonly exceptions: string | null;
  /** Where policy and exceptions are read, instead of from the work tree. */
  readonly trustedRef: string | null;
  readonly stage: Stage;
  readonly failOn: Threshold | null;
  /** Evidence about the artifact, as given; empty for none. */
  readonly artifact: readonly string[];
  readonly source: string;
  /** SARIF to compare with, as given; empty for none. */
  readonly baseline: readonly string[];
  readonly baselineSource: string | null;
  readonly baseRef: string | null;
  /** Artifacts that are judged, as given: files, or `name@sha256:…`; empty for none. */
  readonly subjects: readonly string[];
  readonly attestation: string | null;
  /** Name of a file, and never the key itself. */
  readonly attestationKey: string | null;
  /** VEX documents, as given. */
  readonly vex: readonly string[];
  /** Milliseconds since 1970-01-01T00:00Z; null for the clock. */
  readonly now: number | null;
  readonly output: string | null;
  readonly vexOutput: string | null;
  readonly summary: string | null;
  readonly format: Format;
  readonly allDefects: boolean;
  readonly quiet: boolean;
}

/** Values as given: `true` for a flag, a list for an option that may be given more than once. */
export type Given = ReadonlyMap<string, string | true | readonly string[]>;

/** @param label how the caller names an option, such as `--stage` */
export function toRequest(sarif: readonly string[], given: Given, label: (name: string) => string): Result<Request> {
  const faults: Fault[] = [];
  const text = (name: OptionName): string | null => {
    const value = given.get(name);
    return typeof value === 'string' ? value : null;
  };
  const texts = (name: OptionName): readonly string[] => {
    const value = given.get(name);
    return Array.isArray(value) ? value : [];
  };
  const among = <T extends string>(name: OptionName, allowed: readonly T[]): T | null => {
    const value = text(name);
    const found = allowed.find((one) => one === value);
    if (value !== null && found === undefined)
      faults.push(fault('E_OPTION', label(name), `"${value}" is not one of ${allowed.join(', ')}`, `write one of ${allowed.join(', ')}`));
    return found ?? null;
  };
  const request: Request = {
    sarif,
    policy: text('policy'),
    exceptions: text('exceptions'),
    trustedRef: text('trusted-ref'),
    stage: among('stage', STAGES) ?? 'release',
    failOn: among('fail-on', THRESHOLDS),
    artifact: texts('artifact'),
    source: text('source') ?? '.',
    baseline: texts('baseline'),
    baselineSource: text('baseline-source'),
    baseRef: text('base-ref'),
    subjects: texts('subject'),
    attestation: text('attestation'),
    attestationKey: text('attestation-key'),
    vex: texts('vex'),
    now: momentOf(text('now'), label('now'), faults),
    output: text('output'),
    vexOutput: text('vex-output'),
    summary: text('summary'),
    format: among('format', FORMATS) ?? 'text',
    allDefects: given.get('all-defects') === true,
    quiet: given.get('quiet') === true,
  };
  faults.push(...aboutBaseline(request, label), ...aboutInput(request, label), ...aboutAttestation(request, label));
  return faults.length > 0 ? failed(faults) : ok(request);
}

function aboutBaseline({ baseline, baselineSource }: Request, label: (name: string) => string): readonly Fault[] {
  if (baselineSource === null || baseline.length > 0) return [];
  const fix = `name its SARIF with ${label('baseline')}, or leave it out`;
  return [fault('E_OPTION', label('baseline-source'), 'it is the source of a baseline, and none is named', fix)];
}

/** What is judged may be piped in, and nothing else. */
function aboutInput(request: Request, label: (name: string) => string): readonly Fault[] {
  const piped = (['baseline', 'artifact'] as const).filter((name) => request[name].includes('-'));
  return piped.map((name) => fault('E_OPTION', label(name), 'it is not read from standard input', 'name a file'));
}

/** An attestation is of an artifact, and a key is for an attestation. */
function aboutAttestation({ subjects, attestation, attestationKey }: Request, label: (name: string) => string): readonly Fault[] {
  const [of, by] = [label('attestation'), label('attestation-key')];
  const refused = (where: string, what: string, fix: string): Fault => fault('E_OPTION', where, what, fix);
  return [
    ...(attestation !== null && subjects.length === 0
      ? [refused(of, 'it says what was judged of an artifact, and none is named', `name the artifact with ${label('subject')}`)]
      : []),
    ...(attestationKey !== null && attestation === null
      ? [refused(by, 'it signs an attestation, and none is written', `name its file with ${of}, or leave the key out`)]
      : []),
    // Who confuses the two must not find the key in a log.
    ...(attestationKey !== null && /[\r\n]|-----BEGIN/.test(attestationKey)
      ? [refused(by, 'it is a key itself, not the name of a file with one', 'write the secret into a file, and name that')]
      : []),
  ];
}

/** @returns milliseconds since 1970-01-01T00:00Z; null for no text, or for a fault */
export function momentOf(text: string | null, where: string, faults: Fault[]): number | null {
  const now = text === null ? null : parseInstant(text);
  if (text !== null && now === null)
    faults.push(fault('E_OPTION', where, `"${text}" is not a moment`, 'write it like 2026-11-21T12:00:00Z'));
  return now;
}

/** @param names of the options that do exist @returns the fault of one that does not, naming the nearest that does */
export function unknownOption(name: string, where: string, names: readonly string[] = Object.keys(OPTIONS)): Fault {
  const known = `Known options: ${names.join(', ')}`;
  const begun = name.length === 1 ? names.filter((one) => one.startsWith(name)).map((one) => `--${one}`) : [];
  if (begun.length > 0) return fault('E_OPTION', where, `unknown option "${name}"`, `write ${begun.join(' or ')}. ${known}`);
  const near = name.length > 1 && name.length < 40 ? closest(name, names) : '';
  const typo = near !== '' && distance(name, near) <= 3;
  return fault('E_OPTION', where, `unknown option "${name}"`, `${typo ? `did you mean "${near}"? ` : ''}${known}`);
}
