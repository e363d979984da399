// What each way of proving answers, and how two of them are taken together: one person counts once over both.

import { personOf } from '../model/person.ts';
import type { Signer, SignOffs } from '../model/sign-off.ts';
import { OTHER_TEXT } from './signature.ts';

export interface Checks {
  /** Each person once. */
  readonly signers: readonly Signer[];
  /** Who does not count, and why; `by` is "" where it is nobody's own fault. */
  readonly refused: readonly { readonly by: string; readonly why: string }[];
}

export function inWords({ signers, refused }: Checks): SignOffs {
  return {
    signers,
    uncounted: [...new Set(refused.map(({ why }) => why))],
    isChanged: refused.some(({ why }) => why.endsWith(OTHER_TEXT)),
  };
}

/** Whoever counts one way counts: what is missing for the other way is then nothing to speak of. */
export function eitherOf(first: Checks, second: Checks): Checks {
  const people = new Map<string, Signer>();
  for (const signer of [...first.signers, ...second.signers]) {
    const person = personOf(signer.by);
    const before = people.get(person);
    people.set(person, before === undefined ? signer : { ...before, roles: [...new Set([...before.roles, ...signer.roles])] });
  }
  return {
    signers: [...people.values()],
    refused: [...first.refused, ...second.refused].filter(({ by }) => by === '' || !people.has(personOf(by))),
  };
}
