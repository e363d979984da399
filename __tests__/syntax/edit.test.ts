// Edits: only what was asked for changes, whatever the comments, the style and the line ends of the file.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendTo, cutFrom, itemOf } from '../../src/syntax/edit.ts';

const ENTRY = { id: 'EX-9', match: { rule: 'js/x', path: ['a', 'b'] }, why: 'one\ntwo\n', requested: { by: 'ana', on: '2026-01-01' } };
const SIGN_OFF = { by: 'kim', role: 'appsec', signature: '-----BEGIN\nAAAA\n-----END\n' };

function appended(text: string, path: readonly (string | number)[] = ['exceptions'], value: Parameters<typeof itemOf>[0] = ENTRY): string {
  const edited = appendTo(text, 'f.yml', path, [itemOf(value)]);
  return edited.ok ? edited.value : edited.faults.map(({ where, what }) => `${where}: ${what}`).join('\n');
}

function signed(text: string, index = 0): string {
  return appended(text, ['exceptions', index, 'signOffs'], SIGN_OFF);
}

const LINES = [
  '- id: EX-9',
  '  match: {rule: js/x, path: [a, b]}',
  '  why: |',
  '    one',
  '    two',
  '  requested: {by: ana, on: 2026-01-01}',
];

function written(indent: string, end = '\n'): string {
  return LINES.map((line) => indent + line + end).join('');
}

