// What is remembered of one finding, and what it is followed by: numbers and hashes, never source text or a message.

/** What the text of a trace was read from; identity is weaker the later it stands here. */
export const BASES = ['source', 'snippet', 'message'] as const;
export type Basis = (typeof BASES)[number];

/** What SARIF says of a place beside its line. */
export interface Clues {
  /** `region.snippet.text`. */
  readonly snippet: string | null;
  /** `contextRegion.snippet.text`, with the line that it begins at, from 1. */
  readonly context: { readonly text: string; readonly line: number } | null;
  /** `name\0value` of the tool's `fingerprints` and `partialFingerprints`. */
  readonly fingerprints: readonly string[];
  /** Fully qualified logical location. */
  readonly logical: string | null;
}

/** A finding, as far as it is told apart from others. Versions are no part of it. */
export interface Subject {
  /** `driver.name`; compared without case. */
  readonly tool: string;
  /** "" where the result names none. */
  readonly rule: string;
  /** Relative to the source folder; null where the result names no file of it. */
  readonly path: string | null;
  /** From 1. */
  readonly line: number | null;
  /** From 1. */
  readonly column: number | null;
  readonly endLine: number | null;
  readonly message: string;
  /** With a package, what the finding is followed by instead of its rule and line. */
  readonly vulnerability: string | null;
  /** Name, or purl without its version. */
  readonly package: string | null;
  readonly clues: Clues | null;
}

/** Hashes are base64url text, "" where there was nothing to hash. */
export interface Trace {
  readonly basis: Basis;
  /** Tool and rule, or tool and vulnerability: only findings of one scope are compared. */
  readonly scope: string;
  readonly path: string;
  /** Of the file's name without folders. */
  readonly base: string;
  /** Of the line, trimmed. */
  readonly exact: string;
  /** Of its tokens: neither white space nor commas nor the kind of quote count. */
  readonly loose: string;
  /** Of its tokens, each word replaced by the number of the word: equal after a renaming. */
  readonly shape: string;
  readonly message: string;
  /** Of the message without what it quotes and without numbers. */
  readonly bare: string;
  readonly logical: string;
  /** Of vulnerability and package: "" unless both are known. */
  readonly component: string;
  /** Of the whole file, loosely. */
  readonly file: string;
  /** A character for each of twelve samples of the file's lines: alike files agree in most. */
  readonly sketch: string;
  /** Sorted. */
  readonly fingerprints: readonly string[];
  /** 12 bits of each word before and from the finding's column on, across lines, in reading order. */
  readonly words: readonly number[];
  /** How many of the words stand before the column. */
  readonly anchor: number;
  /** How many of those before, and from the column on, stand in the finding's own line. */
  readonly lead: number;
  readonly trail: number;
  /** 18 bits of the loose text and 6 of the shape of lines above that hold words, nearest first. */
  readonly above: readonly number[];
  readonly below: readonly number[];
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  /** How many lines above it in its file have the same loose text. */
  readonly ordinal: number;
}

export interface Match {
  /** Place among the traces from before. */
  readonly before: number;
  /** The evidence, in plain words. */
  readonly by: string;
  /** Only a strong match may keep a defect from counting as new. */
  readonly strength: 'strong' | 'weak';
  /** True where text or message differ. */
  readonly changed: boolean;
}
