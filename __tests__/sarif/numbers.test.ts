// Equal parts of records get equal numbers, and different ones different numbers, from the first record to the last, however many
// there are; and of the next document nothing is known yet.

import { describe, expect, test } from 'vitest';
import { scanner } from '../../src/sarif/scanner.ts';
import { compile, LOG } from '../../src/sarif/shape.ts';
import { RECORD } from '../../src/sarif/window.ts';

const TABLE = compile(LOG);

/** Numbers of the common part and of the place of each result, where result n is of rule n % rules and of file n % files. */
function numbersOf(count: number, rules: number, files: number): { readonly commons: number[]; readonly places: number[] } {
  const commons: number[] = [];
  const places: number[] = [];
  const { push, end } = scanner(TABLE, [1, 2, 3, 4], ({ records }) => {
    for (let start = 0; start < records.length; start += RECORD) {
      commons.push(records[start + 2] ?? 0);
      places.push(records[start + 5] ?? 0);
    }
  });
  const results = Array.from({ length: count }, (_none, index) => {
    const uri = `src/part${index % files}/file.c`;
    return `{"ruleId":"R${index % rules}","locations":[{"physicalLocation":{"artifactLocation":{"uri":"${uri}"}}}]}`;
  });
  push(Buffer.from(`{"runs":[{"results":[${results.join()}]}]}`));
  expect(end()).toBeNull();
  return { commons, places };
}

describe('the parts of records', () => {
  test.each([
    [100, 7, 10],
    [5000, 2047, 2048],
    [5000, 2049, 2050],
    [40_000, 5000, 20_000],
    [100, 3, 5],
  ])('of %d results, %d rules and %d files are numbered as they first come', (count, rules, files) => {
    const { commons, places } = numbersOf(count, rules, files);
    expect(commons).toEqual(Array.from({ length: count }, (_none, index) => index % rules));
    expect(places).toEqual(Array.from({ length: count }, (_none, index) => index % files));
  });
});
