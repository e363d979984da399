// `exceptions lint`: every exception read, and judged as far as it can be without defects. 0 where all hold, 1 where one does not or none could,
// 2 where one cannot be read.

import type { Placed } from '../exceptions/parse.ts';
import { plural } from '../report/words.ts';
import type { Given } from './given.ts';
import { groundOf } from './ground.ts';
import { orRefused, said, type Outcome } from './outcome.ts';
import { holds, standingsIn, type Standing } from './standing.ts';

export async function lint(given: Given): Promise<Outcome> {
  return orRefused(await groundOf(given, { paths: given.words }), (ground) => {
    const standingOf = standingsIn(ground);
    const judged = ground.exceptions.map((placed) => judge(placed, standingOf(placed.exception)));
    const failing = judged.filter(({ word }) => word === 'does not hold').length;
    const open = judged.filter(({ word }) => word === 'rests on its review').length;
    const sums = [
      `${judged.length - failing - open} hold`,
      ...(failing > 0 ? [`${failing} do not`] : []),
      ...(open > 0 ? [`${open} rest on reviews, which are not looked for here`] : []),
    ];
    const head = `${plural(judged.length, 'exception')}, judged by ${ground.policy.source}: ${sums.join(', ')}`;
    const short = ground.prover.warnings.map(({ what, where }) => `${where}: ${what}`);
    return said([...short, ...judged.flatMap((one) => one.lines), head], failing + short.length > 0 ? 1 : 0);
  });
}

interface Judged {
  readonly word: 'holds' | 'does not hold' | 'rests on its review';
  readonly lines: readonly string[];
}

function judge({ exception, idAt }: Placed, standing: Standing): Judged {
  const { objection, severities, owed } = standing;
  const isHolding = holds(exception, standing);
  const word = isHolding ? 'holds' : standing.isOpen ? 'rests on its review' : 'does not hold';
  if (owed !== null)
    return { word, lines: [`${idAt}: ${exception.id} holds through ${owed.by} only, unless by then ${owed.missing} sign`] };
  if (objection === null) return { word, lines: [] };
  const reach = isHolding ? `holds up to ${severities[0]} only` : word;
  return { word, lines: [`${idAt}: ${exception.id} ${reach}: ${objection.why}`, `  fix: ${objection.fix}`] };
}
