// What is known of the artifact: what files of the build say of it, what they are held against, and whether a defect ships.

import type { Package } from './finding.ts';

export const EVIDENCE_FORMATS = [
  'esbuild metafile',
  'source map',
  'bundle stats',
  'vite manifest',
  'npm pack',
  'file list',
  'archive',
  'image',
  'CycloneDX',
  'SPDX',
  'provenance',
] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/**
 * How far a claim about source files reaches.
 * `graph`: what a bundler took, and what else it read. `modules`: what it took; a file of which only a value was copied is not
 * among it. `listing`: files of the artifact, as they stand in it. `entries`: some of what was taken.
 */
export type Reach = 'graph' | 'modules' | 'listing' | 'entries';

/** Paths are as the evidence writes them, cleaned by artifact/path.ts. */
export interface SourceClaim {
  readonly reach: Reach;
  /** Files that ship, each with where the evidence says so (a JSON pointer, or a line). */
  readonly ships: ReadonlyMap<string, string>;
  /** Files that were read, and of which nothing but copied values may have come through. */
  readonly read: ReadonlySet<string>;
  /** Files that were made of the others, and ship themselves. */
  readonly made: ReadonlyMap<string, string>;
  /** Bytes of those of the files above of which it says how many; null where it names two files alike. */
  readonly sizes: ReadonlyMap<string, number | null>;
  /** Of a list that holds the files themselves, by path but for links: as git names what they hold (SHA-1 of a blob); null where that is not known. */
  readonly contents: ReadonlyMap<string, string | null>;
  /** Of a list of npm packages, by path: the names of those that hold it. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Why it is not all; null where the evidence claims to be complete. */
  readonly gap: string | null;
}

/** `ships`; `excluded`: listed as not shipping; `open`: listed without saying either. */
export type Standing = 'ships' | 'excluded' | 'open';

export interface ClaimedPackage {
  /** purl type; null where the evidence does not say. */
  readonly type: string | null;
  /** With its namespace, as a purl parts it: `@scope/name`, `group/artifact`. */
  readonly name: string;
  readonly version: string | null;
  readonly standing: Standing;
  readonly where: string;
}

export interface PackageClaim {
  readonly packages: readonly ClaimedPackage[];
  /** `list`: an inventory of packages. `bundle`: packages follow from the files that were bundled. */
  readonly from: 'list' | 'bundle';
  readonly gap: string | null;
}

/** What the evidence says that it is about. Digests are `algorithm:hex`, in lower case. */
export interface Subject {
  readonly name: string | null;
  readonly digests: readonly string[];
  readonly where: string;
}

export interface NamedRevision {
  readonly revision: string;
  readonly where: string;
}

/** One file of evidence. A claim that is null says nothing of its kind: evidence of one kind never answers for the other. */
export interface Evidence {
  readonly file: string;
  readonly format: EvidenceFormat;
  readonly sources: SourceClaim | null;
  readonly packages: PackageClaim | null;
  readonly subjects: readonly Subject[];
  /** The artifact was built of one of these; empty where it does not say. */
  readonly revisions: readonly NamedRevision[];
  /** What of it was not understood. */
  readonly remarks: readonly string[];
}

/** A package that is known here, by a lockfile. What findings name does not count: one more of them would let evidence deny others. */
export interface KnownPackage {
  readonly type: string;
  readonly name: string;
  readonly version: string | null;
  /** Folder that it is installed in, such as `node_modules/a/node_modules/b`; null where that is not known. */
  readonly folder: string | null;
  /** Path of the lockfile that names it. */
  readonly lockfile: string;
}

/** What tells that a file is another one than it was. */
export interface FileSize {
  readonly bytes: number;
  /** A checkout may write each as two bytes. */
  readonly lineFeeds: number;
}

/** The source tree that is judged. */
export interface SourceTree {
  /** All files of it, relative to the source folder, `/` between parts, in NFC. */
  readonly paths: ReadonlySet<string>;
  /** Why they are not known to be sources, so that no evidence denies any: the build may have written some. Null where git names them. */
  readonly doubt: string | null;
  readonly packages: readonly KnownPackage[];
  /** Folders of workspace packages by where they are linked: `node_modules/@shop/cart` → `packages/cart`. */
  readonly workspaces: ReadonlyMap<string, string>;
  /** Where packages of the tree would be linked that stand in several folders of it, so that nobody knows which is meant. */
  readonly unclear: ReadonlySet<string>;
  /** Lockfiles, and package.json files whose packages they lock, each with that lockfile: what findings of packages point at. */
  readonly projects: ReadonlyMap<string, string>;
  /** A file by which npm packages may be installed that no lockfile names which is read, so that none is denied; null for none. */
  readonly unlocked: string | null;
  /** What is no regular file, and may stand for any: links, submodules, files whose paths differ only in how they are composed. */
  readonly links: ReadonlySet<string>;
  /** What files of code and package.json may import, as they write it (artifact/mentions.ts); without that of a file that ships, `modules` deny nothing. */
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files whose texts look as if a tool had made them of others (artifact/mentions.ts). */
  readonly generated: ReadonlySet<string>;
  /** Of files of code, as far as they could be read. */
  readonly sizes: ReadonlyMap<string, FileSize>;
  /** As git names what files hold (SHA-1 of a blob), by path; empty where git does not know them. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Names of npm packages by their folders ("", or with a trailing `/`), where a manifest stands; null where it says none. */
  readonly manifests: ReadonlyMap<string, string | null>;
}

/** The artifact that is judged, as far as the caller knows it. */
export interface Judged {
  /** `algorithm:hex`; empty where no artifact is named. */
  readonly digests: readonly string[];
  /** Commit; null where it is not known. */
  readonly revision: string | null;
}

/** Paths that do not ship, by the word of the policy. */
export interface Exclusion {
  readonly path: string;
  readonly reason: string;
  readonly where: string;
}

export interface RequiredEvidence {
  /** Name of the file, or a pattern of paths. */
  readonly name: string;
  readonly where: string;
}

/** What the policy says of the artifact. */
export interface ArtifactPolicy {
  readonly exclusions: readonly Exclusion[];
  readonly required: readonly RequiredEvidence[];
}

/** What is asked of one finding. */
export interface ShipsQuestion {
  /** Of its locations; null or "" for one that names no file of the source folder. */
  readonly paths: readonly (string | null)[];
  readonly package: Package | null;
}

export const SHIPS_ANSWERS = ['yes', 'no', 'unknown'] as const;
export type ShipsAnswer = (typeof SHIPS_ANSWERS)[number];

export interface Ships {
  readonly answer: ShipsAnswer;
  /** One line, lower case, no final period. */
  readonly why: string;
  /** Evidence with a pointer behind `#`, or `file:line` of the policy; "" where nothing spoke. */
  readonly where: string;
  /** Those that a `no` rests on. */
  readonly exclusions: readonly Exclusion[];
}

/** Where nobody gave anything that could answer. */
export const NOT_ASKED: Ships = { answer: 'unknown', why: 'there is no artifact evidence', where: '', exclusions: [] };

/** Everything that the answers rest on. */
export interface ShippingGrounds {
  readonly evidences: readonly Evidence[];
  readonly tree: SourceTree;
  readonly exclusions: readonly Exclusion[];
  readonly required: readonly RequiredEvidence[];
  readonly judged: Judged;
}

/** A file of evidence that was read. */
export interface EvidenceFile {
  /** Relative to the source folder. */
  readonly path: string;
  /** Of the bytes as given. */
  readonly sha256: string;
  readonly bytes: number;
  readonly format: EvidenceFormat;
}
