// A package and the versions that its scanner lists as mending it in; the one to take out.

import lte from 'semver/functions/lte.js';
import valid from 'semver/functions/valid.js';
import type { Package } from '../model/finding.ts';
import { SEMVER } from './package.ts';

/** @returns null where none is listed that is newer; what cannot be compared counts as newer */
export function mendedBy({ version, ecosystem, fixed }: Package): string | null {
  const isOlder = (one: string): boolean =>
    version !== null && ecosystem !== null && SEMVER.has(ecosystem) && valid(one) !== null && valid(version) !== null && lte(one, version);
  return fixed.find((one) => !isOlder(one)) ?? null;
}
