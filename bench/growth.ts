// How the following of defects grows with their number, also where whoever writes the findings makes them hard to tell apart:
// node bench/growth.ts [--counts 10000,20000,50000,100000] [--only WORDS]. Seconds of `follow` alone, from traces at hand to matches:
// by the clock, and of processors, which says more where others work on the same machine. Then what comes before it: making traces
// of findings and of text at hand, writing records and reading them.

import { parseArgs } from 'node:util';
import { follow } from '../src/identity/follow.ts';
import { fromRecord, toRecord } from '../src/identity/record.ts';
import { sourceOf } from '../src/identity/source.ts';
import { traceOf } from '../src/identity/trace.ts';
import type { Trace } from '../src/model/trace.ts';
import { noun, randomOf } from './random.ts';

const { values } = parseArgs({
  options: { counts: { type: 'string', default: '10000,20000,50000,100000' }, only: { type: 'string', default: '' } },
});

const random = randomOf(1);
const SINK = 'exec(request.query.text);';
const code = (): string => `${noun(random)} = ${noun(random)}(${noun(random)}, ${noun(random)}[${random.int(1000)}]);`;
const rows = (count: number, row: (index: number) => string): string[] => Array.from({ length: count }, (_none, index) => row(index));

function traced(lines: readonly string[] | null, path: string, at: readonly number[]): Trace[] {
  const source = lines === null ? null : sourceOf(lines.join('\n'));
  const subject = {
    tool: 't',
    rule: 'r',
    path,
    column: null,
    endLine: null,
    message: 'm',
    vulnerability: null,
    package: null,
    clues: null,
  };
  return at.map((line) => traceOf({ ...subject, line }, source));
}

const upTo = (count: number, step = 1): number[] => Array.from({ length: count }, (_none, index) => (index + 1) * step);

/** Findings from before, and now. */
type Shape = (count: number) => readonly [Trace[], Trace[]];

const PER_FILE = 50;

/** Fifty findings in each file of two hundred lines; two lines are added every forty, and every tenth line is edited. */
function ordinary(count: number): readonly [Trace[], Trace[]] {
  const files = upTo(count / PER_FILE).map((number) => {
    const before = rows(4 * PER_FILE, code);
    const now = before.flatMap((line, index) => (index % 40 === 0 ? ['', code(), line] : [index % 10 === 4 ? `${line} // seen` : line]));
    const at = upTo(PER_FILE).map((place) => 4 * place - 3);
    const moved = at.map((line) => line + 2 * Math.floor((line - 1) / 40 + 1));
    return [traced(before, `src/${number}.js`, at), traced(now, `src/${number}.js`, moved)] as const;
  });
  return [files.flatMap(([before]) => before), files.flatMap(([, now]) => now)];
}

/** A file for each, all equal. */
const spread = (count: number, folder: string): Trace[] =>
  upTo(count).flatMap((number) => traced([SINK, 'done(request);'], `${folder}/${number}.js`, [1]));

const SHAPES: Readonly<Record<string, Shape>> = {
  ordinary,
  'equal text in one file, one more': (count) => [
    traced(
      rows(count, () => SINK),
      'a.js',
      upTo(count),
    ),
    traced(
      rows(count + 1, () => SINK),
      'a.js',
      upTo(count + 1),
    ),
  ],
  'equal text in one file, all between other lines than before': (count) => {
    const mixed = (): Trace[] =>
      traced(
        rows(2 * count, (index) => (index % 2 === 0 ? code() : SINK)),
        'a.js',
        upTo(count, 2),
      );
    return [mixed(), mixed()];
  },
  'equal text in as many files': (count) => [spread(count, 'a'), spread(count, 'a')],
  'equal text in as many files, all moved': (count) => [spread(count, 'a'), spread(count, 'b')],
  'one file, every line edited': (count) => {
    const lines = rows(count, code);
    return [
      traced(lines, 'a.js', upTo(count)),
      traced(
        lines.map((line) => `${line} // seen`),
        'a.js',
        upTo(count),
      ),
    ];
  },
  'one shape in one file, all other text': (count) => {
    const calls = (): Trace[] =>
      traced(
        rows(count, () => `call(${random.int(2 ** 30)});`),
        'a.js',
        upTo(count),
      );
    return [calls(), calls()];
  },
  'one message in one file, no source, all moved': (count) => [
    traced(null, 'a.js', upTo(count)),
    traced(
      null,
      'a.js',
      upTo(count).map((line) => line + count),
    ),
  ],
};

function measured<Value>(run: () => Value): readonly [Value, string] {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const value = run();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  return [value, `${seconds.toFixed(2).padStart(6)} s  ${((user + system) / 1e6).toFixed(2).padStart(6)} s cpu`];
}

const counts = values.counts.split(',').map(Number);

for (const [title, shape] of Object.entries(SHAPES)) {
  if (!title.includes(values.only)) continue;
  console.log(title);
  for (const count of counts) {
    const [before, now] = shape(count);
    const [matches, time] = measured(() => follow(before, now));
    const strong = matches.filter((match) => match?.strength === 'strong').length;
    const weak = matches.filter((match) => match?.strength === 'weak').length;
    const bytes = Math.max(...now.slice(0, 1000).map((trace) => toRecord(trace).length));
    console.log(`  ${`${count}`.padStart(7)}  ${time}  ${strong} strong, ${weak} weak, records of up to ${bytes} bytes`);
  }
}

const BEFORE = 'traces and records, twenty findings in each file of two hundred lines';

if (BEFORE.includes(values.only)) {
  console.log(BEFORE);
  for (const count of counts) {
    const files = upTo(count / 20).map(() => rows(200, code));
    const [traces, making] = measured(() => files.flatMap((lines, number) => traced(lines, `src/${number}.js`, upTo(20, 10))));
    const [records, writing] = measured(() => traces.map(toRecord));
    const [, reading] = measured(() => records.map(fromRecord));
    console.log(`  ${`${count}`.padStart(7)}  ${making} to make, ${writing} to write, ${reading} to read`);
  }
}
