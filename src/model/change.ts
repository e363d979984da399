// What a change did to the files of the source folder, and questions to it that always have an answer. What could mean two
// things counts as touched.

/** A value, or why it cannot be told and what would let the gate tell: trouble that stops no verdict, and makes it stricter. */
export type Told<T> = { readonly told: true; readonly value: T } | Untold;

export interface Untold {
  readonly told: false;
  /** One line, lower case, no final period; may hold text of a repository, so that it is escaped before it is shown. */
  readonly why: string;
  readonly fix: string;
}

export function told<T>(value: T): Told<T> {
  return { told: true, value };
}

export function untold(why: string, fix: string): Untold {
  return { told: false, why, fix };
}

/** Lines from 1, both included. */
export type Span = readonly [first: number, last: number];

/** What was done to a file. `untracked` stands in the work tree and in no commit. */
export type FileStatus = 'added' | 'modified' | 'renamed' | 'deleted' | 'untracked';

export interface FileChange {
  readonly status: FileStatus;
  /** Where a renamed file stood. */
  readonly from: string | null;
  /** Touched lines of the new file, ascending and apart; "all" also where lines say nothing: binary files, links, submodules. */
  readonly lines: 'all' | readonly Span[];
  /** It became executable, or no longer is. */
  readonly modeChanged: boolean;
  /** The work tree has it otherwise than the commit that is judged. */
  readonly uncommitted: boolean;
}

/** All paths are relative to the source folder, in NFC; those of a repository that reaches further begin with `../`. */
export interface Change {
  /** The commit that the change is against: where it left the base ref, not the tip of that. */
  readonly base: string;
  readonly head: string;
  readonly files: ReadonlyMap<string, FileChange>;
  /** Regular files of the head below the source folder: no links, no submodules (threats C1, C2). */
  readonly regular: ReadonlySet<string>;
}

/** True where the change touches one of the lines, or, without a line, any part of the file. @param endLine null: the line alone */
export function touches(change: Change, path: string, line: number | null, endLine: number | null): boolean {
  const file = change.files.get(path.normalize('NFC'));
  if (file === undefined) return false;
  if (file.lines === 'all') return true;
  if (line === null) return file.modeChanged || file.lines.length > 0;
  const [first, last] = [Math.min(line, endLine ?? line), Math.max(line, endLine ?? line)];
  const near = file.lines[indexAtOrAfter(file.lines, first)];
  return near !== undefined && near[0] <= last;
}

/** True where the change did anything at all to the file, or to one that stood there before: also a rename, or its mode alone. */
export function isTouched(change: Change, path: string): boolean {
  return change.files.has(path.normalize('NFC'));
}

/** True for a regular file that the head has exactly as written, whatever the work tree holds. */
export function isInHead(change: Change, path: string): boolean {
  return change.regular.has(path.normalize('NFC'));
}

/** The same file changed twice, or two that readers take for one: what either says is touched. */
export function bothOf(a: FileChange, b: FileChange): FileChange {
  return {
    status: a.status === 'deleted' ? b.status : a.status,
    from: a.from ?? b.from,
    lines: a.lines === 'all' || b.lines === 'all' ? 'all' : joined([...a.lines, ...b.lines]),
    modeChanged: a.modeChanged || b.modeChanged,
    uncommitted: a.uncommitted || b.uncommitted,
  };
}

/** Ascending, and apart. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const out: [number, number][] = [];
  for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0])) {
    const before = out.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else out.push([first, last]);
  }
  return out;
}

/** Index of the first span that does not end before the line. */
function indexAtOrAfter(spans: readonly Span[], line: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
