// Paths as tools of the build write them in; paths whose parts can be compared out. A path is cleaned, never guessed: which file
// of the source tree it means is for place.ts to find.

export const LONGEST = 4096;
/** What bundlers make up: their runtime, and modules that are no files. */
const MADE_UP = /^(?:<.*>|\0(?!\/|[a-z]:[\\/])|data:|https?:|\(disabled\):|webpack\/|external |ignored\|)/i;
const NAMESPACE = /^[a-z][\w+.-]+:(?:\/\/)?/i;
const PACKAGES = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor\/bundle|\.yarn\/cache)\//;

/** Languages, by the endings of their files: what covers one file of a language covers all. */
const FAMILIES: readonly (readonly [string, string])[] = [
  ['script', 'js mjs cjs jsx ts mts cts tsx'],
  ['style', 'css scss sass less styl'],
  ['c', 'c h cc cpp cxx hpp hh hxx m mm'],
  ['java', 'java kt kts scala groovy clj'],
  ['dotnet', 'cs vb fs'],
  ['python', 'py pyw'],
  ['perl', 'pl pm'],
  ['shell', 'sh bash'],
  ['elixir', 'ex exs erl'],
  ...['vue', 'svelte', 'astro', 'coffee', 'rb', 'php', 'lua', 'go', 'rs', 'swift', 'dart', 'hs'].map((name) => [name, name] as const),
];
const FAMILY = new Map(FAMILIES.flatMap(([family, endings]) => endings.split(' ').map((ending) => [ending, family] as const)));
/** Of TypeScript: types only, nothing of which runs. */
const DECLARATIONS = /\.d\.[cm]?ts$/i;
/** Languages whose files ship as they are written, or not at all. */
const INTERPRETED = new Set(['script', 'python', 'perl', 'shell', 'rb', 'php', 'lua']);
/** Files that are made of others, by where they usually stand. */
const GENERATED =
  /(?:^|\/)(?:dist|build|out|bundles?|compiled|generated|esm|cjs|umd)[^/]*\/|\.(?:min|bundle|umd|prod)\.|[.-][0-9a-f]{8,}\./i;
/** Folders of an image that its operating system and runtimes fill. */
const SYSTEM =
  /^(?:(?:usr\/(?:local\/)?(?:lib|lib64|libexec|share|include|bin|sbin|games)|lib|lib64|etc|bin|sbin|boot|proc|sys|dev|run|var\/(?:lib|cache|log|spool|backups|mail)|opt\/yarn-[^/]+|tmp\/v8-compile-cache-\d+)\/|(?:root|home\/[^/]+)\/\.(?:bashrc|bash_logout|profile)$|\.dockerenv$)/;

const HARMLESS =
  /(?:\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp3|mp4|ogg|wav|webm|txt|md|markdown|rst|json|csv|tsv|po|mo)|\.d\.[cm]?ts)$|(?:^|\/)(?:licen[cs]e|copying|notice|readme|authors|contributors|changelog|changes|history|security)$/i;

/** @returns parts joined by `/`, without `.`, with `..` only in front, in NFC; null for what is no file */
export function cleanPath(written: string): string | null {
  if (written === '' || written.length > LONGEST || MADE_UP.test(written)) return null;
  const parts = resolved(decoded(bareOf(written)).replaceAll('\\', '/'));
  return parts.length === 0 || parts.at(-1) === '..' ? null : parts.join('/').normalize('NFC');
}

/** A path that a list of files names: no tool decorates it, so that all of its letters are its own. @returns null for no file */
export function listedPath(written: string): string | null {
  if (written.length > LONGEST) return null;
  const parts = resolved(written);
  return parts.length === 0 || parts.at(-1) === '..' ? null : parts.join('/').normalize('NFC');
}

/** Without loaders in front, what was joined behind, query, and the scheme of a URL. A drive is no scheme. */
function bareOf(written: string): string {
  const bare = written
    .replace(/^\0/, '')
    .replace(/^.*!(?=[^!]+$)/s, '')
    .replace(/ \+ \d+ modules?$/, '')
    .replace(/[?#].*$/s, '');
  return /^[a-z]:[\\/]/i.test(bare) ? bare : bare.replace(NAMESPACE, '');
}

function resolved(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Two cleaned paths, one below the other as a source root is above its sources. */
export function joinPaths(folder: string, path: string): string {
  const rooted = /^(?:[a-z][\w+.-]*:|[\\/])/i.test(path);
  return rooted || folder === '' ? path : `${folder.replace(/\/$/, '')}/${path}`;
}

/** True for files of packages that others made. */
export function isOfPackage(path: string): boolean {
  return PACKAGES.test(path);
}

/** The language of a file; null for data, settings and whatever else is not code. */
export function familyOf(path: string): string | null {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 || DECLARATIONS.test(name) ? null : (FAMILY.get(name.slice(dot + 1).toLowerCase()) ?? null);
}

export function isInterpreted(family: string): boolean {
  return INTERPRETED.has(family);
}

/** True for what bundlers and compilers write. */
export function canBeMade(path: string): boolean {
  return /\.(?:[cm]?js|jsx|css)$/i.test(path);
}

/** True for a folder into which builds write, though its name may stand for sources as well. */
export function isFolderOfMade(folder: string): boolean {
  return looksGenerated(folder) || /(?:^|\/)(?:lib|public|static|assets|output|release|pkg|target)\/$/i.test(folder);
}

/** True for a file of a kind that holds no code that runs, whatever made it. */
export function isHarmless(path: string): boolean {
  return HARMLESS.test(path);
}

export function looksGenerated(path: string): boolean {
  return GENERATED.test(path);
}

/** True for a path that tools write in more than one way: whether it is listed, nobody can tell for sure. */
export function isAmbiguous(path: string): boolean {
  return /[?#%!\\\p{Cc}]/u.test(path) || cleanPath(path) !== path;
}

/** A file that holds others, which no list of files shows. */
export function isArchive(path: string): boolean {
  return /\.(?:asar|zip|jar|war|ear|whl|egg|pyz|phar|gem|tgz|tar|tar\.[a-z0-9]+|nupkg|7z)$/i.test(path);
}

/** The name of the source that a file of byte code was made of; null for others. */
export function byteCodeOf(path: string): string | null {
  return /([^/]+?)(?:\.cpython-\d+|\.pypy\d+)?(?:\.opt-\d)?\.(?:pyc|pyo|jsc|rbc|luac)$/i.exec(path)?.[1] ?? null;
}

export function isOfSystem(path: string): boolean {
  return SYSTEM.test(path);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Equal for paths that differ in case or in how Unicode composes them. */
export function folded(path: string): string {
  return path.normalize('NFKC').toLowerCase().toUpperCase();
}

/** True where two paths, letter by letter, differ only where one has no ASCII: letters of other scripts look alike. */
export function lookAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((letter, index) => isAlike(letter, other[index] ?? ''));
}

function isAlike(letter: string, other: string): boolean {
  return letter === other || letter > '\x7f' || other > '\x7f';
}

/** The package that a file below node_modules belongs to, and its folder there; null for other files. */
export function npmPackageOf(path: string): { readonly name: string; readonly folder: string } | null {
  const found = /^(?:.*?\/)??(node_modules\/(?:.*\/node_modules\/)?((?:@[^/]+\/)?[^/@][^/]*))(?:\/|$)/.exec(path);
  return found === null ? null : { folder: found[1] ?? '', name: found[2] ?? '' };
}
