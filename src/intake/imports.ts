// The source tree in; what each of its files of code may import out: names only. Links are not followed out of it, and a file that
// cannot be read has no entry.

import { familyOf } from '../artifact/path.ts';
import { namesIn } from '../artifact/mentions.ts';
import { readSource } from '../files/source.ts';

/** @param folder absolute path of the source tree @param paths of its files, as `SourceTree` has them */
export async function importsOf(folder: string, paths: Iterable<string>): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const imports = new Map<string, ReadonlySet<string>>();
  for (const path of paths) {
    if (familyOf(path) === null) continue;
    const text = await readSource(folder, path);
    if (text !== null) imports.set(path, namesIn(text, path));
  }
  return imports;
}
