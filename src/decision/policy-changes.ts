// Two policies in; what the second one asks and allows otherwise out, in words: who may sign and how many must, for how long and with
// what proof, what the gate fails on, and the names of whatever else is different.

import type { Compared } from '../model/preview.ts';
import { DECISIONS, STAGES, type Lifecycle, type Person, type Policy, type SignOffRule } from '../model/policy.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { contentOf, listed } from './content.ts';

/** Said one by one; or what a policy is called, and no rule of it. */
const SAID: readonly (keyof Policy)[] = ['stages', 'observeUntil', 'roles', 'signOff', 'proof', 'lifecycle', 'source', 'standsIn'];

/** @returns each in words behind `would`; none where both say the same */
export function policyChanges({ now, after }: Compared<Policy>): readonly string[] {
  const others = (Object.keys(after) as (keyof Policy)[]).filter(
    (key) => !SAID.includes(key) && contentOf(now[key]) !== contentOf(after[key]),
  );
  return [
    ...stages(now, after),
    ...observation(now, after),
    ...proof(now, after),
    ...SEVERITIES.flatMap((severity) => signOffs(severity, { now: now.signOff[severity], after: after.signOff[severity] })),
    ...[...new Set([...now.roles.keys(), ...after.roles.keys()])].flatMap((role) =>
      membership(role, now.roles.get(role), after.roles.get(role)),
    ),
    ...lifecycle(now.lifecycle, after.lifecycle),
    ...(others.length === 0 ? [] : [`change the policy's ${listed(others)}`]),
  ];
}

function stages(now: Policy, after: Policy): readonly string[] {
  return STAGES.flatMap((stage) => {
    const [was, is] = [now.stages[stage], after.stages[stage]];
    const failOn = was.failOn === is.failOn ? null : `fail on ${is.failOn} instead of ${was.failOn} (${stage})`;
    const scope = was.scope === is.scope ? null : `block what is ${is.scope} instead of ${was.scope} (${stage})`;
    return [failOn, scope].filter((change) => change !== null);
  });
}

function observation({ observeUntil: was }: Policy, { observeUntil: is }: Policy): readonly string[] {
  if (was?.day === is?.day) return [];
  return [is === null ? `no longer only observe until ${was?.day}` : `only observe, and fail no build, until ${is.day}`];
}

function proof({ proof: was }: Policy, { proof: is }: Policy): readonly string[] {
  return was.mode === is.mode ? [] : [`take ${is.mode} for proof of a sign-off instead of ${was.mode}`];
}

function signOffs(severity: Severity, { now, after }: Compared<SignOffRule>): readonly string[] {
  const [was, is] = [askedBy(now), askedBy(after)];
  const terms = DECISIONS.filter((decision) => now.longest[decision] !== after.longest[decision]);
  // One line where all of them are changed alike.
  const isOne = new Set(terms.map((decision) => `${now.longest[decision]} ${after.longest[decision]}`)).size === 1;
  const longest = (isOne ? terms.slice(0, 1) : terms).map((decision) => {
    const which = isOne && terms.length === DECISIONS.length ? 'an exception' : isOne ? terms.join(' or ') : decision;
    return `let ${which} for ${severity} last ${after.longest[decision]} days instead of ${now.longest[decision]}`;
  });
  return [...(was === is ? [] : [`ask ${is} instead of ${was} for ${severity}`]), ...longest];
}

function askedBy({ roles, people }: SignOffRule): string {
  const byRole = [...roles.values()].reduce((sum, count) => sum + count, 0);
  const named = [...roles].map(([role, count]) => `${count} of ${role}`);
  const all = people > byRole ? [`${people} ${people === 1 ? 'person' : 'people'}${byRole > 0 ? ' in all' : ''}`] : [];
  return [...named, ...all].join(' and ');
}

function membership(role: string, now: readonly Person[] = [], after: readonly Person[] = []): readonly string[] {
  const [was, is] = [now, after].map((all) => new Map(all.map((one) => [one.login.toLowerCase(), one])));
  const added = after.filter(({ login }) => !was?.has(login.toLowerCase()));
  const removed = now.filter(({ login }) => !is?.has(login.toLowerCase()));
  const changed = after.filter((one) => {
    const before = was?.get(one.login.toLowerCase());
    return before !== undefined && contentOf(before) !== contentOf(one);
  });
  const names = (all: readonly Person[]): string => listed(all.map(({ login }) => login));
  return [
    ...(added.length === 0 ? [] : [`add ${names(added)} to ${role}`]),
    ...(removed.length === 0 ? [] : [`remove ${names(removed)} from ${role}`]),
    ...(changed.length === 0 ? [] : [`change the keys or days of ${names(changed)} in ${role}`]),
  ];
}

function lifecycle(now: Lifecycle, after: Lifecycle): readonly string[] {
  const [renewed, renewedThen] = [afterRenewals(now), afterRenewals(after)];
  const [most, mostThen] = [now, after].map(({ mostAlive }) => (mostAlive === null ? 'any number' : String(mostAlive.most)));
  const [was, is] = [onCall(now), onCall(after)];
  return [
    ...(renewed === renewedThen ? [] : [`ask for one role more ${renewedThen} instead of ${renewed}`]),
    ...(most === mostThen ? [] : [`let ${mostThen} of exceptions be alive at once instead of ${most}`]),
    ...(was === is ? [] : [`let ${is} do in an emergency instead of ${was}`]),
  ];
}

function afterRenewals({ renewals }: Lifecycle): string {
  return renewals === null ? 'never' : `after ${renewals.most === 1 ? '1 renewal' : `${renewals.most} renewals`}`;
}

function onCall({ emergency }: Lifecycle): string {
  return emergency === null ? 'nobody alone' : `1 of ${emergency.role} for ${emergency.days === 1 ? '1 day' : `${emergency.days} days`}`;
}
