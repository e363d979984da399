// Documents and the policy in, for each the line of trust that lets it count out, or why there is none. The name of an author is text
// that anybody can write; what the policy trusts are documents whose bytes somebody has looked at. Those of one line stand together:
// who leaves out one of them, or changes a byte of it, could else bring back an earlier word that it takes back.

import type { VexDocument, VexRules, VexTrust } from '../model/vex.ts';

export type Trusted = { readonly line: VexTrust } | { readonly line: null; readonly why: string; readonly fix: string };

/** @param given all documents of the run */
export function trustOf(given: readonly Pick<VexDocument, 'sha256'>[], { trust }: VexRules): (document: VexDocument) => Trusted {
  const all = new Set(given.map(({ sha256 }) => sha256));
  return ({ author, sha256 }) => {
    const list = `if it is true, let the policy trust it: vex.trust with author ${JSON.stringify(author)} and sha256 ${sha256}`;
    const refused = (why: string, fix = list): Trusted => ({ line: null, why, fix });
    const known = trust.filter((line) => line.author === author);
    const line = known.find((one) => one.sha256.includes(sha256));
    const missing = line?.sha256.find((one) => !all.has(one));
    if (line !== undefined && missing !== undefined)
      return refused(
        `the policy trusts it together with another document, which is not given: sha256 ${missing} (${line.where})`,
        'give that one, too, or take it out of the policy',
      );
    if (line !== undefined) return { line };
    const other = trust.find((one) => one.sha256.includes(sha256));
    if (other !== undefined) return refused(`the policy trusts these bytes as the word of "${other.author}" (${other.where})`);
    if (known[0] !== undefined) return refused(`the policy trusts other documents of this author (${known[0].where})`);
    return refused('the policy does not trust this author');
  };
}
