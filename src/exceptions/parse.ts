// Exceptions text in, statements out: dates checked against each other and today, ids unique over all files.

import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import type { Control, Exception, Origin, Parent, SignOff } from '../model/exception.ts';
import { decodeFile } from '../syntax/decode.ts';
import { shownOf } from '../syntax/faults.ts';
import { mistaken } from '../syntax/kind.ts';
import { parseYaml, type Parsed, type Step } from '../syntax/yaml.ts';
import { exceptionsSchema, MAX_EXCEPTIONS_BYTES, type ExceptionEntry } from './schema.ts';

/** One file of exceptions; `file` is the name that positions carry. */
export interface ExceptionsText {
  readonly file: string;
  readonly text: string;
  /** The policy that it came with, where the judged one extends that. */
  readonly cameWith?: Parent | null;
}

/**
 * @param today `YYYY-MM-DD` in UTC
 * @param origin `head` for files that the pull request brings which is judged
 * @returns all statements, in the order of files and entries
 */
export function parseExceptions(files: readonly ExceptionsText[], today: string, origin: Origin = 'trusted'): Result<readonly Exception[]> {
  const placed = parsePlaced(files, today, origin);
  return placed.ok ? ok(placed.value.map(({ exception }) => exception)) : placed;
}

/** As `parseExceptions`, with the place of each. */
export function parsePlaced(files: readonly ExceptionsText[], today: string, origin: Origin = 'trusted'): Result<readonly Placed[]> {
  const parsed = files.map((file) => parseFile(file, today, origin));
  const faults = parsed.flatMap((one) => (one.ok ? [] : one.faults));
  const placed = parsed.flatMap((one) => (one.ok ? one.value : []));
  const all = [...faults, ...duplicateIds(placed)];
  return all.length > 0 ? failed(all) : ok(placed);
}

export interface Placed {
  readonly exception: Exception;
  readonly file: string;
  /** Among the entries of its file, from 0. */
  readonly index: number;
  /** `file:line:column` of its id. */
  readonly idAt: string;
}

function parseFile({ file, text, cameWith = null }: ExceptionsText, today: string, origin: Origin): Result<readonly Placed[]> {
  const shape = shapeOf(text, file);
  if (!shape.ok) return shape;
  const { entries, yaml } = shape.value;
  const faults = entries.flatMap((entry, index) => dateFaults(entry, ['exceptions', index], yaml, today));
  if (faults.length > 0) return failed(shownOf(faults, file));
  return ok(
    entries.map((entry, index) => {
      const idAt = yaml.where(['exceptions', index, 'id']);
      return { exception: toException(entry, { origin, cameWith }), file, index, idAt };
    }),
  );
}

interface Shape {
  readonly entries: readonly ExceptionEntry[];
  readonly yaml: Parsed;
}

/** @returns what stands in a file of exceptions, whatever its days are; faults where it is none */
export function shapeOf(text: string, file: string): Result<Shape> {
  const yaml = parseYaml(text, file, MAX_EXCEPTIONS_BYTES);
  if (!yaml.ok) return yaml;
  const other = mistaken(yaml.value, 'exceptions file');
  if (other !== null) return failed([other]);
  const decoded = decodeFile(exceptionsSchema, yaml.value);
  return decoded.ok ? ok({ entries: decoded.value.exceptions, yaml: yaml.value }) : decoded;
}

/** Only `validThrough` may lie in the future, and nothing is signed before it was asked for. */
function dateFaults(entry: ExceptionEntry, path: readonly Step[], file: Parsed, today: string): Fault[] {
  const faults: Fault[] = [];
  const complain = (below: readonly Step[], what: string, fix: string): void => {
    faults.push(fault('E_DATE', file.where([...path, ...below]), what, fix));
  };
  const past = (day: string | undefined, below: readonly Step[], name: string): void => {
    if (day !== undefined && day > today)
      complain(below, `${name} "${day}" is in the future`, `write the day it happened; today is ${today} in UTC`);
  };
  past(entry.requested.on, ['requested', 'on'], 'requested.on');
  past(entry.revoked?.on, ['revoked', 'on'], 'revoked.on');
  for (const [index, control] of (entry.controls ?? []).entries())
    past(control.verifiedOn, ['controls', index, 'verifiedOn'], 'verifiedOn');
  for (const [index, signOff] of (entry.signOffs ?? []).entries()) past(signOff.on, ['signOffs', index, 'on'], 'on');
  if (entry.validThrough < entry.requested.on) {
    complain(
      ['validThrough'],
      `validThrough "${entry.validThrough}" is before requested.on "${entry.requested.on}"`,
      'name the last day on which it holds',
    );
  }
  return faults;
}

/** An entry as the gate takes it: what is not given is null, or what it stands for. */
export function toException(entry: ExceptionEntry, { origin, cameWith }: Pick<Exception, 'origin' | 'cameWith'>): Exception {
  return {
    id: entry.id,
    decision: entry.decision,
    vex: entry.vex ?? null,
    match: entry.match,
    justification: entry.justification,
    impact: entry.impact ?? null,
    plan: entry.plan ?? null,
    controls: (entry.controls ?? []).map(toControl),
    owner: entry.owner ?? null,
    maxSeverity: entry.maxSeverity ?? null,
    maxMatches: entry.maxMatches ?? 1,
    requested: { by: entry.requested.by, on: entry.requested.on },
    validThrough: entry.validThrough,
    ...toCourse(entry),
    signOffs: (entry.signOffs ?? []).map(toSignOff),
    origin,
    cameWith,
    where: entry.where,
  };
}

function toCourse({ until, renews, emergency, revoked }: ExceptionEntry): Pick<Exception, 'until' | 'renews' | 'emergency' | 'revoked'> {
  return {
    until: until ?? null,
    renews: renews ?? null,
    emergency: emergency ?? false,
    revoked: revoked === undefined ? null : { by: revoked.by, on: revoked.on, why: revoked.why },
  };
}

function toSignOff({ by, role, on, signature, where }: NonNullable<ExceptionEntry['signOffs']>[number]): SignOff {
  return { by, role: role ?? null, on, signature: signature ?? null, where };
}

function toControl({ id, owner, evidence, verifiedOn }: NonNullable<ExceptionEntry['controls']>[number]): Control {
  return { id, owner: owner ?? null, evidence: evidence ?? null, verifiedOn: verifiedOn ?? null };
}

function duplicateIds(all: readonly Placed[]): Fault[] {
  const first = new Map<string, Placed>();
  return all.flatMap((placed) => {
    const name = placed.exception.id.toLowerCase();
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, placed);
    if (earlier === undefined) return [];
    const what = `the id "${placed.exception.id}" stands at ${earlier.exception.where} too`;
    return [fault('E_DUPLICATE', placed.idAt, what, 'give each exception an id of its own')];
  });
}
