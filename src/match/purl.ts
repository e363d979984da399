// Package URLs (https://github.com/package-url/purl-spec) as names: what one says must be true of the other.

import { PackageURL } from 'packageurl-js';
import eq from 'semver/functions/eq.js';
import valid from 'semver/functions/valid.js';
import type { Package } from '../model/finding.ts';

const LONGEST = 2000;
/** purl types whose versions are semantic versions. */
const SEMVER = new Set(['npm', 'cargo', 'golang', 'hex', 'pub', 'swift']);

export interface Purl {
  readonly type: string;
  /** With its namespace. */
  readonly name: string;
  readonly version: string | null;
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath: string | null;
}

export function isPurl(text: string): boolean {
  return readPurl(text) !== null;
}

/** null for what is no purl. */
export function readPurl(text: string): Purl | null {
  if (text.length > LONGEST || !/^pkg:/i.test(text)) return null;
  try {
    const { type, namespace, name, version, qualifiers, subpath } = PackageURL.fromString(text);
    return {
      type,
      name: namespace ? `${namespace}/${name}` : name,
      version: version ?? null,
      qualifiers: new Map(Object.entries(qualifiers ?? {}).map(([key, value]) => [key, value])),
      subpath: subpath ?? null,
    };
  } catch {
    return null;
  }
}

/** What a finding names, with a version wherever the finding has one; null where it gives too little to name a purl. */
export function purlOf({ name, version, ecosystem, purl }: Package): Purl | null {
  const own = purl === null ? null : readPurl(purl);
  if (own !== null) return { ...own, version: own.version ?? version };
  if (ecosystem === null) return null;
  const full = ecosystem === 'maven' ? name.replace(':', '/') : name;
  const made = readPurl(`pkg:${ecosystem}/${full.split('/').map(encodeURIComponent).join('/')}`);
  return made === null ? null : { ...made, version };
}

export const OTHER_NAME = 'another name';

/**
 * Whether all that a name says is true of a thing: type, name, and whatever more it says. A name without a version means every one.
 * @returns "" when it is, else why not
 */
export function purlMismatch(said: Purl, thing: Purl): string {
  if (said.type !== thing.type || said.name !== thing.name) return OTHER_NAME;
  const { version } = said;
  if (version !== null && thing.version === null) return `version "${version}", and no version is known here`;
  if (version !== null && thing.version !== null && !isSameVersion(said.type, version, thing.version))
    return `version "${version}", not of "${thing.version}"`;
  const odd = [...said.qualifiers].find(([key, value]) => thing.qualifiers.get(key) !== value);
  if (odd !== undefined) return `${odd.join('=')}, which is not known to be so here`;
  return said.subpath !== null && said.subpath !== thing.subpath ? `"${said.subpath}" in it` : '';
}

function isSameVersion(type: string, one: string, other: string): boolean {
  if (one === other) return true;
  return SEMVER.has(type) && valid(one) !== null && valid(other) !== null && eq(one, other);
}
