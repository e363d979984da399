// Sizes of files, as evidence gives them and as the source tree has them, in; why evidence is of another build or of other sources
// out. What was made of other files than those judged says nothing of these, and must not keep any of them from counting as shipped.

import type { Evidence, FileSize, SourceClaim } from '../model/artifact.ts';
import { samePaths } from './outputs.ts';

/** Files that a reason names. */
const MOST_NAMED = 3;

/**
 * @param at files of the tree, each with how the evidence writes it
 * @param sizes by what the evidence writes
 * @param own files of the tree
 * @returns a clause, or null
 */
export function otherSources(
  at: ReadonlyMap<string, string>,
  sizes: SourceClaim['sizes'],
  own: ReadonlyMap<string, FileSize>,
): string | null {
  const meant = new Map<string, string[]>();
  for (const [file, path] of at) meant.set(path, [...(meant.get(path) ?? []), file]);
  const others = [...meant].flatMap(([path, files]) => {
    const bytes = sizes.get(path) ?? null;
    const known = files.map((file) => own.get(file));
    // Where a path may mean several files, one that fits is enough.
    if (bytes === null || known.some((size) => size === undefined || isOf(bytes, size))) return [];
    return [`${files[0] ?? ''} (${bytes} bytes, and ${known[0]?.bytes ?? 0} here)`];
  });
  if (others.length === 0) return null;
  const more = others.length - MOST_NAMED;
  return `the build read other sources than those judged: ${others.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Git may have written every line feed as two bytes. */
export function isOf(bytes: number, size: FileSize): boolean {
  return bytes === size.bytes || bytes === size.bytes + size.lineFeeds;
}

/** @returns of each evidence that disagrees with others about a file of the artifact, a clause that says so */
export function disputes(evidences: readonly Evidence[]): ReadonlyMap<Evidence, string> {
  const lists = evidences.filter(({ sources }) => sources?.reach === 'listing').flatMap((one) => sized(one, one.sources?.ships));
  const bundles = evidences.filter(({ sources }) => sources?.reach === 'graph').flatMap((one) => sized(one, one.sources?.made));
  const pairs = samePaths(lists, bundles);
  const agreed = new Set(pairs.filter(([listed, made]) => listed.bytes === made.bytes).flat());
  const found = new Map<Evidence, string>();
  for (const [listed, made] of pairs) {
    if (!agreed.has(listed)) note(found, listed, made);
    if (!agreed.has(made)) note(found, made, listed);
  }
  return found;
}

/** A file of the artifact, as one evidence speaks of it. */
interface Sized {
  readonly evidence: Evidence;
  readonly path: string;
  readonly bytes: number;
}

function sized(evidence: Evidence, files: ReadonlyMap<string, string> | undefined): readonly Sized[] {
  return [...(files?.keys() ?? [])].flatMap((path) => {
    const bytes = evidence.sources?.sizes.get(path) ?? null;
    return bytes === null ? [] : [{ evidence, path, bytes }];
  });
}

function note(found: Map<Evidence, string>, { evidence, path, bytes }: Sized, other: Sized): void {
  if (found.has(evidence)) return;
  const what = `${path} has ${bytes} bytes by ${evidence.file} and ${other.bytes} by ${other.evidence.file}`;
  found.set(evidence, `they are not of one build: ${what}`);
}
