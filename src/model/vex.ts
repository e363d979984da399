// What suppliers say of vulnerabilities in products (VEX), whatever the format: statements, never switches.

/** As OpenVEX 0.2.0 names them; the states of CycloneDX are read as these. */
export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** What a trusted statement may speak of: the application that is judged, or the vulnerable package itself. */
export const VEX_SUBJECTS = ['application', 'packages'] as const;
export type VexSubject = (typeof VEX_SUBJECTS)[number];

/** Names of one thing: package URLs, or other identifiers, compared as they are. */
export type VexNames = readonly string[];

export interface VexProduct {
  readonly names: VexNames;
  /** `sha256:` and hex digits, or as much of another algorithm: then it speaks of these very bytes. */
  readonly hashes: readonly string[];
  /** Where not empty, it speaks of these parts of the product alone. */
  readonly parts: readonly VexNames[];
  /** What it says beside that and the gate cannot compare, so that it holds for nothing; "" for none. */
  readonly unread: string;
}

export interface VexStatement {
  /** JSON pointer (RFC 6901) within the document. */
  readonly at: string;
  /** Every name of the vulnerability, as written. */
  readonly vulnerability: readonly [string, ...string[]];
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** Why the product is not affected: a justification, or a sentence; "" where nothing is said. */
  readonly why: string;
  /** When it was so: milliseconds since 1970-01-01T00:00Z; null where neither statement nor document says. */
  readonly moment: number | null;
}

export interface VexDocument {
  /** As reports name the file. */
  readonly file: string;
  /** Of its bytes, in hex digits. */
  readonly sha256: string;
  readonly format: 'OpenVEX' | 'CycloneDX';
  /** What the document calls itself; null where it has no name. */
  readonly id: string | null;
  /** The higher one of the same name replaces the lower; 0 where it says none. */
  readonly version: number;
  readonly author: string;
  readonly statements: readonly VexStatement[];
}

/** One line of trust: documents that the security team has looked at, byte for byte, and that count together or not at all. */
export interface VexTrust {
  readonly author: string;
  /** Of documents, in hex digits. */
  readonly sha256: readonly string[];
  readonly about: readonly VexSubject[];
  readonly where: string;
}

/** What the policy says of VEX. */
export interface VexRules {
  readonly trust: readonly VexTrust[];
  /** Names under which statements may mean the application. */
  readonly products: VexNames;
  /** How long a statement holds from its moment on, in days. */
  readonly longest: number;
  /** Above it no statement holds; null for no such bound. */
  readonly maxSeverity: 'critical' | 'high' | 'medium' | 'low' | null;
  /** Who signs what is written for others; null where the policy names no application. */
  readonly author: string | null;
  /** What that speaks of: the purl of the application, else a URN made of its id. */
  readonly product: string | null;
  readonly where: string;
}
