// What each evidence says of one package: it ships, it may, it does not, or nothing.

import type { ClaimedPackage, Evidence, KnownPackage, PackageClaim, SourceTree } from '../model/artifact.ts';
import { otherPackages } from './about.ts';
import { npmPackageOf } from './path.ts';
import { foldedName, hasOneName, isSameVersion, type PackageName } from './purl.ts';
import type { SourceVoice, SourceVoices } from './sources.ts';
import type { Voice, Word } from './voice.ts';

export interface PackageVoice {
  readonly evidence: Evidence;
  /** Packages that it names, and how many of them are known here. */
  readonly named: number;
  readonly known: number;
  /** @param paths of the finding that names it */
  ask(wanted: PackageName, paths: readonly (string | null)[]): Voice;
}

interface Heard {
  readonly evidence: Evidence;
  readonly byName: ReadonlyMap<string, readonly ClaimedPackage[]>;
  /** By the last part of their names alone. */
  readonly byEnd: ReadonlyMap<string, readonly ClaimedPackage[]>;
  /** @returns why it does not deny this package, found in what this lockfile locks; null where it does */
  readonly silent: (wanted: PackageName, lockfile: string) => string | null;
  readonly tree: SourceTree;
}

/** @param sources what the same evidence says of source files, for the packages whose files it lists */
export function packageVoices(evidences: readonly Evidence[], sources: SourceVoices, tree: SourceTree): readonly PackageVoice[] {
  const here = knownHere(tree);
  // A file that nobody traces may hold any package.
  const untraced =
    sources.untraced === null ? null : `${sources.untraced.file} lists ${sources.untraced.path}, and no evidence says what that holds`;
  return evidences.flatMap((evidence) => {
    const claim = evidence.packages;
    const voice = sources.all.find((one) => one.evidence === evidence);
    const listed = [...(claim?.packages ?? []), ...(evidence.sources === null ? [] : ofFiles(evidence, here))];
    if (claim === null && listed.length === 0) return [];
    const silence = claim?.from === 'list' ? silenceOfList(evidence, claim, here) : silenceOfBundle(evidence, voice, here);
    const silent: Heard['silent'] = (wanted, lockfile) => untraced ?? aboutOther(evidence, tree) ?? silence(wanted, lockfile);
    const heard = { evidence, byName: grouped(listed, (name) => name), byEnd: grouped(listed, endOf), silent, tree };
    const known = listed.filter((one) => here.names.has(keyOf(one.type, one.name))).length;
    return [{ evidence, named: listed.length, known, ask: (wanted, paths) => ask(heard, wanted, paths) }];
  });
}

/** Why an inventory of another project denies nothing, or null. */
function aboutOther(evidence: Evidence, tree: SourceTree): string | null {
  const [other] = otherPackages(evidence, tree);
  return other === undefined ? null : `${evidence.file} is about "${other.name}", which is no package of the source tree`;
}

interface Here {
  readonly names: ReadonlySet<string>;
  /** By their lockfile. */
  readonly locked: ReadonlyMap<string, Locked>;
  /** By their folder below the nearest node_modules. */
  readonly byFolder: ReadonlyMap<string, readonly KnownPackage[]>;
}

/** What one lockfile names. */
interface Locked {
  readonly names: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
  readonly folders: ReadonlySet<string | null>;
}

function keyOf(type: string | null, name: string, version?: string | null): string {
  return `${type ?? ''} ${name} ${version ?? ''}`;
}

function knownHere({ packages }: SourceTree): Here {
  const byFolder = new Map<string, KnownPackage[]>();
  for (const one of packages) if (one.folder !== null) byFolder.set(one.folder, [...(byFolder.get(one.folder) ?? []), one]);
  return {
    names: new Set(packages.map(({ type, name }) => keyOf(type, name))),
    locked: new Map([...new Set(packages.map(({ lockfile }) => lockfile))].map((lockfile) => [lockfile, lockedBy(lockfile, packages)])),
    byFolder,
  };
}

function lockedBy(lockfile: string, packages: readonly KnownPackage[]): Locked {
  const own = packages.filter((one) => one.lockfile === lockfile);
  return {
    names: new Set(own.filter(({ folder }) => folder !== null).map(({ name }) => name)),
    versions: new Set(own.map(({ type, name, version }) => keyOf(type, name, version))),
    folders: new Set(own.map(({ folder }) => folder)),
  };
}

/** Packages of which the evidence lists files: with their versions where a lockfile knows the folder. */
function ofFiles({ sources }: Evidence, { byFolder }: Here): readonly ClaimedPackage[] {
  const found = new Map<string, readonly ClaimedPackage[]>();
  const add = (path: string, standing: ClaimedPackage['standing'], where: string): void => {
    const at = npmPackageOf(path);
    if (at === null || at.name.startsWith('.') || found.has(at.folder)) return;
    // Of folders of one name, in several packages of the tree, any may be meant.
    const own = (byFolder.get(at.folder) ?? []).map(({ name, version }) => ({ type: 'npm', name, version, standing, where }));
    // A lockfile may call a package by another name than the one that it is found under; then it may be either.
    const named: ClaimedPackage = { type: 'npm', name: at.name, version: null, standing: own.length === 0 ? standing : 'open', where };
    found.set(at.folder, own.some(({ name }) => name === at.name) ? own : [...own, named]);
  };
  for (const [path, where] of sources?.ships ?? []) add(path, 'ships', where);
  for (const path of sources?.read ?? []) add(path, 'open', '');
  return [...found.values()].flat();
}

