// Do the sign-offs of an exception suffice for a defect of some severity? Distinct people count, each once, the requester
// never; with roles in the policy, only who holds the role that the sign-off names, on the day of signing (threats F1, F2).

import type { Exception, SignOff } from '../model/exception.ts';
import { personOf } from '../model/person.ts';
import type { Policy, SignOffRule } from '../model/policy.ts';

export interface Counted {
  readonly signOff: SignOff;
  /** "" when it counts, else why it does not. */
  readonly why: string;
}

/** @returns every sign-off, with whether it counts */
export function countSignOffs(exception: Exception, policy: Policy): readonly Counted[] {
  const people = new Set<string>();
  return exception.signOffs.map((signOff) => {
    const person = personOf(signOff.by);
    const why = refusal(signOff, exception, policy) || (people.has(person) ? `${signOff.by} has signed already` : '');
    if (why === '') people.add(person);
    return { signOff, why };
  });
}

function refusal(signOff: SignOff, exception: Exception, policy: Policy): string {
  if (personOf(signOff.by) === personOf(exception.requested.by)) return `${signOff.by} requested it, and cannot sign it off`;
  if (signOff.on < exception.requested.on)
    return `${signOff.by} signed on ${signOff.on}, before it was requested on ${exception.requested.on}`;
  if (policy.roles.size === 0) return '';
  if (signOff.role === null) return `${signOff.by} names no role`;
  if (!policy.roles.has(signOff.role)) return `the policy has no role "${signOff.role}" (it has ${[...policy.roles.keys()].join(', ')})`;
  const member = policy.roles.get(signOff.role)?.find(({ login }) => login.toLowerCase() === signOff.by.toLowerCase());
  if (!member) return `${signOff.by} is not in role "${signOff.role}"`;
  return member.until !== null && signOff.on > member.until ? `${signOff.by} was in role "${signOff.role}" until ${member.until} only` : '';
}

/** @returns "" when the sign-offs suffice, else what is missing, such as `1 more of appsec` */
export function missingSignOffs(counted: readonly Counted[], rule: SignOffRule): string {
  const good = counted.filter(({ why }) => why === '').map(({ signOff }) => signOff);
  const short = [...rule.roles].flatMap(([role, needed]) => {
    const lack = needed - good.filter((signOff) => signOff.role === role).length;
    return lack > 0 ? [`${lack} more of ${role}`] : [];
  });
  const lack = rule.people - good.length;
  if (short.length === 0 && lack > 0) short.push(`${lack} more ${lack === 1 ? 'person' : 'people'}`);
  return short.join(' and ');
}
