// What a caller names in; the folder to search and the paths in it that are meant, out, where it is a pattern.

import { Minimatch } from 'minimatch';

export interface Pattern {
  /** Everything before the first magic part. */
  readonly folder: string;
  /** @param path relative to that folder, `/` between parts */
  matches(path: string): boolean;
}

/** @returns null for a name that stands for itself */
export function patternOf(text: string): Pattern | null {
  if (!hasMagic(text)) return null;
  const parts = text.split('/');
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => hasMagic(part)),
  );
  const matcher = new Minimatch(parts.slice(fixed.length).join('/'), { dot: true, nonegate: true, nocomment: true });
  return { folder: fixed.join('/') || (text.startsWith('/') ? '/' : '.'), matches: (path) => matcher.match(path) };
}

function hasMagic(text: string): boolean {
  return new Minimatch(text, { magicalBraces: true }).hasMagic();
}
