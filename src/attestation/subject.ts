// What a person writes after --subject in, an artifact with its digest out, or the name of a file whose digest must be taken.

import type { Subject } from '../model/assessment.ts';

/** @param text `name@sha256:…`, such as an image @returns null for anything else: the name of a file */
export function parseSubject(text: string): Subject | null {
  const [, name = '', sha256 = ''] = /^([^\r\n]+)@sha256:([0-9a-f]{64})$/.exec(text) ?? [];
  return name === '' ? null : { name, sha256 };
}
