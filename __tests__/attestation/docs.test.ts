// What docs/attestation.md shows must be true: its workflow gives what the Action and the command line take.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../../src/arguments.ts';
import { PREDICATE_TYPE } from '../../src/attestation/statement.ts';
import { VERIFY_OPTIONS } from '../../src/commands/verify.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/attestation.md'), 'utf8');
const [WORKFLOW = '', BY_GITHUB = ''] = [...PAGE.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) => text);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}
const { jobs } = parse(WORKFLOW) as { jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: object; outputs: object };

describe('docs/attestation.md', () => {
  test('gives the Action inputs that it has', () => {
    const step = jobs['gate']?.steps.find(({ uses }) => uses?.includes('defect-gate'));
    const given = Object.keys(step?.with ?? {});
    expect(given).toContain('attestation-key');
    expect(given.filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
  });

  test('asks verify for what it takes', () => {
    const command = jobs['deploy']?.steps.find(({ run }) => run?.includes(' verify '))?.run ?? '';
    const { faults, words, given } = readArguments((command.split(' verify ')[1] ?? '').split(/\s+/), VERIFY_OPTIONS);
    expect({ faults, words }).toEqual({ faults: [], words: [] });
    expect([...given.keys()]).toEqual(['subject', 'attestation', 'key', 'policy', 'max-age']);
  });

  test('names our predicate and an output of the Action where GitHub signs', () => {
    expect(BY_GITHUB).toContain(`predicate-type: ${PREDICATE_TYPE}\n`);
    expect(action.outputs).toHaveProperty(/outputs\.([a-z-]+)/.exec(BY_GITHUB)?.[1] ?? '');
  });
});
