// Which files of the tree may be imported from files that ship, by what their texts import. A bundler may copy a value out of a file
// (an enum, a constant, a variable of a style sheet) and then say nothing of that file; but whoever uses the value imports the
// file, or one that does. No code is parsed: what looks like an import counts as one, so that this errs on the side of what ships.

import { familyOf, nameOf } from './path.ts';

/** What stands before the quotes of `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")`, `require("x")`. */
const KEYWORD = /\b(?:from|import|require)\b/;
/** Characters between the word and the quote: a comment may stand there, and apostrophes in that. */
const BETWEEN = 400;
const COMMENT = /\/[/*]/;
const APOSTROPHES = 2;
const LONGEST = 1000;
/** `@import "x"`, `@use 'x'`, `@import url(x)`, `@require x`. */
const STYLE = /@(?:import|use|forward|require|reference)\s{1,99}(?:\([^)]{0,99}\)\s{0,99})?(?:url\(\s{0,9})?["']?([^"'()\s;]{1,1000})/g;
/** Of other languages every word may be the name of a file. */
const WORD = /[\p{L}\p{N}_-]{1,200}/gu;
const ENDING = /\.[a-z]{1,6}$/;
/** Files that a folder stands for. */
const MAIN = /^(?:index|main|mod|lib|__init__)$/;

/** @returns what the text may import, as it is written; null where it writes that in a way that is not read here */
export function importsIn(text: string, path: string): ReadonlySet<string> | null {
  const family = familyOf(path);
  const inScript = quotedImports(text);
  if (inScript.some((specifier) => specifier.includes('\\'))) return null;
  if (family === 'script' || family === 'coffee') return new Set(inScript);
  const inStyle = [...text.matchAll(STYLE)].map(([, specifier]) => specifier ?? '');
  if (family === 'style' || family === 'vue' || family === 'svelte' || family === 'astro') return new Set([...inScript, ...inStyle]);
  return new Set(text.match(WORD));
}

function quotedImports(text: string): readonly string[] {
  const pieces = text.split(/["'`]/);
  // How many of the next pieces may be what is imported.
  let left = 0;
  return pieces.filter((piece) => {
    const isImport = left > 0 && piece.trim() !== '' && piece.length <= LONGEST && !piece.includes('\n');
    const before = piece.slice(-BETWEEN);
    if (KEYWORD.test(before)) left = COMMENT.test(before) ? 1 + APOSTROPHES : 1;
    else left -= 1;
    return isImport;
  });
}

/** What bundlers and compilers leave in what they make. */
const MARKS =
  /__webpack_require__|webpackBootstrap|__commonJS|__toESM|__toCommonJS|__esModule|^\/\/#region |sourceMappingURL=|System\.register\(|_interopRequire|__vite|@generated/m;
const LONG_LINE = /[^\n]{2000}/;

/** @returns true for a script that looks as if it had been made of others */
export function looksMade(text: string): boolean {
  return MARKS.test(text) || LONG_LINE.test(text);
}

/** The files of a tree by what imports call them. */
interface Directory {
  /** By their paths, with and without ending, and by the folder that they stand for. */
  readonly byPath: ReadonlyMap<string, readonly string[]>;
  /** By their names alone, and by that of the folder that they stand for. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

export interface Imports {
  readonly paths: ReadonlySet<string>;
  /** Folders of workspace packages by where they are linked. */
  readonly workspaces: ReadonlyMap<string, string>;
  /** What `importsIn` gave for each file that was read. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * @param from files that ship
 * @returns those files and all that may be imported from them; null where one of them was not read
 */
export function mentioned(from: Iterable<string>, { paths, workspaces, imports }: Imports): ReadonlySet<string> | null {
  const directory = directoryOf(paths);
  const names = new Map([...workspaces].map(([link, folder]) => [link.replace(/^.*node_modules\//, ''), folder]));
  const found = new Set(from);
  for (const path of found) {
    if (familyOf(path) === null) continue;
    const specifiers = imports.get(path);
    if (specifiers === undefined) return null;
    for (const specifier of specifiers)
      for (const other of [...meantBy(specifier, path, directory), ...ofWorkspace(specifier, names, paths)]) found.add(other);
  }
  return found;
}

function directoryOf(paths: ReadonlySet<string>): Directory {
  const [byPath, byName, byFolder] = [new Map<string, string[]>(), new Map<string, string[]>(), new Map<string, string[]>()];
  for (const path of paths) {
    if (familyOf(path) === null) continue;
    const key = keyOf(path);
    const bare = key.replace(ENDING, '');
    const folder = folderOf(key);
    for (const one of new Set([key, bare])) {
      add(byPath, one, path);
      add(byName, nameOf(one), path);
    }
    if (MAIN.test(nameOf(bare))) add(byName, nameOf(folder), path);
    add(byFolder, folder, path);
  }
  return { byPath, byName, byFolder };
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const known = map.get(key);
  if (known) known.push(path);
  else map.set(key, [path]);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** As a disk without case would find it; a partial of Sass is imported without its underscore. */
function keyOf(path: string): string {
  return path
    .normalize('NFC')
    .toLowerCase()
    .replace(/(^|\/)_(?=[^/_][^/]*\.(?:sc|sa|le|c)ss$)/, '$1');
}

/** A relative path means one file; anything else may be an alias, of which only the end is the name of a file. */
function meantBy(specifier: string, path: string, { byPath, byName, byFolder }: Directory): readonly string[] {
  const written = keyOf(specifier.replace(/(?<=.)[?#].*$/, '').replace(/\/$/, ''));
  if (!/^\.{0,2}(?:\/|$)/.test(written)) {
    const name = nameOf(written).replace(/^[@#~$]/, '');
    return [...(byName.get(name) ?? []), ...(byName.get(name.replace(ENDING, '')) ?? [])];
  }
  const target = resolved(written.startsWith('/') ? written : `${folderOf(keyOf(path))}/${written}`);
  return [...(byPath.get(target) ?? []), ...(byPath.get(target.replace(ENDING, '')) ?? []), ...(byFolder.get(target) ?? [])];
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}

/** Which file of a workspace package is its main one, its package.json says: any may be. */
function ofWorkspace(specifier: string, names: ReadonlyMap<string, string>, paths: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const folder = names.get(name);
  return folder === undefined ? [] : [...paths].filter((path) => path.startsWith(`${folder}/`));
}
