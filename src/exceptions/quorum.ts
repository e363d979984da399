// Do the people who signed an exception off suffice for a defect of some severity? Each fills one place: who could stand for two
// roles is put where it helps, and nowhere twice.

import type { SignOffRule } from '../model/policy.ts';
import type { Signer } from '../model/sign-off.ts';

/** @param signers each person once @returns "" when they suffice, else what is missing, such as `1 more of appsec` */
export function missingSignOffs(signers: readonly Signer[], rule: SignOffRule): string {
  const places = [...rule.roles].flatMap(([role, needed]) => Array.from({ length: needed }, () => role));
  const filled = fill(places, signers);
  const short = [...rule.roles].flatMap(([role, needed]) => {
    const lack = needed - filled.filter((place) => place === role).length;
    return lack > 0 ? [`${lack} more of ${role}`] : [];
  });
  const lack = rule.people - signers.length;
  if (short.length === 0 && lack > 0) short.push(`${lack} more ${lack === 1 ? 'person' : 'people'}`);
  return short.join(' and ');
}

/** As many places as can be filled at once, earlier ones first (augmenting paths). @returns those that are */
function fill(places: readonly string[], signers: readonly Signer[]): readonly string[] {
  /** By signer: its place. */
  const standing = new Map<Signer, number>();
  const seat = (place: number, asked: Set<Signer>): boolean =>
    signers.some((signer) => {
      const role = places[place];
      if (role === undefined || asked.has(signer) || !signer.roles.includes(role)) return false;
      asked.add(signer);
      const other = standing.get(signer);
      if (other !== undefined && !seat(other, asked)) return false;
      standing.set(signer, place);
      return true;
    });
  return places.filter((_role, place) => seat(place, new Set()));
}
