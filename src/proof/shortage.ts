// A policy in; the roles out that fewer people can sign for than it asks, so that no exception it is asked of can ever hold. Said
// before anybody writes one.

import { parsePublicKey } from '../keys/key.ts';
import type { Warning } from '../model/fault.ts';
import { personOf } from '../model/person.ts';
import type { Person, Policy } from '../model/policy.ts';
import type { ProofMode } from '../model/sign-off.ts';
import { SEVERITIES } from '../model/severity.ts';

/** @param today `YYYY-MM-DD` in UTC @returns one for each role, at the rule that asks most of it */
export function shortages({ roles, signOff, lifecycle, proof }: Policy, today: string): readonly Warning[] {
  const asked = SEVERITIES.flatMap((severity) =>
    [...signOff[severity].roles].map(([role, count]) => ({ role, count, by: `${severity} asks`, where: signOff[severity].where })),
  );
  const { emergency } = lifecycle;
  if (emergency !== null) asked.push({ role: emergency.role, count: 1, by: 'an emergency asks', where: emergency.where });
  return [...new Set(asked.map(({ role }) => role))].flatMap((role) => {
    const able = CAN[proof.mode](roles.get(role) ?? [], today);
    const short = asked.filter((one) => one.role === role && one.count > able).toSorted((a, b) => b.count - a.count);
    const [most] = short;
    if (most === undefined) return [];
    const who = `${able === 0 ? 'nobody' : able === 1 ? 'only 1 person' : `only ${able} people`} in it can ${MEANS[proof.mode]}`;
    const what = `no exception can hold where ${most.by} for ${most.count} of ${role}: ${who}`;
    return [{ what, where: most.where }];
  });
}

const MEANS: Readonly<Record<ProofMode, string>> = {
  declared: 'sign off',
  review: 'approve',
  signature: 'sign, with a key that is neither compromised nor removed',
  'signature-or-review': 'sign or approve',
};

/** How many people of a role could sign off today. */
const CAN: Readonly<Record<ProofMode, (members: readonly Person[], today: string) => number>> = {
  declared: (members, today) => people(present(members, today).filter(({ login }) => !isTeam(login))),
  review: anyone,
  signature: (members, today) => people(present(members, today).filter(({ keys }) => keys.some(isUsable))),
  'signature-or-review': anyone,
};

/** Nobody knows here how many are in a team. */
function anyone(members: readonly Person[], today: string): number {
  const now = present(members, today);
  return now.some(({ login }) => isTeam(login)) ? Number.POSITIVE_INFINITY : people(now);
}

function present(members: readonly Person[], today: string): readonly Person[] {
  return members.filter(({ until }) => until === null || until >= today);
}

function people(members: readonly Person[]): number {
  return new Set(members.map(({ login }) => personOf(login))).size;
}

function isTeam(login: string): boolean {
  return login.startsWith('@');
}

function isUsable({ text, compromised, removed }: Person['keys'][number]): boolean {
  return compromised === null && removed === null && parsePublicKey(text).ok;
}
