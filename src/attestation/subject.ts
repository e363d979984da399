// An artifact as a person names it in: its digest, or the name of a file whose digest must be taken; and whether it is the one that
// was judged.

import type { Subject } from '../model/assessment.ts';
import { quoted } from '../keys/refusal.ts';
import { mendedBy, type Reason } from './reason.ts';
import type { Statement } from './statement.ts';

/** The artifact that is asked about. */
export interface AskedSubject extends Pick<Subject, 'sha256'> {
  /** Null where any name will do: a file may be renamed. */
  readonly name: string | null;
}

/** @param text `name@sha256:…`, such as an image @returns null for anything else: the name of a file */
export function parseSubject(text: string): Subject | null {
  const [, name = '', sha256 = ''] = /^([^\r\n]+)@sha256:([0-9a-f]{64})$/.exec(text) ?? [];
  return name === '' ? null : { name, sha256 };
}

/** @param text as above, of which there is no file @returns what is wrong with it, as a clause that follows it; null where it may be the name of a file */
export function misnamed(text: string): Reason | null {
  const [, algorithm] = /@(\w+):[^/]*$/.exec(text) ?? [];
  if (algorithm !== undefined)
    return {
      what: 'is no file, and names no digest',
      fix: 'write name@sha256: and the whole digest behind it: 64 hex digits, in lower case',
    };
  if (!/[*?[\]{}]/.test(text)) return null;
  return { what: 'is no file, and a pattern is not taken here', fix: 'name each artifact: a file, or name@sha256:…' };
}

/** Why a text that names an artifact by its digest is refused where a file is called so: either may be meant. */
export const TWO_MEANINGS = 'is both a name with a digest and the name of a file that is there';

/** @returns why it is not one of those that were judged; nothing where it is */
export function anotherSubject({ subject: judged }: Statement, { name: asked, sha256 }: AskedSubject): readonly Reason[] {
  const same = judged.filter(({ digest }) => digest.sha256 === sha256);
  const names = judged.map(({ name, digest }) => `${quoted(name)} sha256:${digest.sha256}`).slice(0, 5);
  if (same.length === 0)
    return mendedBy(
      'take the artifact that was judged, byte for byte, or let the build judge and attest this one',
      `another artifact was judged: ${names.join(', ')}, and this one is sha256:${sha256}`,
    );
  if (asked === null || same.some(({ name }) => name === asked)) return [];
  return mendedBy(
    'ask about it by the name that it was judged by, if it is what you deploy',
    `the artifact was judged by another name: ${names.join(', ')}, not ${quoted(asked)}`,
  );
}
