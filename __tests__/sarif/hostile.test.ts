// B12, D1, D3, D5: files made to harm the reader, or to be read in two ways.

import { assert, constantFrom, dictionary, jsonValue, letrec, oneof, property, record, string, uint8Array, array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rater } from '../../src/rating/rate.ts';
import { aLog, aPolicy, aResult, aSarifRun, logOf, readSarif } from '../builders.ts';

const severityOf = rater(aPolicy()).rate;
const TEXT = logOf(aResult());

describe('D1: a member that stands twice in one object', () => {
  test.each<[string, string, string]>([
    ['the level', '"level":"error"', '"level":"error","level":"none"'],
    ['the level, the same', '"level":"error"', '"level":"error","level":"error"'],
    ['the level, escaped', '"level":"error"', String.raw`"level":"error","lev\u0065l":"none"`],
    ['the results', '"results":', '"results":[],"results":'],
    ['the runs', '"runs":', '"runs":[],"runs":'],
    ['the version', '"version":"2.1.0"', '"version":"2.1.0","version":"2.1.0"'],
    ['the kind, with others between', '"level":"error"', '"kind":"fail","level":"error","rank":1,"kind":"pass"'],
    ['a name of the tool’s own', '"level":"error"', '"level":"error","properties":{"a":1,"b":{"a":1},"a":2}'],
    ['the empty name', '"level":"error"', '"level":"error","properties":{"":1,"":2}'],
    ['__proto__', '"level":"error"', '"level":"error","__proto__":1,"__proto__":2'],
    ['a name behind a nested object', '"level":"error"', '"level":"error","properties":{"x":[{"x":1},{"x":[]}],"y":{},"x":0}'],
    ['a name with a quote in it', '"level":"error"', String.raw`"level":"error","properties":{"a\"":1,"a\"":2}`],
    ['with blanks before the colon', '"level":"error"', '"level" : "error", "level" \n\t: "none"'],
  ])('is a fault: %s', (_title, once, twice) => {
    expect(TEXT.split(once).length, 'stands once in the log').toBe(2);
    const { faults } = readSarif(TEXT.replace(once, () => twice));
    expect(faults.map(({ code }) => code)).toEqual(['E_DUPLICATE_KEY']);
  });

  test.each<[string, string]>([
    ['in different objects', '"properties":{"a":{"x":1},"b":{"x":1},"x":1}'],
    ['in objects of one list', '"properties":{"a":[{"x":1},{"x":1}]}'],
    ['as a value', '"properties":{"x":"x","y":"x","z":["x","x"]}'],
    ['in a string that looks like an object', String.raw`"properties":{"a":"{\"x\":1,\"x\":2}","x":"\\"}`],
    ['in other case', '"properties":{"x":1,"X":2}'],
    ['with a blank', '"properties":{"x":1,"x ":2}'],
    ['in another Unicode form, which JSON tells apart,', '"properties":{"\u00e9":1,"e\u0301":2}'],
  ])('is none where the name stands %s', (_title, member) => {
    expect(readSarif(TEXT.replace('"level":"error"', () => `"level":"error",${member}`)).faults).toEqual([]);
  });
});

