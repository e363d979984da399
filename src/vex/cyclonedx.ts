// A CycloneDX BOM as JSON (specification 1.4 to 1.6) with an analysis of its vulnerabilities in, statements out. What it speaks of
// is the component that the BOM describes; what a vulnerability affects is that component, or a part of it.

import type { VexDocument, VexNames, VexProduct, VexStatement, VexStatus } from '../model/vex.ts';
import { asList, asMap, asString, isMap, pointer, type Json, type JsonObject } from '../syntax/json.ts';
import {
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

const VERSIONS: readonly string[] = ['1.4', '1.5', '1.6'];
const LONGEST_PROSE = 20_000;

/** CycloneDX 1.6, vulnerabilities.analysis.state. */
const STATUS_OF: ReadonlyMap<string, VexStatus> = new Map([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['false_positive', 'not_affected'],
  ['not_affected', 'not_affected'],
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
]);

/** The components of a BOM by what refers to them, and the one that it describes. */
interface Inventory {
  readonly main: VexNames | null;
  readonly mainRef: string | null;
  readonly byRef: ReadonlyMap<string, VexNames>;
  /** How a link to this very BOM begins: `urn:cdx:serial/version#`; null where it has no serial number. */
  readonly link: string | null;
}

export function isCycloneDx(root: JsonObject): boolean {
  return root.get('bomFormat') === 'CycloneDX';
}

/** @returns null where the document as a whole cannot be read; the desk has every fault */
export function readCycloneDx(root: JsonObject, desk: Desk): Omit<VexDocument, 'file' | 'sha256'> | null {
  const place = { value: root, at: '' };
  if (!VERSIONS.includes(asString(root.get('specVersion')) ?? ''))
    return refuse(desk, '/specVersion', `it is CycloneDX of a version other than ${VERSIONS.join(', ')}`);
  if (!root.has('vulnerabilities')) return refuse(desk, '', 'the BOM says nothing of vulnerabilities: "vulnerabilities" is missing');
  const metadata = objectIn(desk, place, 'metadata');
  const author = metadata === null ? null : authorOf(metadata.value);
  const id = textIn(desk, place, 'serialNumber', LONGEST_ID);
  const version = versionIn(desk, place);
  const inventory = inventoryOf(root, desk, id === null ? null : `${id.replace(/^urn:uuid:/, 'urn:cdx:')}/${version}#`);
  const moment = metadata === null ? null : momentIn(desk, metadata, 'timestamp');
  const statements = objectsIn(desk, place, 'vulnerabilities').flatMap((one) => statementIn(desk, one, inventory, moment) ?? []);
  if (author === null) return refuse(desk, '/metadata', 'it names neither manufacturer, authors nor supplier');
  return { format: 'CycloneDX', id, version, author, statements };
}

/** Who made the BOM: an organisation, or people; else who supplies what it describes. */
function authorOf(metadata: JsonObject): string | null {
  const nameIn = (holder: Json | undefined): string | null => asString(asMap(holder).get('name'));
  const people = asList(metadata.get('authors')).flatMap((one) => nameIn(one) ?? []);
  const author = nameIn(metadata.get('manufacturer')) ?? (people.length > 0 ? people.join(', ') : nameIn(metadata.get('supplier')));
  return author === null || author.length > LONGEST_NAME ? null : author;
}

function inventoryOf(root: JsonObject, desk: Desk, link: string | null): Inventory {
  const byRef = new Map<string, VexNames>();
  const add = (component: JsonObject, at: string): void => {
    const ref = asString(component.get('bom-ref'));
    // What two components are called by is a name of neither.
    if (ref !== null && byRef.has(ref)) refuse(desk, pointer(at, 'bom-ref'), `the bom-ref "${ref.slice(0, 80)}" stands twice`);
    if (ref !== null) byRef.set(ref, namesOf(component));
    for (const [index, inner] of asList(component.get('components')).entries()) add(asMap(inner), `${at}/components/${index}`);
  };
  const main = asMap(root.get('metadata')).get('component');
  if (isMap(main)) add(main, '/metadata/component');
  for (const [index, component] of asList(root.get('components')).entries()) add(asMap(component), `/components/${index}`);
  return { main: isMap(main) ? namesOf(main) : null, mainRef: asString(asMap(main).get('bom-ref')), byRef, link };
}

/** Its purl, with the version that stands beside it; without a purl `group/name@version`, which no package is called. */
function namesOf(component: JsonObject): VexNames {
  const [purl, version] = [asString(component.get('purl')), asString(component.get('version'))];
  if (purl !== null) return [version === null ? purl : withVersion(purl, version)];
  const name = [asString(component.get('group')), asString(component.get('name'))].filter((part) => part !== null).join('/');
  return [version === null ? name : `${name}@${version}`];
}

/** As it is, where it has one already. */
function withVersion(purl: string, version: string): string {
  const end = purl.search(/[?#]/);
  const base = end === -1 ? purl : purl.slice(0, end);
  if (base.lastIndexOf('@') > base.lastIndexOf('/')) return purl;
  return `${base}@${encodeURIComponent(version)}${purl.slice(base.length)}`;
}

/** null for a vulnerability that nobody has analysed: nothing is said of it. */
function statementIn(desk: Desk, place: Place, inventory: Inventory, inherited: number | null): VexStatement | null {
  const analysis = objectIn(desk, place, 'analysis');
  const state = analysis === null ? null : textIn(desk, analysis, 'state', LONGEST_NAME);
  if (analysis === null || state === null) return null;
  const before = desk.faults.length;
  const status = STATUS_OF.get(state);
  if (status === undefined) refuse(desk, pointer(analysis.at, 'state'), `the state is none of ${[...STATUS_OF.keys()].join(', ')}`);
  const name = requiredText(desk, place, 'id', LONGEST_NAME);
  const aliases = objectsIn(desk, place, 'references').flatMap((one) => textIn(desk, one, 'id', LONGEST_NAME) ?? []);
  const why = whyIn(desk, analysis) || (state === 'false_positive' ? state : '');
  const moment = momentIn(desk, analysis, 'lastUpdated') ?? momentIn(desk, analysis, 'firstIssued') ?? inherited;
  const products = objectsIn(desk, place, 'affects').flatMap((one) => affectedIn(desk, one, inventory));
  if (status === undefined || name === null || desk.faults.length > before) return null;
  return { at: place.at, vulnerability: [name, ...aliases], products, status, why, moment };
}

function whyIn(desk: Desk, analysis: Place): string {
  return textIn(desk, analysis, 'justification', LONGEST_NAME) ?? textIn(desk, analysis, 'detail', LONGEST_PROSE) ?? '';
}

function affectedIn(desk: Desk, place: Place, { main, mainRef, byRef, link }: Inventory): readonly VexProduct[] {
  const said = requiredText(desk, place, 'ref', LONGEST_ID);
  if (said === null) return [];
  const ref = link !== null && said.startsWith(link) ? decoded(said.slice(link.length)) : said;
  const product = { hashes: [], parts: [], unread: unreadOf(desk, place) };
  const found = byRef.get(ref);
  // A link to another BOM is a name of its own. What stands in none is said of nobody knows which product.
  if (found === undefined && said.startsWith('urn:cdx:')) return [{ ...product, names: [said] }];
  if (found === undefined) return [{ ...product, names: [said], unread: `"${said.slice(0, 80)}" is no component of its BOM` }];
  if (ref === mainRef) return [{ ...product, names: found }];
  if (main === null) return [{ ...product, names: found, unread: 'its BOM does not say what product it describes' }];
  return [{ ...product, names: main, parts: [found] }];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Lists of versions say which of them are affected, in ranges of many ecosystems: none of that is compared. */
function unreadOf(desk: Desk, place: Place): string {
  return listIn(desk, place, 'versions').length === 0 ? '' : 'it lists versions, which the gate does not compare';
}
