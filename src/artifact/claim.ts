// What every reader of evidence builds its answer with.

import type { Evidence, EvidenceFormat, PackageClaim, Reach, SourceClaim } from '../model/artifact.ts';
import { failed, fault, type Result } from '../model/fault.ts';
import type { Json } from '../syntax/json.ts';
import { cleanPath, listedPath } from './path.ts';

/** A claim about source files while it is read. */
export interface SourceDraft {
  readonly ships: Map<string, string>;
  readonly read: Set<string>;
  readonly made: Map<string, string>;
  readonly sizes: Map<string, number | null>;
  readonly contents: Map<string, string | null>;
  readonly owners: Map<string, readonly string[]>;
  gap: string | null;
}

export function sourceDraft(): SourceDraft {
  return { ships: new Map(), read: new Set(), made: new Map(), sizes: new Map(), contents: new Map(), owners: new Map(), gap: null };
}

/** @param written as the evidence has it; passed over where it names no file */
export function addTo(files: Map<string, string> | Set<string>, written: string, where: string): void {
  const path = cleanPath(written);
  if (path === null) return;
  if (files instanceof Set) files.add(path);
  else if (!files.has(path)) files.set(path, where);
}

/** @param written as a list of files has it @returns how it is kept; null where it names no file */
export function addListed(draft: SourceDraft, written: string, where: string): string | null {
  const path = listedPath(written);
  if (path === null) draft.gap = 'it lists a path that no file can have';
  else if (!draft.ships.has(path)) draft.ships.set(path, where);
  return path;
}

/** @param oid null where it is not known */
export function addContent({ contents }: SourceDraft, path: string, oid: string | null): void {
  contents.set(path, contents.has(path) && contents.get(path) !== oid ? null : oid);
}

/** @param bytes as the evidence has it; passed over where it is no size, or the path no file */
export function addSize({ sizes }: SourceDraft, path: string | null, bytes: Json | undefined): void {
  if (path === null || typeof bytes !== 'number' || !Number.isSafeInteger(bytes)) return;
  sizes.set(path, (sizes.get(path) ?? bytes) === bytes ? bytes : null);
}

/** A file that ships was not only read. */
export function sourceClaim(reach: Reach, draft: SourceDraft): SourceClaim {
  return { ...draft, reach, read: new Set([...draft.read].filter((path) => !draft.ships.has(path))) };
}

export function evidence(file: string, format: EvidenceFormat, over: Partial<Evidence>): Evidence {
  return { file, format, sources: null, packages: null, subjects: [], revisions: [], remarks: [], ...over };
}

/** Evidence that says nothing of packages but by the files that it lists. */
export function byFiles(gap: string | null, packages: PackageClaim['packages'] = []): PackageClaim {
  return { packages, from: 'bundle', gap };
}

/** @param format as people call it */
export function malformed<T>(where: string, format: string, what: string): Result<T> {
  return failed([
    fault('E_EVIDENCE', where, `it looks like ${format}, but ${what}`, 'let the tool write it again, and do not edit what it writes'),
  ]);
}
