// Which files of the tree may be imported from files that ship, by the words of their texts. A bundler may copy a value out of a file
// (an enum, a constant) and then say nothing of that file; but whoever uses the value imports the file, or one that does. No code is
// parsed: what looks like a name of the file counts as one, so that this errs on the side of what ships.

import { familyOf } from './path.ts';

/** Families whose imports stand in quotes; of others every word is read. */
const QUOTED = new Set(['script', 'vue', 'svelte', 'astro', 'coffee']);
const LONGEST = 300;
const ENDING = /\.[a-z]{1,6}$/;
/** All that stands between two quotes of a line, inside and outside: an apostrophe in a comment must not turn them round. */
const BY_QUOTES = /["'`\n\r()]/;
const BY_WORDS = /["'`\s();,:<>=]/;
const BY_DOTS = /["'`\s();,:<>=.]/;

/** @returns in lower case, with and without their last ending, each name that the text may import */
export function namesIn(text: string, path: string): ReadonlySet<string> {
  const isQuoted = QUOTED.has(familyOf(path) ?? '');
  const pieces = isQuoted ? text.split(BY_QUOTES) : [...text.split(BY_WORDS), ...text.split(BY_DOTS)];
  const names = new Set<string>();
  for (const piece of pieces) {
    if (piece.length > LONGEST) continue;
    // Aliases of bundlers and of package.json begin with such a sign.
    for (const name of bothNames(piece.trim().replace(/(?<=.)[?#].*$/, ''))) names.add(name.replace(/^[@#~$]/, ''));
  }
  names.delete('');
  return names;
}

function bothNames(specifier: string): readonly string[] {
  const last = specifier.slice(specifier.lastIndexOf('/', specifier.length - 2) + 1).replace(/\/$/, '');
  const name = last.normalize('NFC').toLowerCase();
  return [name, name.replace(ENDING, '')];
}

/** What bundlers and compilers leave in what they make. */
const MARKS =
  /__webpack_require__|webpackBootstrap|__commonJS|__toESM|__toCommonJS|__esModule|^\/\/#region |sourceMappingURL=|System\.register\(|_interopRequire|__vite|@generated/m;
const LONG_LINE = /[^\n]{2000}/;

/** @returns true for a script that looks as if it had been made of others */
export function looksMade(text: string): boolean {
  return MARKS.test(text) || LONG_LINE.test(text);
}

/**
 * @param from files that ship
 * @param imports what `namesIn` gave for every file of the tree that was read
 * @returns those files and all that may be imported from them; null where one of them was not read
 */
export function mentioned(
  from: Iterable<string>,
  paths: ReadonlySet<string>,
  imports: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> | null {
  const bySegment = segmentsOf(paths);
  const found = new Set(from);
  for (const path of found) {
    if (familyOf(path) === null) continue;
    const names = imports.get(path);
    if (names === undefined) return null;
    for (const name of names) for (const other of bySegment.get(name) ?? []) found.add(other);
  }
  return found;
}

/** Files by the names of their folders and their own: a folder may stand for its main file. */
function segmentsOf(paths: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const bySegment = new Map<string, string[]>();
  for (const path of paths) {
    if (familyOf(path) === null) continue;
    for (const segment of new Set(path.split('/').flatMap(bothNames))) {
      const known = bySegment.get(segment);
      if (known) known.push(path);
      else bySegment.set(segment, [path]);
    }
  }
  return bySegment;
}
