// `exceptions list`: what is accepted, until when, by whom, and whether it holds. The first to end comes first.

import type { Placed } from '../exceptions/parse.ts';
import { daysBetween, parseDays } from '../model/date.ts';
import { fault, type Fault } from '../model/fault.ts';
import { nameOfSigner } from '../model/sign-off.ts';
import { forJson } from '../report/escape.ts';
import { plural } from '../report/words.ts';
import { stray, type Given } from './given.ts';
import { groundOf } from './ground.ts';
import { orRefused, refused, said, type Outcome } from './outcome.ts';
import { holds, standingsIn, type Standing } from './standing.ts';

export async function list(given: Given): Promise<Outcome> {
  const format = given.among('format', ['text', 'json']) ?? 'text';
  const expiring = given.text('expiring');
  const within = expiring === null ? null : parseDays(expiring);
  const mistakes: readonly Fault[] = [
    ...stray(given, 'list'),
    ...(expiring !== null && within === null
      ? [fault('E_OPTION', '--expiring', `"${expiring}" is not a term`, 'write days, such as 14d')]
      : []),
  ];
  if (mistakes.length > 0) return refused([...given.faults, ...mistakes]);
  return orRefused(await groundOf(given), (ground) => {
    const standingOf = standingsIn(ground);
    const rows = [...ground.exceptions, ...ground.extended]
      .map((placed) => rowOf(placed, standingOf(placed.exception), ground.today))
      .filter(({ daysLeft }) => within === null || (daysLeft >= 0 && daysLeft <= within))
      .toSorted((a, b) => (a.validThrough === b.validThrough ? order(a.id, b.id) : order(a.validThrough, b.validThrough)));
    if (format === 'json') return { exitCode: 0, text: [`${forJson({ today: ground.today, exceptions: rows }, 2)}\n`], faults: [] };
    const head = `${plural(rows.length, 'exception')}${within === null ? '' : ` ending within ${plural(within, 'day')}`} as of ${ground.today}`;
    return said([...rows.flatMap(linesOf), head]);
  });
}

interface Row {
  readonly id: string;
  readonly where: string;
  readonly decision: string;
  readonly validThrough: string;
  /** Below 0 where it has ended. */
  readonly daysLeft: number;
  readonly maxSeverity: string | null;
  readonly maxMatches: number;
  readonly match: object;
  readonly requestedBy: string;
  readonly owner: string | null;
  readonly signedBy: readonly string[];
  readonly holds: boolean;
  /** Why it does not hold, wholly or for the worst that it speaks of; "" where it does. */
  readonly why: string;
}

function rowOf({ exception, idAt }: Placed, standing: Standing, today: string): Row {
  const { id, decision, validThrough, maxSeverity, maxMatches, match, requested, owner } = exception;
  return {
    id,
    where: idAt,
    decision,
    validThrough,
    daysLeft: daysBetween(today, validThrough),
    maxSeverity,
    maxMatches,
    match,
    requestedBy: requested.by,
    owner,
    signedBy: standing.signOffs().signers.map(nameOfSigner),
    holds: holds(exception, standing),
    why: standing.objection?.why ?? '',
  };
}

function linesOf({ id, where, decision, validThrough, daysLeft, maxSeverity, signedBy, holds: isHolding, why }: Row): readonly string[] {
  const left = daysLeft < 0 ? 'ended' : daysLeft === 0 ? 'ends today' : `${plural(daysLeft, 'day')} left`;
  const upTo = maxSeverity === null ? '' : ` up to ${maxSeverity}`;
  const by = signedBy.length === 0 ? 'signed by nobody who counts' : `signed by ${signedBy.join(', ')}`;
  return [
    `${id}  ${decision}${upTo} through ${validThrough} (${left}), ${by} (${where})`,
    ...(why === '' || daysLeft < 0 ? [] : [`    ${isHolding ? 'in part' : 'does not hold'}: ${why}`]),
  ];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
