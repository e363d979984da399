// The part of a policy that says whose VEX counts, and for what. A name in a file is text that anybody can write: what is trusted
// is a document, by the digest of its bytes, and the name says whose word it is.

import { isPurl } from '../match/purl.ts';
import type { Policy } from '../model/policy.ts';
import { THRESHOLDS } from '../model/severity.ts';
import { VEX_SUBJECTS, type VexRules } from '../model/vex.ts';
import { list, map, must, object, oneOf, oneOrMore, optional, text, type Decoder } from '../syntax/decode.ts';
import { days } from '../syntax/terms.ts';

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

/** @param basis what holds where the file is silent: of the policy that it extends, or the built-in one */
export function toVex(
  { vex, application }: { readonly vex?: VexPart | undefined; readonly application?: Application | undefined },
  { vex: given }: Policy,
): VexRules {
  const own: Partial<VexPart> = vex ?? {};
  const names = toNames(application);
  return {
    trust: [...given.trust, ...(own.trust ?? []).map(toTrust)],
    // Never taken over, like the name of the application: what is said of one product would hold for all.
    products: [...names.products, ...(own.products ?? [])],
    product: names.product,
    longest: own.longest ?? given.longest,
    maxSeverity: own.maxSeverity ?? given.maxSeverity,
    author: own.author ?? names.author ?? given.author,
    where: vex?.where ?? given.where,
  };
}

function toTrust({ author, sha256, about, where }: NonNullable<VexPart['trust']>[number]): VexRules['trust'][number] {
  return { author, sha256, about: about ?? ['application'], where };
}

/** Under its purl, its id, and the URN that we write where there is no purl. */
function toNames(application: Application | undefined): Pick<VexRules, 'products' | 'author' | 'product'> {
  if (application === undefined) return { products: [], author: null, product: null };
  const { id, purl: own } = application;
  const urn = `urn:defect-gate:application:${id}`;
  return { products: own === undefined ? [id, urn] : [own, id, urn], author: id, product: own ?? urn };
}
