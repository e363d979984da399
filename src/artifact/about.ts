// Evidence and the manifests of the source tree in; which npm packages it says it is about that are none of this tree out.

import type { Evidence, SourceTree } from '../model/artifact.ts';

export interface OtherPackage {
  readonly name: string;
  readonly where: string;
}

/** @returns none where the tree does not say what its packages are called */
export function otherPackages(evidence: Evidence, { manifests }: Pick<SourceTree, 'manifests'>): readonly OtherPackage[] {
  const names = new Set([...manifests.values()].filter((name) => name !== null));
  // npm calls a package without a name after its folder.
  if (names.size === 0 || manifests.get('') === null) return [];
  return about(evidence).filter(({ name }) => !names.has(name));
}

function about({ format, subjects, packages }: Evidence): readonly OtherPackage[] {
  if (format === 'npm pack') return subjects.map(({ name, where }) => ({ name: (name ?? '').replace(/@[^@]*$/, ''), where }));
  const main = packages?.packages.find(({ where }) => where === '/metadata/component');
  return main?.type === 'npm' ? [{ name: main.name, where: main.where }] : [];
}
