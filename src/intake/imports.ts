// The source tree in; what each of its files of code may import, by names only, and which look as if a tool had made
// them, out. Links are not followed. Nobody knows what a file imports that cannot be read, or whether it was made of others.

import { familyOf } from '../artifact/path.ts';
import { importsIn, looksMade } from '../artifact/mentions.ts';
import { openSource } from '../files/source.ts';
import type { SourceTree } from '../model/artifact.ts';

/** @param folder absolute path of the source tree @param paths of its files, as `SourceTree` has them */
export async function importsOf(folder: string, paths: Iterable<string>): Promise<Pick<SourceTree, 'imports' | 'generated'>> {
  const imports = new Map<string, ReadonlySet<string>>();
  const generated = new Set<string>();
  const source = await openSource(folder);
  for (const path of paths) {
    if (familyOf(path) === null) continue;
    const text = await source.read(path);
    const specifiers = text === null ? null : importsIn(text, path);
    if (specifiers !== null) imports.set(path, specifiers);
    if (text === null || looksMade(text)) generated.add(path);
  }
  return { imports, generated };
}
