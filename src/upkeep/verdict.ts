// A verdict file in, its defects out as the gate would match them. The file may come from anybody: it is read within bounds, strictly,
// and what has not the shape of its schema is refused. Of a defect of several tools only their names are known.

import { resolve } from 'node:path';
import { readUtf8 } from '../files/bounded.ts';
import type { Defect, RatedFinding } from '../model/defect.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import type { Finding, Package, Vulnerability } from '../model/finding.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { VERDICT_SCHEMA } from '../report/verdict.ts';
import { parseJson, type Json, type JsonObject } from '../syntax/json.ts';

export interface WrittenDefect {
  readonly defect: Defect;
  /** True where several findings were found to be one: not all that they say is in the file. */
  readonly isMerged: boolean;
  readonly exception: string | null;
}

export interface WrittenVerdict {
  readonly defects: readonly WrittenDefect[];
  /** True where it lists all defects, those below the threshold too. */
  readonly isComplete: boolean;
}

/** Held in memory whole: with all its defects it is smaller than this but for the largest reports. */
const MOST_BYTES = 64 * 2 ** 20;
const UNREAD = new Set(['because', 'nearMisses', 'inputs', 'skipped', 'baseline', 'absent', 'faults', 'warnings', 'reductions']);
const ID = /^d-[a-kmnp-z2-9]{24}$/;

/** @param folder what the name is relative to */
export async function readVerdict(file: string, folder: string): Promise<Result<WrittenVerdict>> {
  const read = await readUtf8(resolve(folder, file), MOST_BYTES);
  if (!read.ok) return failed([fault('E_READ', file, `the file ${read.why}`, 'name the verdict that check --output wrote')]);
  const json = parseJson(read.value, file, { unread: UNREAD });
  return json.ok ? toVerdict(json.value, file) : json;
}

function toVerdict(json: Json, file: string): Result<WrittenVerdict> {
  const all = member(json, 'defects');
  const total = member(member(json, 'counts'), 'defects');
  if (member(json, 'runs') !== undefined) return failed([ofScanner(file)]);
  if (member(json, 'schema') !== VERDICT_SCHEMA) return misshapen(file, '/schema', `is not "${VERDICT_SCHEMA}"`);
  if (typeof total !== 'number') return misshapen(file, '/counts/defects', 'is no number');
  if (!Array.isArray(all)) return misshapen(file, '/defects', 'is no list');
  const defects: WrittenDefect[] = [];
  for (const [index, one] of (all as readonly Json[]).entries()) {
    const defect = toDefect(one, index);
    if (typeof defect === 'string') return misshapen(file, `/defects/${index}`, defect);
    defects.push(defect);
  }
  return ok({ defects, isComplete: defects.length === total });
}

function misshapen(file: string, pointer: string, why: string): Result<never> {
  return failed([
    fault('E_OPTION', `${file}#${pointer}`, `it ${why}, so that the file is no verdict`, 'name the verdict that check --output wrote'),
  ]);
}

function ofScanner(file: string): Fault {
  const fix = `let check judge it first: defect-gate check ${file} --output verdict.json; and name that`;
  return fault('E_OPTION', file, 'this is what a scanner found, and no verdict on it', fix);
}

/** @returns why it is none where it is none */
function toDefect(json: Json, index: number): WrittenDefect | string {
  const [id, severity, exception] = ['id', 'severity', 'exception'].map((name) => member(json, name));
  const [tools, merged] = ['tools', 'merged'].map((name) => texts(member(json, name)));
  const says = toSays(json);
  if (typeof id !== 'string' || !ID.test(id)) return 'has no id';
  if (!isSeverity(severity)) return 'has no severity';
  if (!tools || tools.length === 0 || !merged) return 'names no tools';
  if (!isTextOrNull(exception)) return 'does not say whether it is accepted';
  if (says === null) return 'has no rule, location, CWE, vulnerability or package of the known shape';
  const [first = '', ...others] = tools;
  const rated = (tool: string): RatedFinding => ({
    finding: findingOf(tool, index, says),
    rating: { severity, because: [], lowered: null },
  });
  const findings: Defect['findings'] = [rated(first), ...others.map(rated)];
  return { defect: { id, findings, severity, merged, hasTwin: false }, isMerged: tools.length > 1 || merged.length > 0, exception };
}

type Says = Pick<Finding, 'rule' | 'cwe' | 'vulnerability' | 'package'> & { readonly path: string | null };

function toSays(json: Json): Says | null {
  const [rule, path, cwe] = [member(json, 'rule'), member(member(json, 'location'), 'path'), texts(member(json, 'cwe'))];
  const [vulnerability, found] = [toVulnerability(member(json, 'vulnerability')), toPackage(member(json, 'package'))];
  if (typeof rule !== 'string' || !isTextOrNull(path) || cwe === null || vulnerability === undefined || found === undefined) return null;
  return { rule, path, cwe, vulnerability, package: found };
}

/** What the file does not say is as if there were none of it. */
function findingOf(tool: string, index: number, { rule, path, cwe, vulnerability, package: found }: Says): Finding {
  return {
    at: { input: '', run: 0, result: index },
    tool: { name: tool, version: null, category: null },
    rule,
    kind: 'fail',
    claims: [{ level: 'none', levelFrom: 'default', securitySeverity: { kind: 'absent' }, securitySeverityFrom: null, rule }],
    message: '',
    location: { path, display: path ?? '', line: null, column: null, endLine: null },
    otherPaths: [],
    cwe,
    vulnerability,
    package: found,
    security: cwe.length > 0 || vulnerability !== null,
    secret: false,
    suppressions: [],
    clues: null,
  };
}

/** @returns undefined for what is none */
function toVulnerability(json: Json | undefined): Vulnerability | null | undefined {
  if (json === null) return null;
  const [id, aliases] = [member(json, 'id'), texts(member(json, 'aliases'))];
  return typeof id === 'string' && aliases !== null ? { id, aliases } : undefined;
}

function toPackage(json: Json | undefined): Package | null | undefined {
  if (json === null) return null;
  const [name, fixed] = [member(json, 'name'), texts(member(json, 'fixed'))];
  const [version, ecosystem, purl] = ['version', 'ecosystem', 'purl'].map((one) => member(json, one));
  if (typeof name !== 'string' || fixed === null || !isTextOrNull(version) || !isTextOrNull(ecosystem) || !isTextOrNull(purl))
    return undefined;
  return { name, version, ecosystem, purl, fixed };
}

function isTextOrNull(json: Json | undefined): json is string | null {
  return typeof json === 'string' || json === null;
}

function isSeverity(json: Json | undefined): json is Severity {
  return SEVERITIES.some((one) => one === json);
}

function member(json: Json | undefined, name: string): Json | undefined {
  return json instanceof Map ? (json as JsonObject).get(name) : undefined;
}

function texts(json: Json | undefined): readonly string[] | null {
  if (!Array.isArray(json)) return null;
  const all = json as readonly Json[];
  return all.every((one) => typeof one === 'string') ? all : null;
}
