// How well a finding keeps its identity through edits of known truth: node bench/following.ts [--records] [--show CLASS] DIR [DIR…]
// with DIR/CLASS/{before,after}.sarif, before/, after/ and truth.json. Nothing of the command line is in the way: SARIF and sources
// in, `follow` alone, and the figures out: per class precision and recall of "same", new kept new, fixed kept fixed.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Log } from 'sarif';
import { follow } from '../src/identity/follow.ts';
import { fromRecord, toRecord } from '../src/identity/record.ts';
import { sourceOf, type Source } from '../src/identity/source.ts';
import { traceOf } from '../src/identity/trace.ts';
import type { Match, Trace } from '../src/model/trace.ts';

const { values, positionals } = parseArgs({
  options: { records: { type: 'boolean', default: false }, show: { type: 'string' }, bare: { type: 'boolean', default: false } },
  allowPositionals: true,
});

interface Truth {
  readonly pairs: readonly (readonly [number, number, string])[];
  readonly new: readonly number[];
  readonly fixed: readonly number[];
  /** A line and its copy next to it: which of them is the old one cannot be told. */
  readonly twins: readonly (readonly [number, number])[];
}

const SUMS = ['right', 'said', 'truth', 'strong', 'newKept', 'newNotStrong', 'new', 'fixedKept', 'fixed'] as const;
type Sums = Record<(typeof SUMS)[number], number>;

function tracesOf(folder: string, side: string): Trace[] {
  const log = JSON.parse(readFileSync(join(folder, `${side}.sarif`), 'utf8')) as Log;
  const sources = new Map<string, Source>();
  return log.runs.flatMap(({ tool, results }) =>
    (results ?? []).map(({ ruleId, message, locations }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      const path = artifactLocation?.uri ?? '';
      const source = sources.get(path) ?? sourceOf(readFileSync(join(folder, side, path), 'utf8'));
      sources.set(path, source);
      const trace = traceOf(
        {
          tool: tool.driver.name,
          rule: ruleId ?? '',
          path,
          line: region?.startLine ?? null,
          column: region?.startColumn ?? null,
          endLine: region?.endLine ?? null,
          message: message.text ?? '',
          vulnerability: null,
          package: null,
          clues: { snippet: region?.snippet?.text ?? null, context: null, fingerprints: [], logical: null },
        },
        values.bare ? null : source,
      );
      return values.records ? (fromRecord(toRecord(trace)) as Trace) : trace;
    }),
  );
}

function tally(folder: string): Sums {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;
  const [before, now] = [tracesOf(folder, 'before'), tracesOf(folder, 'after')];
  const matches = follow(before, now);
  if (values.show === basename(folder)) show(folder, truth, matches);
  const want = new Map(truth.pairs.map(([old, place]) => [place, old]));
  const swap = new Map<number, number>();
  for (const [original, copy] of truth.twins)
    if (matches[copy] && want.get(original) === matches[copy].before) swap.set(copy, original).set(original, copy);
  const said = matches.flatMap((match, place) => (match ? [{ ...match, now: swap.get(place) ?? place }] : []));
  const [olds, nows] = [new Set(said.map((match) => match.before)), new Set(said.map((match) => match.now))];
  const right = said.filter((match) => want.get(match.now) === match.before);
  return {
    right: right.length,
    said: said.length,
    truth: truth.pairs.length,
    strong: right.filter(({ strength }) => strength === 'strong').length,
    newKept: truth.new.filter((place) => !nows.has(place)).length,
    newNotStrong: truth.new.filter((place) => matches[place]?.strength !== 'strong').length,
    new: truth.new.length,
    fixedKept: truth.fixed.filter((old) => !olds.has(old)).length,
    fixed: truth.fixed.length,
  };
}

/** What went wrong, finding by finding. */
function show(folder: string, truth: Truth, matches: readonly (Match | null)[]): void {
  const text = (side: string): ((place: number | undefined) => string) => {
    const log = JSON.parse(readFileSync(join(folder, `${side}.sarif`), 'utf8')) as Log;
    return (place) => {
      const result = place === undefined ? undefined : log.runs[0]?.results?.[place];
      const location = result?.locations?.[0]?.physicalLocation;
      if (!location) return 'nothing';
      const line = readFileSync(join(folder, side, location.artifactLocation?.uri ?? ''), 'utf8').split('\n')[
        (location.region?.startLine ?? 1) - 1
      ];
      return `${place} ${location.artifactLocation?.uri}:${location.region?.startLine} ${result?.ruleId} ${line?.trim()}`;
    };
  };
  const [before, after] = [text('before'), text('after')];
  const want = new Map(truth.pairs.map(([old, place, how]) => [place, { old, how }]));
  matches.forEach((match, place) => {
    const right = want.get(place);
    if (match?.before === right?.old) return;
    const how = `${right?.how ?? 'new'}: ${match ? `${match.strength} ${match.by}` : 'no match'}`;
    console.log(`${how}\n  now   ${after(place)}\n  said  ${before(match?.before)}\n  right ${before(right?.old)}`);
  });
}

function print(name: string, sums: Sums): void {
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(2)).padStart(7);
  const { right, said, truth, strong, newKept, newNotStrong, fixedKept, fixed } = sums;
  const shares = [
    share(right, said),
    share(right, truth),
    share(strong, truth),
    share(newKept, sums.new),
    share(newNotStrong, sums.new),
    share(fixedKept, fixed),
  ];
  console.log(name.padEnd(24), ...shares);
}

const byClass = new Map<string, Sums>();
const none = (): Sums => Object.fromEntries(SUMS.map((name) => [name, 0])) as Sums;
const add = (sums: Sums, more: Sums): void => SUMS.forEach((name) => (sums[name] += more[name]));
const all = none();
for (const folder of positionals)
  for (const name of readdirSync(folder).toSorted()) {
    if (!existsSync(join(folder, name, 'truth.json'))) continue;
    const sums = tally(join(folder, name));
    const known = byClass.get(name) ?? none();
    add(known, sums);
    byClass.set(name, known);
    if (name !== 'none') add(all, sums);
  }
console.log('class'.padEnd(24), 'precise  recall  strong new kept not strong fixed kept');
for (const [name, sums] of byClass) print(name, sums);
print('all but none', all);
