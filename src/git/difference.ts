// Two commits in; what one changed of the other out, file by file.

import { posix } from 'node:path';
import { joined, told, type FileChange, type FileStatus, type Told } from '../model/change.ts';
import { readBlobs } from './objects.ts';
import type { Open } from './open.ts';
import { PatchReader, type PatchedFile } from './patch.ts';
import { streamGit } from './process.ts';

const STATUS: Readonly<Record<string, FileStatus>> = { A: 'added', D: 'deleted', R: 'renamed' };

/** How the two are compared: no program, no attribute and no setting of a submodule has a say. */
const HOW = [
  ['--raw', '-p', '-U0', '--no-abbrev', '--no-color', '--no-ext-diff', '--no-textconv', '--inter-hunk-context=0'],
  ['--ignore-submodules=none', '--submodule=short', '--src-prefix=a/', '--dst-prefix=b/', '-M', '-l1000'],
].flat();

/** @param from @param to object ids of commits @returns by path in the repository, of which one may stand there twice */
export async function differenceOf(open: Open, from: string, to: string): Promise<Told<readonly (readonly [string, FileChange])[]>> {
  const reader = new PatchReader();
  const ended = await streamGit(open.objects, ['diff-tree', '-r', ...HOW, from, to], { take: (chunk) => reader.take(chunk) });
  if (!ended.told) return ended;
  const files = [...reader.files.values()];
  const counted = await countedAlike(
    open,
    files.filter(({ spans }) => spans.length > 0).map(({ newOid }) => newOid),
  );
  if (!counted.told) return counted;
  return told(files.map((file) => [file.path, changeOf(file, counted.value)] as const));
}

function changeOf(file: PatchedFile, counted: ReadonlySet<string>): FileChange {
  return {
    status: STATUS[file.status] ?? 'modified',
    from: file.from,
    lines: linesOf(file, counted),
    modeChanged: file.status !== 'A' && file.status !== 'D' && file.oldMode !== file.newMode,
    uncommitted: false,
  };
}

/** A file whose contents changed and that shows no lines is binary, or too large to be compared. */
function linesOf({ status, path, from, oldOid, newOid, spans }: PatchedFile, counted: ReadonlySet<string>): FileChange['lines'] {
  if (status === 'D') return [];
  if (status !== 'M' && status !== 'R') return 'all';
  // Notes that become a program were never looked at as one.
  if (from !== null && kindOf(from) !== kindOf(path)) return 'all';
  if (oldOid === newOid) return [];
  return spans.length > 0 && counted.has(newOid) ? joined(spans) : 'all';
}

/** What scanners tell kinds of files by. */
function kindOf(path: string): string {
  return (posix.extname(path) || posix.basename(path)).toLowerCase();
}

/** What some reader takes for the end of a line, and git does not: VT, FF, FS, GS, RS, NEL, and the separators of Unicode. */
const OTHER_ENDS = ['\v', '\f', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029'];

/**
 * Of these blobs those whose lines everybody counts as git does. In any other a finding's line may be another than git's, so that
 * a touched one could pass for an old one: so in UTF-16, where half of a character may be the byte that git ends lines at. One
 * that is missing or large is not among them either.
 */
async function countedAlike(open: Open, oids: readonly string[]): Promise<Told<ReadonlySet<string>>> {
  const alike = new Set<string>();
  const read = await readBlobs(open, oids, (oid, content) => {
    if (!isWide(content) && !hasLoneReturn(content) && !OTHER_ENDS.some((end) => content.includes(end))) alike.add(oid);
  });
  return read.told ? told(alike) : read;
}

/** UTF-16 or UTF-32: by its mark, or by a NUL anywhere, where git looks only at the beginning. */
function isWide(content: Buffer): boolean {
  const mark = content.toString('latin1', 0, 2);
  return mark === '\u00ff\u00fe' || mark === '\u00fe\u00ff' || content.includes(0);
}

function hasLoneReturn(content: Buffer): boolean {
  for (let at = content.indexOf('\r'); at !== -1; at = content.indexOf('\r', at + 1)) if (content[at + 1] !== 0x0a) return true;
  return false;
}
