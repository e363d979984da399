// What each evidence says of one source file: it ships, it may, it does not, or nothing.

import type { Evidence, Reach, SourceClaim, SourceTree } from '../model/artifact.ts';
import {
  byteCodeOf,
  cleanPath,
  familyOf,
  isAmbiguous,
  isArchive,
  isInterpreted,
  isOfPackage,
  isOfSystem,
  canBeMade,
  looksGenerated,
  nameOf,
  npmPackageOf,
} from './path.ts';
import { detourOf } from './detour.ts';
import { mentioned, type Mentioned } from './mentions.ts';
import { listingOf, type Listing } from './listing.ts';
import { indexOf, place, type Placement, type TreeIndex } from './place.ts';
import { samePaths } from './outputs.ts';
import { disputes, otherSources } from './stale.ts';
import type { Voice, Word } from './voice.ts';

export interface SourceVoice {
  readonly evidence: Evidence;
  /** Listed files that another evidence names as made. */
  readonly traced: number;
  readonly placement: Placement;
  /** Files of the tree that it lists as sources, and that look as if they were made of others. */
  readonly madeSources: readonly string[];
  /** Why it is of another build, or of other sources, than is judged; null where nothing says so. */
  readonly stale: string | null;
  /** Why it denies nothing; null where it does. */
  readonly silent: string | null;
  ask(path: string): Voice;
}

/** A listed file that may hold code, and that no evidence traces to its sources. */
export interface Untraced {
  readonly file: string;
  readonly path: string;
}

interface Trace {
  readonly traced: number;
  readonly untraced: Untraced | null;
}

export interface SourceVoices {
  readonly all: readonly SourceVoice[];
  readonly untraced: Untraced | null;
}

interface Prepared {
  readonly evidence: Evidence;
  readonly claim: SourceClaim;
  readonly ships: ReadonlyMap<string, string>;
  readonly placement: Placement;
  /** True for files that others made: of packages, and of the system in an image. */
  readonly foreign: (path: string) => boolean;
  /** True for files of the tree that look as if they were made of others. */
  readonly isMade: (path: string) => boolean;
  readonly madeSources: readonly string[];
  /** Languages of which it lists a file of the tree. */
  readonly covers: ReadonlySet<string>;
  /** Languages that it mostly lists files of the tree of, where it is a list of the artifact. */
  readonly here: ReadonlySet<string>;
  /** Why nobody knows which files of the tree are sources; null where that is known. */
  readonly doubt: string | null;
  /** Why it is of another build, or of other sources, than is judged; null where nothing says so. */
  readonly stale: string | null;
  /** Why it may list files of the tree by other paths than theirs; null where it does not. */
  readonly detour: string | null;
  /** Files of the tree that it lists. */
  readonly files: readonly string[];
  readonly listing: Listing;
  /** One that a list of the artifact names, into which it does not look. */
  readonly archive: string | null;
  /** Names of sources that it lists the byte code of. */
  readonly byteCode: ReadonlySet<string>;
}

const NO_LISTING: Listing = { code: [], sources: new Map(), expected: new Map() };

export function sourceVoices(evidences: readonly Evidence[], tree: SourceTree): SourceVoices {
  const index = indexOf(tree.paths);
  const disputed = disputes(evidences);
  const prepared = evidences.flatMap((evidence) => {
    if (evidence.sources === null) return [];
    const one = prepare(evidence, evidence.sources, tree, index);
    return [{ ...one, stale: one.stale ?? disputed.get(evidence) ?? null }];
  });
  const imported = mentioned(
    prepared.flatMap(({ claim, files }) => (claim.reach === 'modules' ? files : [])),
    tree,
  );
  // What was made in another build is not what is listed.
  const bundles = prepared.filter(({ claim, stale }) => claim.reach !== 'listing' && stale === null);
  const made = bundles.flatMap(({ claim }) => [...claim.made.keys()].map((path) => ({ path })));
  const traces = prepared.map((one) => traceOf(one, made));
  const untraced = traces.find((trace) => trace.untraced !== null)?.untraced ?? null;
  const isAllTraced = untraced === null && traces.some(({ traced }) => traced > 0);
  return { all: prepared.map((one, at) => voiceOf(one, { untraced, isAllTraced, imported, traced: traces[at]?.traced ?? 0 })), untraced };
}

