// Files that the build wrote about the artifact, the policy's word, and the checkout in; the grounds on which it is judged what
// ships out. With evidence.ts and past.ts one of the files that see both worlds. Without evidence and exclusions nothing is read.

import type { Found, FoundFile } from './files/find.ts';
import { openSource } from './files/source.ts';
import { pathsBelow } from './files/walk.ts';
import type { ArtifactRecord } from './gate.ts';
import { openRepository, type Repository } from './git/repository.ts';
import { readEvidence } from './intake/read.ts';
import { readTree, type ReadTexts, type TreeFacts } from './intake/tree.ts';
import type { Evidence, EvidenceFile, Judged } from './model/artifact.ts';
import { told, type Told } from './model/change.ts';
import type { Fault, Warning } from './model/fault.ts';
import { exceeded, type Limits } from './model/limits.ts';
import { byText } from './model/order.ts';
import type { Policy } from './model/policy.ts';
import { formatSize } from './model/size.ts';

export interface Delivery {
  /** Absolute path of the source folder. */
  readonly source: string;
  readonly policy: Policy;
  /** The one that the change would put in its place: what that excludes is shown, and keeps nothing from being judged. */
  readonly proposed: Policy | null;
  readonly found: Found;
  /** Of the artifact that is judged, `algorithm:hex`; empty where none is named. */
  readonly digests: Judged['digests'];
}

export interface Gathered {
  /** Null where neither the build nor the policy says anything. */
  readonly artifact: ArtifactRecord | null;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

export async function gatherArtifact({ source, policy, proposed, found, digests }: Delivery): Promise<Gathered> {
  const { exclusions, required } = policy.artifact;
  const { read, faults } = await readAll(found.files, policy.limits);
  const evidences = read.map(({ evidence }) => evidence);
  const all = [...found.faults, ...faults];
  const excluded = exclusions.length + (proposed?.artifact.exclusions.length ?? 0);
  if (evidences.length + excluded + required.length === 0) return { artifact: null, faults: all, warnings: [] };
  const repository = await openRepository(source);
  try {
    const head = await headOf(repository);
    const facts = evidences.length + excluded === 0 ? NOTHING : await factsOf(source, head, policy.limits);
    // Where no evidence denies a source file, nothing rests on what they say.
    const withCode = facts.doubt === null && evidences.some(({ sources }) => sources !== null);
    const { tree, warnings } = await readTree(facts, withCode);
    const judged = { digests, revision: head.told ? head.value.revision : null };
    const files = read.map(({ file }) => file);
    return { artifact: { evidences, tree, exclusions, required, judged, files }, faults: [...all, ...facts.faults], warnings };
  } finally {
    if (repository.told) await repository.value.close();
  }
}

interface Read {
  readonly evidence: Evidence;
  readonly file: EvidenceFile;
}

/** One after the other, in an order that rests on bytes and names alone. */
async function readAll(
  files: readonly FoundFile[],
  limits: Limits,
): Promise<{ readonly read: readonly Read[]; readonly faults: readonly Fault[] }> {
  const read: Read[] = [];
  const faults: (readonly Fault[])[] = [];
  let kept = 0;
  for (const file of files) {
    const { evidence, sha256, bytes } = await readEvidence(file, limits);
    if (!evidence.ok) faults.push(evidence.faults);
    if (!evidence.ok || sha256 === null) continue;
    kept += sizeOf(evidence.value);
    if (kept > limits.memory.most) {
      const what = `it brings what is kept of all evidence to at least ${formatSize(kept)}`;
      return { read, faults: [...faults.flat(), exceeded('memory', limits.memory, file.name, { what, found: kept })] };
    }
    read.push({ evidence: evidence.value, file: { path: file.name, sha256, bytes, format: evidence.value.format } });
  }
  return {
    read: read.toSorted((a, b) => byText(`${a.file.sha256} ${a.file.path}`, `${b.file.sha256} ${b.file.path}`)),
    faults: faults.flat(),
  };
}

/** Bytes that it takes in memory, by estimate. */
function sizeOf({ sources, packages }: Evidence): number {
  const names = [...(sources?.ships.keys() ?? []), ...(sources?.read ?? []), ...(sources?.made.keys() ?? [])];
  return names.reduce((size, name) => size + 2 * name.length + 200, 300 * (packages?.packages.length ?? 0));
}

interface Head extends Pick<TreeFacts, 'links' | 'blobs' | 'texts'> {
  readonly revision: string;
}

async function headOf(repository: Told<Repository>): Promise<Told<Head>> {
  if (!repository.told) return repository;
  const revision = await repository.value.resolve('HEAD');
  if (!revision.told) return revision;
  const objects = await repository.value.objectsOf(revision.value);
  const links = await repository.value.linksOf(revision.value);
  if (!links.told) return links;
  const texts: ReadTexts = async (some, take) => void (await repository.value.blobs(revision.value, some, take));
  return objects.told ? told({ revision: revision.value, blobs: objects.value, links: links.value, texts }) : objects;
}

const NOTHING: Facts = {
  paths: new Set<string>(),
  links: new Set<string>(),
  blobs: new Map<string, string>(),
  doubt: null,
  texts: async () => undefined,
  faults: [],
};

interface Facts extends TreeFacts {
  readonly faults: readonly Fault[];
}

/** Of a folder that git does not know, any file may have been written by the build: its sources then seem to be others. */
async function factsOf(source: string, head: Told<Head>, { memory }: Limits): Promise<Facts> {
  if (head.told) {
    const { blobs, links, texts } = head.value;
    return { paths: new Set(blobs.keys()), blobs, links, doubt: null, texts, faults: [] };
  }
  const doubt = `nobody knows which files of the source folder are sources: ${head.why}`;
  const found = await pathsBelow(source, memory.most);
  if (found !== null) return { ...NOTHING, paths: composed(found), doubt, texts: await fromDisk(source) };
  const what = 'it holds too many files to tell which of them ship';
  return { ...NOTHING, doubt, faults: [exceeded('memory', memory, source, { what, found: memory.most })] };
}

async function fromDisk(source: string): Promise<ReadTexts> {
  const { read } = await openSource(source);
  return async (paths, take) => {
    for (const path of paths) {
      const text = await read(path);
      if (text !== null) take(path, text, Buffer.byteLength(text));
    }
  };
}

/** Two files that differ only in how Unicode composes their names are told apart by nobody. */
function composed(paths: readonly string[]): ReadonlySet<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const path of paths.map((one) => one.normalize('NFC'))) (once.has(path) ? twice : once).add(path);
  return new Set([...once].filter((path) => !twice.has(path)));
}
