// B1, B4, D2: what is SARIF at all. Bytes that are not whole, not JSON, or of another version give a fault, never nothing.

import { describe, expect, test } from 'vitest';
import type { FaultCode } from '../../src/model/fault.ts';
import { sarifReader } from '../../src/sarif/read.ts';
import { aLog, aResult, aSarifRun, logOf, readSarif } from '../builders.ts';

const UTF8_BOM = [0xef, 0xbb, 0xbf];

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string, order: 'LE' | 'BE'): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
}

function codesOf(log: unknown): readonly string[] {
  return readSarif(log).faults.map(({ code }) => code);
}

describe('B1: no evidence', () => {
  test.each<[string, unknown, FaultCode, boolean]>([
    ['of 0 bytes', '', 'E_CUT_SHORT', true],
    ['of blanks', ' \n\t ', 'E_CUT_SHORT', true],
    ['of a BOM alone', new Uint8Array(UTF8_BOM), 'E_CUT_SHORT', true],
    ['of {}', '{}', 'E_NOT_SARIF', false],
    ['of []', '[]', 'E_NOT_SARIF', false],
    ['of null', 'null', 'E_NOT_SARIF', false],
    ['of a number', '7', 'E_NOT_SARIF', false],
    ['of a string', '"sarif"', 'E_NOT_SARIF', false],
    ['of another tool’s JSON', '{"name":"x","version":"1.0.0","results":[]}', 'E_NOT_SARIF', false],
    ['of a package.json of version 2.1.0', '{"name":"x","version":"2.1.0"}', 'E_NOT_SARIF', false],
    ['of a log in a list', [aLog()], 'E_NOT_SARIF', false],
    [
      'of a version alone, with a schema',
      { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json' },
      'E_NOT_SARIF',
      true,
    ],
    ['with runs []', aLog([]), 'E_NO_RUNS', true],
    ['with runs [], and no schema', { version: '2.1.0', runs: [] }, 'E_NO_RUNS', true],
    ['with runs null', { version: '2.1.0', runs: null }, 'E_NO_RUNS', true],
    ['with runs {}', { version: '2.1.0', runs: {} }, 'E_NOT_SARIF', true],
    ['with runs "x"', { version: '2.1.0', runs: 'x' }, 'E_NOT_SARIF', true],
    ['with Runs, in other case', { version: '2.1.0', Runs: [aSarifRun()] }, 'E_NOT_SARIF', false],
    ['with a run that is null', aLog([null]), 'E_NOT_SARIF', true],
    ['with a run that is a list', aLog([[]]), 'E_NOT_SARIF', true],
    ['with a run that is text', aLog(['run']), 'E_NOT_SARIF', true],
    ['with one run that is none among others', aLog([aSarifRun(), 7, aSarifRun()]), 'E_NOT_SARIF', true],
    ['with a result that is null', aLog([aSarifRun([null])]), 'E_NOT_SARIF', true],
    ['with a result that is text', aLog([aSarifRun(['x'])]), 'E_NOT_SARIF', true],
    ['with a result that is a list', aLog([aSarifRun([aResult(), [aResult()]])]), 'E_NOT_SARIF', true],
  ])('is a fault: a file %s', (_title, log, code, isSarif) => {
    const read = readSarif(log);
    expect(read.faults.map((fault) => fault.code)).toEqual([code]);
    expect(read.isSarif).toBe(isSarif);
    for (const { what, where, fix } of read.faults) {
      expect(where).toMatch(/^scan\.sarif/);
      expect(what).toMatch(/^\S.*[^.]$/);
      expect(fix).not.toBe('');
    }
  });

  test('points at the run and at the result that is none', () => {
    expect(readSarif(aLog([aSarifRun(), 7])).faults[0]?.where).toBe('scan.sarif#/runs/1');
    expect(readSarif(aLog([aSarifRun([aResult(), 7])])).faults[0]?.where).toBe('scan.sarif#/runs/0/results/1');
  });

  test('keeps what it did understand', () => {
    const { findings, runs } = readSarif(aLog([aSarifRun(), 7, aSarifRun([aResult(), null])]));
    expect(findings.map(({ at }) => [at.run, at.result])).toEqual([
      [0, 0],
      [2, 0],
      [2, 1],
    ]);
    expect(runs.map(({ run }) => run)).toEqual([0, 2]);
    expect(runs[1]?.counts.results).toBe(2);
  });

  test('is not results [] in a run: that is a clean scan', () => {
    const { faults, runs, findings, isSarif } = readSarif(aLog([aSarifRun([])]));
    expect({ faults, findings, isSarif }).toEqual({ faults: [], findings: [], isSarif: true });
    expect(runs).toMatchObject([{ hasResults: true, counts: { results: 0 } }]);
  });
});

describe('a SARIF version', () => {
  test('of 2.1.0 is read', () => {
    expect(codesOf(aLog())).toEqual([]);
    expect(codesOf({ version: '2.1.0', runs: [aSarifRun()] })).toEqual([]);
  });

  test.each(['1.0.0', '2.0.0', '2.2', '2.1', '2.1.0 ', '2.1.00', '2.0.0-csd.2.beta.2018-10-10', '', null, 2.1, undefined, ['2.1.0'], {}])(
    'of %j is a fault',
    (version) => {
      const { faults, findings, runs, isSarif } = readSarif(aLog([aSarifRun()], { version }));
      expect(faults.map(({ code, where }) => [code, where])).toEqual([['E_SARIF_VERSION', 'scan.sarif#/version']]);
      expect({ findings, runs, isSarif }).toEqual({ findings: [], runs: [], isSarif: true });
    },
  );

  test('of a thousand characters is not repeated whole', () => {
    expect(readSarif(aLog([aSarifRun()], { version: '9'.repeat(1000) })).faults[0]?.what.length).toBeLessThan(100);
  });
});

const TEXT = logOf(aResult({ message: { text: 'é € \u{1f600} "quoted" \\ \n' } }));

describe('B4: an encoding', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a BOM', new Uint8Array([...UTF8_BOM, ...utf8(TEXT)])],
    ['UTF-16 LE with a BOM', utf16(TEXT, 'LE')],
    ['UTF-16 BE with a BOM', utf16(TEXT, 'BE')],
  ])('of %s is read', (_name, bytes) => {
    const { faults, findings } = readSarif(bytes);
    expect(faults).toEqual([]);
    expect(findings).toEqual(readSarif(TEXT).findings);
    expect(findings[0]?.message).toBe('é € \u{1f600} "quoted" \\ \n');
  });

  test.each<[string, Uint8Array, readonly FaultCode[]]>([
    ['of two BOMs', new Uint8Array([...UTF8_BOM, ...UTF8_BOM, ...utf8(TEXT)]), ['E_NOT_JSON']],
    ['of UTF-16 LE without a BOM', utf16(TEXT, 'LE').subarray(2), ['E_NOT_JSON', 'E_ENCODING']],
    ['of UTF-16 BE without a BOM', utf16(TEXT, 'BE').subarray(2), ['E_NOT_JSON', 'E_ENCODING']],
    ['of UTF-16 with half a character at the end', utf16(TEXT, 'LE').subarray(0, -1), ['E_ENCODING', 'E_CUT_SHORT']],
    ['of UTF-16 with a lone surrogate', utf16('{"a":"\ud800"}', 'LE'), ['E_ENCODING']],
    ['of UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0, 0x7d, 0, 0, 0]), ['E_NOT_JSON', 'E_ENCODING']],
    ['of Latin-1', Buffer.from('{"a":"é"}', 'latin1'), ['E_ENCODING']],
    ['of an overlong slash', new Uint8Array([...utf8('{"a":"'), 0xc0, 0xaf, ...utf8('"}')]), ['E_ENCODING']],
    ['of a surrogate in UTF-8', new Uint8Array([...utf8('{"a":"'), 0xed, 0xa0, 0x80, ...utf8('"}')]), ['E_ENCODING']],
    ['of a stray byte in a name', new Uint8Array([...utf8('{"a'), 0xff, ...utf8('":1}')]), ['E_ENCODING']],
    ['of a stray byte behind the log', new Uint8Array([...utf8(TEXT), 0xff]), ['E_ENCODING', 'E_NOT_JSON']],
  ])('D2: %s is a fault', (_name, bytes, codes) => {
    const [fault, ...others] = readSarif(bytes).faults;
    expect(codes).toContain(fault?.code);
    expect(others).toEqual([]);
  });

  test('D2: of an escaped lone surrogate is JSON, and read', () => {
    expect(readSarif(logOf(aResult({ message: { text: 'MARK' } })).replace('MARK', String.raw`\ud800`)).faults).toEqual([]);
  });
});

