// Which files of the tree may be imported from files that ship, by what their texts import. A bundler may copy a value out of a file
// (an enum, a constant, a variable of a style sheet) and then say nothing of that file; but whoever uses the value imports the
// file, or one that does. No code is parsed: what looks like an import counts as one, so that this errs on the side of what ships.

import type { SourceTree } from '../model/artifact.ts';
import { familyOf, nameOf } from './path.ts';
import { specifiersIn } from './specifiers.ts';

/** `@import "x"`, `@use 'x' as y`, `@import url(x), "z"`, `@require x`: all of the statement, which may have no end of its own. */
const STYLE = /@(?:import|use|forward|require|reference|plugin)(?![\w-])[^;]*|\bload-css\([^)]*/g;
const STYLE_WORD = /[^\s"'(),]+/g;
/** `<script src="x">`, in a component that keeps its parts in files. */
const SOURCE = /\bsrc\s*=\s*["']?([^"'\s>]+)/g;
/** Of other languages every word may be the name of a file. */
const WORD = /[\p{L}\p{N}_-]+/gu;
const ENDING = /\.[a-z]{1,6}$/;
/** Files that a folder stands for. */
const MAIN = /^(?:index|main|mod|lib|__init__)$/;
const MANIFEST = 'package.json';

/** @returns what the text may import, as it is written; null where it writes that in a way that is not read here */
export function importsIn(text: string, path: string): ReadonlySet<string> | null {
  const family = familyOf(path);
  if (family === 'script') return specifiersIn(text);
  if (family !== 'style' && family !== 'vue' && family !== 'svelte' && family !== 'astro') return new Set(text.match(WORD));
  const inScript = specifiersIn(text);
  const inStyle = (text.match(STYLE) ?? []).flatMap((statement) => statement.match(STYLE_WORD) ?? []);
  if (inScript === null || inStyle.some((word) => /[\\$]|[@#]\{/.test(word))) return null;
  return new Set([...inScript, ...inStyle, ...[...text.matchAll(SOURCE)].map(([, source]) => source ?? '')]);
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
  /** Links by their paths, as imports write them, and by their names alone. */
  readonly links: ReadonlySet<string>;
}

type Tree = Pick<SourceTree, 'paths' | 'workspaces' | 'unclear' | 'imports' | 'links'>;

export interface Mentioned {
  /** Files that ship, and all that may be imported from them. */
  readonly files: ReadonlySet<string>;
  /** One of them of which nobody knows what it imports, so that there may be more; null where that is known of all. */
  readonly unread: string | null;
}

/** @param from files that ship */
export function mentioned(from: Iterable<string>, { paths, workspaces, unclear, imports, links }: Tree): Mentioned {
  const directory = directoryOf(paths, links);
  const names = new Map([...workspaces].map(([link, folder]) => [nameIn(link), folder.replace(/^(?:\.\.\/)+/, '')]));
  const manifold = new Set([...unclear].map(nameIn));
  const found = new Set(from);
  for (const path of found) {
    const specifiers = imports.get(path);
    if (specifiers === undefined && familyOf(path) === null) continue;
    if (specifiers === undefined) return { files: found, unread: path };
    // What its package.json names may stand for something else in what it imports.
    for (const manifest of manifestsAbove(path, paths)) found.add(manifest);
    for (const specifier of specifiers) {
      if (/^(?:node|bun|deno):/.test(specifier)) continue;
      const folder = names.get(packageOf(specifier));
      // Which file of a workspace package is its main one, its package.json says: any may be.
      // The lockfile that names its folder may stand in a folder itself.
      const own = folder === undefined ? [] : [...paths].filter((other) => `/${other}`.includes(`/${folder}/`));
      const meant = meantBy(specifier, path, directory);
      if (meant === null || manifold.has(packageOf(specifier))) return { files: found, unread: path };
      for (const other of [...meant, ...own]) found.add(other);
    }
  }
  return { files: found, unread: null };
}

function manifestsAbove(path: string, paths: ReadonlySet<string>): readonly string[] {
  const folders = path.split('/').map((_part, depth, parts) => parts.slice(0, depth).join('/'));
  return folders.map((folder) => (folder === '' ? MANIFEST : `${folder}/${MANIFEST}`)).filter((manifest) => paths.has(manifest));
}

function directoryOf(paths: ReadonlySet<string>, links: ReadonlySet<string>): Directory {
  const [byPath, byName, byFolder] = [new Map<string, string[]>(), new Map<string, string[]>(), new Map<string, string[]>()];
  for (const path of paths) {
    const isManifest = nameOf(path) === MANIFEST;
    if (familyOf(path) === null && !isManifest) continue;
    const key = keyOf(path);
    const bare = key.replace(ENDING, '');
    const folder = folderOf(key);
    for (const one of new Set([key, bare])) {
      add(byPath, one, path);
      add(byName, nameOf(one), path);
    }
    if (isManifest || MAIN.test(nameOf(bare))) add(byName, nameOf(folder), path);
    add(byFolder, folder, path);
  }
  const linked = [...links].map(keyOf).flatMap((link) => {
    const bare = link.replace(ENDING, '');
    return MAIN.test(nameOf(bare)) ? [link, bare, folderOf(link)] : [link, bare];
  });
  return { byPath, byName, byFolder, links: new Set(linked.flatMap((link) => [link, nameOf(link)])) };
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

/**
 * A relative path means one file; anything else may be an alias, or rest on a folder that the settings of a tool name: of it only the
 * end is the name of a file, and the name of a package says nothing. @returns null where it may lead through a link
 */
function meantBy(specifier: string, path: string, directory: Directory): readonly string[] | null {
  const { byPath, byName, byFolder, links } = directory;
  const written = keyOf(specifier.replace(/(?<=.)[?#].*$/, '').replace(/\/$/, ''));
  const isRelative = /^\.{1,2}(?:\/|$)/.test(written);
  const target = resolved(isRelative ? `${folderOf(keyOf(path))}/${written}` : written);
  const passed = target.split('/').map((part, depth, parts) => (isRelative ? parts.slice(0, depth + 1).join('/') : part));
  if ([...passed, (passed.at(-1) ?? '').replace(ENDING, '')].some((one) => links.has(one))) return null;
  const exact = [...(byPath.get(target) ?? []), ...(byPath.get(target.replace(ENDING, '')) ?? []), ...(byFolder.get(target) ?? [])];
  if (isRelative) return exact;
  const name = nameOf(written).replace(/^[@#~$]/, '');
  const named = [...(byName.get(name) ?? []), ...(byName.get(name.replace(ENDING, '')) ?? [])];
  return written.startsWith('/') ? [...exact, ...named] : named;
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}

/** @param link folder below node_modules */
function nameIn(link: string): string {
  return link.replace(/^.*node_modules\//, '');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