function prepare(evidence: Evidence, claim: SourceClaim, tree: SourceTree, index: TreeIndex): Prepared {
  const { workspaces } = tree;
  const ships = new Map([...claim.ships].map(([path, where]) => [inWorkspace(path, workspaces), where]));
  const read = [...claim.read].map((path) => inWorkspace(path, workspaces));
  const isImage = evidence.format === 'image';
  const foreign = (path: string): boolean => isOfPackage(path) || (isImage && isOfSystem(path));
  const placement = place([...ships.keys(), ...read], index, foreign);
  const shipped = [...placement.at].filter(([, path]) => ships.has(path));
  const covers = new Set(shipped.flatMap(([file]) => coverOf(file, claim.reach)));
  const files = shipped.map(([file]) => file);
  const own = claim.reach === 'listing' ? [...ships.keys()].filter((path) => !foreign(path)) : [];
  const madeSources = claim.reach === 'listing' ? [] : files.filter((path) => tree.generated.has(path));
  const archive = own.find(isArchive) ?? null;
  const byteCode = new Set(own.flatMap((path) => byteCodeOf(path) ?? []));
  const isMade = (path: string): boolean => canBeMade(path) && (looksGenerated(path) || tree.generated.has(path));
  const [sizes, contents] = [agreed(claim.sizes, workspaces), agreed(claim.contents, workspaces)];
  const owners = new Map([...claim.owners].map(([path, names]) => [inWorkspace(path, workspaces), names]));
  const listing =
    claim.reach === 'listing'
      ? listingOf({ claim: { ...claim, ships, sizes, contents, owners }, own, placement, isMade }, tree)
      : NO_LISTING;
  return {
    evidence,
    claim,
    isMade,
    ships,
    placement,
    foreign,
    covers,
    doubt: tree.doubt,
    stale: otherSources(claim.reach === 'listing' ? listing.expected : placement.at, sizes, tree.sizes),
    detour: detourOf({ paths: [...ships.keys(), ...read], placement, reach: claim.reach, foreign }, tree),
    listing,
    here: mostlyHere(own, placement),
    files,
    madeSources,
    archive,
    byteCode,
  };
}

/** Bundlers take all endings of a language for the same; in an artifact each ending stands for itself. */
function coverOf(file: string, reach: Reach): readonly string[] {
  const family = familyOf(file);
  return family === null ? [] : [reach === 'listing' ? endingOf(file) : family];
}

function endingOf(path: string): string {
  const name = nameOf(path);
  return name.slice(name.lastIndexOf('.')).toLowerCase();
}

/** By paths of the tree; null where two files that are one there differ. */
function agreed<T>(known: ReadonlyMap<string, T | null>, workspaces: SourceTree['workspaces']): ReadonlyMap<string, T | null> {
  const all = new Map<string, T | null>();
  for (const [written, value] of known) {
    const path = inWorkspace(written, workspaces);
    all.set(path, all.has(path) && all.get(path) !== value ? null : value);
  }
  return all;
}

/** A workspace package stands below node_modules, and is a folder of this tree. */
function inWorkspace(path: string, workspaces: SourceTree['workspaces']): string {
  const found = workspaces.size === 0 ? null : npmPackageOf(path);
  const target = found === null ? undefined : (workspaces.get(found.folder) ?? workspaces.get(`node_modules/${found.name}`));
  return found === null || target === undefined ? path : (cleanPath(path.replace(found.folder, () => target)) ?? path);
}

/** Of what is no file of the tree nobody knows what it was made of, unless a bundle's own evidence names it. */
function traceOf({ evidence, listing }: Prepared, made: readonly { readonly path: string }[]): Trace {
  const code = listing.code.map((one) => ({ path: one }));
  const traced = new Set(samePaths(code, made).map(([one]) => one.path));
  const path = listing.code.find((one) => !traced.has(one));
  return { traced: traced.size, untraced: path === undefined ? null : { file: evidence.file, path } };
}

/** What all evidence together says. */
interface Around extends Trace {
  /** A list of the artifact names no code but such as is traced. */
  readonly isAllTraced: boolean;
  /** Files that those may import of which only modules are listed. */
  readonly imported: Mentioned;
}

function voiceOf(prepared: Prepared, { untraced, isAllTraced, imported, traced }: Around): SourceVoice {
  const { evidence, placement } = prepared;
  const silent = whySilent(prepared, imported) ?? (isAllTraced ? null : whyAlone(prepared));
  const asked = { ...prepared, silent, untraced, imported };
  return { evidence, traced, stale: prepared.stale, madeSources: prepared.madeSources, placement, silent, ask: (path) => ask(asked, path) };
}

