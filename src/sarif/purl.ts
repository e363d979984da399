// Package URLs (https://github.com/package-url/purl-spec) as scanners write them, and the names of packages that they hold.

import { PackageURL } from 'packageurl-js';

/** Their purls need the distribution too, which is no part of the package's name. */
export const DISTRIBUTIONS = new Set(['alpm', 'apk', 'deb', 'rpm']);

/** null for anything that is no purl: a malformed one is passed over. */
export function parsePurl(value: unknown): PackageURL | null {
  if (typeof value !== 'string' || !value.startsWith('pkg:') || value.length > 2000) return null;
  return attempt(() => PackageURL.fromString(value));
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/** True where the name, with or without its namespace, is that of the purl. */
export function isNamed(purl: PackageURL, name: string): boolean {
  return [purl.name, nameOf(purl)].some((own) => plain(own) === plain(name));
}

export function withVersion({ type, namespace, name, qualifiers }: PackageURL, version: string): PackageURL | null {
  return attempt(() => new PackageURL(type, namespace, name, version, qualifiers));
}

/** PyPI takes `_`, `.` and `-` for the same; no ecosystem has two packages that differ only in those or in case. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_.]/g, '-');
}

/** As its own ecosystem writes it: `group:artifact`, `@scope/name`, `vendor/name`. */
export function nameOf({ type, namespace, name }: PackageURL): string {
  if (!namespace || DISTRIBUTIONS.has(type)) return name;
  return `${namespace}${type === 'maven' ? ':' : '/'}${name}`;
}

export function builtPurl(type: string | null, name: string, version: string | null): string | null {
  if (type === null || version === null || DISTRIBUTIONS.has(type)) return null;
  const cut = type === 'maven' ? name.indexOf(':') : name.lastIndexOf('/');
  const namespace = cut < 0 ? null : name.slice(0, cut);
  return attempt(() => new PackageURL(type, namespace, name.slice(cut + 1), version).toString());
}