describe('B4: a file that is not one JSON document', () => {
  test.each<[string, string]>([
    ['two documents', TEXT + TEXT],
    ['two documents on two lines', `${TEXT}\n${TEXT}\n`],
    ['text behind it', `${TEXT}\n1 warning generated.\n`],
    ['text before it', `1 warning generated.\n${TEXT}`],
    ['a brace behind it', `${TEXT}}`],
    ['a comma behind it', `${TEXT},`],
    ['NUL behind it', `${TEXT}\u0000`],
    ['a blank that JSON does not know behind it', `${TEXT}\u00a0`],
    ['a BOM behind it', `${TEXT}\ufeff`],
    ['a comma before a bracket', TEXT.replace(']}', ',]}')],
    ['a comma before a brace', TEXT.replace('}]', ',}]')],
    ['single quotes', TEXT.replaceAll('"', "'")],
    ['a comment', `// made by x\n${TEXT}`],
    ['a template error', TEXT.replace('"results":', '"results": <no value>')],
    ['NaN', TEXT.replace('"results":', '"x":NaN,"results":')],
    ['Infinity', TEXT.replace('"results":', '"x":-Infinity,"results":')],
    ['a number with a zero before it', TEXT.replace('"results":', '"x":01,"results":')],
    ['a hexadecimal number', TEXT.replace('"results":', '"x":0x1,"results":')],
    ['a plus sign', TEXT.replace('"results":', '"x":+1,"results":')],
    ['a line break in a string', TEXT.replace('"results":', '"x":"a\nb","results":')],
    ['a tab in a string', TEXT.replace('"results":', '"x":"a\tb","results":')],
    ['an escape that JSON does not know', TEXT.replace('"results":', String.raw`"x":"\x41","results":`)],
    ['half an escape', TEXT.replace('"results":', String.raw`"x":"\u00g0","results":`)],
    ['a name without quotes', TEXT.replace('"results":', 'results:')],
    ['a missing colon', TEXT.replace('"results":', '"results"')],
    ['a missing comma', TEXT.replace(',"results":', '"results":')],
    ['brackets that do not pair', TEXT.replace(/\]\}$/, '}]')],
    ['a word of another case', TEXT.replace('"results":', '"x":True,"results":')],
  ])('is a fault: %s', (_title, text) => {
    expect(codesOf(text)).toEqual(['E_NOT_JSON']);
    expect(readSarif(text).isSarif).toBe(true);
  });

  test('has white space around it as it likes', () => {
    expect(codesOf(` \r\n\t${TEXT} \r\n\t`)).toEqual([]);
  });
});

