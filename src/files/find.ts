// What the caller names in; the files that it stands for out, of SARIF or of evidence. Nothing is passed over in silence, and links are not
// followed while searching.

import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fault, type Fault } from '../model/fault.ts';
import type { Skipped } from '../model/assessment.ts';
import { reasonOf } from './reason.ts';

export interface FoundFile {
  /** Absolute; "-" is standard input. */
  readonly path: string;
  /** Relative to the source folder: how reports name it. */
  readonly name: string;
  /** Named files are read whatever they hold; of searched ones a `.json` file only counts when it is SARIF. */
  readonly named: boolean;
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly faults: readonly Fault[];
  readonly skipped: readonly Skipped[];
}

const SARIF = /\.sarif(?:\.json)?(?:\.gz)?$/i;
const JSON_FILE = /\.json(?:\.gz)?$/i;
/** Folders that hold other people's files. */
const PASSED_OVER: readonly string[] = ['.git', 'node_modules'];

/** How reports name a file: relative to the source folder, `/` between parts. */
export function nameOf(path: string, source: string): string {
  return relative(source, path).split(sep).join('/') || '.';
}

/** @param source absolute path of the source folder @returns files in the order of their names, each once */
export async function findSarif(args: readonly string[], source: string): Promise<Found> {
  const found = await find(args, source, SARIF_FILES);
  if (args.length > 0) return found;
  const fix = 'name SARIF files, a folder or a pattern';
  return { ...found, faults: [fault('E_NO_FILE', 'arguments', 'no SARIF file is named, so there is nothing to judge', fix)] };
}

/** As `findSarif`; a folder stands for every file below it: what is no evidence does not belong there. */
export function findEvidence(args: readonly string[], source: string): Promise<Found> {
  return find(args, source, EVIDENCE_FILES);
}

async function find(args: readonly string[], source: string, wanted: Wanted): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const faults: Fault[] = [];
  const skipped: Skipped[] = [];
  for (const arg of args) {
    const found = await expand(arg, source, wanted);
    for (const one of found.faults) faults.push(one);
    // A folder may hold more files than a call takes arguments.
    for (const one of found.skipped) skipped.push(one);
    for (const file of found.files) {
      const key = file.path === '-' ? '-' : await realpath(file.path).catch(() => file.path);
      if (!files.has(key) || file.named) files.set(key, file);
    }
  }
  return { files: [...files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), faults, skipped };
}

async function expand(arg: string, source: string, wanted: Wanted): Promise<Found> {
  if (arg === '-') return { files: [{ path: '-', name: '-', named: true }], faults: [], skipped: [] };
  if (arg === '') return refused(fault('E_OPTION', 'arguments', 'an argument is empty', 'name a file, a folder or a pattern'));
  const path = resolve(arg);
  const kind = await stat(path).catch(() => null);
  if (kind?.isDirectory()) return search(arg, path, source, wanted);
  // A file may be named like the pattern, and must not stand in for what the pattern finds.
  const matched = await searchPattern(arg, source, wanted, kind?.isFile() ? path : null);
  if (matched !== null) return matched;
  if (kind === null) return refused(fault('E_NO_FILE', arg, 'the file does not exist', wanted.expected));
  return existing(arg, path, source, kind);
}

function existing(arg: string, path: string, source: string, kind: Stats): Found {
  if (kind.isFile()) return { files: [{ path, name: nameOf(path, source), named: true }], faults: [], skipped: [] };
  return refused(fault('E_READ', arg, 'it is neither a regular file nor a folder', 'name a regular file; "-" is standard input'));
}

function refused(why: Fault): Found {
  return { files: [], faults: [why], skipped: [] };
}

/** Whether a file is read as named, read if it is SARIF by content, or passed over. */
type Select = (path: string) => 'named' | 'by content' | null;

/** What is searched for. */
interface Wanted {
  readonly noun: string;
  readonly select: Select;
  /** What those have in common that are passed over: a clause that follows "files". */
  readonly unlike: string;
  readonly expected: string;
}

const SARIF_FILES: Wanted = {
  noun: 'SARIF',
  select: (path) => (SARIF.test(path) ? 'named' : JSON_FILE.test(path) ? 'by content' : null),
  unlike: 'not named .sarif, .sarif.json or .json',
  expected: 'let the scanner step run first and look at its log, or correct the name',
};

const EVIDENCE_FILES: Wanted = {
  noun: 'evidence',
  select: () => 'by content',
  unlike: 'that are none',
  expected: 'let the build write it first and look at its log, or correct the name',
};

/** What reads patterns is loaded for those who have some. @param literal a file of that very name @returns null for what is none */
async function searchPattern(arg: string, source: string, wanted: Wanted, literal: string | null): Promise<Found | null> {
  if (!/[*?[\]{}()!+@\\]/.test(arg)) return null;
  const { patternOf } = await import('./pattern.ts');
  const pattern = patternOf(arg);
  if (pattern === null) return null;
  const base = resolve(pattern.folder);
  const select: Select = (path) => {
    if (path === literal) return 'named';
    if (!pattern.matches(relative(base, path).split(sep).join('/'))) return null;
    return wanted.select(path) ?? 'named';
  };
  const found = await search(arg, base, source, {
    ...wanted,
    select,
    unlike: `below ${nameOf(base, source)} that the pattern does not match`,
  });
  return { ...found, skipped: found.skipped.filter(({ path }) => path !== arg) };
}

async function search(arg: string, folder: string, source: string, wanted: Wanted): Promise<Found> {
  const files: FoundFile[] = [];
  const faults: Fault[] = [];
  const skipped: Skipped[] = [];
  const others: string[] = [];
  const walk = async (at: string): Promise<void> => {
    for (const entry of await entriesOf(at, source, faults)) {
      const path = join(at, entry.name);
      const name = nameOf(path, source);
      const selected = entry.isDirectory() || entry.isSymbolicLink() ? null : wanted.select(path);
      if (entry.isSymbolicLink()) skipped.push({ path: name, why: 'a link' });
      else if (entry.isDirectory() && PASSED_OVER.includes(entry.name)) skipped.push({ path: name, why: "other people's files" });
      else if (entry.isDirectory()) await walk(path);
      else if (selected === null) others.push(name);
      else if (entry.isFile()) files.push({ path, name, named: selected === 'named' });
      else
        faults.push(
          fault('E_READ', name, `it is named like ${wanted.noun} and is not a regular file`, 'remove it, or name the files one by one'),
        );
    }
  };
  await walk(folder);
  if (others.length > 0) skipped.push({ path: arg, why: `${others.length} ${others.length === 1 ? 'file' : 'files'} ${wanted.unlike}` });
  if (files.length === 0 && faults.length === 0) faults.push(nothingIn(arg, skipped, others, wanted));
  return { files, faults, skipped };
}

function nothingIn(arg: string, skipped: readonly Skipped[], others: readonly string[], { noun, expected }: Wanted): Fault {
  const names = others.length === 0 ? '' : `, such as ${others.slice(0, 3).join(', ')}`;
  const shown = skipped.slice(0, 3).map(({ path, why }) => (path === arg ? `${why}${names}` : `${path} (${why})`));
  return fault('E_NO_FILE', arg, `no ${noun} file is there${shown.length === 0 ? '' : `, only ${shown.join('; ')}`}`, expected);
}

async function entriesOf(folder: string, source: string, faults: Fault[]): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    faults.push(fault('E_READ', nameOf(folder, source), `the folder cannot be read: ${reasonOf(error)}`, 'let the gate read it'));
    return [];
  }
}
