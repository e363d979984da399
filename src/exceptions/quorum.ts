// Do the people who signed an exception off suffice for a defect of some severity? Each fills one place: who could stand for two
// roles is put where it helps, and nowhere twice.

import type { Signer } from '../model/sign-off.ts';

export interface Quorum {
  /** How many of each role. */
  readonly roles: ReadonlyMap<string, number>;
  /** How many people in all. */
  readonly people: number;
  /** Beside those, so many people of different roles, each of these at most once; null where none is asked for. */
  readonly others: { readonly needed: number; readonly roles: readonly string[] } | null;
}

/** True where somebody of this role can fill a place, whoever else signs. */
export function hasPlaceFor(role: string, { roles, people, others }: Quorum): boolean {
  if (roles.has(role) || (others !== null && others.needed > 0 && others.roles.includes(role))) return true;
  const places = [...roles.values()].reduce((sum, needed) => sum + needed, others?.needed ?? 0);
  return people > places;
}

/** @param signers each person once @returns "" when they suffice, else what is missing, such as `1 more of appsec` */
export function missingSignOffs(signers: readonly Signer[], { roles, people, others }: Quorum): string {
  const places = [...roles].flatMap(([role, needed]) => Array.from({ length: needed }, () => role));
  const filled = fill([...places, ...(others?.roles ?? [])], signers);
  const short = [...roles].flatMap(([role, needed]) => {
    const lack = needed - filled.filter((place) => place === role).length;
    return lack > 0 ? [`${lack} more of ${role}`] : [];
  });
  const lackOfOthers = others === null ? 0 : others.needed - filled.filter((place) => others.roles.includes(place)).length;
  if (lackOfOthers > 0) short.push(`${lackOfOthers} more of another role (${others?.roles.join(', ') || 'the policy has none'})`);
  const lack = people - signers.length;
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
