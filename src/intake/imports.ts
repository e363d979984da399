// Texts of the source tree, one after the other, in; what each file of code may import, by names only, which look as if a tool
// had made them, and how large they are, out. Nobody knows what a file imports that could not be read, or whether it was made of others.

import { familyOf } from '../artifact/path.ts';
import { importsIn, looksMade } from '../artifact/mentions.ts';
import type { FileSize, SourceTree } from '../model/artifact.ts';

export interface Importing {
  /** @param bytes that the text was decoded from */
  take(path: string, text: string, bytes: number): void;
  end(): Pick<SourceTree, 'imports' | 'generated' | 'sizes'>;
}

export function isCode(path: string): boolean {
  return familyOf(path) !== null;
}

/** @param paths files of code, as `SourceTree` has them */
export function importing(paths: Iterable<string>): Importing {
  const imports = new Map<string, ReadonlySet<string>>();
  const generated = new Set(paths);
  const sizes = new Map<string, FileSize>();
  return {
    take(path, text, bytes) {
      sizes.set(path, { bytes, lineFeeds: lineFeedsIn(text) });
      const specifiers = importsIn(text, path);
      if (specifiers !== null) imports.set(path, specifiers);
      if (!looksMade(text)) generated.delete(path);
    },
    end: () => ({ imports, generated, sizes }),
  };
}

function lineFeedsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
