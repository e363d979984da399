// The part of a policy that says whose VEX counts, and for what. A name in a file is text that anybody can write: what is trusted
// is a document, by the digest of its bytes, and the name says whose word it is.

import { isPurl } from '../match/purl.ts';
import { VEX_SUBJECTS, type VexRules } from '../model/vex.ts';
import { THRESHOLDS } from '../model/severity.ts';
import { list, map, must, object, oneOf, oneOrMore, optional, text, type Decoder } from '../syntax/decode.ts';
import { days } from '../syntax/terms.ts';
import { builtInPolicy } from './built-in.ts';

const digest = map(
  must(
    text(71),
    (value) =>
      /^(?:sha256:)?[0-9a-f]{64}$/.test(value)
        ? null
        : { code: 'E_VALUE', why: 'is no SHA-256 digest', fix: 'write the 64 hex digits that sha256sum prints' },
    { pattern: '^(?:sha256:)?[0-9a-f]{64}$' },
  ),
  (value) => value.replace('sha256:', ''),
);

export const purl: Decoder<string> = must(
  text(2000),
  (value) => (isPurl(value) ? null : { code: 'E_VALUE', why: 'is no package URL', fix: 'write it like pkg:npm/%40acme/shop-api' }),
  { pattern: '^pkg:' },
);

const trust = object({
  author: text(200),
  sha256: oneOrMore(digest),
  about: optional(oneOrMore(oneOf(VEX_SUBJECTS))),
});

/** A purl, another identifier, or a hash such as `sha256:…`. */
const product = must(text(2000), (value) =>
  /^pkg:/i.test(value) && !isPurl(value) ? { code: 'E_VALUE', why: 'is no package URL', fix: 'write it like pkg:oci/shop-api' } : null,
);

export const vexSchema = object({
  trust: optional(list(trust)),
  products: optional(list(product)),
  longest: optional(days),
  maxSeverity: optional(oneOf(THRESHOLDS)),
  author: optional(text(200)),
});

export type VexPart = typeof vexSchema extends Decoder<infer T> ? T : never;

export interface Application {
  readonly id: string;
  readonly purl?: string | undefined;
}

/** @param file the policy file @param source where it is silent */
export function toVex(
  { vex, application }: { readonly vex?: VexPart | undefined; readonly application?: Application | undefined },
  source: string,
): VexRules {
  const basis: VexRules = { ...builtInPolicy().vex, where: vex?.where ?? source, ...toNames(application) };
  if (vex === undefined) return basis;
  return {
    ...basis,
    trust: (vex.trust ?? []).map(({ author, sha256, about, where }) => ({ author, sha256, about: about ?? ['application'], where })),
    products: [...basis.products, ...(vex.products ?? [])],
    longest: vex.longest ?? basis.longest,
    maxSeverity: vex.maxSeverity ?? null,
    author: vex.author ?? basis.author,
  };
}

/** Under its purl, its id, and the URN that we write where there is no purl. */
function toNames(application: Application | undefined): Pick<VexRules, 'products' | 'author' | 'product'> {
  if (application === undefined) return { products: [], author: null, product: null };
  const { id, purl: own } = application;
  const urn = `urn:defect-gate:application:${id}`;
  return { products: own === undefined ? [id, urn] : [own, id, urn], author: id, product: own ?? urn };
}
