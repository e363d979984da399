// An OpenVEX document (specification 0.2.0, and 0.0.1 as older ones have it) in, its statements out.

import { VEX_STATUSES, type VexDocument, type VexNames, type VexProduct, type VexStatement } from '../model/vex.ts';
import { asMap, asString, isMap, pointer, type Json, type JsonObject } from '../syntax/json.ts';
import {
  asText,
  listIn,
  LONGEST_ID,
  LONGEST_NAME,
  momentIn,
  objectIn,
  objectsIn,
  refuse,
  requiredText,
  textIn,
  versionIn,
  type Desk,
  type Place,
} from './shape.ts';

const NAMESPACE = 'https://openvex.dev/ns';
/** Documents before 0.2.0 may leave the version out. */
const VERSIONS: readonly string[] = ['', '/v0.0.1', '/v0.2.0'];
const JUSTIFICATIONS: readonly string[] = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
];
const LONGEST_PROSE = 20_000;

export function isOpenVex(root: JsonObject): boolean {
  return (asString(root.get('@context')) ?? '').startsWith(NAMESPACE);
}

/** @returns null where the document as a whole cannot be read; the desk has every fault */
export function readOpenVex(root: JsonObject, desk: Desk): Omit<VexDocument, 'file' | 'sha256'> | null {
  const place = { value: root, at: '' };
  const version = (asString(root.get('@context')) ?? '').slice(NAMESPACE.length);
  if (!VERSIONS.includes(version)) return refuse(desk, '/@context', 'it is OpenVEX of a version other than 0.0.1 and 0.2.0');
  if (!root.has('statements')) return refuse(desk, '', '"statements" is missing');
  const author = requiredText(desk, place, 'author', LONGEST_NAME);
  const moment = latest(desk, place);
  const statements = objectsIn(desk, place, 'statements').flatMap((one) => statementIn(desk, one, moment) ?? []);
  const id = textIn(desk, place, '@id', LONGEST_ID);
  return author === null ? null : { format: 'OpenVEX', id, version: versionIn(desk, place), author, statements };
}

/** What is missing in a statement is inherited from its document (specification, "Data Inheritance"). */
function statementIn(desk: Desk, place: Place, inherited: number | null): VexStatement | null {
  const before = desk.faults.length;
  const vulnerability = vulnerabilityIn(desk, place);
  const named = requiredText(desk, place, 'status', LONGEST_NAME);
  const status = VEX_STATUSES.find((one) => one === named);
  if (named !== null && status === undefined) refuse(desk, pointer(place.at, 'status'), `the status is none of ${VEX_STATUSES.join(', ')}`);
  const why = whyIn(desk, place);
  const moment = latest(desk, place) ?? inherited;
  const shared = partsIn(desk, place);
  const products = listIn(desk, place, 'products').flatMap(({ value, at }) => productIn(desk, value, at, shared) ?? []);
  if (vulnerability === null || status === undefined || desk.faults.length > before) return null;
  return { at: place.at, vulnerability, products, status, why, moment };
}

function latest(desk: Desk, place: Place): number | null {
  return momentIn(desk, place, 'last_updated') ?? momentIn(desk, place, 'timestamp');
}

/** Before 0.2.0 a mere name. */
function vulnerabilityIn(desk: Desk, place: Place): readonly [string, ...string[]] | null {
  const found = place.value.get('vulnerability');
  const at = pointer(place.at, 'vulnerability');
  const own = isMap(found) ? { value: found, at } : null;
  const name = own === null ? requiredText(desk, place, 'vulnerability', LONGEST_NAME) : requiredText(desk, own, 'name', LONGEST_NAME);
  const aliases = own === null ? [] : listIn(desk, own, 'aliases').flatMap((one) => asText(desk, one.value, one.at, LONGEST_NAME) ?? []);
  return name === null ? null : [name, ...aliases];
}

function whyIn(desk: Desk, place: Place): string {
  const justification = textIn(desk, place, 'justification', LONGEST_NAME);
  if (justification !== null && !JUSTIFICATIONS.includes(justification))
    refuse(desk, pointer(place.at, 'justification'), `the justification is none of ${JUSTIFICATIONS.join(', ')}`);
  return justification ?? textIn(desk, place, 'impact_statement', LONGEST_PROSE) ?? '';
}

/** @param shared parts that the whole statement names, as it was before 0.2.0 */
function productIn(desk: Desk, value: Json, at: string, shared: readonly VexNames[]): VexProduct | null {
  const component = componentIn(desk, value, at);
  const own = isMap(value) ? partsIn(desk, { value, at }) : [];
  return component === null ? null : { ...component, parts: [...own, ...shared] };
}

function partsIn(desk: Desk, place: Place): readonly VexNames[] {
  return listIn(desk, place, 'subcomponents').flatMap(({ value, at }) => {
    const part = componentIn(desk, value, at);
    return part === null ? [] : [part.names];
  });
}

/** Its names: an `@id`, a purl. A CPE is a name, too, that is never equal to one of a package. */
function componentIn(desk: Desk, value: Json, at: string): Omit<VexProduct, 'parts'> | null {
  if (!isMap(value)) {
    const name = asText(desk, value, at, LONGEST_ID);
    return name === null ? refuse(desk, at, 'a product has no name') : { names: [name], hashes: [], unread: '' };
  }
  const place = { value, at };
  const identifiers = objectIn(desk, place, 'identifiers');
  const id = textIn(desk, place, '@id', LONGEST_ID);
  const more = identifiers === null ? [] : ['purl', 'cpe22', 'cpe23'].flatMap((name) => textIn(desk, identifiers, name, LONGEST_ID) ?? []);
  const names = id === null ? more : [id, ...more];
  if (names.length === 0) return refuse(desk, at, 'a product has no name');
  return { names, hashes: hashesIn(value), unread: '' };
}

function hashesIn(component: JsonObject): readonly string[] {
  const hashes = [...asMap(component.get('hashes'))];
  return hashes.map(([algorithm, digest]) => `${algorithm.replace(/^sha-/, 'sha')}:${(asString(digest) ?? '').toLowerCase()}`);
}
