// What a change would make of the verdict, in words: whose word it would rest on.

import { expect, test } from 'vitest';
import { effectsOf, type Measure } from '../../src/decision/preview.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { VexDocument } from '../../src/model/vex.ts';
import { aFinding, anException, aPolicy, exceptionsOf, judge } from '../builders.ts';
import { anOpenVex, aVulnerable, documentOf, trusting } from '../vex/builders.ts';

const NOW: Measure = { policy: aPolicy(), exceptions: [] };

function effects(finding: Finding, over: Partial<Measure>, vex: readonly VexDocument[] = []): readonly string[] {
  const after = { ...NOW, ...over };
  const judged = (rules: Measure): ReturnType<typeof judge> => judge([finding], { rules: { ...rules, vex } });
  return effectsOf({ now: judged(NOW), after: judged(after) }, { now: NOW, after });
}

test('what would be accepted names those who signed', () => {
  const exceptions = exceptionsOf(anException());
  expect(effects(aFinding(), { exceptions })).toEqual([
    'accept 1 defect through 2027-01-15, signed by kim (EX-1)',
    'add the exception EX-1',
  ]);
});

test('what VEX would accept is signed by nobody, and names whose word it is', () => {
  const document = anOpenVex();
  const [accepted] = effects(aVulnerable(), { policy: trusting([document]) }, [documentOf(document)]);
  expect(accepted).toMatch(/^accept 1 defect through 2027-11-01, VEX by Acme PSIRT \(.+\)$/);
});
