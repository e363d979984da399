// Where a result points, as a path below the source folder, or as something that is no file of it.
// A path is read once, never repaired: what could mean two files means none (threat C1).

import type * as sarif from 'sarif';
import type { Digest, Location } from '../model/finding.ts';
import { artifactAt } from './artifact.ts';
import { prefixes } from './prefixes.ts';
import { asArray, asIndex, asObject, asText, member, type Untrusted } from './untrusted.ts';

/** What a run says about its files, and where the gate has its own. */
export interface Places {
  /** `run.artifacts`: see artifact.ts. */
  readonly artifacts: readonly unknown[];
  /** `run.originalUriBaseIds`, as found. */
  readonly bases: unknown;
  /** The folders that are the source folder, here or on the scanner's machine. */
  readonly roots: Roots;
}

/** @returns an absolute path as one below the first of the folders that it is in; null where it is in none */
export type Roots = (absolute: string) => string | null;

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const DRIVE = /^[a-z]:[\\/]/i;
/** What a path below a folder never begins with, once it is decoded. */
const ROOTED = /^(?:\/|[a-z]:)/i;
const SOURCE_ROOT = /^[%$({]*(?:SRC|SOURCE|PROJECT|REPO)_?(?:ROOT|DIR)[)}%]*$/i;
/** Bases of Go's own toolchain and module cache: never the source folder. */
const ELSEWHERE = /GOROOT|GOMODCACHE/i;
/** Backslashes, control characters, line separators, lone surrogates, marks that turn the direction of text. */
const UNUSABLE = /[\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** What stands before the host of a URL, and the schemes of those that can carry a password. */
const CREDENTIALS = /^([a-z+]+:[\\/]{1,2}|\/\/)[^\\/]*@/i;
const REMOTE = /^\/\/|https?|ftp|ssh|git|file/i;
/** Most paths: relative, and the same however they are decoded, composed and parted. */
const PLAIN = /^(?!(?:.*\/)?\.{1,2}(?:\/|$))[\w@+~.-]+(?:\/[\w@+~.-]+)*$/;
/** Of a longer one the scanner may have left out the end. */
const LONGEST = 4096;
const MAX_LINE = 10_000_000;
const MAX_BASES = 10;

export const NOWHERE: Location = { path: null, display: '', line: null, column: null, endLine: null };

/** A file that results point at. */
export interface Place extends Pick<Location, 'path' | 'display'> {
  /** False when it names no file, so that lines mean nothing. */
  readonly named: boolean;
  /** True where the run says more of it, which may name a package. */
  readonly described: boolean;
  /** For what it means. */
  readonly salt: Digest;
}

/** The first location that names an artifact; else the first logical one, by name only. */
export function locate(locations: unknown, places: Places): Location {
  const all = asArray(locations);
  for (const entry of all) {
    const { physicalLocation } = asObject<sarif.Location>(entry);
    const physical = asObject<sarif.PhysicalLocation>(physicalLocation);
    const file = fileOf(physical.artifactLocation, places);
    if (file !== null) return { ...file, ...lines(physical.region) };
  }
  const name = all.map(logicalName).find((text) => text !== null);
  return name ? { ...NOWHERE, display: name } : NOWHERE;
}

/** The file that an artifact location names; null where it names none. */
export function fileOf(artifactLocation: unknown, places: Places): Pick<Location, 'path' | 'display'> | null {
  const artifact = artifactOf(artifactLocation, places);
  if (artifact === null) return null;
  const found = pathOf(artifact.uri, artifact.base, places);
  const path = found === null || ROOTED.test(found) ? null : found;
  return { path, display: path ?? withoutCredentials(artifact.uri) };
}

/** Paths of the other locations of a result, each once; "" where one names an artifact but no file of the source folder. */
export function otherPaths(locations: unknown, first: Location, places: Places): readonly string[] {
  const all = asArray(locations);
  if (all.length < 2) return [];
  const paths = all.map((entry) => locate([entry], places)).filter(({ display }) => display !== '');
  return [...new Set(paths.map(({ path }) => path ?? ''))].filter((path) => path !== (first.path ?? ''));
}

function withoutCredentials(uri: string): string {
  return uri.replace(CREDENTIALS, (all, before: string) => (REMOTE.test(before) ? before : all));
}

/** Folders that a run declares to be its source folder: its source-root base ids, and `mappedTo` (SARIF §3.23.6). */
export function declaredRoots(run: Untrusted<sarif.Run>): readonly string[] {
  const bases = run.originalUriBaseIds;
  const named = Object.keys(asObject(bases)).filter((id) => SOURCE_ROOT.test(id));
  const uris = named.map((id) => asText(member(member(bases, id), 'uri')));
  for (const entry of asArray(run.versionControlProvenance)) {
    const mapped = asObject<sarif.ArtifactLocation>(asObject<sarif.VersionControlDetails>(entry).mappedTo);
    uris.push(asText(mapped.uri));
  }
  return uris.flatMap((uri) => {
    const absolute = uri === null ? null : absolutePath(uri);
    return absolute === null || absolute === '' ? [] : [absolute];
  });
}

function artifactOf(value: unknown, places: Places): { uri: string; base: string | null } | null {
  const own = asObject<sarif.ArtifactLocation>(value);
  const index = asIndex(own.index);
  const isListed = asText(own.uri) === null && index !== null;
  const chosen = isListed ? asObject<sarif.ArtifactLocation>(artifactAt(places.artifacts, index).location) : own;
  const uri = asText(chosen.uri);
  return uri === null ? null : { uri, base: asText(chosen.uriBaseId) };
}

function pathOf(uri: string, base: string | null, places: Places): string | null {
  if (uri.length > LONGEST) return null;
  if (PLAIN.test(uri)) return base === null ? uri : throughBases(uri, base, places);
  const absolute = absolutePath(uri);
  if (absolute !== null) return places.roots(absolute);
  const relative = relativePath(uri);
  if (relative === null || relative === '') return null;
  return base === null ? relative : throughBases(relative, base, places);
}

/**
 * Base ids are followed to the outermost (SARIF §3.14.14). One that is declared as an absolute folder outside the source
 * folder, or not declared at all, is taken for the source folder on the scanner's machine. Some tools write the folder itself
 * where the id belongs.
 */
function throughBases(relative: string, base: string, places: Places): string | null {
  let path = relative;
  let id: string | null = base;
  for (let depth = 0; id !== null; depth++) {
    if (depth === MAX_BASES || ELSEWHERE.test(id)) return null;
    const declared: Untrusted<sarif.ArtifactLocation> = asObject(member(places.bases, id));
    const uri: string | null = asText(declared.uri) ?? (absolutePath(id) === null ? null : id);
    const absolute = uri === null ? null : absolutePath(uri);
    if (absolute !== null) return places.roots(`${absolute}/${path}`) ?? path;
    const folder: string | null = uri === null ? '' : relativePath(uri);
    if (folder === null) return null;
    path = folder === '' ? path : `${folder}/${path}`;
    id = asText(declared.uriBaseId);
  }
  return path;
}

/** @param folders absolute ones (`/a/b`), without a trailing slash: a run may declare as many as it has locations */
export function rootsOf(folders: readonly string[]): Roots {
  const order = new Map<string, number>();
  for (const [index, folder] of folders.entries()) if (!order.has(folder)) order.set(folder, index);
  const { least } = prefixes(order);
  return (absolute) => {
    const first = least(absolute.slice(0, Math.max(absolute.lastIndexOf('/'), 0)));
    const root = first === undefined ? undefined : folders[first];
    return root === undefined ? null : absolute.slice(root.length + 1) || null;
  };
}

/** `/a/b` for `file:///a/b`, `/a/b`, `C:\a\b` (as `/C:/a/b`); null for relative, foreign and unusable ones. */
export function absolutePath(uri: string): string | null {
  if (DRIVE.test(uri)) return parts(`/${uri.replaceAll('\\', '/')}`);
  const file = /^file:(?:\/\/(localhost)?(?=\/))?(?=\/)/i.exec(uri);
  if (file) return /^file:\/\/[^/]/i.test(uri) && file[1] === undefined ? null : parts(decoded(uri.slice(file[0].length)));
  return uri.startsWith('/') && !uri.startsWith('//') ? parts(decoded(uri)) : null;
}

/** "" for the folder itself; null for absolute, foreign and unusable ones. */
function relativePath(uri: string): string | null {
  const bare = uri.replace(/^file:(?!\/)/i, '');
  if (SCHEME.test(bare)) return null;
  const path = decoded(bare);
  return path === null || ROOTED.test(path) ? null : parts(path);
}

/** Decoded once; null where that is impossible, where `?` or `#` would end the path, or an escaped `/` is no separator. */
function decoded(uri: string): string | null {
  if (/[?#]|%2f/i.test(uri)) return null;
  try {
    return decodeURIComponent(uri);
  } catch {
    return null;
  }
}

/** Without `.` and empty parts; null with `..` or an unusable character in it. Unicode in NFC. */
function parts(path: string | null): string | null {
  if (path === null || UNUSABLE.test(path)) return null;
  const kept = path.split('/').filter((part) => part !== '' && part !== '.');
  if (kept.includes('..')) return null;
  return `${path.startsWith('/') && kept.length > 0 ? '/' : ''}${kept.join('/')}`.normalize('NFC');
}

function lines(region: unknown): Pick<Location, 'line' | 'column' | 'endLine'> {
  const { startLine, startColumn, endLine } = asObject<sarif.Region>(region);
  const line = lineNumber(startLine);
  // Without a line that can be meant, no column and no last line.
  return { line, column: line === null ? null : lineNumber(startColumn), endLine: line === null ? null : lineNumber(endLine) };
}

/** @returns null for a number that no line has */
export function lineOf(number: number): number | null {
  return number >= 1 && number <= MAX_LINE ? number : null;
}

function lineNumber(value: unknown): number | null {
  return lineOf(asIndex(value) ?? 0);
}

function logicalName(location: unknown): string | null {
  const [first] = asArray(asObject<sarif.Location>(location).logicalLocations);
  const { fullyQualifiedName, name } = asObject<sarif.LogicalLocation>(first);
  return asText(fullyQualifiedName) ?? asText(name);
}