describe('D3: nesting', () => {
  const nested = (depth: number, [open, close]: readonly [string, string]): string => open.repeat(depth) + close.repeat(depth);
  const lists = ['[', ']'] as const;
  const objects = ['{"a":', '}'] as const;

  test.each([
    ['lists', 10_000, nested(10_000, lists)],
    ['lists', 1_000_000, nested(1_000_000, lists)],
    ['objects', 10_000, nested(10_000, objects).replace('}', '1}')],
    ['objects', 1_000_000, nested(1_000_000, objects).replace('}', '1}')],
    ['lists that never close', 1_000_000, '['.repeat(1_000_000)],
    ['objects that never close', 1_000_000, '{"a":'.repeat(1_000_000)],
    ['brackets that do not pair', 1_000_000, '[{"a":'.repeat(500_000)],
  ])('of %s, %i deep, is a fault at once', (_of, _depth, text) => {
    const started = performance.now();
    for (const log of [text, TEXT.replace('"level":"error"', `"properties":{"x":${text}}`)]) {
      const { faults } = readSarif(log);
      expect(faults.length).toBe(1);
      expect(['E_NOT_JSON', 'E_CUT_SHORT']).toContain(faults[0]?.code);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('of 40 levels in properties is read', () => {
    for (const pair of [lists, objects]) {
      const text = nested(40, pair).replace(/^(?:\{"a":)+/, (all) => `${all}1`);
      expect(readSarif(TEXT.replace('"level":"error"', `"level":"error","properties":{"x":${text}}`)).faults).toEqual([]);
    }
  });

  test('in a string is none', () => {
    expect(readSarif(logOf(aResult({ message: { text: '[{"'.repeat(100_000) } }))).faults).toEqual([]);
  });
});

describe('D5: a member of every object’s prototype', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

  /** Objects in every place where the reader looks for one get the name as a member. */
  function poisoned(name: string, value: string): string {
    const log = aLog([
      aSarifRun([aResult({ properties: { tags: [name], 'security-severity': name }, provenance: {} })], {
        tool: { driver: { name, rules: [{ id: name, messageStrings: {}, properties: {} }], globalMessageStrings: {} } },
        invocations: [{}],
        originalUriBaseIds: {},
        externalPropertyFileReferences: {},
      }),
    ]);
    return JSON.stringify(log)
      .replaceAll('{', `{${JSON.stringify(name)}:${value},`)
      .replaceAll(',}', '}');
  }

  test.each(NAMES)('as a name and in every enumeration changes nothing: %s', (name) => {
    const value = '{"polluted":true,"results":[],"runs":[],"level":"none","kind":"pass","text":"polluted","security-severity":"0.1"}';
    const { faults, findings, runs } = readSarif(poisoned(name, value));
    expect(faults).toEqual([]);
    expect(runs.length).toBe(1);
    expect(findings.length).toBe(1);
    expect(findings[0]).toMatchObject({
      kind: 'fail',
      rule: 'js/sql-injection',
      claims: [{ level: 'error', securitySeverity: { kind: 'unrated' } }],
    });
    expect(findings[0]?.message).toBe('query built from user input');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('lends a file no members that it does not have', () => {
    for (const text of [
      '{"__proto__":{"version":"2.1.0","runs":[]}}',
      '{"version":"2.1.0","__proto__":{"runs":[{"results":[]}]}}',
      '{"constructor":{"prototype":{"runs":[]}},"version":"2.1.0"}',
    ]) {
      expect(readSarif(text).faults.map(({ code }) => code)).toEqual(['E_NOT_SARIF']);
    }
    const run = '{"__proto__":{"results":[]},"tool":{"driver":{"name":"x"}}}';
    expect(readSarif(`{"version":"2.1.0","runs":[${run}]}`).runs).toMatchObject([{ hasResults: false }]);
  });

  test.each(NAMES)('is a rule id, tool name and base id like any other: %s', (name) => {
    const driver = { name, rules: [{ id: name, defaultConfiguration: { level: 'note' } }] };
    const { level: _level, ...bare } = aResult({ ruleId: name });
    const run = aSarifRun([bare, { ...bare, ruleId: 'R' }], { tool: { driver } });
    const { findings } = readSarif(aLog([run]));
    expect(findings).toMatchObject([
      { rule: name, tool: { name }, claims: [{ level: 'note', levelFrom: 'rule' }] },
      { rule: 'R', claims: [{ level: 'warning', levelFrom: 'default' }] },
    ]);
  });
});

describe('B12: a flood', () => {
  test('of 25001 lows does not hide the one critical at its end', () => {
    const lows = Array.from({ length: 25_001 }, (_, at) => aResult({ level: 'note', ruleId: `low-${at}` }));
    const { findings, runs, faults } = readSarif(logOf(...lows, aResult({ properties: { 'security-severity': '9.9' } })));
    expect(faults).toEqual([]);
    expect(findings.length).toBe(25_002);
    expect(findings.at(-1)?.at.result).toBe(25_001);
    expect(findings.slice(-1).map((finding) => severityOf(finding).severity)).toEqual(['critical']);
    expect(runs[0]?.counts).toMatchObject({ results: 25_002, byLevel: { note: 25_001, error: 1 }, bySecuritySeverity: { critical: 1 } });
  });

  test('of runs, rules, locations and suppressions is read whole', () => {
    const many = <T>(length: number, of: (at: number) => T): T[] => Array.from({ length }, (_, at) => of(at));
    const rules = many(30_000, (at) => ({ id: `rule-${at}`, defaultConfiguration: { level: at === 29_999 ? 'error' : 'note' } }));
    const locations = many(5000, (at) => ({ physicalLocation: { artifactLocation: { uri: `src/${at}.ts` } } }));
    const { level: _level, ...bare } = aResult({ ruleId: 'rule-29999', locations });
    const full = { ...bare, suppressions: many(100, () => ({ kind: 'inSource' })) };
    const runs = [...many(49, () => aSarifRun([bare])), aSarifRun([full], { tool: { driver: { name: 'x', rules } } })];
    const { findings } = readSarif(aLog(runs));
    expect(findings.length).toBe(50);
    expect(findings.at(-1)).toMatchObject({ at: { run: 49 }, location: { path: 'src/0.ts' }, claims: [{ level: 'error' }] });
    expect(findings.at(-1)?.suppressions.length).toBe(100);
  });
});

describe('C4: a text of 100 kB, wherever one may stand', () => {
  /** In every place whose text the reader takes apart. */
  function everywhere(text: string): Record<string, unknown> {
    const properties = { tags: [text], 'security-severity': text, cve: text, cwe: text, purl: text, packageName: text, fixed: text };
    const said = { text, markdown: text, id: text, arguments: [text] };
    const rule = { id: text, name: text, guid: text, shortDescription: said, fullDescription: said, help: said, properties };
    const place = { artifactLocation: { uri: text, uriBaseId: text } };
    const locations = [{ physicalLocation: place, logicalLocations: [{ fullyQualifiedName: text }], message: said }];
    const results = [{ ruleId: text, level: text, kind: text, message: { text }, locations, properties, taxa: [{ id: text }] }];
    return aSarifRun([...results, { ...results[0], ruleId: 'CVE-2024-1111', message: said }], {
      tool: { driver: { name: text, version: text, guid: text, rules: [rule] } },
      automationDetails: { id: text },
      originalUriBaseIds: { [text.slice(0, 600)]: { uri: text } },
      versionControlProvenance: [{ mappedTo: { uri: text } }],
      invocations: [{ exitSignalName: text, exitCodeDescription: text, executionSuccessful: false }],
    });
  }

  const PIECES =
    'git / // ./ ../ file: a/ a+ %2 %C3 \\ ( [ {0 {0} {{ \t \n SRC ROOT CVE- CVE-2024- GHSA-aaaa BIT-a SNYK-a-a-1_ cwe- 0 9 . , ; | ` @ : = _1 ~'.split(
      ' ',
    );

  test.each([...PIECES, ' ', 'Name: ', ' reports ', 'pkg:npm/', 'x@1 '])('is read in no time where it is many times %j', (piece) => {
    const many = piece.repeat(Math.ceil(100_000 / piece.length));
    const started = performance.now();
    for (const end of ['', '?', '\u0000x']) expect(readSarif(aLog([everywhere(many + end)])).runs.length).toBe(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('whatever the bytes', () => {
  test('a fault or runs come out, and nothing is thrown', () => {
    const tokens = [' ', ...'{ } [ ] : , " \\ "runs" "version" "2.1.0" "results" 1 null true \ufeff é'.split(' ')];
    assert(
      property(
        oneof(
          uint8Array(),
          array(constantFrom(...tokens)).map((parts) => new TextEncoder().encode(parts.join(''))),
        ),
        (bytes) => {
          const { faults, runs } = readSarif(bytes);
          expect(faults.length + runs.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 3000 },
    );
  });

  /** JSON that uses the names of SARIF, with values of any type. */
  const names = constantFrom(
    ...[
      'runs results tool driver extensions rules id guid index name ruleId ruleIndex rule level kind message text',
      'arguments locations physicalLocation artifactLocation uri uriBaseId region startLine logicalLocations',
      'properties tags security-severity taxa relationships target toolComponent suppressions status baselineState',
      'invocations ruleConfigurationOverrides descriptor configuration provenance invocationIndex artifacts location',
      'originalUriBaseIds taxonomies versionControlProvenance mappedTo externalPropertyFileReferences',
      'automationDetails __proto__',
    ].flatMap((line) => line.split(' ')),
  );
  const { value } = letrec<{ value: unknown }>((tie) => ({
    value: oneof(
      { depthSize: 'medium', withCrossShrink: true },
      constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        1,
        'error',
        'none',
        'pass',
        '',
        'x',
        '9.8',
        'file:///',
        '../',
        'CVE-2024-1111',
        'pkg:npm/x@1',
      ),
      jsonValue({ maxDepth: 1 }),
      array(tie('value'), { maxLength: 3 }),
      dictionary(names, tie('value'), { maxKeys: 6 }),
    ),
  }));

  test('values of the wrong type are counted, and every result is a finding or no defect', () => {
    const result = record(
      {
        ruleId: value,
        ruleIndex: value,
        rule: value,
        level: value,
        kind: value,
        message: value,
        locations: value,
        properties: value,
        taxa: value,
        suppressions: value,
        provenance: value,
        baselineState: value,
      },
      { requiredKeys: [] },
    );
    const run = record(
      {
        tool: value,
        results: array(result, { maxLength: 4 }),
        invocations: value,
        artifacts: value,
        originalUriBaseIds: value,
        taxonomies: value,
        automationDetails: value,
        externalPropertyFileReferences: value,
      },
      { requiredKeys: ['results'] },
    );
    assert(
      property(array(run, { minLength: 1, maxLength: 3 }), string(), (runs, $schema) => {
        const read = readSarif(aLog(runs, { $schema }));
        expect(read.runs.length).toBe(runs.length);
        for (const { counts, run: at } of read.runs) {
          expect(counts.results).toBe(runs[at]?.results.length);
          expect(Object.values(counts.byLevel).reduce((sum, count) => sum + count, 0)).toBe(counts.results);
        }
        const notDefects = read.runs.reduce((sum, { counts }) => sum + counts.notDefects, 0);
        expect(read.findings.length).toBe(runs.flatMap(({ results }) => results).length - notDefects);
        read.findings.map(severityOf);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
