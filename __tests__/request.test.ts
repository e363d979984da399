// What is said of an option that there is not: the one that was meant.

import { expect, test } from 'vitest';
import { unknownOption } from '../src/request.ts';

test.each([
  ['q', '-q', 'write --quiet. Known options: '],
  ['o', '-o', 'write --output. Known options: '],
  ['s', '-s', 'write --stage or --source or --subject or --summary. Known options: '],
  ['z', '-z', 'Known options: '],
  ['polcy', '--polcy', 'did you mean "policy"? Known options: '],
  ['unlike-all', '--unlike-all', 'Known options: '],
])('%s is no option', (name, written, fix) => {
  const fault = unknownOption(name, written);
  expect([fault.where, fault.what]).toEqual([written, `unknown option "${name}"`]);
  expect(fault.fix.startsWith(fix)).toBe(true);
});
