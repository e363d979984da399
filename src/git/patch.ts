// The output of `git diff-tree --raw -p -U0` in, byte by byte; which files changed and which lines of them out. Contents pass by
// and are never kept, however long their lines are.

import type { Span } from '../model/change.ts';
import { unquoted } from './quoted.ts';

/** One line of `--raw`, and the hunks that follow later. */
export interface PatchedFile {
  readonly status: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldOid: string;
  readonly newOid: string;
  /** Where it stands now, or stood before it was deleted. */
  readonly path: string;
  /** Where it stood, if that was elsewhere. */
  readonly from: string | null;
  /** Lines of the new file that were written, and those next to what was taken away. */
  readonly spans: Span[];
}

const NEWLINE = 10;
const BACKSLASH = 92;
/** No line that matters is longer: two paths, quoted. */
const LONGEST = 1 << 16;
const RAW = /^:(\d{6}) (\d{6}) ([\da-f]+) ([\da-f]+) ([A-Z])\d*\t([^\t]+)(?:\t([^\t]+))?$/;
const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

export class PatchReader {
  /** By path, each byte as a character: two paths that are not UTF-8 stay two. */
  readonly files = new Map<string, PatchedFile>();
  #current: PatchedFile | null = null;
  /** Lines of the hunk that are still to come: they are contents, whatever they look like. */
  #left = 0;
  #atStart = true;
  #line: Buffer[] = [];
  #length = 0;

  take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      const end = chunk.indexOf(NEWLINE, at);
      const stop = end === -1 ? chunk.length : end;
      if (this.#left > 0) this.#content(chunk, at, end !== -1);
      else this.#header(chunk.subarray(at, stop), end !== -1);
      at = stop + 1;
    }
  }

  #content(chunk: Buffer, at: number, ends: boolean): void {
    // "\ No newline at end of file" is no line of either file.
    if (this.#atStart && chunk[at] !== BACKSLASH) this.#left -= 1;
    // The last line is passed over to its end, too.
    if (this.#left === 0 && !ends) this.#skip();
    this.#atStart = ends;
  }

  /** What remains of the line is longer than any header is read. */
  #skip(): void {
    this.#length = LONGEST;
  }

  #header(part: Buffer, ends: boolean): void {
    if (this.#length + part.length < LONGEST) this.#line.push(Buffer.from(part));
    this.#length += part.length;
    if (!ends) return;
    const line = this.#length < LONGEST ? Buffer.concat(this.#line).toString('latin1') : '';
    this.#line = [];
    this.#length = 0;
    this.#read(line);
  }

  #read(line: string): void {
    if (line.startsWith(':')) this.#file(line);
    else if (line.startsWith('diff --git ')) this.#current = null;
    else if (line.startsWith('+++ ')) this.#current = this.files.get(newPath(line)) ?? null;
    else if (line.startsWith('@@ ')) this.#hunk(line);
  }

  #file(line: string): void {
    const [, oldMode = '', newMode = '', oldOid = '', newOid = '', status = '', first = '', second] = RAW.exec(line) ?? [];
    if (status === '') throw new Error('git diff-tree --raw printed a line of another shape');
    const bytes = unquoted(second ?? first);
    const path = bytes.toString('utf8');
    const from = second === undefined ? null : unquoted(first).toString('utf8');
    this.files.set(bytes.toString('latin1'), { status, oldMode, newMode, oldOid, newOid, path, from, spans: [] });
  }

  #hunk(line: string): void {
    const [, removed = '1', start = '0', written = '1'] = HUNK.exec(line) ?? [];
    this.#left = Number(removed) + Number(written);
    this.#atStart = true;
    this.#current?.spans.push(spanOf(Number(start), Number(written)));
  }
}

/** Where lines were only taken away, those before and after are touched: git names the one before, 0 at the beginning. */
function spanOf(start: number, written: number): Span {
  return written === 0 ? [Math.max(start, 1), start + 1] : [start, start + written - 1];
}

/** `+++ b/path`, with a tab behind a path with spaces. */
function newPath(line: string): string {
  const path = unquoted(line.slice(4).replace(/\t$/, '')).toString('latin1');
  return path.startsWith('b/') ? path.slice(2) : '';
}
