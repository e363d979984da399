// Findings without source, of packages, with forged fingerprints, and what holds of every map whatever the findings are.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { follow } from '../../src/identity/follow.ts';
import { fromRecord, toRecord } from '../../src/identity/record.ts';
import { sourceOf } from '../../src/identity/source.ts';
import { traceOf } from '../../src/identity/trace.ts';
import type { Clues, Match, Subject, Trace } from '../../src/model/trace.ts';
import { aSubject } from './marked.ts';

const trace = (over: Partial<Subject>, text: string | null = null): Trace => traceOf(aSubject(over), text === null ? null : sourceOf(text));
const clues = (over: Partial<Clues>): Clues => ({ snippet: null, context: null, fingerprints: [], logical: null, ...over });
const told = (matches: readonly (Match | null)[]): string[] =>
  matches.map((match) => (match ? `${match.before} ${match.strength}: ${match.by}` : 'new'));

describe('without source', () => {
  test.each<[string, readonly Partial<Subject>[], readonly Partial<Subject>[], string[]]>([
    ['message and line are what there is', [{ line: 7 }], [{ line: 7 }], ['0 strong: message and line']],
    ['a message alone is not sure', [{ line: 7 }], [{ line: 9 }], ['0 weak: message']],
    ['another message is another defect', [{ line: 7 }], [{ line: 9, message: 'Other.' }], ['new']],
    ['another message on the same line is another defect', [{ line: 7 }], [{ line: 7, message: 'Other.' }], ['new']],
    [
      'a logical location makes a message sure',
      [{ line: 7, clues: clues({ logical: 'shop.Orders.find' }) }],
      [{ line: 9, clues: clues({ logical: 'shop.Orders.find' }) }],
      ['0 strong: message and logical location'],
    ],
    [
      'a snippet serves',
      [{ line: 7, clues: clues({ snippet: 'db.query(text + id);' }) }],
      [{ line: 9, clues: clues({ snippet: '    db.query(text + id);' }) }],
      ['0 strong: snippet and message'],
    ],
    [
      'a snippet of other text is another defect, though the message is the same',
      [{ line: 7, clues: clues({ snippet: 'db.query(text + id);' }) }],
      [{ line: 7, clues: clues({ snippet: 'total.execute(`${when}`);' }) }],
      ['new'],
    ],
    [
      'the surroundings that SARIF gives serve as the source would',
      [{ line: 7, clues: clues({ context: { text: 'let a = first();\nrun(a + b);\nclose(a);', line: 6 } }) }],
      [{ line: 27, clues: clues({ context: { text: 'let a = first();\nrun(a + b);\nclose(a);', line: 26 } }) }],
      ['0 strong: line text and neighbours'],
    ],
    [
      'the fingerprint of the tool makes sure what message and file say',
      [{ line: 7, clues: clues({ fingerprints: ['hash/v1\0aa'] }) }],
      [{ line: 9, clues: clues({ fingerprints: ['hash/v1\0aa'] }) }],
      ["0 strong: message and the tool's fingerprint"],
    ],
    [
      'a fingerprint without a message that agrees is nothing',
      [{ line: 7, clues: clues({ fingerprints: ['hash/v1\0aa'] }) }],
      [{ line: 7, message: 'Other.', clues: clues({ fingerprints: ['hash/v1\0aa'] }) }],
      ['new'],
    ],
  ])('%s', (_title, before, now, expected) => {
    expect(
      told(
        follow(
          before.map((one) => trace(one)),
          now.map((one) => trace(one)),
        ),
      ),
    ).toEqual(expected);
  });

  test('the trace says what it rests on', () => {
    const withSnippet = { clues: clues({ snippet: 'run(a);' }) };
    expect([trace(withSnippet, 'run(a);').basis, trace(withSnippet).basis, trace({}).basis]).toEqual(['source', 'snippet', 'message']);
    expect(trace({ ...withSnippet, line: 9 }, 'run(a);').basis).toBe('snippet');
  });
});

describe('threat B8: fingerprints that are swapped do not swap defects', () => {
  const two = (first: string, second: string, line: number): readonly Partial<Subject>[] => [
    { line, clues: clues({ fingerprints: [first] }) },
    { line: line + 1, clues: clues({ fingerprints: [second] }) },
  ];
  const text = 'open(door);\nexec(request.query);\nexec(settings.query);\nclose(door);';
  const from = (list: readonly Partial<Subject>[], source: string | null): Trace[] => list.map((one) => trace(one, source));

  test.each<[string, string | null, string | null, number, number]>([
    ['in source that did not change', text, text, 2, 2],
    ['in source that moved', text, `first();\nsecond();\n${text}`, 2, 4],
    ['without source, on the same lines', null, null, 2, 2],
  ])('%s', (_title, old, source, line, moved) => {
    const matches = follow(from(two('a', 'b', line), old), from(two('b', 'a', moved), source));
    expect(matches.map((match) => match?.before)).toEqual([0, 1]);
  });

  test('without source, on other lines, nothing is sure', () => {
    const matches = follow(from(two('a', 'b', 2), null), from(two('b', 'a', 12), null));
    expect(matches.map((match) => match?.strength)).toEqual(['weak', 'weak']);
  });

  test('a new defect with the fingerprint of one that is gone is new', () => {
    const before = trace({ line: 2, clues: clues({ fingerprints: ['a'] }) }, text);
    const now = trace({ line: 3, clues: clues({ fingerprints: ['a'] }) }, 'open(door);\nlog(door);\nnew Function(body)();\nend();');
    expect(follow([before], [now])).toEqual([null]);
  });
});

