// A result that the scanner takes apart against the same result read as a whole: any members in any order, of any kind, written
// in any way that JSON allows. What is seen of it before it is kept is what is kept.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding, Sighting } from '../../src/model/finding.ts';
import type { Prelude } from '../../src/sarif/log.ts';
import { sarifReader } from '../../src/sarif/read.ts';
import { plain, sighted } from '../builders.ts';
import { referenceRead } from './reference.ts';

/** Everything here is JSON as written, so that a number may be `1e1` and a letter `\u004e`. */
type Json = string;

const json = (value: unknown): Json => JSON.stringify(value);
const oneOf = (...texts: readonly Json[]): fc.Arbitrary<Json> => fc.constantFrom(...texts);
const seldom = (usual: fc.Arbitrary<Json>, odd: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc.oneof({ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: odd });

const ODD = oneOf('null', '7', 'true', '"text"', '""', '[]', '{}', '[null]', '[[{"text":"x"}]]', '{"text":{"text":"x"}}', '-0.5e-3');
const BLANKS = ['', '', '', ' ', '\n  ', '\t'];

/** An object of some of these members, in any order; now and then a name is written with an escape. */
function objectOf(members: Readonly<Record<string, fc.Arbitrary<Json>>>, always: readonly string[] = []): fc.Arbitrary<Json> {
  return fc.tuple(fc.record(members, { requiredKeys: [...always] }), fc.nat(10_000)).map(([given, seed]) => {
    const entries = Object.entries(given)
      .map(([name, value], index) => ({ name, value, key: Math.sin(seed + index * 7.3) }))
      .toSorted((a, b) => a.key - b.key);
    const blank = (index: number): string => BLANKS[(seed + index * 5) % BLANKS.length] ?? '';
    const written = entries.map(({ name, value }, index) => {
      const label = (seed + index) % 23 === 0 ? `"\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${name.slice(1)}"` : json(name);
      return `${blank(index)}${label}${blank(index + 1)}:${blank(index + 2)}${value}${blank(index + 3)}`;
    });
    return `{${written.join(',')}}`;
  });
}

const listOf = (entry: fc.Arbitrary<Json>, most: number): fc.Arbitrary<Json> =>
  fc.array(entry, { maxLength: most, size: 'max' }).map((all) => `[${all.join(',')}]`);

const VULNERABLE = 'Name: CVE-2024-1111\nPackage: left-pad\nInstalled Version: 1.0.0';
const text = oneOf(
  ...['query built from user input', 'größe 日本 \u{1f389}', 'a "quoted" word', 'a\\b\nc', '', '{0} and {{1}}', 'n'].map(json),
  ...[VULNERABLE, ' Vulnerability ID: GHSA-35jh-r3h4-6jhm', 'CVE: CVE-2024-2222', 'cve: CVE-2024-2222', 'Named: CVE-2024-3'].map(json),
  ...['\u00a0Name: CVE-2024-1111', '\u3000CVE : CVE-2024-2222\n', '\ufeffName: CVE-2024-1111', '\u2028Name: CVE-2024-1111'].map(json),
  ...['\u1680Name: CVE-2024-1111', '\tName: CVE-2024-1111', 'Not one: CVE-2024-1111'].map(json),
  ...['Your code calls vulnerable functions (golang.org/x/net)', 'pkg:npm/left-pad@1.0.0'].map(json),
  String.raw`"\u004eame: CVE-2024-1111"`,
  String.raw`"\n\u0020Name: CVE-2024-1111"`,
  String.raw`"Name\u003a CVE-2024-1111"`,
  String.raw`"\ud83d\ude00 \u0022 \/ \ud800"`,
);
const message = seldom(
  fc.oneof(
    text.map((written) => `{"text":${written}}`),
    objectOf({
      text: seldom(text, ODD),
      markdown: text,
      id: oneOf('"m"', '"shared"', '"none"', '7'),
      arguments: oneOf('["x","Name:"]', '[7]', '{}'),
    }),
  ),
  ODD,
);

const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 200 }).map(String) },
  oneOf('1e1', '1E+1', '1.0', '3.5', '"3"', '-1', '-0', '0', 'null', 'true', '[3]', '{}'),
  oneOf('9999999', '10000000', '10000001', '99999999', '100000000', '4294967297', '99999999999', '1e400'),
);
const region = seldom(objectOf({ startLine: number, startColumn: number, endLine: number, endColumn: number, snippet: ODD }), ODD);
const uri = oneOf(
  ...[
    'src/a.ts',
    'src/b.ts',
    './src//a.ts',
    '../x',
    '',
    'src/a%20b.ts',
    '/checkout/src/a.ts',
    'file:///checkout/x.ts',
    'file:///tmp/x',
  ].map(json),
  ...['caf\u00e9.ts', 'cafe\u0301.ts', 'package-lock.json', 'https://user:pw@host/x', 'C:\\x', 'a\\b'].map(json),
  String.raw`"src\/a.ts"`,
  String.raw`"\u0073rc/a.ts"`,
);
const index = oneOf('0', '1', '2', '1.0', '-1', '9', '"0"', 'null');
const artifactLocation = seldom(
  objectOf({ uri: seldom(uri, ODD), uriBaseId: oneOf('"SRCROOT"', '"%SRCROOT%"', '"ELSE"', '7'), index, description: ODD }),
  ODD,
);
const physicalLocation = seldom(objectOf({ artifactLocation, region, contextRegion: region, address: ODD }), ODD);
const logicalLocation = objectOf({
  fullyQualifiedName: oneOf('"a.B.c"', '"pkg:npm/left-pad@1.0.0"', '"left-pad@1.0.0"', '7'),
  name: oneOf('"c"', 'null'),
  index,
  kind: ODD,
});
const place = seldom(
  fc.oneof(
    { weight: 3, arbitrary: physicalLocation.map((written) => `{"physicalLocation":${written}}`) },
    {
      weight: 2,
      arbitrary: objectOf({
        physicalLocation,
        logicalLocations: seldom(listOf(seldom(logicalLocation, ODD), 2), ODD),
        message,
        id: number,
      }),
    },
  ),
  ODD,
);
const locations = seldom(
  fc.oneof({ weight: 3, arbitrary: place.map((written) => `[${written}]`) }, { weight: 2, arbitrary: listOf(place, 3) }),
  ODD,
);

