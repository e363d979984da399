// package-lock.json (lockfileVersion 2 and 3) in; what is installed where, and where workspace packages stand, out.

import type { KnownPackage } from '../model/artifact.ts';
import { asMap, asString, parseJson } from '../syntax/json.ts';
import { ok, type Result } from '../model/fault.ts';
import { npmPackageOf } from './path.ts';

export interface Installed {
  readonly packages: readonly KnownPackage[];
  readonly workspaces: ReadonlyMap<string, string>;
}

/** Older lockfiles do not say where packages are installed: nothing comes of them. */
export function readLockfile(text: string, file: string): Result<Installed> {
  const root = parseJson(text, file);
  if (!root.ok) return root;
  const packages: KnownPackage[] = [];
  const workspaces = new Map<string, string>();
  for (const [folder, entry] of asMap(asMap(root.value).get('packages'))) {
    const found = asMap(entry);
    const at = npmPackageOf(folder);
    if (at === null) continue;
    const target = asString(found.get('resolved'));
    if (found.get('link') === true && target !== null) workspaces.set(folder.normalize('NFC'), target.normalize('NFC'));
    // An alias is installed under another name than its own.
    else
      packages.push({
        type: 'npm',
        name: asString(found.get('name')) ?? at.name,
        version: asString(found.get('version')),
        folder: at.folder,
      });
  }
  return ok({ packages, workspaces });
}