describe('a vulnerability of a package', () => {
  const found = { vulnerability: 'CVE-2021-44906', package: 'pkg:npm/minimist', path: 'package-lock.json', line: 30 };

  test.each<[string, Partial<Subject>, string[]]>([
    [
      'is followed whatever its line, rule and message',
      { line: 900, rule: 'x', message: 'minimist 1.2.6' },
      ['0 strong: vulnerability and package'],
    ],
    ['of another package is new', { package: 'pkg:npm/mkdirp' }, ['new']],
    ['in another lock file is new', { path: 'web/package-lock.json' }, ['new']],
    ['of another name is new', { vulnerability: 'CVE-2020-7598' }, ['new']],
    ['without its package is new', { package: null }, ['new']],
  ])('%s', (_title, over, expected) => {
    expect(told(follow([trace(found)], [trace({ ...found, ...over })]))).toEqual(expected);
  });

  test('of two versions one is followed by what the tool says of it', () => {
    const [one, two] = [
      { ...found, message: '1.2.5' },
      { ...found, message: '0.0.8', line: 80 },
    ];
    expect(follow([trace(two)], [trace(one), trace(two)]).map((match) => match?.strength)).toEqual([undefined, 'strong']);
  });
});

const line = fc.constantFrom(
  'exec(a);',
  'exec(b);',
  'return run(first, second);',
  'x = y + z;',
  'if (a) {',
  '}',
  '',
  '// note',
  'call(one, two, three)',
);
const text = fc.array(line, { minLength: 1, maxLength: 14 }).map((lines) => lines.join('\n'));
const place = fc.record({
  path: fc.constantFrom('a.js', 'b.js', 'lib/a.js'),
  rule: fc.constantFrom('r', 's'),
  line: fc.integer({ min: 1, max: 14 }),
});
/** Few files, rules and lines, so that findings are often alike. */
const traces = fc
  .tuple(fc.array(place, { maxLength: 12 }), fc.record({ 'a.js': text, 'b.js': text, 'lib/a.js': text }), fc.boolean())
  .map(([places, files, bare]) => places.map((one) => trace({ ...one, message: `m ${one.rule}` }, bare ? null : files[one.path])));

/** Pairs by what they say, since places change with the order. */
const content = (before: readonly Trace[], now: readonly Trace[]): string[] =>
  follow(before, now)
    .map((match, at) => {
      const old = match ? before[match.before] : undefined;
      return `${toRecord(now[at] as Trace)} <- ${old && toRecord(old)} ${match?.strength} ${match?.by}`;
    })
    .toSorted();

describe('whatever the findings are', () => {
  test('the map is partial and one-to-one', () => {
    fc.assert(
      fc.property(traces, traces, (before, now) => {
        const matches = follow(before, now);
        const taken = matches.flatMap((match) => (match ? [match.before] : []));
        expect(matches.length).toBe(now.length);
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.every((one) => one >= 0 && one < before.length)).toBe(true);
      }),
    );
  });

  test('their order changes nothing', () => {
    const shuffled = fc
      .tuple(traces, traces)
      .chain(([before, now]) =>
        fc.tuple(
          fc.constant({ before, now }),
          fc.shuffledSubarray(before, { minLength: before.length }),
          fc.shuffledSubarray(now, { minLength: now.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([{ before, now }, others, nows]) => {
        expect(content(others, nows)).toEqual(content(before, now));
      }),
      { numRuns: 300 },
    );
  });

  test('an unrelated finding changes no other match, before or now', () => {
    const unrelated = fc.constantFrom(
      trace({ path: 'other.py', rule: 'r', message: 'elsewhere', line: 1 }, 'totally = different\nlines = here'),
      trace({ path: 'a.js', rule: 'unrelated', message: 'else', line: 1 }, 'exec(a);\nexec(b);'),
    );
    fc.assert(
      fc.property(traces, traces, unrelated, fc.boolean(), (before, now, one, first) => {
        const matches = follow(before, now);
        expect(follow(before, first ? [...now, one] : now).slice(0, now.length)).toEqual(matches);
        expect(follow([...before, one], now)).toEqual(matches);
      }),
      { numRuns: 300 },
    );
  });

  test('a list is surely itself', () => {
    fc.assert(
      fc.property(traces, (list) => {
        const matches = follow(list, list);
        expect(matches.filter((match) => match?.strength !== 'strong' || match.changed)).toEqual([]);
        expect(matches.map((match) => toRecord(list[match?.before ?? -1] as Trace))).toEqual(list.map(toRecord));
      }),
    );
  });

  test('what is remembered is followed as what is at hand', () => {
    fc.assert(
      fc.property(traces, traces, (before, now) => {
        const remembered = before.map((one) => fromRecord(toRecord(one)) as Trace);
        expect(remembered).toEqual(before);
        expect(follow(remembered, now)).toEqual(follow(before, now));
      }),
    );
  });
});
