// Byte-identical results are one defect; results that differ anywhere, also in what the gate does not read, are not.

import { describe, expect, test } from 'vitest';
import { scanner } from '../../src/sarif/scanner.ts';
import { compile, LOG } from '../../src/sarif/shape.ts';
import { RECORD } from '../../src/sarif/window.ts';
import { aLog, aResult, aSarifRun, readSarif } from '../builders.ts';

function digests(results: readonly unknown[], chunk?: number): number {
  return new Set(readSarif(aLog([aSarifRun(results)]), ['/checkout'], chunk).digests).size;
}

const at = (region: object): object => aResult({ locations: [{ physicalLocation: { artifactLocation: { uri: 'a.c' }, region } }] });
const flow = (line: number): object =>
  aResult({ codeFlows: [{ threadFlows: [{ locations: [{ location: { physicalLocation: { region: { startLine: line } } } }] }] }] });

describe('results', () => {
  test.each<[string, object, object]>([
    ['a character offset', at({ charOffset: 10 }), at({ charOffset: 99 })],
    ['the last column', at({ startLine: 1, endColumn: 4 }), at({ startLine: 1, endColumn: 9 })],
    ['a code flow', flow(1), flow(2)],
    ['a member of their own', aResult({ guid: 'a' }), aResult({ guid: 'b' })],
    [
      'the end of a very long text',
      aResult({ message: { text: `${'x'.repeat(200_000)}1` } }),
      aResult({ message: { text: `${'x'.repeat(200_000)}2` } }),
    ],
  ])('that differ in %s are two', (_title, one, other) => {
    for (const chunk of [7, 1 << 20]) expect(digests([one, other], chunk)).toBe(2);
  });

  test('that are byte-identical are one, wherever windows and chunks part them', () => {
    const long = flow(3);
    const filler = Array.from({ length: 3000 }, (_none, index) => aResult({ guid: String(index) }));
    for (const chunk of [1, 64, 65_536]) expect(digests([long, ...filler, long, ...filler, long], chunk)).toBe(3001);
  });

  test('of two tools are two, though tool and rule are written as a file too', () => {
    const result = { ruleIndex: 0, message: { text: 'x' }, locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] };
    const run = (tool: string, rule: string): object =>
      aSarifRun([result], {
        tool: { driver: { name: tool, rules: [{ id: rule }] } },
        artifacts: [{ location: { uri: `${tool}\0${rule}` } }],
      });
    expect(new Set(readSarif(aLog([run('A', 'style'), run('B', 'injection')])).digests).size).toBe(2);
  });

  test('that differ where one change might undo another have two hashes, whatever the secret', () => {
    const one = `{"x":"${'a'.repeat(40)}"}`;
    const changed = (changes: readonly [number, string][]): string =>
      changes.reduce((text, [place, letter]) => text.slice(0, place) + letter + text.slice(place + 1), one);
    const others = [
      changed([[7, '!']]),
      changed([
        [7, '!'],
        [19, 'c'],
      ]),
      changed([
        [7, '!'],
        [19, 'c'],
        [28, 'c'],
      ]),
      changed([
        [7, '!'],
        [19, 'e'],
        [28, 'e'],
      ]),
      changed([
        [7, '!'],
        [19, 'g'],
        [28, 'c'],
      ]),
    ];
    const results = [one, ...others];
    for (let secret = 0; secret < 100; secret++) {
      const hashes: string[] = [];
      const { push, end } = scanner(compile(LOG), [secret, secret * 7, secret * 31, secret * 1009], ({ records }) => {
        for (let start = 0; start < records.length; start += RECORD) hashes.push(records.subarray(start + 14, start + 18).join());
      });
      push(Buffer.from(`{"runs":[{"results":[${results.join()}]}]}`));
      expect(end()).toBeNull();
      expect(new Set(hashes).size).toBe(results.length);
    }
  });
});
