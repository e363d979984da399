// Whether a result was made by a secret scanner, or by a rule about secrets. Such a message may quote the secret itself,
// so it is withheld here, at the door: no later stage can print what it never had (threat E8).

import type { Claim } from '../model/finding.ts';
import { asObject, asText, asTexts } from './untrusted.ts';
import type { Rule } from './rules.ts';

const TOOL = /leaks|trufflehog|secret|ggshield|gitguardian|whispers|talisman|nosey\s?parker|kingfisher|cred-?(?:scan|sweep)|credential/i;
const RULE = /secret|credential|hard-?_?coded|passw(?:or)?d|(?:api|private|access)[-_ ]?key/i;
/** CWE-259, 321, 522, 540, 798: credentials where others can read them. */
const CWE = new Set(['CWE-259', 'CWE-321', 'CWE-522', 'CWE-540', 'CWE-798']);

export function isSecretTool(tool: string): boolean {
  return TOOL.test(tool);
}

/** As far as id, name and tags say. */
export function isSecretRule(rule: Rule | null): boolean {
  return isSecretId(asText(rule?.id) ?? '') || isSecretId(asText(rule?.name) ?? '') || hasSecretTag(rule);
}

export function isSecretId(ruleId: string): boolean {
  return RULE.test(ruleId);
}

export function isSecretWeakness(cwe: readonly string[]): boolean {
  return cwe.some((one) => CWE.has(one));
}

export function hasSecretTag(holder: { readonly properties?: unknown } | null): boolean {
  return asTexts(asObject<{ tags: unknown }>(holder?.properties).tags).some((tag) => RULE.test(tag));
}

export const WITHHELD = 'found a secret; the text of secret scanners is withheld';

/** What a claim quotes is the text that stands where a severity should. */
export function withheld(claim: Claim): Claim {
  const { securitySeverity } = claim;
  return securitySeverity.kind === 'unrated' ? { ...claim, securitySeverity: { kind: 'unrated', text: '(withheld)' } } : claim;
}