/** Why it denies nothing at all, or null. */
function whySilent({ evidence: { file, format }, claim, placement, doubt, stale, detour }: Prepared, { unread }: Mentioned): string | null {
  if (doubt !== null) return doubt;
  if (claim.reach === 'entries') return `${file} lists entries, and not what they import`;
  if (claim.gap !== null) return `${file} is not complete: ${claim.gap}`;
  if (placement.placed === 0) return `no source file that ${file} lists is in this source tree`;
  if (!placement.isSolid) return `${file} and this source tree have only a name in common`;
  if (stale !== null) return stale;
  if (claim.reach === 'modules' && unread !== null) return `what ${unread} imports, which ships or may, is not known`;
  const isOther = claim.reach !== 'listing' || format === 'file list';
  if (isOther && placement.placed * 2 <= placement.code) return `most of the source files that ${file} lists are not in this source tree`;
  return detour;
}

/** The map of one source file is that of a file compiled by itself: others are compiled beside it, and have maps of their own. */
function whyAlone({ evidence: { file, format }, placement }: Prepared): string | null {
  if (format !== 'source map' || placement.code > 1) return null;
  return `${file} maps one source file, and no list of the artifact shows that there are no others`;
}

interface Asked extends Prepared {
  readonly silent: string | null;
  readonly untraced: Untraced | null;
  readonly imported: Mentioned;
}

function ask(asked: Asked, path: string): Voice {
  const { evidence, claim, ships, placement } = asked;
  const say = (word: Word, why: string, at = ''): Voice => ({ word, why, where: at === '' ? evidence.file : `${evidence.file}#${at}` });
  const listed = placement.at.get(path) ?? asked.listing.sources.get(path);
  const pointer = ships.get(listed ?? path) ?? (listed === undefined ? claim.made.get(path) : undefined);
  if (pointer !== undefined) return say('yes', `${evidence.format} ${evidence.file} lists it`, pointer);
  if (listed !== undefined) return say('maybe', `${evidence.file} says that it was read, and values of it may have been copied`);
  if (claim.reach === 'modules' && asked.imported.files.has(path))
    return say('maybe', `a file that ${evidence.file} lists may import it, and values of it may have been copied`);
  if (placement.mayMean(path)) return say('maybe', `${evidence.file} lists a file whose path looks like this one`);
  const name = nameOf(path).replace(/\.[^.]*$/, '');
  if (asked.byteCode.has(name)) return say('maybe', `${evidence.file} lists byte code of that name`);
  const why = whyNot(asked, path);
  return why === null
    ? say('no', `it is not among the ${placement.placed} source files of this tree that ${evidence.file} lists`)
    : say('silent', why);
}

/** Why this evidence cannot deny this file, or null. */
function whyNot(asked: Asked, path: string): string | null {
  const family = familyOf(path);
  if (asked.silent !== null) return asked.silent;
  if (family === null) return 'it is no code, and may shape the artifact without being in it';
  if (asked.isMade(path)) return 'it looks as if it was made of others';
  if (isOfPackage(path)) return 'it stands where packages do';
  if (isAmbiguous(path)) return 'tools write its path in more than one way';
  const { untraced, claim, covers } = asked;
  const { file } = asked.evidence;
  if (untraced !== null) return `${untraced.file} lists ${untraced.path}, and no evidence says which sources that was made of`;
  if (!covers.has(claim.reach === 'listing' ? endingOf(path) : family)) return `${file} does not cover files of its language`;
  return claim.reach === 'listing' ? whyNotListed(asked, family) : null;
}

/** Why a list of the artifact's files cannot deny a file of this language, or null. */
function whyNotListed({ evidence: { file, format }, placement, here, archive }: Asked, family: string): string | null {
  if (archive !== null) return `${file} lists ${archive}, and not what that holds`;
  const isSourceList = format === 'file list' && placement.placed === placement.code;
  if (isSourceList) return null;
  if (!isInterpreted(family)) return 'it is compiled into other files, and a list of the artifact does not show it';
  return here.has(family) ? null : `most files of its language in ${file} are not in this source tree`;
}

/** Languages of which at least half of the files that it lists, below the folders that correspond, are files of the tree. */
function mostlyHere(own: readonly string[], { at, roots }: Placement): ReadonlySet<string> {
  const listed = new Map<string, number>();
  for (const path of own) {
    const family = familyOf(path);
    if (family !== null && roots.some((root) => path.startsWith(root))) listed.set(family, (listed.get(family) ?? 0) + 1);
  }
  const here = new Map<string, number>();
  for (const path of new Set(at.values())) {
    const family = familyOf(path);
    if (family !== null) here.set(family, (here.get(family) ?? 0) + 1);
  }
  return new Set([...listed.keys()].filter((family) => (here.get(family) ?? 0) * 2 >= (listed.get(family) ?? 0)));
}
