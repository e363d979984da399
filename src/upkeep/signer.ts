// A key and the policy in, whose key it is and in which role its owner may sign out; or why nobody may sign with it.

import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { personOf } from '../model/person.ts';
import { parsePublicKey, type PublicKey } from '../keys/key.ts';
import { judgeSigners, rosterOf, type Roster } from '../proof/people.ts';
import type { SshKey } from '../ssh-keygen.ts';
import type { Given } from './given.ts';
import type { Ground } from './ground.ts';

/** Somebody with a key, in a role. */
export interface Signer {
  readonly by: string;
  readonly role: string;
  readonly key: SshKey;
  readonly publicKey: PublicKey;
  readonly roster: Roster;
  /** From the policy: a signature is for one application alone. */
  readonly application: string;
}

export function signerOf(key: SshKey, given: Given, { policy, today }: Ground): Result<Signer> {
  const publicKey = parsePublicKey(key.line);
  if (!publicKey.ok) return failed([fault('E_OPTION', '--key', publicKey.why, 'sign with a key of a kind that is taken')]);
  const roster = rosterOf(policy.roles);
  if (!roster.ok) return roster;
  const { application, source } = policy;
  if (application === null) {
    const what = 'the policy has no application.id: a signature is for one application alone';
    return failed([fault('E_MISSING', source, what, 'add application: {id: NAME} to the policy')]);
  }
  const held = heldWith(publicKey.value, roster.value);
  if (held.length === 0) {
    const fix = 'let the security team add its public line to the keys of a person in signOff.roles';
    return failed([fault('E_OPTION', '--key', `the key ${publicKey.value.fingerprint} is in no role of ${source}`, fix)]);
  }
  const chosen = choose(held, given);
  if (!chosen.ok) return chosen;
  const { by, role } = chosen.value;
  const occasion = { today, requestedOn: today, requesters: [], origin: 'trusted' as const };
  const [judged] = judgeSigners([{ by, role, on: today, key: publicKey.value }], roster.value, occasion);
  if (judged?.why !== '') return failed([wouldNotCount('--key', judged?.why ?? 'nobody signs')]);
  return ok({ by, role, key, publicKey: publicKey.value, roster: roster.value, application });
}

export function wouldNotCount(where: string, why: string): Fault {
  return fault('E_VALUE', where, `a signature would not count: ${why}`, 'let somebody sign who may; nothing was written');
}

interface Held {
  readonly by: string;
  readonly role: string;
}

function heldWith({ identity }: PublicKey, { roles }: Roster): readonly Held[] {
  return [...roles].flatMap(([role, people]) =>
    people.filter(({ identities }) => identities.has(identity)).map(({ login }) => ({ by: login, role })),
  );
}

function choose(held: readonly Held[], given: Given): Result<Held> {
  const [by, role] = [given.text('by'), given.text('role')];
  const fitting = held.filter((one) => (by === null || personOf(one.by) === personOf(by)) && (role === null || one.role === role));
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return ok(only);
  const all = held.map((one) => `${one.by} (${one.role})`).join(', ');
  return failed([
    fault('E_OPTION', only === undefined ? '--key' : '--role', `the key is that of ${all}`, 'name one of these with --role and --by'),
  ]);
}
