// A CycloneDX BOM as JSON (specification 1.4 to 1.6) in, evidence out: which packages ship, by their scope. A component that is
// marked as a development dependency may have been bundled all the same, so it is left open.

import type { ClaimedPackage, Evidence, Standing, Subject } from '../model/artifact.ts';
import { ok, type Result } from '../model/fault.ts';
import { asList, asMap, asString, type Json, type JsonObject } from '../syntax/json.ts';
import { evidence, malformed } from './claim.ts';
import { readPurl } from './purl.ts';

const WHAT = 'a CycloneDX BOM';
const VERSIONS: readonly string[] = ['1.4', '1.5', '1.6'];
/** Types of components that are no packages. */
const OTHERS = new Set(['file', 'device', 'data', 'cryptographic-asset', 'machine-learning-model', 'operating-system', 'platform']);

export function isCycloneDx(root: JsonObject): boolean {
  return root.get('bomFormat') === 'CycloneDX';
}

export function readCycloneDx(root: JsonObject, file: string): Result<Evidence> {
  const version = asString(root.get('specVersion'));
  if (version === null || !VERSIONS.includes(version))
    return malformed(`${file}#/specVersion`, WHAT, `the gate reads versions ${VERSIONS.join(', ')}, and this is "${version ?? ''}"`);
  const packages: ClaimedPackage[] = [];
  const main = asMap(asMap(root.get('metadata')).get('component'));
  if (main.size > 0) addComponent(main, '/metadata/component', packages);
  for (const [index, component] of asList(root.get('components')).entries())
    addComponent(asMap(component), `/components/${index}`, packages);
  const subject = subjectOf(main);
  return ok(
    evidence(file, 'CycloneDX', {
      packages: { packages, from: 'list', gap: gapOf(root) },
      subjects: subject === null ? [] : [subject],
    }),
  );
}

function addComponent(component: JsonObject, at: string, packages: ClaimedPackage[]): void {
  const type = asString(component.get('type')) ?? '';
  const purl = readPurl(asString(component.get('purl')));
  const [name, group] = [asString(component.get('name')), asString(component.get('group'))];
  const standing = standingOf(component);
  if (purl !== null) packages.push({ ...purl, version: purl.version ?? asString(component.get('version')), standing, where: at });
  else if (name !== null && !OTHERS.has(type)) {
    const full = group === null ? name : `${group}/${name}`;
    packages.push({ type: null, name: full, version: asString(component.get('version')), standing, where: at });
  }
  for (const [index, inner] of asList(component.get('components')).entries())
    addComponent(asMap(inner), `${at}/components/${index}`, packages);
}

/** Without a scope a component is required (CycloneDX 1.6, components.scope). */
function standingOf(component: JsonObject): Standing {
  const scope = component.get('scope') ?? 'required';
  if (scope === 'excluded') return 'excluded';
  return scope === 'required' && !asList(component.get('properties')).some(isDevelopment) ? 'ships' : 'open';
}

/** As npm and cyclonedx-npm mark it; npm calls the scope of such a component required. */
function isDevelopment(property: Json): boolean {
  return asMap(property).get('name') === 'cdx:npm:package:development' && asMap(property).get('value') === 'true';
}

/** What a BOM says of its own completeness holds for all of it. */
function gapOf(root: JsonObject): string | null {
  const odd = asList(root.get('compositions'))
    .map((composition) => asString(asMap(composition).get('aggregate')) ?? 'without an aggregate')
    .find((aggregate) => aggregate !== 'complete');
  return odd === undefined ? null : `it calls itself "${odd.slice(0, 40)}" (compositions)`;
}

/** A container image names its digest as the version of its purl, or by its hashes. */
function subjectOf(main: JsonObject): Subject | null {
  const version = asString(main.get('version')) ?? '';
  const purl = readPurl(asString(main.get('purl')));
  const digests = asList(main.get('hashes')).map((hash) => {
    const algorithm = (asString(asMap(hash).get('alg')) ?? '').replace(/^SHA-(?=[1-9])/i, 'sha').toLowerCase();
    return `${algorithm}:${(asString(asMap(hash).get('content')) ?? '').toLowerCase()}`;
  });
  for (const text of [purl?.type === 'oci' || purl?.type === 'docker' ? purl.version : null, version])
    if (text !== null && /^sha(?:256|512):[0-9a-f]+$/i.test(text)) digests.push(text.toLowerCase());
  return digests.length === 0 ? null : { name: asString(main.get('name')), digests: [...new Set(digests)], where: '/metadata/component' };
}
