// package-lock.json (lockfileVersion 2 and 3) in; what is installed where, and where workspace packages stand, out.

import type { KnownPackage } from '../model/artifact.ts';
import { asMap, asString, parseJson, type JsonObject } from '../syntax/json.ts';
import { ok, type Result } from '../model/fault.ts';
import { npmPackageOf } from './path.ts';

export interface Installed {
  readonly packages: readonly KnownPackage[];
  readonly workspaces: ReadonlyMap<string, string>;
  /** Files that stand for what it locks, itself and package.json files, each with its path; none where it is of an older version. */
  readonly projects: ReadonlyMap<string, string>;
}

/** A folder, and no archive. */
const FOLDER = /^file:(?:\.\/)?(.+(?<!\.(?:tgz|tar|tar\.gz)))$/;

/** Older lockfiles do not say where packages are installed: nothing comes of them. */
export function readLockfile(text: string, file: string): Result<Installed> {
  const root = parseJson(text, file);
  if (!root.ok) return root;
  const packages: KnownPackage[] = [];
  const workspaces = new Map<string, string>();
  const projects = new Map<string, string>();
  for (const [folder, entry] of asMap(asMap(root.value).get('packages'))) {
    const found = asMap(entry);
    const at = npmPackageOf(folder);
    if (at === null) {
      if (!folder.startsWith('..')) projects.set(manifestIn(folder, file), file);
      continue;
    }
    const target = targetOf(found);
    if (target !== null) workspaces.set(folder.normalize('NFC'), target.normalize('NFC'));
    if (found.get('link') === true) continue;
    // An alias is installed under another name than its own.
    const name = asString(found.get('name')) ?? at.name;
    packages.push({ type: 'npm', name, version: asString(found.get('version')), folder: at.folder, lockfile: file });
  }
  if (projects.size > 0) projects.set(file, file);
  return ok({ packages, workspaces, projects });
}

function manifestIn(folder: string, file: string): string {
  const beside = file.slice(0, file.lastIndexOf('/') + 1);
  return `${beside}${folder === '' ? '' : `${folder}/`}package.json`.normalize('NFC');
}

/** npm copies what it does not link, if it is told to (install-links). */
function targetOf(entry: JsonObject): string | null {
  const resolved = asString(entry.get('resolved'));
  return entry.get('link') === true ? resolved : (FOLDER.exec(resolved ?? '')?.[1] ?? null);
}