describe('B4: a file that is cut short', () => {
  const small = JSON.stringify(
    aLog([
      aSarifRun(
        [aResult({ message: { text: 'é € \u{1f600} "q" \\ \n{[' }, rank: -12.5e-3, kind: null, properties: { a: true, b: [false] } })],
        {
          tool: { driver: { name: 'CodeQL', rules: [{ id: 'js/sql-injection', properties: { 'security-severity': '9.8' } }] } },
          invocations: [{ executionSuccessful: true, exitCode: 0 }],
        },
      ),
    ]),
    null,
    1,
  );
  const codes = ['E_CUT_SHORT', 'E_NOT_JSON', 'E_ENCODING'];

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(small)],
    ['UTF-8 with a BOM', new Uint8Array([...UTF8_BOM, ...utf8(small)])],
    ['UTF-16 LE', utf16(small, 'LE')],
    ['UTF-16 BE', utf16(small, 'BE')],
  ])('at any byte of %s is a fault, and only one', (_name, bytes) => {
    expect(codesOf(bytes)).toEqual([]);
    for (let length = 0; length < bytes.length; length++) {
      const { faults } = readSarif(bytes.subarray(0, length));
      expect(faults.length, `cut at ${length}`).toBe(1);
      expect(codes).toContain(faults[0]?.code);
    }
  });

  test('says that it is', () => {
    const { faults } = readSarif(small.slice(0, -2));
    expect(faults).toMatchObject([{ code: 'E_CUT_SHORT', where: 'scan.sarif', who: 'platform' }]);
  });

  test('anywhere in the white space behind it is whole', () => {
    const bytes = utf8(`${small} \r\n\t `);
    for (let length = utf8(small).length; length <= bytes.length; length++) expect(codesOf(bytes.subarray(0, length))).toEqual([]);
  });
});

