// The exceptions that hold, as OpenVEX 0.2.0 for those who use the artifact: what is said of a vulnerability in a package is said of
// every place where it was found, or not at all. What suppliers say is not said again in our name.

import { createHash } from 'node:crypto';
import { formatInstant } from '../model/date.ts';
import type { Assessment } from '../model/assessment.ts';
import type { JudgedDefect } from '../model/defect.ts';
import type { Exception } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import { byText } from '../model/order.ts';
import { forJson } from './escape.ts';
import { restsOn } from './words.ts';

const CONTEXT = 'https://openvex.dev/ns/v0.2.0';

/** What is found of one vulnerability in one package, at all places. */
interface Group {
  readonly vulnerability: { readonly name: string; readonly aliases: readonly string[] };
  /** Purl of the package; null where not every place names one: then it is said of the whole application. */
  readonly part: string | null;
  readonly defects: readonly JudgedDefect[];
}

/** @returns the text of one document; null where there is nothing that may be said */
export function renderVex(assessment: Assessment, exceptions: readonly Exception[]): string | null {
  if (obstacle(assessment) !== '') return null;
  const { author } = assessment.policy.vex;
  const byId = new Map(exceptions.map((exception) => [exception.id, exception]));
  // What never reaches them concerns nobody who uses the artifact.
  const shipped = assessment.defects.filter(({ disposition }) => disposition !== 'not-shipped');
  const groups = groupsOf(shipped).toSorted((a, b) => byText(a.vulnerability.name, b.vulnerability.name));
  const statements = groups.flatMap((group) => statementOn(group, byId, assessment) ?? []);
  if (statements.length === 0) return null;
  const content = { author, timestamp: formatInstant(assessment.now), version: 1, tooling: 'defect-gate', statements };
  return `${forJson({ '@context': CONTEXT, '@id': nameOf(content), ...content }, 2)}\n`;
}

/** Why there is no document; "" where there may be one. */
export function whyNoVex(assessment: Assessment, exceptions: readonly Exception[]): string {
  if (renderVex(assessment, exceptions) !== null) return '';
  return obstacle(assessment) || 'no exception holds for all that was found of a vulnerability';
}

/** Why nothing may be said at all; "" where something may be. */
function obstacle({ verdict, policy: { vex, proof } }: Assessment): string {
  if (verdict === 'error') return 'what could not be judged is not told to others';
  if (vex.author === null || vex.product === null) return 'the policy does not name the application (application.id)';
  if (proof.mode !== 'declared') return '';
  return `sign-offs are declared, and what nobody proved is not told to others: let the policy ask for another proof (signOff.proof, ${proof.where})`;
}

/** The same content has the same name, and no other has it (RFC 9562, version 8, made of a hash). */
function nameOf(content: object): string {
  const hex = createHash('sha256').update(forJson(content)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Names that any finding gives for the same vulnerability belong together, whichever of them another finding gives. */
function groupsOf(defects: readonly JudgedDefect[]): readonly Group[] {
  const byName = new Map<string, Heap>();
  for (const defect of defects) {
    const names = defect.findings.flatMap(({ finding }) => namesOf(finding));
    if (names.length === 0) continue;
    const joined: Heap = { names: new Set(names), defects: new Set([defect]) };
    for (const heap of new Set(names.flatMap((name) => byName.get(name) ?? []))) {
      heap.names.forEach((name) => joined.names.add(name));
      heap.defects.forEach((one) => joined.defects.add(one));
    }
    joined.names.forEach((name) => byName.set(name, joined));
  }
  return [...new Set(byName.values())].flatMap(({ names, defects: all }) => {
    const [name = '', ...aliases] = [...names].toSorted((a, b) => Number(isCve(b)) - Number(isCve(a)) || byText(a, b));
    return partsOf([...all]).map(([part, own]) => ({ vulnerability: { name, aliases }, part, defects: own }));
  });
}

/** The name that most know it by. */
function isCve(name: string): boolean {
  return name.startsWith('CVE-');
}

interface Heap {
  readonly names: Set<string>;
  readonly defects: Set<JudgedDefect>;
}

function namesOf({ vulnerability }: Finding): readonly string[] {
  return vulnerability === null ? [] : [vulnerability.id, ...vulnerability.aliases];
}

/** By package, where every finding names one. */
function partsOf(all: readonly JudgedDefect[]): readonly (readonly [string | null, readonly JudgedDefect[]])[] {
  const parts = new Map<string, JudgedDefect[]>();
  for (const defect of all)
    for (const purl of new Set(defect.findings.map(({ finding }) => finding.package?.purl ?? null))) {
      if (purl === null) return [[null, all]];
      parts.set(purl, [...(parts.get(purl) ?? []), defect]);
    }
  return [...parts].toSorted(([a], [b]) => byText(a, b));
}

/** null where one of them is not accepted by an exception of our own: then nothing is decided about it. */
function statementOn({ vulnerability, part, defects }: Group, byId: ReadonlyMap<string, Exception>, assessment: Assessment): object | null {
  const own = defects.map(({ exception }) => (exception === null ? undefined : byId.get(exception)));
  const decided = [...new Set(own)].filter((exception) => exception !== undefined).toSorted((a, b) => byText(a.id, b.id));
  // An emergency is one person's word, until the others have looked.
  if (decided.length === 0 || own.includes(undefined) || decided.some(({ emergency }) => emergency)) return null;
  // What is affected at one place is affected.
  const worst = decided.find((exception) => statusOf(exception) === 'affected') ?? decided[0];
  const product = { '@id': assessment.policy.vex.product, ...(part === null ? {} : { subcomponents: [{ '@id': part }] }) };
  const { name, aliases } = vulnerability;
  return {
    vulnerability: { name, ...(aliases.length === 0 ? {} : { aliases }) },
    products: [product],
    ...(worst === undefined ? {} : sayingOf(worst)),
    status_notes: decided.map((exception) => noteOn(exception, assessment)).join('; '),
  };
}

/** What only keeps the risk down where we run it helps nobody who runs it elsewhere. */
function statusOf({ decision, vex }: Exception): 'affected' | 'not_affected' {
  return decision === 'false-positive' || (decision === 'mitigated' && vex !== null) ? 'not_affected' : 'affected';
}

function sayingOf(exception: Exception): object {
  const { vex, impact, justification, plan, controls } = exception;
  if (statusOf(exception) === 'not_affected') {
    const status = { status: 'not_affected' };
    return vex === null
      ? { ...status, impact_statement: impact ?? justification }
      : { ...status, justification: vex, ...(impact === null ? {} : { impact_statement: impact }) };
  }
  const held = controls.map(({ id }) => id).join(', ');
  const mitigation = exception.decision === 'mitigated' ? `mitigated where we run it${held === '' ? '' : ` (${held})`}` : 'risk accepted';
  return { status: 'affected', action_statement: plan ?? `${mitigation}, through ${exception.validThrough}` };
}

function noteOn({ id, decision, validThrough }: Exception, { exceptions }: Assessment): string {
  const outcome = exceptions.used.find((used) => used.id === id);
  return `exception ${id}: ${decision} through ${validThrough}${outcome === undefined ? '' : `, ${restsOn(outcome)}`}`;
}
