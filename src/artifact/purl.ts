// Packages as evidence and findings name them: compared by type and full name, without qualifiers, and versions by the rules of
// their ecosystem where one is known.

import { PackageURL } from 'packageurl-js';
import eq from 'semver/functions/eq.js';
import valid from 'semver/functions/valid.js';
import type { Package } from '../model/finding.ts';

const LONGEST = 2000;
/** purl types whose versions are semantic versions. */
const SEMVER = new Set(['npm', 'cargo', 'golang', 'hex', 'pub', 'swift']);
/** purl types under which a package has one name, in the list of a scanner and in an inventory. Go names modules and packages. */
const ONE_NAME = new Set(['npm', 'cargo', 'hex', 'pub', 'pypi', 'gem', 'maven', 'nuget', 'composer', 'cocoapods', 'cran']);

export interface PackageName {
  readonly type: string;
  readonly name: string;
  readonly version: string | null;
}

/** null for what is no purl. */
export function readPurl(text: string | null): PackageName | null {
  if (text === null || text.length > LONGEST || !text.startsWith('pkg:')) return null;
  try {
    const { type, namespace, name, version } = PackageURL.fromString(text);
    return { type, name: namespace ? `${namespace}/${name}` : name, version: version ?? null };
  } catch {
    return null;
  }
}

/** What a finding names, as a purl parts it; a type that is not known is "". */
export function nameOfFinding({ name, version, ecosystem, purl }: Package): PackageName {
  const own = readPurl(purl);
  if (own !== null) return { ...own, version: own.version ?? version };
  const type = ecosystem ?? '';
  const full = type === 'maven' ? name.replace(':', '/') : name;
  // As a purl is normalised: names of some ecosystems know no case.
  const same = type === '' ? null : readPurl(`pkg:${type}/${full.split('/').map(encodeURIComponent).join('/')}`);
  return { type, name: same?.name ?? full, version };
}

/** `null`: nobody can tell. */
export function isSameVersion(type: string, one: string, other: string): boolean | null {
  if (one === other) return true;
  if (!SEMVER.has(type) || valid(one) === null || valid(other) === null) return null;
  return eq(one, other);
}

/** False where an inventory may know a package by another name: binary and source packages of a distribution, or no type at all. */
export function hasOneName(type: string): boolean {
  return ONE_NAME.has(type);
}

/** Equal for names that people and tools take for each other. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[-_.:/]+/g, '-');
}
