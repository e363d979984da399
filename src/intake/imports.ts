// Texts of the source tree, one after the other, in; what each file of code may import, by names only, and which look as if a tool
// had made them, out. Nobody knows what a file imports that could not be read, or whether it was made of others.

import { familyOf } from '../artifact/path.ts';
import { importsIn, looksMade } from '../artifact/mentions.ts';
import type { SourceTree } from '../model/artifact.ts';

export interface Importing {
  take(path: string, text: string): void;
  end(): Pick<SourceTree, 'imports' | 'generated'>;
}

export function isCode(path: string): boolean {
  return familyOf(path) !== null;
}

/** @param paths files of code, as `SourceTree` has them */
export function importing(paths: Iterable<string>): Importing {
  const imports = new Map<string, ReadonlySet<string>>();
  const generated = new Set(paths);
  return {
    take(path, text) {
      const specifiers = importsIn(text, path);
      if (specifiers !== null) imports.set(path, specifiers);
      if (!looksMade(text)) generated.delete(path);
    },
    end: () => ({ imports, generated }),
  };
}
