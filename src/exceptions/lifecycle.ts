// All exceptions and the policy in; how each of them may go on out, whoever signed it: taken back, renewed, one too many, ended by
// a fixed version. Rests on days and on what stands in the files, never on their order.

import { mendedBy } from '../match/fixed.ts';
import type { Defect } from '../model/defect.ts';
import type { Exception, Origin } from '../model/exception.ts';
import type { Package } from '../model/finding.ts';
import { byText } from '../model/order.ts';
import type { Policy, SignOffRule } from '../model/policy.ts';
import type { Objection } from './hearing.ts';
import { isOneText } from './own.ts';
import type { Quorum } from './quorum.ts';

export interface Course {
  /** Why it holds for nothing; null where it may. */
  readonly halted: Objection | null;
  /** How many exceptions it goes on from, one of the other; 0 for the first. */
  readonly renewal: number;
}

/** @param today `YYYY-MM-DD` in UTC @returns the course of each of them */
export function coursesOf(exceptions: readonly Exception[], { lifecycle }: Policy, today: string): (exception: Exception) => Course {
  const chain = chainsOf(exceptions);
  const rewritten = rewritingsOf(exceptions);
  const revoked = revocationsOf(exceptions);
  const surplus = surplusOf(exceptions, lifecycle.mostAlive?.most ?? Number.POSITIVE_INFINITY, today);
  return (exception) => {
    const renewal = chain(exception);
    const broken = typeof renewal === 'number' ? null : renewal;
    const crowded = surplus.has(exception) ? tooMany(lifecycle.mostAlive) : null;
    return { halted: revoked(exception) ?? rewritten(exception) ?? broken ?? crowded, renewal: typeof renewal === 'number' ? renewal : 0 };
  };
}

/** Its own, or that of the trusted one of its id: what was signed once stays signed, and a change could bring it again without the word. */
function revocationsOf(exceptions: readonly Exception[]): (exception: Exception) => Objection | null {
  const trusted = exceptions.filter(({ origin, revoked }) => origin === 'trusted' && revoked !== null);
  const byId = new Map(trusted.map(({ id, revoked }) => [id.toLowerCase(), revoked]));
  return ({ id, revoked }) => {
    const by = revoked ?? byId.get(id.toLowerCase()) ?? null;
    return by === null ? null : { why: `revoked by ${by.by} on ${by.on}: ${by.why}`, fix: 'ask for another one, with new sign-offs' };
  };
}

/** What was signed once stays signed: a change could bring the wider text from which the trusted one was narrowed. */
function rewritingsOf(exceptions: readonly Exception[]): (exception: Exception) => Objection | null {
  const trusted = byIdOf(exceptions, 'trusted');
  return (exception) => {
    const { id, origin } = exception;
    const standing = trusted.get(id.toLowerCase());
    if (origin === 'trusted' || standing === undefined || isOneText(exception, standing)) return null;
    return { why: `${id} stands in the trusted branch with another statement`, fix: 'change it there, or give this one an id of its own' };
  };
}

function byIdOf(exceptions: readonly Exception[], origin: Origin): ReadonlyMap<string, Exception> {
  return new Map(exceptions.filter((one) => one.origin === origin).map((one) => [one.id.toLowerCase(), one]));
}

/** How many renewals lie before an exception, or why that cannot be told. */
type Place = number | Objection;

/** Each place is worked out once, however long chains are. */
function chainsOf(exceptions: readonly Exception[]): (exception: Exception) => Place {
  const [trusted, head] = [byIdOf(exceptions, 'trusted'), byIdOf(exceptions, 'head')];
  // Only what is trusted was ever before it: what a change brings beside it, nobody need have signed, and it could leave some out.
  const before = ({ renews }: Exception): Exception | undefined => trusted.get(renews?.toLowerCase() ?? '');
  const known = new Map<Exception, Place>();
  return (exception) => {
    const path: Exception[] = [];
    let at: Exception | undefined = exception;
    while (at !== undefined && !known.has(at)) {
      path.push(at);
      // Until it is settled, whoever comes by again has gone round in a circle.
      known.set(at, circular(at));
      at = before(at);
    }
    settle(path, at === undefined ? endOf(path.at(-1), head) : (known.get(at) ?? -1), known);
    return known.get(exception) ?? 0;
  };
}

