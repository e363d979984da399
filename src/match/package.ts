// Patterns of packages: `name`, `name@range`, `pkg:type/name`, `pkg:type/name@range`. A range is read by semver where the
// ecosystem uses semver, else as one exact version. What cannot be compared does not match, and says why.

import { PackageURL } from 'packageurl-js';
import parse from 'semver/functions/parse.js';
import Range from 'semver/classes/range.js';
import type { Package } from '../model/finding.ts';
import { remembered } from '../model/remembered.ts';

/** purl types whose versions are semantic versions. */
export const SEMVER = new Set(['npm', 'cargo', 'golang', 'hex', 'pub', 'swift']);

export interface PackagePattern {
  /** purl type; null when the pattern is a bare name. */
  readonly type: string | null;
  readonly name: string;
  readonly range: string | null;
}

/** @returns null when the text is no pattern: what it says beside name and range would go unheard, and widen it */
export function parsePackagePattern(text: string): PackagePattern | null {
  const at = text.lastIndexOf('@');
  const isScope = at <= 0 || text.charAt(at - 1) === '/';
  const subject = isScope ? text : text.slice(0, at);
  const range = isScope ? null : text.slice(at + 1);
  if (/[\s*]/.test(subject) || text.length > 512) return null;
  const pattern = /^pkg:/i.test(subject) ? purlPattern(subject, range) : namePattern(subject, range);
  return pattern?.range?.split('||').some((part) => part.trim() === '') ? null : pattern;
}

function namePattern(name: string, range: string | null): PackagePattern | null {
  return /^(?:@[^@/]+\/)?[^@]+$/.test(name) ? { type: null, name, range: range?.trim() ?? null } : null;
}

function purlPattern(subject: string, range: string | null): PackagePattern | null {
  const purl = parsePurl(subject);
  if (purl === null || purl.version || purl.qualifiers || purl.subpath || /[?#]/.test(range ?? '')) return null;
  return { type: purl.type, name: fullName(purl), range: range === null ? null : decoded(range).trim() };
}

/** A purl copied from a report has `%2B` for `+`. */
function decoded(range: string): string {
  try {
    return decodeURIComponent(range);
  } catch {
    return range;
  }
}

/** What stands under many patterns. @returns what stands under those that match the package */
export function packageIndex<T>(entries: Iterable<readonly [pattern: string, value: T]>): (found: Package | null) => readonly T[] {
  const byName = new Map<string, { readonly pattern: PackagePattern; readonly value: T }[]>();
  for (const [text, value] of entries) {
    const pattern = parsePackagePattern(text);
    if (pattern === null) continue;
    const known = byName.get(pattern.name);
    if (known === undefined) byName.set(pattern.name, [{ pattern, value }]);
    else known.push({ pattern, value });
  }
  return (found) => {
    if (found === null) return [];
    const known = identified(found);
    const named = [...new Set(known.names)].flatMap((name) => byName.get(name) ?? []);
    return named.filter(({ pattern }) => mismatch(pattern, known) === '').map(({ value }) => value);
  };
}

/** @returns "" when it matches, else why not */
export function packageMismatch(pattern: PackagePattern, found: Package | null): string {
  return found === null ? 'the finding names no package' : mismatch(pattern, identified(found));
}

interface Identified {
  readonly found: Package;
  /** Its own, and as a purl has it. */
  readonly names: readonly [string, string];
  readonly type: string | null;
}

function identified(found: Package): Identified {
  const purl = found.purl === null ? null : parsePurl(found.purl);
  return { found, names: [found.name, purl === null ? ofMaven(found) : fullName(purl)], type: purl?.type ?? found.ecosystem };
}

function mismatch(pattern: PackagePattern, { found, names, type }: Identified): string {
  if (!names.includes(pattern.name)) return `the package is "${found.name}"`;
  if (pattern.type !== null && type === null) return 'the finding does not say the ecosystem of its package';
  if (pattern.type !== null && pattern.type !== type) return `the package is of ecosystem "${type}"`;
  return pattern.range === null ? '' : versionMismatch(pattern.range, type, found.version);
}

function versionMismatch(range: string, type: string | null, version: string | null): string {
  if (version === null) return 'the finding does not say the version of its package';
  if (range === version) return '';
  if (type === null) return `the ecosystem is unknown, so version "${version}" can only be compared as a whole`;
  if (!SEMVER.has(type)) return `versions of ecosystem "${type}" can only be compared as a whole, and "${version}" is another`;
  const wanted = parseRange(range);
  if (wanted === null) return `"${range}" is no semver range`;
  const own = parseVersion(version);
  if (own === null) return `version "${version}" is no semantic version`;
  return wanted.test(own) ? '' : `version "${version}" is outside "${range}"`;
}

/** `group:artifact` as a purl has it. */
function ofMaven({ name, ecosystem }: Package): string {
  return ecosystem === 'maven' ? name.replace(':', '/') : name;
}

/** Ten thousand exceptions ask the same of one finding. */
const MOST_PARSED = 10_000;

const parsePurl = remembered(MOST_PARSED, (text: string) => {
  try {
    return PackageURL.fromString(text);
  } catch {
    return null;
  }
});

const parseRange = remembered(MOST_PARSED, (text: string) => {
  try {
    return new Range(text);
  } catch {
    return null;
  }
});

const parseVersion = remembered(MOST_PARSED, parse);

function fullName(purl: PackageURL): string {
  return purl.namespace ? `${purl.namespace}/${purl.name}` : purl.name;
}
