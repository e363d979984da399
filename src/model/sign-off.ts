// Who signed an exception off, and how that is known: what proof/ finds, exceptions/ weighs and report/ says.

/** What the policy takes for a sign-off: the word of the file, an approved pull request, an SSH signature. */
export const PROOF_MODES = ['declared', 'review', 'signature', 'signature-or-review'] as const;
export type ProofMode = (typeof PROOF_MODES)[number];

/** How one sign-off is known. */
export const PROOFS = ['declared', 'review', 'signature'] as const;
export type Proof = (typeof PROOFS)[number];

/** A person who counts, once. */
export interface Signer {
  readonly by: string;
  /** Roles of which it may fill one; empty where the policy has none, or none was named. */
  readonly roles: readonly string[];
  /** `YYYY-MM-DD` in UTC. */
  readonly on: string;
  readonly proof: Proof;
}

/** The sign-offs of one exception. */
export interface SignOffs {
  readonly signers: readonly Signer[];
  /** Why others do not count, a clause for each; hostile until escaped. */
  readonly uncounted: readonly string[];
  /** True where a signature is there that was made of another text. */
  readonly isChanged: boolean;
}

/** `kim (appsec, signature)`; of what is declared only who, and for which role. */
export function nameOfSigner({ by, roles, proof }: Signer): string {
  const said = [...(roles.length === 0 ? [] : [roles.join(' or ')]), ...(proof === 'declared' ? [] : [proof])];
  return said.length === 0 ? by : `${by} (${said.join(', ')})`;
}
