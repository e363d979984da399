// Lockfiles and package.json files of the tree in; which npm packages are installed, by which lockfile, where packages of the tree
// itself stand, and why all that may not be the whole out.

import { readLockfile, type Installed } from '../artifact/lockfile.ts';
import { readManifest, type Manifest } from '../artifact/manifest.ts';
import { isOfPackage, nameOf } from '../artifact/path.ts';
import type { SourceTree } from '../model/artifact.ts';
import { failed, fault, type Fault, type Result, type Warning } from '../model/fault.ts';

export const MANIFEST = 'package.json';
/** Of one folder npm takes the first. */
const READ = ['npm-shrinkwrap.json', 'package-lock.json'];
/** Of other tools, which may install packages of npm. */
const OTHERS = /^(?:yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|rush\.json|shrinkwrap\.ya?ml|\.pnp\.c?js)$/;

export interface Locks extends Pick<SourceTree, 'packages' | 'workspaces' | 'unclear' | 'projects' | 'unlocked'> {
  /** By path. */
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly warnings: readonly Warning[];
}

export function isLockfile(path: string): boolean {
  return READ.includes(nameOf(path));
}

/** @param paths files of the tree, sorted @param texts of its lockfiles and package.json files */
export function readLocks(paths: readonly string[], texts: ReadonlyMap<string, string>): Locks {
  const files = paths.filter(isLockfile).map((path) => [path, textOf(path, texts)] as const);
  const warnings = files.flatMap(([path, read]) => (read.ok ? [] : [onUnread(path, read.faults)]));
  const whole = files.flatMap(([path, read]) => (read.ok ? [{ path, ...read.value }] : []));
  const packages = whole.flatMap((one) => one.packages);
  const projects = projectsOf(whole);
  const named = paths.filter((path) => nameOf(path) === MANIFEST);
  const manifests = new Map(named.map((path) => [path, readManifest(texts.get(path) ?? '', path)]));
  const unread = files.find(([, read]) => !read.ok || read.value.projects.size === 0)?.[0];
  const loose = [...manifests].find(([path, { needs }]) => needs && !projects.has(path) && !isOfPackage(path))?.[0];
  const unlocked = paths.find((path) => OTHERS.test(nameOf(path))) ?? unread ?? loose ?? null;
  return { packages, projects, unlocked, manifests, warnings, ...clear(placesOf(whole, manifests)) };
}

interface Lockfile extends Installed {
  readonly path: string;
}

function textOf(path: string, texts: ReadonlyMap<string, string>): Result<Installed> {
  const text = texts.get(path);
  const why = 'it is no file of at most 10 MiB';
  return text === undefined ? failed([fault('E_READ', path, why, 'put a lockfile there')]) : readLockfile(text, path);
}

function onUnread(where: string, [first]: readonly Fault[]): Warning {
  return { what: `the lockfile cannot be read, so that the packages which it names are not known: ${first?.what ?? ''}`, where };
}

/** What lockfiles of several folders claim is nobody's. */
function projectsOf(lockfiles: readonly Lockfile[]): ReadonlyMap<string, string> {
  const projects = new Map<string, string>();
  const disputed = new Set<string>();
  for (const [file, lockfile] of lockfiles.flatMap((one) => [...one.projects])) {
    const known = projects.get(file);
    if (known === undefined) projects.set(file, lockfile);
    else if (folderOf(known) !== folderOf(lockfile)) disputed.add(file);
  }
  for (const file of disputed) projects.delete(file);
  return projects;
}

function placesOf(lockfiles: readonly Lockfile[], manifests: ReadonlyMap<string, Manifest>): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const { path, workspaces } of lockfiles)
    for (const [link, target] of workspaces) add(places, link, { target, from: joined(folderOf(path), target) });
  const installed = new Set(lockfiles.flatMap(({ packages }) => packages.map(({ folder }) => folder)));
  for (const [link, folder] of foldersOf(manifests))
    if (places.has(link) || !installed.has(link)) add(places, link, { target: folder, from: folder });
  return places;
}

/** Where a package of the tree stands. */
interface Place {
  /** As its lockfile writes it. */
  readonly target: string;
  /** From the source folder. */
  readonly from: string;
}

function add(places: Map<string, Place[]>, link: string, place: Place): void {
  const known = places.get(link);
  if (known) known.push(place);
  else places.set(link, [place]);
}

/** Packages of one name that stand in several places are any of them. */
function clear(places: ReadonlyMap<string, readonly Place[]>): Pick<SourceTree, 'workspaces' | 'unclear'> {
  const [workspaces, unclear] = [new Map<string, string>(), new Set<string>()];
  for (const [link, all] of places) {
    if (new Set(all.map(({ from }) => from)).size > 1) unclear.add(link);
    else workspaces.set(link, all[0]?.target ?? '');
  }
  return { workspaces, unclear };
}

/** Packages of the tree by where other tools than npm would link them: their lockfiles are not read. */
function foldersOf(manifests: ReadonlyMap<string, Manifest>): readonly (readonly [string, string])[] {
  return [...manifests].flatMap(([path, { name }]) => {
    const folder = folderOf(path);
    return name === null || folder === '' ? [] : [[`node_modules/${name}`, folder] as const];
  });
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function joined(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${target}`.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}