const properties = objectOf({
  'security-severity': oneOf('"9.8"', '5', '"high"', '"?"', 'null'),
  tags: oneOf('["security"]', '["external/cwe/cwe-089"]', '["CVE-2024-4444"]', '["hardcoded secret"]', '"security"', '[7]'),
  purl: oneOf('"pkg:npm/lodash@4.17.20"', '["pkg:npm/a@1","pkg:npm/b@2"]', '7'),
  cve: oneOf('"CVE-2024-5555"', '"prose"'),
  packageName: oneOf('"lodash"'),
  version: oneOf('"4.17.20"'),
});
/** As most scanners write them: nothing odd, one place, so that the parts alone are read. */
const plainResult = objectOf(
  {
    ruleId: oneOf('"r"', '"vulnerable"', '"CVE-2024-1111"', '"CVE-2024-7777"'),
    message: text.map((written) => `{"text":${written}}`),
    locations: fc
      .tuple(objectOf({ uri, index }), fc.record({ startLine: fc.nat(99), endLine: fc.nat(99) }))
      .map(([artifact, lines]) => `[{"physicalLocation":{"region":${json(lines)},"artifactLocation":${artifact}}}]`),
    properties: oneOf('{"purl":"pkg:npm/lodash@4.17.20"}', '{"packageName":"lodash","version":"4.17.20"}', '{"purl":"pkg:npm/a@1"}', '{}'),
  },
  ['message', 'locations'],
);
const result = fc.oneof(
  {
    weight: 2,
    arbitrary: objectOf(
      {
        ruleId: oneOf('"r"', '"r"', '"r/sub"', '"vulnerable"', '"CVE-2024-1111"', '"none"', '""', 'null', '7'),
        ruleIndex: index,
        rule: seldom(oneOf('{"id":"r"}', '{"index":1}', '{"guid":"g"}'), ODD),
        kind: oneOf('"fail"', '"fail"', '"pass"', '"open"', '"review"', '"odd"', 'null', '7'),
        level: oneOf('"error"', '"warning"', '"none"', '"ERROR"', '"odd"', 'null', '7'),
        baselineState: oneOf('"new"', '"absent"', '7'),
        suppressions: oneOf('[]', '[{"kind":"external"}]', '[{"kind":"inSource","status":"rejected"}]', '[7]', '{}', 'null'),
        taxa: oneOf('[{"id":"CWE-79","toolComponent":{"name":"CWE"}}]', '[7]', '{}'),
        provenance: oneOf('{"invocationIndex":0}', '{"invocationIndex":"0"}', '7'),
        properties: seldom(properties, ODD),
        message,
        locations,
        stacks: seldom(oneOf('[{"frames":[{"module":"golang.org/x/net@v1.0.0"}]}]', '[{"frames":[]}]'), ODD),
        codeFlows: ODD,
        relatedLocations: locations,
        guid: ODD,
      },
      ['message', 'locations'],
    ),
  },
  { weight: 2, arbitrary: plainResult },
  // Without message or places.
  { weight: 1, arbitrary: objectOf({ ruleId: oneOf('"r"', '"CVE-2024-1111"'), level: oneOf('"error"'), message, locations }) },
);

