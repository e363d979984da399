// Patterns of paths: `*`, `**` and `?`, case-sensitive, dot files included. Everything else that globs can do
// is refused, because two readers would read it differently (threats C3, C4).

import { globTest } from './glob.ts';
import type { Test } from './name.ts';

const MAX_LENGTH = 256;
const MAX_STARS = 32;

/** A pattern without stars and question marks names one file. Of the others most paths are told by how they begin and end. */
export function pathTest(pattern: string): Test {
  const composed = pattern.normalize('NFC');
  if (isLiteral(composed)) return (path) => path === composed;
  const reaches = globTest(composed);
  const head = /^[^*?\\]*/.exec(composed)?.[0] ?? '';
  const tail = /[^*?\\/]*$/.exec(composed)?.[0] ?? '';
  return (path) => path.startsWith(head) && path.endsWith(tail) && reaches(path);
}

/** True where the pattern is a path. */
export function isLiteral(pattern: string): boolean {
  return !/[*?\\]/.test(pattern);
}

export interface PatternProblem {
  readonly why: string;
  readonly fix: string;
}

/** @returns why the gate does not take the pattern, or null */
export function pathProblem(pattern: string): PatternProblem | null {
  if (pattern.length > MAX_LENGTH) return { why: `is longer than ${MAX_LENGTH} characters`, fix: 'name a folder with "/**" behind it' };
  if (stars(pattern) > MAX_STARS) return { why: `has more than ${MAX_STARS} stars`, fix: 'name a folder with "/**" behind it' };
  return misplaced(pattern) ?? ambiguous(pattern);
}

/** Patterns that match everything, nothing, or outside the source folder. */
function misplaced(pattern: string): PatternProblem | null {
  if (pattern.trim() !== pattern) return { why: 'begins or ends with white space', fix: 'remove it' };
  if (/^\*+(?:\/\*+)*$/.test(pattern))
    return { why: 'matches every file', fix: 'name a folder or a file; without "path" the rule is the same and says so' };
  if (/^\/|^[a-z]:|(?:^|\/)\.\.?(?:\/|$)|\/\//i.test(pattern))
    return { why: 'is not relative to the source folder', fix: 'write it like "src/legacy/report.ts"' };
  if (pattern.endsWith('/')) return { why: 'ends with "/", as no file does', fix: `write "${pattern}**"` };
  return null;
}

/** Patterns that two readers would read differently. */
function ambiguous(pattern: string): PatternProblem | null {
  if (/\\(?![*?[\]{}()!#+@|])/.test(pattern))
    return { why: 'has a backslash before a character that needs none', fix: 'write "/" between folders' };
  if (/^[!#]/.test(pattern))
    return {
      why: `begins with "${pattern.charAt(0)}", which looks like a negation or a comment`,
      fix: `to mean the character itself write '\\${escaped(pattern)}', in single quotes`,
    };
  if (/(?<!\\)\{[^}]*,[^}]*\}/.test(pattern))
    return {
      why: 'has alternatives in braces, which are not taken',
      fix: 'write a list, of which any entry will do: [src/legacy/report.ts, src/new/report.ts]',
    };
  if (/(?<!\\)[[\]{}()]/.test(pattern))
    return {
      why: 'has brackets, braces or parentheses, which globs read in different ways',
      fix: `to mean the characters themselves write '${escaped(pattern)}', in single quotes`,
    };
  return null;
}

function stars(pattern: string): number {
  return pattern.split('*').length - 1;
}

function escaped(pattern: string): string {
  return pattern.replaceAll(/(?<!\\)[[\]{}()]/g, String.raw`\$&`).replaceAll("'", "''");
}
