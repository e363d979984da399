// Exceptions as they are and as they would be in, with what would become of them; which are new, gone or changed out, and whether
// what is new would hold.

import type { Exception, ExceptionOutcomes } from '../model/exception.ts';
import type { Compared } from '../model/preview.ts';
import { contentOf, listed } from './content.ts';

/** @param outcomes of those that would be @returns each in words behind `would` */
export function exceptionChanges({ now, after }: Compared<readonly Exception[]>, outcomes: ExceptionOutcomes): readonly string[] {
  // What holds now may be that of the change itself: it is new all the same.
  const trusted = now.filter(({ origin }) => origin === 'trusted');
  const [was, is] = [trusted, after].map((all) => new Map(all.map((exception) => [exception.id, contentOf(exception)])));
  const added = [...(is?.keys() ?? [])].filter((id) => !was?.has(id));
  const removed = [...(was?.keys() ?? [])].filter((id) => !is?.has(id));
  const changed = [...(is ?? [])].flatMap(([id, content]) => (was?.has(id) && was.get(id) !== content ? [id] : []));
  const idle = idlersOf(outcomes);
  return [
    ...said(
      'add',
      added.filter((id) => !idle.has(id)),
    ),
    ...said(
      'change',
      changed.filter((id) => !idle.has(id)),
    ),
    ...[...added.map((id) => ['add', id] as const), ...changed.map((id) => ['change', id] as const)].flatMap(([verb, id]) => {
      const why = idle.get(id);
      return why === undefined ? [] : [`${verb} the exception ${id}, which ${why}`];
    }),
    ...said('remove', removed),
  ];
}

function said(verb: string, ids: readonly string[]): readonly string[] {
  return ids.length === 0 ? [] : [`${verb} ${ids.length === 1 ? 'the exception' : `${ids.length} exceptions:`} ${listed(ids)}`];
}

/** By id, why it accepts nothing. */
function idlersOf({ refused, expired, unused }: ExceptionOutcomes): ReadonlyMap<string, string> {
  return new Map([
    ...[...refused, ...expired].map(({ id, why }) => [id, `does not hold: ${why}`] as const),
    ...unused.map(({ id, why }) => [id, `accepts nothing here: ${why}`] as const),
  ]);
}