describe('an entry is appended', () => {
  test.each([
    ['to an empty list', 'version: 1\nexceptions: []  # none\n', `version: 1\nexceptions:  # none\n${written('  ')}`],
    ['to a list that is missing', 'version: 1\n', `version: 1\nexceptions:\n${written('  ')}`],
    [
      'behind the last one and what is indented below it',
      'exceptions:\n  - id: a # x\n    # y\n',
      `exceptions:\n  - id: a # x\n    # y\n${written('  ')}`,
    ],
    ['before a comment that belongs to nothing', 'exceptions:\n- id: a\n\n# end\n', `exceptions:\n- id: a\n${written('')}\n# end\n`],
    ['before another key', 'exceptions:\n- id: a\nversion: 1', `exceptions:\n- id: a\n${written('')}version: 1`],
    [
      'apart where the others stand apart',
      'exceptions:\n  - id: a\n\n  # of b\n  - id: b\n',
      `exceptions:\n  - id: a\n\n  # of b\n  - id: b\n\n${written('  ')}`,
    ],
    ['with the line ends of the file', 'exceptions:\r\n    - id: a\r\n', `exceptions:\r\n    - id: a\r\n${written('    ', '\r\n')}`],
    ['to a file without a last line break', 'exceptions:\n  - id: a', `exceptions:\n  - id: a\n${written('  ')}`],
    ['to entries in flow style on lines of their own', 'exceptions:\n  - {id: a}\n', `exceptions:\n  - {id: a}\n${written('  ')}`],
    ['before the end of the document', 'exceptions:\n  - id: a\n...\n', `exceptions:\n  - id: a\n${written('  ')}...\n`],
    ['behind a byte order mark', '\ufeffexceptions:\n  - id: a\n', `\ufeffexceptions:\n  - id: a\n${written('  ')}`],
  ])('%s', (_title, text, expected) => {
    expect(appended(text)).toBe(expected);
  });

  test.each([
    ['JSON', '{"version":1,"exceptions":[]}', `{"version":1,"exceptions":[${JSON.stringify(ENTRY)}]}`],
    ['a list in brackets', 'exceptions: [{id: a},\n  {id: b},\n]\n', `exceptions: [{id: a},\n  {id: b}, ${JSON.stringify(ENTRY)},\n]\n`],
    ['empty brackets with a comment', 'exceptions: [ # none\n]\n', `exceptions: [${JSON.stringify(ENTRY)} # none\n]\n`],
  ])('in brackets: %s', (_title, text, expected) => {
    expect(appended(text)).toBe(expected);
  });

  test.each([
    ['a value that is no list', 'exceptions: none\n', 'f.yml:1:1: the list cannot be found'],
    [
      'what is no YAML',
      'exceptions: [\n',
      'f.yml:2:1: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['an alias', 'exceptions: &x []\n', 'f.yml:1:16: an anchor (&name) is not taken'],
  ])('and refused to %s', (_title, text, fault) => {
    expect(appended(text)).toBe(fault);
  });
});

const SIGNATURE = ['- by: kim', '  role: appsec', '  signature: |', '    -----BEGIN', '    AAAA', '    -----END'];
const FLOW = JSON.stringify(SIGN_OFF);

function signature(indent: string): string {
  return SIGNATURE.map((line) => `${indent}${line}\n`).join('');
}

describe('a signature is written into an entry', () => {
  test.each([
    [
      'without sign-offs',
      'exceptions:\n  - id: a\n  # of b\n  - id: b\n',
      `exceptions:\n  - id: a\n    signOffs:\n${signature('      ')}  # of b\n  - id: b\n`,
    ],
    [
      'without any yet',
      'exceptions:\n  - signOffs: [] # none\n    id: a\n',
      `exceptions:\n  - signOffs: # none\n${signature('      ')}    id: a\n`,
    ],
    [
      'with one',
      'exceptions:\n  - signOffs:\n      - {by: lee} # first\n    id: a\n',
      `exceptions:\n  - signOffs:\n      - {by: lee} # first\n${signature('      ')}    id: a\n`,
    ],
    [
      'with one that is not indented',
      'exceptions:\n  - signOffs:\n    - {by: lee}\n    id: a\n',
      `exceptions:\n  - signOffs:\n    - {by: lee}\n${signature('    ')}    id: a\n`,
    ],
    [
      'with one in brackets',
      'exceptions:\n  - signOffs: [{by: lee}] # first\n',
      `exceptions:\n  - signOffs: [{by: lee}, ${FLOW}] # first\n`,
    ],
    ['in braces', 'exceptions:\n  - {id: a} # x\n', `exceptions:\n  - {id: a, signOffs: [${FLOW}]} # x\n`],
    ['whose dash stands alone', 'exceptions:\n  -\n    id: a\n', `exceptions:\n  -\n    id: a\n    signOffs:\n${signature('      ')}`],
  ])('%s', (_title, text, expected) => {
    expect(signed(text)).toBe(expected);
  });
});

function cut(text: string, ...indexes: readonly number[]): readonly string[] {
  const edited = cutFrom(text, 'f.yml', ['exceptions'], indexes);
  if (!edited.ok) return edited.faults.map(({ where, what }) => `${where}: ${what}`);
  return [edited.value.text, ...edited.value.items.map(({ lines }) => lines.join('\n'))];
}

describe('an entry is cut', () => {
  const TWO = '# head\nexceptions:\n  # of a\n  - id: a # x\n    # y\n\n  # of b\n  - id: b\n\n  # end\n';

  test('with its comments and the blank lines behind it', () => {
    expect(cut(TWO, 0)).toEqual(['# head\nexceptions:\n  # of b\n  - id: b\n\n  # end\n', '# of a\n- id: a # x\n  # y']);
    expect(cut(TWO, 1)).toEqual(['# head\nexceptions:\n  # of a\n  - id: a # x\n    # y\n\n  # end\n', '# of b\n- id: b']);
  });

  test('and all of them, so that an empty list is left', () => {
    expect(cut(TWO, 0, 1)).toEqual(['# head\nexceptions: []\n  # end\n', '# of a\n- id: a # x\n  # y', '# of b\n- id: b']);
  });

  test('but not out of brackets', () => {
    expect(cut('exceptions: [{id: a}]\n', 0)).toEqual(['f.yml:1:1: entries inside [ ] cannot be taken out with their comments']);
  });

  test('but not where its line holds more than the entry', () => {
    const why = 'the file is written in a way that cannot be edited without changing more';
    expect(cut('? exceptions\n: - id: a\n  - id: b\n', 0)).toEqual([`f.yml:1:3: ${why}`]);
  });

  test('and appended elsewhere as it was written', () => {
    const edited = cutFrom(TWO, 'f.yml', ['exceptions'], [0]);
    const moved = appendTo('exceptions:\r\n- id: z\r\n', 'a.yml', ['exceptions'], edited.ok ? edited.value.items : []);
    expect(moved).toEqual({ ok: true, value: 'exceptions:\r\n- id: z\r\n# of a\r\n- id: a # x\r\n  # y\r\n' });
  });
});

/** A file of entries in many styles. */
interface Sketch {
  readonly indent: string;
  readonly end: string;
  readonly entries: readonly {
    readonly above: readonly string[];
    readonly keys: readonly (readonly string[])[];
    readonly isFlow: boolean;
  }[];
  readonly below: readonly string[];
  readonly hasLastBreak: boolean;
}

const SCALARS = [
  ['x'],
  ['"a: # b"'],
  ["'it''s'"],
  ['[1, {a: b}]'],
  ['{a: [b, c], d: e}'],
  ['|', '  one', '', '  # two'],
  ['|-', '  one', '   two'],
  ['>', '  one', '  two', ''],
  ['"one', '  two"'],
  ['one', '  two'],
  ['[', '  a, # in', '  b', ']'].map((line, index) => (index === 0 ? line : ` ${line}`)),
];
const SIGN_OFFS = [
  ['[]'],
  ['[]   # none'],
  ['[{by: lee}]'],
  ['', '- {by: lee} # x'],
  ['', '  - by: lee', '    on: y', '    # z'],
  ['', '  -', '    by: lee'],
];

const comment = fc.constantFrom('', '# one', '  # - id: two', '    # three', '# é 漢');
const keys = fc
  .record({
    values: fc.array(fc.tuple(fc.constantFrom('', ' # behind'), fc.constantFrom(...SCALARS)), { maxLength: 3 }),
    signOffs: fc.option(fc.constantFrom(...SIGN_OFFS)),
    isFirst: fc.boolean(),
  })
  .map(({ values, signOffs, isFirst }) => {
    const own = values.map(([behind, [head = '', ...more]], index) => [`k${index}: ${head}${more.length === 0 ? behind : ''}`, ...more]);
    const last = signOffs === null ? [] : [[`signOffs: ${signOffs[0]}`.trimEnd(), ...signOffs.slice(1)]];
    return isFirst ? [...last, ...own, ['id: a']] : [['id: a'], ...own, ...last];
  });
const sketch: fc.Arbitrary<Sketch> = fc.record({
  indent: fc.constantFrom('', '  ', '    '),
  end: fc.constantFrom('\n', '\r\n'),
  entries: fc.array(fc.record({ above: fc.array(comment, { maxLength: 3 }), keys, isFlow: fc.constantFrom(false, false, true) }), {
    minLength: 1,
    maxLength: 4,
  }),
  below: fc
    .array(fc.constantFrom('', '# end', '  # end', 'version: 1 # 1'), { maxLength: 2 })
    .filter((all) => all.filter((line) => line.startsWith('v')).length < 2),
  hasLastBreak: fc.boolean(),
});

function textOf({ indent, end, entries, below, hasLastBreak }: Sketch): string {
  const lines = entries.flatMap(({ above, keys: all, isFlow }, place) => {
    const body = isFlow ? [`{id: a, n: ${place}}`] : all.flat();
    return [
      ...above.map((line) => (line === '' ? '' : indent + line)),
      ...body.map((line, index) => (line === '' ? '' : `${indent}${index === 0 ? '- ' : '  '}${line}`)),
    ];
  });
  return ['# head', 'exceptions: # all', ...lines, ...below].join(end) + (hasLastBreak ? end : '');
}

/** What `yaml` alone reads. */
function valueOf(text: string): { readonly exceptions: readonly Record<string, unknown>[] } {
  return parse(text) as { exceptions: Record<string, unknown>[] };
}

/** True where one piece was put in, and nothing else changed. */
function isInsertion(before: string, after: string): boolean {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  return after.length > before.length && after.endsWith(before.slice(start));
}

describe('whatever the file looks like', () => {
  const runs = { numRuns: 500 };

  test('an entry more is an insertion, and the file says the same and that entry', () => {
    fc.assert(
      fc.property(sketch, (drawn) => {
        const text = textOf(drawn);
        const edited = appendTo(text, 'f.yml', ['exceptions'], [itemOf(ENTRY)]);
        if (!edited.ok) return false;
        expect(valueOf(edited.value)).toEqual({ ...valueOf(text), exceptions: [...valueOf(text).exceptions, ENTRY] });
        return isInsertion(text, edited.value) && !edited.value.replaceAll('\r\n', '').includes(drawn.end === '\n' ? '\r' : '\n');
      }),
      runs,
    );
  });

  test('a sign-off more keeps every other byte but brackets that were empty', () => {
    fc.assert(
      fc.property(sketch, fc.nat(), (drawn, choice) => {
        const text = textOf(drawn);
        const index = choice % drawn.entries.length;
        const edited = appendTo(text, 'f.yml', ['exceptions', index, 'signOffs'], [itemOf(SIGN_OFF)]);
        if (!edited.ok) return false;
        const before = valueOf(text).exceptions;
        const signOffs = [...((before[index]?.['signOffs'] ?? []) as unknown[]), SIGN_OFF];
        expect(valueOf(edited.value).exceptions).toEqual(before.map((one, place) => (place === index ? { ...one, signOffs } : one)));
        return isInsertion(text, edited.value) || isInsertion(text.replace(/ \[\]/, ''), edited.value) || text.split(' []').length > 2;
      }),
      runs,
    );
  });

  test('what is cut and what is left hold every line that was there, and stand for the same entries', () => {
    fc.assert(
      fc.property(sketch, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (drawn, choice) => {
        const text = textOf(drawn);
        const indexes = drawn.entries.map((_one, index) => index).filter((index) => choice[index]);
        fc.pre(indexes.length > 0);
        const edited = cutFrom(text, 'f.yml', ['exceptions'], indexes);
        if (!edited.ok) return false;
        const before = valueOf(text).exceptions;
        const after = valueOf(edited.value.text).exceptions;
        expect(after).toEqual(before.filter((_one, index) => !indexes.includes(index)));
        const archive = appendTo('version: 1\nexceptions: []\n', 'a.yml', ['exceptions'], edited.value.items);
        expect(archive.ok && valueOf(archive.value).exceptions).toEqual(indexes.map((index) => before[index]));
        const lines = (all: string): string[] =>
          all
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .toSorted();
        const kept = edited.value.text.replace('exceptions: [] # all', 'exceptions: # all');
        expect(lines([kept, ...edited.value.items.flatMap((item) => item.lines)].join('\n'))).toEqual(lines(text));
        return true;
      }),
      runs,
    );
  });
});
