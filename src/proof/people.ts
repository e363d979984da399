// Roles of the policy and checked signatures in, the people who may sign off out. People count, never keys: each once, on the day
// that they signed, and none who asked for it (threats F1, F2).

import type { Origin } from '../model/exception.ts';
import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { personOf } from '../model/person.ts';
import type { ListedKey, Person } from '../model/policy.ts';
import { parsePublicKey, type PublicKey } from '../keys/key.ts';

/** Who is who. */
export interface Roster {
  readonly roles: ReadonlyMap<string, readonly Listed[]>;
  /** By identity of the key, all that the policy says of it, in any role. */
  readonly owners: ReadonlyMap<string, readonly Owned[]>;
  /** Those that may have signed, each kind of a key once. */
  readonly keys: readonly PublicKey[];
}

interface Listed extends Person {
  readonly identities: ReadonlySet<string>;
}

interface Owned extends ListedKey {
  readonly login: string;
  readonly key: PublicKey;
}

/** Somebody who says to sign. */
export interface Claim {
  readonly by: string;
  readonly role: string | null;
  readonly on: string;
}

/** A sign-off whose signature was found to be good. */
export interface Signed extends Claim {
  readonly key: PublicKey;
}

export interface Judged<C> {
  readonly claim: C;
  /** "" where the person counts for the role, else why not. */
  readonly why: string;
}

export interface Occasion {
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Day of the request, before which nobody signs. */
  readonly requestedOn: string;
  /** All who asked for it, by the text or by the history: none of them counts. */
  readonly requesters: readonly string[];
  /** Where the exception was read. */
  readonly origin: Origin;
}

/** @param roles each with its people @returns faults for what is no key, and for one key under two names, which would let one person sign as two */
export function rosterOf(roles: ReadonlyMap<string, readonly Person[]>): Result<Roster> {
  const faults: Fault[] = [];
  const owners = new Map<string, Owned[]>();
  const listed = [...roles].map(([role, members]): [string, readonly Listed[]] => [
    role,
    members.map((member) => ({ ...member, identities: enter(member, owners, faults) })),
  ]);
  const keys = new Map([...owners.values()].flat().map(({ key }) => [key.fingerprint, key]));
  return faults.length > 0 ? failed(faults) : ok({ roles: new Map(listed), owners, keys: [...keys.values()] });
}

function enter(member: Person, owners: Map<string, Owned[]>, faults: Fault[]): ReadonlySet<string> {
  const identities = new Set<string>();
  for (const listed of member.keys) {
    const parsed = parsePublicKey(listed.text);
    if (!parsed.ok) {
      faults.push(fault('E_VALUE', listed.where, parsed.why, 'copy the line from the .pub file of the key'));
      continue;
    }
    const { identity } = parsed.value;
    const known = owners.get(identity) ?? [];
    const other = known.find(({ login }) => personOf(login) !== personOf(member.login));
    if (other) faults.push(twoNames(listed, member, other));
    owners.set(identity, [...known, { ...listed, login: member.login, key: parsed.value }]);
    identities.add(identity);
  }
  return identities;
}

function twoNames({ where }: ListedKey, { login }: Person, other: Owned): Fault {
  const what = `the key ${other.key.fingerprint} of "${login}" is that of "${other.login}" too (${other.where})`;
  return fault('E_DUPLICATE', where, what, 'give each person a key of their own');
}

/** @param signed in the order in which they are to count @returns each, with whether its person counts */
export function judgeSigners(signed: readonly Signed[], roster: Roster, occasion: Occasion): readonly Judged<Signed>[] {
  return eachOnce(signed, (one) => untimely(one, occasion) || foreign(one, roster) || notInRole(one, roster, occasion));
}

/** @param whyNot "" for a claim that counts, were it alone */
export function eachOnce<C extends Pick<Claim, 'by'>>(claims: readonly C[], whyNot: (claim: C) => string): readonly Judged<C>[] {
  const counted = new Set<string>();
  return claims.map((claim) => {
    const person = personOf(claim.by);
    const why = whyNot(claim) || (counted.has(person) ? `${claim.by} has signed already` : '');
    if (why === '') counted.add(person);
    return { claim, why };
  });
}

/** Why nobody of this name signs at this time. */
export function untimely({ by, on }: Pick<Claim, 'by' | 'on'>, { today, requestedOn, requesters }: Occasion): string {
  if (requesters.some((name) => personOf(name) === personOf(by))) return `${by} requested it, and cannot sign it off`;
  if (on < requestedOn) return `${by} signed on ${on}, before it was requested on ${requestedOn}`;
  return on > today ? `${by} signed on ${on}, which is in the future` : '';
}

/** Why the key does not speak for the person. One bad word about it, anywhere in the policy, is enough. */
function foreign({ by, key: { fingerprint, identity } }: Signed, { owners }: Roster): string {
  const owned = owners.get(identity);
  if (owned === undefined) return `the key ${fingerprint} is in no role of the policy`;
  const owner = owned.find(({ login }) => personOf(login) !== personOf(by));
  if (owner) return `the key ${fingerprint} is that of ${owner.login}, not of ${by}`;
  const compromised = owned.find((one) => one.compromised !== null);
  if (compromised) return `the key ${fingerprint} of ${by} is compromised since ${compromised.compromised} (${compromised.where})`;
  const removed = owned.find((one) => one.removed !== null);
  return removed ? `the key ${fingerprint} of ${by} was removed on ${removed.removed} (${removed.where})` : '';
}

function notInRole(signed: Signed, { roles }: Roster, occasion: Occasion): string {
  const member = memberOf(signed, roles, occasion);
  if (typeof member === 'string') return member;
  const { by, role, key } = signed;
  return member.identities.has(key.identity) ? '' : `the key ${key.fingerprint} of ${by} is not listed in role "${role}"`;
}

/**
 * The day of signing is the word of who signs. Of what is trusted the history knows when it came; of what a change brings nobody
 * does, so that whoever signs it must hold the role today, too.
 * @returns the entry of the person in the role on that day, else why there is none
 */
export function memberOf<P extends Person>(
  claim: Claim,
  roles: ReadonlyMap<string, readonly P[]>,
  { origin, today }: Pick<Occasion, 'origin' | 'today'>,
): P | string {
  const then = memberThen(claim, roles);
  const now = origin === 'head' && typeof then !== 'string' ? memberThen({ ...claim, on: today }, roles) : then;
  return typeof now === 'string' ? now : then;
}

function memberThen<P extends Person>({ by, role, on }: Claim, roles: ReadonlyMap<string, readonly P[]>): P | string {
  if (role === null) return `${by} names no role`;
  const members = roles.get(role);
  if (members === undefined) return `the policy has no role "${role}" (it has ${[...roles.keys()].join(', ')})`;
  const member = members.find(({ login }) => login.toLowerCase() === by.toLowerCase());
  if (member === undefined) return `${by} is not in role "${role}"`;
  if (member.from !== null && on < member.from) return `${by} is in role "${role}" from ${member.from} on only`;
  return member.until !== null && on > member.until ? `${by} was in role "${role}" until ${member.until} only` : member;
}