/** What stands before the end of a chain: nothing, or something that is not there. */
function endOf(last: Exception | undefined, head: ReadonlyMap<string, Exception>): Place {
  if (last === undefined || last.renews === null) return -1;
  return last.origin === 'head' && head.has(last.renews.toLowerCase()) ? unmerged(last.renews) : unknown(last.renews);
}

function settle(path: readonly Exception[], before: Place, known: Map<Exception, Place>): void {
  let place = before;
  for (const one of path.toReversed()) {
    if (typeof place === 'number') place += 1;
    known.set(one, place);
  }
}

function circular({ id }: Exception): Objection {
  return { why: `renews itself, by way of ${id}`, fix: 'let it renew an earlier one, or none' };
}

function unmerged(id: string): Objection {
  return { why: `renews ${id}, which stands in this change only`, fix: `merge ${id} first` };
}

function unknown(id: string): Objection {
  return { why: `renews ${id}, which stands in no file of exceptions`, fix: 'keep ended exceptions where the others are' };
}

/**
 * Those beyond the cap, the newest: so that asking for another one takes nothing away from what already holds. What a change
 * brings comes last, and of one day the id decides. Whatever is alive counts, signed or not: no signature must be checked to know.
 * So this alone lets an exception hold because another one was taken away.
 */
function surplusOf(exceptions: readonly Exception[], most: number, today: string): ReadonlySet<Exception> {
  const alive = exceptions.filter((one) => one.revoked === null && today <= one.validThrough);
  if (alive.length <= most) return new Set();
  const late = ({ origin }: Exception): number => (origin === 'head' ? 1 : 0);
  const byAge = alive.toSorted((a, b) => late(a) - late(b) || byText(a.requested.on, b.requested.on) || byText(a.id, b.id));
  return new Set(byAge.slice(most));
}

function tooMany(cap: Policy['lifecycle']['mostAlive']): Objection {
  return {
    why: `more exceptions are alive at once than the ${cap?.most} that the policy allows (${cap?.where}), and it is one of the newest`,
    fix: 'fix what another one covers, and revoke that',
  };
}

/** It ends for all that it speaks of as soon as one of them could be mended: of several the first by name is told. */
export function mended({ until }: Exception, matched: () => readonly Defect[]): Objection | null {
  if (until === null) return null;
  const objections = matched().flatMap(({ findings }) =>
    findings.flatMap(({ finding }) => (finding.package === null ? [] : taking(finding.package))),
  );
  return objections.reduce<Objection | null>((first, one) => (first !== null && byText(first.why, one.why) <= 0 ? first : one), null);
}

/** @returns nothing where no newer version is listed */
function taking(found: Package): readonly Objection[] {
  const version = mendedBy(found);
  if (version === null) return [];
  const name = `${found.name} ${found.version ?? ''}`.trimEnd();
  return [{ why: `held until a fixed version is known: ${name} is fixed in ${version}`, fix: `take ${version}` }];
}

/**
 * What a severity asks of an exception that was renewed so often. Each renewal past those that the policy allows needs one role
 * more: one more person, who signs for a role that the severity does not ask for, and for each such renewal another one. A
 * policy that has no roles, or no other ones, asks for one person more, or for a role that nobody can have.
 */
export function quorumOf({ roles, people }: SignOffRule, renewal: number, policy: Policy): Quorum {
  const more = Math.max(0, renewal - (policy.lifecycle.renewals?.most ?? renewal));
  const others = [...policy.roles.keys()].filter((role) => !roles.has(role));
  return { roles, people: people + more, others: more === 0 || policy.roles.size === 0 ? null : { needed: more, roles: others } };
}

/** The same in words, behind what the severity asks for; "" where nothing is added. */
export function renewedTooOften(renewal: number, { lifecycle: { renewals } }: Policy): string {
  if (renewals === null || renewal <= renewals.most) return '';
  const more = renewal - renewals.most;
  return `; renewed ${renewal} times, of ${renewals.most} that the policy allows (${renewals.where}), it needs ${more === 1 ? 'one role' : `${more} roles`} more`;
}
