// Base64 text in, bytes out, in the one spelling that there is: padded, and without bits left over (RFC 4648 §3.5). Text with
// two spellings could be changed without a signature noticing.

/** Of the standard alphabet (RFC 4648 §4); null where it is anything else. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Of either alphabet, as DSSE takes it, but not of both at once; null where it is anything else. */
export function fromEitherBase64(text: string): Buffer | null {
  return fromBase64(/[+/]/.test(text) ? text : text.replaceAll('-', '+').replaceAll('_', '/'));
}
