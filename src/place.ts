// Where policy and exceptions may stand: a folder of the disk, or one commit. A path in, the text that stands there out; nothing
// where nothing stands, and a fault where what stands there cannot be read.

import { nameOf } from './files/find.ts';
import { exists, readText, readTexts, textFile, type TextFile } from './files/text.ts';
import type { Repository } from './git/repository.ts';
import type { GitHub } from './github/api.ts';
import type { Tip } from './github/contents.ts';
import { fault, failed, ok, type Result } from './model/fault.ts';

export interface Place {
  /** As reports name what stands there. */
  nameOf(path: string): string;
  /** @returns null where nothing stands */
  file(path: string): Promise<Result<TextFile | null>>;
  /** A file, or every YAML file below a folder, in the order of their names. @returns null where nothing stands */
  files(path: string): Promise<Result<readonly TextFile[] | null>>;
}

/** Paths are absolute. @param source that reports are relative to */
export function folderPlace(source: string): Place {
  return {
    nameOf: (path) => nameOf(path, source),
    file: async (path) => ((await exists(path)) ? readText(path, source) : ok(null)),
    files: async (path) => ((await exists(path)) ? readTexts(path, source) : ok(null)),
  };
}

/** Who can be asked for a commit: the repository at hand first, which needs no network. */
export interface Holders {
  /** Null where the source folder is in none. */
  readonly repository: Repository | null;
  /** Null where it cannot be asked. */
  readonly github: GitHub | null;
}

/** Paths are relative to the root of the repository. Nothing of the work tree is looked at. */
export function commitPlace(tip: Tip, holders: Holders): Place {
  const name = (path: string): string => `${path}@${tip.commit.slice(0, 7)}`;
  const files = async (path: string): Promise<Result<readonly TextFile[] | null>> => {
    const found = await bytesAt(tip, path, holders);
    if (!found.ok) return found;
    const texts = found.value.map((file) => textFile({ file: name(file.path), path: file.path }, file.bytes));
    const faults = texts.flatMap((text) => (text.ok ? [] : text.faults));
    if (faults.length > 0) return failed(faults);
    return ok(texts.length === 0 ? null : texts.flatMap((text) => (text.ok ? [text.value] : [])));
  };
  return {
    nameOf: name,
    files,
    async file(path) {
      const found = await files(path);
      const [only] = found.ok ? (found.value ?? []) : [];
      if (!found.ok) return found;
      if (only === undefined || only.path === path) return ok(only ?? null);
      return failed([fault('E_READ', name(path), 'it is a folder', 'name the file')]);
    },
  };
}

interface Bytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function bytesAt(tip: Tip, path: string, { repository, github }: Holders): Promise<Result<readonly Bytes[]>> {
  const local = repository === null ? null : await repository.files(tip.commit, path);
  if (local?.told) return ok(local.value);
  // A clone may lack the commit, or its files; who hosts it has both.
  if (github !== null) return (await import('./github/contents.ts')).filesAt(github, tip, path);
  const isHere = local !== null && (await repository?.has(tip.commit)) === true;
  const [why, fix] = isHere ? [local.why, local.fix] : ['the commit is not in the checkout', 'fetch it (actions/checkout: fetch-depth: 0)'];
  return failed([fault('E_GIT', `${path}@${tip.commit.slice(0, 7)}`, why, fix)]);
}
