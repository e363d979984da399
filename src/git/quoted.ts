// A path as git prints it in, the bytes that it stands for out. git writes unusual bytes in C style within double quotes.

const LETTERS: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** @param printed ASCII, quoted or not */
export function unquoted(printed: string): Buffer {
  if (!printed.startsWith('"')) return Buffer.from(printed, 'latin1');
  const bytes: number[] = [];
  const body = printed.slice(1, printed.endsWith('"') ? -1 : undefined);
  for (const [all, octal, letter] of body.matchAll(/\\([0-3][0-7]{2})|\\(.)|[^\\]/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push((letter === undefined ? undefined : LETTERS[letter]) ?? (letter ?? all).charCodeAt(0));
  }
  return Buffer.from(bytes);
}