function grouped(packages: readonly ClaimedPackage[], by: (name: string) => string): ReadonlyMap<string, readonly ClaimedPackage[]> {
  const byName = new Map<string, ClaimedPackage[]>();
  for (const one of packages) {
    const key = foldedName(by(one.name));
    const known = byName.get(key);
    if (known) known.push(one);
    else byName.set(key, [one]);
  }
  return byName;
}

function endOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** An inventory denies packages of one lockfile if most of those that it lists are that lockfile's. */
function silenceOfList({ file }: Evidence, { packages, gap }: PackageClaim, { locked }: Here): Heard['silent'] {
  return ({ type }, lockfile) => {
    if (gap !== null) return `${file} is not complete: ${gap}`;
    const own = packages.filter((one) => one.type === type && one.where !== '/metadata/component');
    if (own.length === 0) return `${file} lists no package of type "${type}"`;
    const versions = locked.get(lockfile)?.versions;
    const known = own.filter(({ name, version }) => versions?.has(keyOf(type, name, version))).length;
    return known * 2 > own.length ? null : `${lockfile} does not name most of the packages that ${file} lists`;
  };
}

/** The files of a bundle deny packages of one lockfile if that says which folder is which package: an alias has another name. */
function silenceOfBundle({ packages: claim, sources }: Evidence, voice: SourceVoice | undefined, { locked }: Here): Heard['silent'] {
  const listed = [...(sources?.ships.keys() ?? []), ...(sources?.read ?? [])].flatMap((path) => npmPackageOf(path)?.folder ?? []);
  const folders = [...new Set(listed)];
  return ({ name }, lockfile) => {
    if (claim === null || voice === undefined) return 'a list of files says nothing of packages that were bundled';
    if (claim.gap !== null) return claim.gap;
    if (voice.silent !== null) return voice.silent;
    const own = locked.get(lockfile);
    if (!own?.names.has(name)) return `${lockfile} does not know it`;
    const strange = folders.find((folder) => !own.folders.has(folder));
    return strange === undefined ? null : `${lockfile} does not know "${strange}", which the bundle holds`;
  };
}

interface Answering {
  readonly lockfile: string | null;
  /** Why there is none; "" where there is one. */
  readonly why: string;
}

function nobody(why: string): Answering {
  return { lockfile: null, why };
}

/** The one lockfile that locks a package at all places where it was found, if no other may bring it; else why nobody knows. */
function lockfileOf({ type, name }: PackageName, paths: readonly (string | null)[], tree: SourceTree): Answering {
  if (!hasOneName(type)) return nobody(`a package of type "${type}" can have more than one name`);
  if (type !== 'npm') return nobody(`no lockfile of packages of type "${type}" is read`);
  if (tree.unlocked !== null) return nobody(`packages may be installed by ${tree.unlocked}, and no lockfile that is read says which`);
  const found = [...new Set(paths.map((path) => tree.projects.get(path ?? '') ?? null))];
  const [lockfile = null] = found;
  if (lockfile === null || found.length > 1) return nobody('no lockfile that is read locks it at all places where it was found');
  const alike = foldedName(name);
  const other = tree.packages.find((one) => one.lockfile !== lockfile && foldedName(one.name) === alike);
  return other === undefined ? { lockfile, why: '' } : nobody(`${other.lockfile} names it, too`);
}

function ask(heard: Heard, wanted: PackageName, paths: readonly (string | null)[]): Voice {
  const {
    evidence: { file },
    byName,
  } = heard;
  const { type, name, version } = wanted;
  const say = (word: Word, why: string, at = ''): Voice => ({ word, why, where: at === '' ? file : `${file}#${at}` });
  const alike = byName.get(foldedName(name)) ?? [];
  const same = alike.filter((one) => one.type === type && one.name === name);
  if (same.length === 0 && alike.length > 0) return say('maybe', `${file} lists a package of a name that looks like it`, alike[0]?.where);
  const judged = same.map((one) => ({
    one,
    fits: version === null || one.version === null ? true : isSameVersion(type, version, one.version),
  }));
  const meant = judged.filter(({ fits }) => fits !== false);
  const shipped = meant.find(({ one, fits }) => one.standing === 'ships' && fits === true);
  if (shipped) return say('yes', `${file} lists it`, shipped.one.where);
  const open = meant.find(({ one, fits }) => one.standing === 'open' || fits === null);
  if (open) return say('maybe', `${file} lists it and leaves open whether this one ships`, open.one.where);
  const other = fromElsewhere(heard, wanted);
  if (other) return say('maybe', `${file} lists a package of its name that comes from elsewhere`, other.where);
  const { lockfile, why } = lockfileOf(wanted, paths, heard.tree);
  const quiet = lockfile === null ? why : heard.silent(wanted, lockfile);
  if (quiet !== null) return say('silent', quiet);
  const excluded = meant[0];
  if (excluded) return say('no', `${file} lists it as excluded`, excluded.one.where);
  return same[0] === undefined
    ? say('no', `it is not among the packages that ${file} lists`)
    : say('no', `${file} lists only other versions of it`, same[0].where);
}

/** The same code may be had from a repository, by the name that it has there. */
function fromElsewhere({ byEnd }: Heard, { type, name, version }: PackageName): ClaimedPackage | undefined {
  return byEnd.get(foldedName(endOf(name)))?.find((one) => {
    if (one.type === type || endOf(one.name).toLowerCase() !== endOf(name).toLowerCase()) return false;
    return version === null || one.version === null || isSameVersion('npm', version, one.version) !== false;
  });
}