describe('chunks', () => {
  const results = Array.from({ length: 400 }, (_, at) =>
    aResult({ ruleId: `rule-${at}`, message: { text: `é € \u{1f600} \\ "${at}" ${'x'.repeat(at)}` }, level: at % 2 ? 'note' : 'error' }),
  );
  const log = JSON.stringify(aLog([aSarifRun(results.slice(0, 300)), aSarifRun(results.slice(300))]), null, 2);
  const encoded = [
    ['UTF-8', utf8(log)],
    ['UTF-8 with a BOM', new Uint8Array([...UTF8_BOM, ...utf8(log)])],
    ['UTF-16 LE', utf16(log, 'LE')],
    ['UTF-16 BE', utf16(log, 'BE')],
  ] as const;

  test.each(encoded)('of any size give the same findings and facts: %s', (_name, bytes) => {
    const whole = readSarif(bytes, undefined, bytes.length);
    expect(whole.findings.length).toBe(400);
    expect(whole.faults).toEqual([]);
    for (const size of [1, 2, 3, 7, 4096, 65_536]) expect(readSarif(bytes, undefined, size), `chunks of ${size}`).toEqual(whole);
  });

  test.each([1, 7, 65_536])('of %i bytes give the same faults', (size) => {
    for (const bad of ['', '{}', `${log}x`, log.slice(0, -1), '{"version":"2.0.0","runs":[]}']) {
      expect(readSarif(bad, undefined, size)).toEqual(readSarif(bad));
    }
  });

  test('may be empty', () => {
    const bytes = utf8(TEXT);
    const rules: string[] = [];
    const reader = sarifReader({ input: 'scan.sarif', roots: [], prelude: null, onFinding: ({ rule }) => void rules.push(rule) });
    reader.push(new Uint8Array());
    reader.push(bytes.subarray(0, 50));
    reader.push(new Uint8Array());
    reader.push(bytes.subarray(50));
    expect(reader.end().faults).toEqual([]);
    expect(rules).toEqual(['js/sql-injection']);
  });
});

describe('members in any order', () => {
  test.each([
    ['runs before the version', (log: Record<string, unknown>) => ({ runs: log['runs'], version: log['version'] })],
    ['results before the tool', (log: Record<string, unknown>) => ({ ...log, runs: [reversed(aSarifRun(undefined, RULES))] })],
    [
      'results first, then everything they need',
      (log: Record<string, unknown>) => ({ runs: [reversed(aSarifRun(undefined, RULES))], ...log }),
    ],
  ])('read the same: %s', (_title, change) => {
    const log = aLog([aSarifRun(undefined, RULES)]);
    expect(readSarif(change(log))).toEqual(readSarif(log));
  });

  const orders: readonly (readonly boolean[])[] = [
    [false, true],
    [true, false],
    [false, true, false, true],
    [true, true],
    [false, false],
  ];

  test.each(orders.map((order) => [order]))('of several runs read the same, be they late or not: %j', (order) => {
    const run = aSarifRun(undefined, RULES);
    expect(readSarif(aLog(order.map((late) => (late ? reversed(run) : run))))).toEqual(readSarif(aLog(order.map(() => run))));
  });

  /** A run whose results stand behind all that they rest on. */
  function inOrder(): Record<string, unknown> {
    const { results, ...before } = aSarifRun(undefined, RULES);
    return { ...before, results };
  }

  test('are kept for a second reading only of runs that need it', () => {
    const run = inOrder();
    const reader = sarifReader({ input: 'scan.sarif', roots: [], prelude: null, onFinding: () => undefined });
    reader.push(utf8(JSON.stringify(aLog([run, reversed(run), run, reversed(run)]))));
    expect(reader.end().again?.runs.map((prelude) => prelude !== null)).toEqual([false, true, false, true]);
    expect(reader.kept()).toBe(reader.mostKept());
  });

  test('are forgotten once their run is read', () => {
    const runs = Array.from({ length: 100 }, inOrder);
    const kept = (count: number): readonly number[] => {
      const reader = sarifReader({ input: 'scan.sarif', roots: [], prelude: null, onFinding: () => undefined });
      reader.push(utf8(JSON.stringify(aLog(runs.slice(0, count)))));
      reader.end();
      return [reader.kept(), reader.mostKept()];
    };
    const [[left = 0, most = 0], [leftOfMany = 0, mostOfMany = 0]] = [kept(1), kept(100)];
    expect(leftOfMany).toBeGreaterThan(left);
    expect(mostOfMany - most).toBe(leftOfMany - left);
  });

  const RULES = {
    tool: { driver: { name: 'x', rules: [{ id: 'js/sql-injection', properties: { 'security-severity': '9.8' } }] } },
    artifacts: [{ location: { uri: 'src/a.ts' } }],
    originalUriBaseIds: { R: { uri: 'src/' } },
    invocations: [{ executionSuccessful: true }],
    automationDetails: { id: 'build/1' },
  };

  function reversed(run: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(run).toReversed());
  }
});
