// What each evidence says of one package: it ships, it may, it does not, or nothing.

import type { ClaimedPackage, Evidence, KnownPackage, PackageClaim, SourceTree } from '../model/artifact.ts';
import { npmPackageOf } from './path.ts';
import { foldedName, hasOneName, isSameVersion, type PackageName } from './purl.ts';
import type { SourceVoice } from './sources.ts';
import type { Voice, Word } from './voice.ts';

export interface PackageVoice {
  readonly evidence: Evidence;
  /** Packages that it names, and how many of them are known here. */
  readonly named: number;
  readonly known: number;
  ask(wanted: PackageName): Voice;
}

interface Heard {
  readonly evidence: Evidence;
  readonly byName: ReadonlyMap<string, readonly ClaimedPackage[]>;
  /** @returns why it does not deny this package, or null */
  readonly silent: (wanted: PackageName) => string | null;
}

/** @param sources what the same evidence says of source files, for the packages whose files it lists */
export function packageVoices(evidences: readonly Evidence[], sources: readonly SourceVoice[], tree: SourceTree): readonly PackageVoice[] {
  const here = knownHere(tree);
  return evidences.flatMap((evidence) => {
    const claim = evidence.packages;
    const voice = sources.find((one) => one.evidence === evidence);
    const listed = [...(claim?.packages ?? []), ...(evidence.sources === null ? [] : ofFiles(evidence, here))];
    if (claim === null && listed.length === 0) return [];
    const silent = claim?.from === 'list' ? silenceOfList(evidence, claim, here) : silenceOfBundle(claim, listed, voice, here);
    const heard = { evidence, byName: grouped(listed), silent };
    const known = listed.filter((one) => here.names.has(keyOf(one.type, one.name))).length;
    return [{ evidence, named: listed.length, known, ask: (wanted: PackageName) => ask(heard, wanted) }];
  });
}

interface Here {
  readonly names: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
  /** Types of which a lockfile names what is installed. */
  readonly installed: ReadonlySet<string>;
  /** Of npm. */
  readonly installedNames: ReadonlySet<string>;
  /** By their folder below the nearest node_modules. */
  readonly byFolder: ReadonlyMap<string, readonly KnownPackage[]>;
}

function keyOf(type: string | null, name: string, version?: string | null): string {
  return `${type ?? ''} ${name} ${version ?? ''}`;
}

function knownHere({ packages }: SourceTree): Here {
  const byFolder = new Map<string, KnownPackage[]>();
  for (const one of packages) if (one.folder !== null) byFolder.set(one.folder, [...(byFolder.get(one.folder) ?? []), one]);
  return {
    names: new Set(packages.map(({ type, name }) => keyOf(type, name))),
    versions: new Set(packages.map(({ type, name, version }) => keyOf(type, name, version))),
    installed: new Set(packages.filter(({ folder }) => folder !== null).map(({ type }) => type)),
    installedNames: new Set(packages.filter(({ type, folder }) => type === 'npm' && folder !== null).map(({ name }) => name)),
    byFolder,
  };
}

/** Packages of which the evidence lists files: with their versions where a lockfile knows the folder. */
function ofFiles({ sources }: Evidence, { byFolder }: Here): readonly ClaimedPackage[] {
  const found = new Map<string, readonly ClaimedPackage[]>();
  const add = (path: string, standing: ClaimedPackage['standing'], where: string): void => {
    const at = npmPackageOf(path);
    if (at === null || at.name.startsWith('.') || found.has(at.folder)) return;
    // Of folders of one name, in several packages of the tree, any may be meant.
    const own = byFolder.get(at.folder) ?? [{ name: at.name, version: null }];
    found.set(
      at.folder,
      own.map(({ name, version }) => ({ type: 'npm', name, version, standing, where })),
    );
  };
  for (const [path, where] of sources?.ships ?? []) add(path, 'ships', where);
  for (const path of sources?.read ?? []) add(path, 'open', '');
  return [...found.values()].flat();
}

function grouped(packages: readonly ClaimedPackage[]): ReadonlyMap<string, readonly ClaimedPackage[]> {
  const byName = new Map<string, ClaimedPackage[]>();
  for (const one of packages) {
    const key = foldedName(one.name);
    const known = byName.get(key);
    if (known) known.push(one);
    else byName.set(key, [one]);
  }
  return byName;
}

/** An inventory denies packages of a type that it lists, if what it lists of that type is what is known here. */
function silenceOfList({ file }: Evidence, { packages, gap }: PackageClaim, here: Here): Heard['silent'] {
  return ({ type }) => {
    if (gap !== null) return `${file} is not complete: ${gap}`;
    const own = packages.filter((one) => one.type === type && one.where !== '/metadata/component');
    if (own.length === 0) return `${file} lists no package of type "${type}"`;
    const known = own.filter(({ name, version }) => here.versions.has(keyOf(type, name, version))).length;
    const enough = here.installed.has(type) ? known * 2 > own.length : known > 0;
    return enough
      ? null
      : `${here.installed.has(type) ? 'most of' : 'none of'} the packages that ${file} lists are ${here.installed.has(type) ? 'not ' : ''}known here`;
  };
}

/** The files of a bundle deny npm packages, if a lockfile says which folder is which package: an alias has another name. */
function silenceOfBundle(
  claim: PackageClaim | null,
  listed: readonly ClaimedPackage[],
  voice: SourceVoice | undefined,
  here: Here,
): Heard['silent'] {
  const strange = listed.find(({ name }) => !here.installedNames.has(name));
  return ({ type, name }) => {
    if (claim === null || voice === undefined) return 'a list of files says nothing of packages that were bundled';
    if (type !== 'npm') return `a bundle says nothing of packages of type "${type}"`;
    if (claim.gap !== null) return claim.gap;
    if (voice.silent !== null) return voice.silent;
    if (!here.installed.has('npm')) return 'no package-lock.json says which packages are installed';
    if (!here.installedNames.has(name)) return 'package-lock.json does not know it';
    return strange === undefined ? null : `package-lock.json does not know "${strange.name}", which the bundle holds`;
  };
}

function ask({ evidence: { file }, byName, silent }: Heard, { type, name, version }: PackageName): Voice {
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
  const quiet = hasOneName(type) ? silent({ type, name, version }) : `a package of type "${type}" can have more than one name`;
  if (quiet !== null) return say('silent', quiet);
  const excluded = meant[0];
  if (excluded) return say('no', `${file} lists it as excluded`, excluded.one.where);
  return same[0] === undefined
    ? say('no', `it is not among the packages that ${file} lists`)
    : say('no', `${file} lists only other versions of it`, same[0].where);
}
