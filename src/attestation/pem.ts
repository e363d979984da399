// A file with one key in, its label and bytes out (RFC 7468, strict): one block, no headers, nothing before or behind it.

import { fromBase64 } from '../keys/base64.ts';

export interface Pem {
  /** Such as `PUBLIC KEY`. */
  readonly label: string;
  readonly bytes: Buffer;
}

/** Longer than any key that is taken. */
export const MOST_KEY_CHARACTERS = 16_384;

export function isPem(text: string): boolean {
  return text.startsWith('-----BEGIN ');
}

/** @returns null where it is not exactly one block */
export function parsePem(text: string): Pem | null {
  const form = /^-----BEGIN ([A-Z0-9 ]+)-----\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+)-----END \1-----(?:\r?\n)?$/.exec(text);
  const [, label = '', body = ''] = form ?? [];
  const bytes = fromBase64(body.replaceAll(/[\r\n]/g, ''));
  return form === null || bytes === null ? null : { label, bytes };
}
