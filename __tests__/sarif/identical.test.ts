// Byte-identical results are one defect; results that differ anywhere, also in what the gate does not read, are not.

import { describe, expect, test } from 'vitest';
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
});