const RULES = [
  { id: 'r', guid: 'g', name: 'Rule', messageStrings: { m: { text: 'of the rule {0}' } }, shortDescription: { text: 'described' } },
  {
    id: 'vulnerable',
    properties: { tags: ['security', 'CVE-2024-4444'], purl: 'pkg:npm/left-pad@1.0.0' },
    help: { text: 'Package: left-pad' },
  },
  { id: 'CVE-2024-1111', defaultConfiguration: { level: 'note' }, fullDescription: { text: 'left-pad@1.0.0' } },
];
const RUN: readonly (readonly [string, Json])[] = Object.entries({
  tool: { driver: { name: 'Scanner', rules: RULES, globalMessageStrings: { shared: { text: 'shared {0}' } } } },
  originalUriBaseIds: { SRCROOT: { uri: 'file:///checkout/' }, ELSE: { uri: 'lib/' } },
  artifacts: [
    { location: { uri: 'src/listed.ts' } },
    { location: { uri: 'lib/x.jar' }, properties: { id1: 'pkg:maven/org.x/y@1.0' } },
    { location: {}, properties: {} },
  ],
  logicalLocations: [{ fullyQualifiedName: 'pkg:npm/listed@2.0.0' }, { fullyQualifiedName: 'x.Y' }],
  invocations: [
    {
      executionSuccessful: true,
      ruleConfigurationOverrides: [{ descriptor: { index: 0 }, configuration: { level: 'none' } }],
    },
  ],
}).map(([name, value]) => [name, json(value)]);

/** Results repeat one another, as those of scanners do: what was told of one must not be told of another. */
const log: fc.Arbitrary<Json> = fc
  .tuple(fc.array(result, { minLength: 1, maxLength: 6, size: 'max' }), fc.array(fc.nat(5), { maxLength: 4 }), fc.nat(RUN.length))
  .map(([results, again, before]) => {
    const all = [...results, ...again.flatMap((which) => results[which] ?? [])];
    const members = RUN.map(([name, value]) => `${json(name)}:${value}`);
    members.splice(before, 0, `"results":[${all.join(', ')}]`);
    return `{"version":"2.1.0","runs":[{${members.join(',')}}]}`;
  });

type Seen = Omit<Finding, 'at' | 'message' | 'secret'>;

interface Kept {
  readonly seen: Seen;
  readonly whole: Finding;
}

function seenOf(sighting: Sighting): Seen {
  const { package: found, vulnerability, otherPaths, security, location, cwe, claims, kind, rule, tool, suppressions, clues } = sighting;
  return { package: found, vulnerability, otherPaths, security, location, cwe, claims, kind, rule, tool, suppressions, clues };
}

/** @param early what is asked of a finding before it is kept */
function readRecords(bytes: Uint8Array, chunk: number, early = true): { readonly kept: readonly Kept[]; readonly refused: boolean } {
  const read = (prelude: Prelude | null): { kept: Kept[]; again: Prelude | null; refused: boolean } => {
    const kept: Kept[] = [];
    const reader = sarifReader({
      input: 'scan.sarif',
      roots: ['/checkout'],
      prelude,
      onFinding(sighting) {
        const before = early ? seenOf(sighting) : null;
        const whole = plain(sighting.whole());
        kept.push({ seen: before ?? seenOf(sighting), whole });
      },
    });
    for (let offset = 0; offset < bytes.length; offset += chunk) reader.push(bytes.subarray(offset, offset + chunk));
    const { again, runs } = reader.end();
    return { kept, again, refused: runs.length === 0 };
  };
  const first = read(null);
  return first.again === null || first.again.refused ? first : read(first.again);
}

describe('a result in parts', () => {
  test.each([
    [1, 150],
    [7, 300],
    [65_536, 1200],
  ])('is the result that was read whole, in chunks of %i bytes', (chunk, numRuns) => {
    const told = { findings: 0, otherPaths: 0, vulnerability: 0, package: 0, path: 0, line: 0 };
    fc.assert(
      fc.property(log, (written) => {
        const bytes = new TextEncoder().encode(written);
        const wanted = referenceRead(bytes);
        const { kept, refused } = readRecords(bytes, chunk);
        expect(refused).toBe(wanted.findings === null);
        if (wanted.findings === null) return;
        expect(kept.map(({ whole }) => whole)).toEqual(wanted.findings);
        told.findings += kept.length;
        for (const { whole } of kept) {
          if (whole.otherPaths.length > 0) told.otherPaths += 1;
          if (whole.vulnerability !== null) told.vulnerability += 1;
          if (whole.package !== null) told.package += 1;
          if (whole.location.path !== null) told.path += 1;
          if (whole.location.line !== null) told.line += 1;
        }
      }),
      { numRuns },
    );
    // What never happens is not tested.
    for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(0);
  });

  test('is seen as it is kept, whatever is asked first', () => {
    fc.assert(
      fc.property(log, fc.boolean(), (written, early) => {
        for (const { seen, whole } of readRecords(new TextEncoder().encode(written), 65_536, early).kept)
          expect(seen).toEqual(seenOf(sighted(whole)));
      }),
      { numRuns: 600 },
    );
  });

  test.each(['007', '1.', '.5', '+1', '0x10', '1e', '- 1', 'Infinity', '1_000'])(
    'is refused with a line of %s, as by every reader',
    (line) => {
      const written = `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"ruleId":"r","message":{"text":"x"},"locations":[{"physicalLocation":{"region":{"startLine":${line}}}}]}]}]}`;
      const bytes = new TextEncoder().encode(written);
      expect(referenceRead(bytes).findings).toBe(null);
      for (const chunk of [1, 7, 65_536]) expect(readRecords(bytes, chunk).refused).toBe(true);
    },
  );
});
