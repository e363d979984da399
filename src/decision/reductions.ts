// What lowered risk without being an exception, gathered from the judged defects: nothing lowers risk unseen.

import type { Exclusion } from '../model/artifact.ts';
import type { AllDefects, Lowering } from '../model/defect.ts';
import type { Policy } from '../model/policy.ts';
import type { Reduction } from '../model/assessment.ts';

/** @returns one entry for each rule, suppression kind and setting that touched a defect, in the order of their places */
export function reductionsOf({ judged, minor }: AllDefects, policy: Policy): readonly Reduction[] {
  const counted = new Map<string, Reduction>();
  const touch = (kind: Reduction['kind'], where: string, reason: string, defects: number): void => {
    const key = `${where}\0${kind}\0${reason}`;
    counted.set(key, { kind, where, reason, defects: (counted.get(key)?.defects ?? 0) + defects });
  };
  const lowerings = new Map<Lowering, number>();
  const lower = (lowering: Lowering | null, defects: number): void => {
    if (lowering !== null) lowerings.set(lowering, (lowerings.get(lowering) ?? 0) + defects);
  };
  const exclude = ({ where, path, reason }: Exclusion, defects: number): void =>
    touch('excluded path', where, `${path} does not ship: ${reason}`, defects);
  for (const { findings, disposition, exception, ships } of judged) {
    // Most defects are one finding, and there may be hundreds of thousands.
    if (findings.length === 1) lower(findings[0].rating.lowered, 1);
    else for (const lowering of new Set(findings.map((one) => one.rating.lowered))) lower(lowering, 1);
    if (disposition === 'accepted' && exception === null)
      touch('suppression', policy.suppressions.where, 'suppressed where it was found, and the policy honours that', 1);
    for (const exclusion of ships.exclusions) exclude(exclusion, 1);
  }
  for (const { lowered, unshipped, defects } of minor) {
    lower(lowered, defects);
    for (const exclusion of unshipped ?? []) exclude(exclusion, defects);
  }
  for (const [{ kind, where, reason }, defects] of lowerings) touch(kind, where, reason, defects);
  return [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, reduction]) => reduction);
}
