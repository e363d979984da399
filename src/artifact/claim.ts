// What every reader of evidence builds its answer with.

import type { Evidence, EvidenceFormat, PackageClaim, Reach, SourceClaim } from '../model/artifact.ts';
import { failed, fault, type Result } from '../model/fault.ts';
import type { Json } from '../syntax/json.ts';
import { cleanPath } from './path.ts';

/** A claim about source files while it is read. */
export interface SourceDraft {
  readonly ships: Map<string, string>;
  readonly read: Set<string>;
  readonly made: Map<string, string>;
  readonly sizes: Map<string, number | null>;
  gap: string | null;
}

export function sourceDraft(): SourceDraft {
  return { ships: new Map(), read: new Set(), made: new Map(), sizes: new Map(), gap: null };
}

/** @param written as the evidence has it; passed over where it names no file */
export function addTo(files: Map<string, string> | Set<string>, written: string, where: string): void {
  const path = cleanPath(written);
  if (path === null) return;
  if (files instanceof Set) files.add(path);
  else if (!files.has(path)) files.set(path, where);
}

/** @param bytes as the evidence has it; passed over where it is no size, or the path no file */
export function addSize({ sizes }: SourceDraft, written: string, bytes: Json | undefined): void {
  const path = cleanPath(written);
  if (path === null || typeof bytes !== 'number' || !Number.isSafeInteger(bytes)) return;
  sizes.set(path, (sizes.get(path) ?? bytes) === bytes ? bytes : null);
}

/** A file that ships was not only read. */
export function sourceClaim(reach: Reach, { ships, read, made, sizes, gap }: SourceDraft): SourceClaim {
  return { reach, ships, read: new Set([...read].filter((path) => !ships.has(path))), made, sizes, gap };
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
