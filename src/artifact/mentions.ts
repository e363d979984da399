// Which files of the tree may be imported from files that ship, by what their texts import. A bundler may copy a value out of a file
// (an enum, a constant, a variable of a style sheet) and then say nothing of that file; but whoever uses the value imports the
// file, or one that does. No code is parsed: what looks like an import counts as one, so that this errs on the side of what ships.

import type { SourceTree } from '../model/artifact.ts';
import { isBuiltIn } from './built-in.ts';
import { familyOf, nameOf } from './path.ts';

/** What stands before the quotes of `import … from "x"`, `export … from "x"`, `import "x"`, `import("x")`, `require("x")`. */
const KEYWORD = /^.*\b(?:from|import|require)\b(.*)$/s;
/** Characters between the word and the quote: a comment may stand there, and apostrophes in that. */
const BETWEEN = 400;
const COMMENT = /\/\*[^]*?\*\/|\/\/[^\n]*\n/g;
const APOSTROPHES = 2;
const LONGEST = 1000;
/** What may be the name of a file, written with escapes. */
const ESCAPED = /^[^\s()[\]{}<>;=]*\\[^\s()[\]{}<>;=]*$/;
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
  if (inScript.some((specifier) => ESCAPED.test(specifier))) return null;
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
    const behind = KEYWORD.exec(before)?.[1]?.replaceAll(COMMENT, '') ?? null;
    if (behind !== null && /^\s*\(?\s*$/.test(behind)) left = 1;
    else if (behind !== null && /\/[/*]/.test(behind)) left = 1 + APOSTROPHES;
    else left -= 1;
    return isImport;
  });
}

/** What bundlers and compilers leave in what they make. */
const MARKS =
  /__webpack_require__|webpackBootstrap|__commonJS|__toESM|__toCommonJS|__esModule|^\/\/#region |sourceMappingURL=|System\.register\(|_interopRequire|__vite|@generated/m;
const LONG_LINE = 2000;

/** @returns true for a script that looks as if it had been made of others */
export function looksMade(text: string): boolean {
  return hasLongLine(text) || MARKS.test(text);
}

/** A pattern would begin anew at every character. */
function hasLongLine(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const next = end === -1 ? text.length : end;
    if (next - from >= LONG_LINE) return true;
    from = next + 1;
  }
  return false;
}

/** The files of a tree by what imports call them. */
interface Directory {
  /** By their paths, with and without ending, and by the folder that they stand for. */
  readonly byPath: ReadonlyMap<string, readonly string[]>;
  /** By their names alone, and by that of the folder that they stand for. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

type Tree = Pick<SourceTree, 'paths' | 'packages' | 'workspaces' | 'imports'>;

export interface Mentioned {
  /** Files that ship, and all that may be imported from them. */
  readonly files: ReadonlySet<string>;
  /** One of them of which nobody knows what it imports, so that there may be more; null where that is known of all. */
  readonly unread: string | null;
}

/** @param from files that ship */
export function mentioned(from: Iterable<string>, { paths, packages, workspaces, imports }: Tree): Mentioned {
  const directory = directoryOf(paths);
  const installed = new Set(packages.filter(({ folder }) => folder !== null).map(({ name }) => name));
  const names = new Map([...workspaces].map(([link, folder]) => [link.replace(/^.*node_modules\//, ''), folder]));
  const found = new Set(from);
  for (const path of found) {
    if (familyOf(path) === null) continue;
    const specifiers = imports.get(path);
    if (specifiers === undefined) return { files: found, unread: path };
    for (const specifier of specifiers) {
      const name = packageOf(specifier);
      if (isBuiltIn(specifier) || installed.has(name)) continue;
      const folder = names.get(name);
      // Which file of a workspace package is its main one, its package.json says: any may be.
      // The lockfile that names its folder may stand in a folder itself.
      const own = folder === undefined ? [] : [...paths].filter((other) => `/${other}`.includes(`/${folder}/`));
      for (const other of [...meantBy(specifier, path, directory), ...own]) found.add(other);
    }
  }
  return { files: found, unread: null };
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

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
