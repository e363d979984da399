// A document and the policy in, the line of trust that lets it count out, or why there is none. The name of an author is text that
// anybody can write; what the policy trusts is a document whose bytes somebody has looked at.

import type { VexDocument, VexRules, VexTrust } from '../model/vex.ts';

export type Trusted = { readonly line: VexTrust } | { readonly line: null; readonly why: string };

export function trustIn({ author, sha256 }: Pick<VexDocument, 'author' | 'sha256'>, { trust }: VexRules): Trusted {
  const known = trust.filter((line) => line.author === author);
  const line = known.find((one) => one.sha256.includes(sha256));
  if (line !== undefined) return { line };
  const other = trust.find((one) => one.sha256.includes(sha256));
  if (other !== undefined) return { line: null, why: `the policy trusts these bytes as the word of "${other.author}" (${other.where})` };
  if (known[0] !== undefined) return { line: null, why: `the policy trusts other documents of this author (${known[0].where})` };
  return { line: null, why: 'the policy does not trust this author' };
}
