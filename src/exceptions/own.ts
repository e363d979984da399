// Statements of what is judged and those of the trusted place in, the ones that only the former has out. What stands in both is
// one statement, wherever in its file and however it is laid out; with one sign-off more it is another,
// of the same text.

import type { Exception } from '../model/exception.ts';

export function ownOf(head: readonly Exception[], trusted: readonly Exception[]): readonly Exception[] {
  const known = new Set(trusted.map(contentOf));
  return head.filter((exception) => !known.has(contentOf(exception)));
}

/** True where what is signed is one text: another sign-off, or being taken back, makes no other of it. */
export function isOneText(a: Exception, b: Exception): boolean {
  return textOf(a) === textOf(b);
}

function textOf(exception: Exception): string {
  return contentOf({ ...exception, revoked: null, signOffs: [] });
}

/** All that was parsed, but for where it stood. */
export function contentOf(exception: Exception): string {
  return JSON.stringify({
    ...exception,
    where: '',
    origin: '',
    signOffs: exception.signOffs.map((signOff) => ({ ...signOff, where: '' })),
  });
}
