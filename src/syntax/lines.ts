// Text and places in it in, places out: where lines begin and end, and which comments go with what stands above or below them.
// A place is an offset in UTF-16 units. Lines end with LF or CR LF; a column is counted from 0.

/** The beginning of the line that holds this place. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The beginning of the next line, or the end of the text; a place that begins a line is one already. */
export function nextLine(text: string, at: number): number {
  if (at > 0 && text.charAt(at - 1) === '\n') return at;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The line break that the text has before this place, or else its first one, or else LF. */
export function breakAt(text: string, at: number): string {
  const before = text.lastIndexOf('\n', at - 1);
  const end = before === -1 ? text.indexOf('\n') : before;
  return end > 0 && text.charAt(end - 1) === '\r' ? '\r\n' : '\n';
}

/** Behind the line that something ends in, and behind the comments below it that are indented at least so far. */
export function endWithComments(text: string, end: number, least: number): number {
  let kept = nextLine(text, end);
  for (let at = kept; at < text.length;) {
    const line = lineAt(text, at);
    at += line.length;
    if (line.trim() === '') continue;
    if (!isComment(line) || indentOf(line) < least) break;
    kept = at;
  }
  return kept;
}

/** Behind the blank lines that follow. @param at the beginning of a line */
export function skipBlank(text: string, at: number): number {
  let end = at;
  for (let line = lineAt(text, end); line !== '' && line.trim() === ''; line = lineAt(text, end)) end += line.length;
  return end;
}

/** Where the comments begin that stand directly above this line, indented just so far. @param at the beginning of a line */
export function startWithComments(text: string, at: number, column: number): number {
  let start = at;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start);
    if (!isComment(line) || indentOf(line) !== column) break;
    start = above;
  }
  return start;
}

/** @param at the beginning of a line */
export function isBlankAbove(text: string, at: number): boolean {
  return at > 0 && text.slice(lineStart(text, at - 1), at).trim() === '';
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end + 1);
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
