// The shape of what a policy says of sign-offs: how they are proved, who may give them, and how long exceptions go on.

import type { ListedKey, Person, Policy } from '../model/policy.ts';
import { PROOF_MODES } from '../model/sign-off.ts';
import { complain, count, lineOf, list, map, object, oneOf, optional, shown, text, type Cursor, type Decoder } from '../syntax/decode.ts';
import { day, identifier, person } from '../syntax/terms.ts';

/** What is said, with its line, which a report quotes. */
export const proof: Decoder<Policy['proof']> = map(oneOf(PROOF_MODES), (mode, at) => ({ mode, where: lineOf(at) }));

function bound(least: number, most: number): Decoder<{ readonly most: number; readonly where: string }> {
  return map(count(least, most), (value, at) => ({ most: value, where: lineOf(at) }));
}

/** Dates have days only: `72h` are the day of the request and the two after it, never more than 72 hours. */
const HOURS = { '24h': 1, '48h': 2, '72h': 3 } as const;
const hours = oneOf(Object.keys(HOURS) as (keyof typeof HOURS)[]);

/** How exceptions may go on; see `exceptions/lifecycle.ts`. */
export const lifecycle = {
  renewals: optional(bound(0, 100)),
  mostAlive: optional(bound(1, 1_000_000)),
  emergency: optional(object({ role: identifier, longest: optional(hours) })),
};

type Given = { readonly [K in keyof typeof lifecycle]: (typeof lifecycle)[K] extends Decoder<infer T> ? T : never };

export function toLifecycle(given: Given | undefined, { lifecycle: basis }: Policy): Policy['lifecycle'] {
  const { renewals, mostAlive, emergency } = given ?? {};
  return {
    renewals: renewals ?? basis.renewals,
    mostAlive: mostAlive ?? basis.mostAlive,
    emergency:
      emergency === undefined ? basis.emergency : { role: emergency.role, days: HOURS[emergency.longest ?? '72h'], where: emergency.where },
  };
}

/** The longest line that is a key, and its comment. */
const keyText = text(4096);
const keyWithFate = object({ key: keyText, compromised: optional(day), removed: optional(day) });

/** The line of a `.pub` file alone, or with what has become of the key. */
const listedKey: Decoder<ListedKey> = {
  schema: { anyOf: [keyText.schema, keyWithFate.schema] },
  decode(at: Cursor) {
    const where = at.file.where(at.path);
    if (typeof at.value === 'string') {
      const line = keyText.decode(at);
      return line === undefined ? undefined : { text: line, compromised: null, removed: null, where };
    }
    const given = keyWithFate.decode(at);
    if (given?.key === undefined) return undefined;
    return { text: given.key, compromised: given.compromised ?? null, removed: given.removed ?? null, where };
  },
};

const TEAM = /^@[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9_.-]+$/;

/** Who approves a pull request may be known by a team. */
const login: Decoder<string> = {
  schema: { anyOf: [person.schema, { type: 'string', maxLength: 100, pattern: TEAM.source }] },
  decode(at: Cursor) {
    return typeof at.value === 'string' && at.value.length <= 100 && TEAM.test(at.value) ? at.value : person.decode(at);
  },
};

const entry: Decoder<Person> = map(
  object({ login, from: optional(day), until: optional(day), keys: optional(list(listedKey)) }),
  ({ login: name, from = null, until = null, keys = [] }, at) => {
    if (from !== null && until !== null && until < from)
      return complain(
        at,
        'E_DATE',
        `has a member until ${until}, and from ${from} on only`,
        'let from be the first day, and until the last',
      );
    if (name.startsWith('@') && keys.length > 0)
      return complain(at, 'E_VALUE', `gives the team "${name}" keys`, 'a key is that of one person: name the person beside the team');
    return { login: name, from, until, keys };
  },
);

/** Somebody in a role. */
export const member: Decoder<Person> = {
  schema: entry.schema,
  decode(at: Cursor) {
    if (typeof at.value !== 'string') return entry.decode(at);
    return complain(
      at,
      'E_VALUE',
      `has ${shown(at.value)} in it, not a map of keys`,
      `write {login: ${JSON.stringify(at.value).slice(1, -1).slice(0, 100)}}`,
    );
  },
};
