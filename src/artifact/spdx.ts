// An SPDX 2.3 document as JSON in, evidence out: the packages that it lists. What is only a dependency of development, tests or the
// build may have been bundled all the same, so it is left open.

import type { ClaimedPackage, Evidence, Subject } from '../model/artifact.ts';
import { ok, type Result } from '../model/fault.ts';
import { asList, asMap, asString, type Json, type JsonObject } from '../syntax/json.ts';
import { evidence, malformed } from './claim.ts';
import { readPurl } from './purl.ts';

const WHAT = 'an SPDX document';
/** Relationships (SPDX 2.3 §11) of what need not ship. */
const BESIDE = /^(?:DEV|TEST|BUILD|OPTIONAL|PROVIDED)_(?:DEPENDENCY|TOOL)_OF$|^TEST_OF$|^TEST_CASE_OF$/;
const WITH = /^(?:RUNTIME_)?DEPENDENCY_OF$|^(?:STATIC|DYNAMIC)_LINK$|^CONTAINED_BY$|^PACKAGE_OF$/;

export function isSpdx(root: JsonObject): boolean {
  return asString(root.get('spdxVersion')) !== null;
}

export function readSpdx(root: JsonObject, file: string): Result<Evidence> {
  const version = asString(root.get('spdxVersion')) ?? '';
  if (version !== 'SPDX-2.3')
    return malformed(`${file}#/spdxVersion`, WHAT, `the gate reads SPDX-2.3, and this is "${version.slice(0, 40)}"`);
  const open = leftOpen(asList(root.get('relationships')));
  const described = describedBy(root);
  const packages: ClaimedPackage[] = [];
  const subjects: Subject[] = [];
  for (const [index, entry] of asList(root.get('packages')).entries()) {
    const found = asMap(entry);
    const [id, where] = [asString(found.get('SPDXID')) ?? '', `/packages/${index}`];
    packages.push(...claimsOf(found, where, open.has(id) ? 'open' : 'ships'));
    const digests = described.has(id) ? asList(found.get('checksums')).map(digestOf) : [];
    if (digests.length > 0) subjects.push({ name: asString(found.get('name')), digests, where });
  }
  return ok(evidence(file, 'SPDX', { packages: { packages, from: 'list', gap: null }, subjects }));
}

/** One for each purl; one without a type where it has none. */
function claimsOf(entry: JsonObject, where: string, standing: 'ships' | 'open'): readonly ClaimedPackage[] {
  const version = asString(entry.get('versionInfo'));
  const purls = asList(entry.get('externalRefs')).flatMap((reference) => {
    if (asMap(reference).get('referenceType') !== 'purl') return [];
    const purl = readPurl(asString(asMap(reference).get('referenceLocator')));
    return purl === null ? [] : [purl];
  });
  const name = asString(entry.get('name'));
  if (purls.length === 0) return name === null ? [] : [{ type: null, name, version, standing, where }];
  return purls.map(({ type, name: full, version: own }) => ({ type, name: full, version: own ?? version, standing, where }));
}

/** Packages all of whose relationships to others say that they stand beside what ships. */
function leftOpen(relationships: readonly Json[]): ReadonlySet<string> {
  const [open, needed] = [new Set<string>(), new Set<string>()];
  for (const entry of relationships) {
    const kind = asString(asMap(entry).get('relationshipType')) ?? '';
    const [from, to] = [asString(asMap(entry).get('spdxElementId')) ?? '', asString(asMap(entry).get('relatedSpdxElement')) ?? ''];
    if (BESIDE.test(kind)) open.add(from);
    else if (WITH.test(kind)) needed.add(from);
    else if (kind === 'CONTAINS' || kind === 'DEPENDS_ON') needed.add(to);
  }
  return new Set([...open].filter((id) => !needed.has(id)));
}

function describedBy(root: JsonObject): ReadonlySet<string> {
  const related = asList(root.get('relationships')).flatMap((entry) =>
    asMap(entry).get('relationshipType') === 'DESCRIBES' ? [asString(asMap(entry).get('relatedSpdxElement')) ?? ''] : [],
  );
  return new Set([...related, ...asList(root.get('documentDescribes')).map((id) => asString(id) ?? '')]);
}

function digestOf(checksum: Json): string {
  const entry = asMap(checksum);
  return `${(asString(entry.get('algorithm')) ?? '').toLowerCase()}:${(asString(entry.get('checksumValue')) ?? '').toLowerCase()}`;
}
