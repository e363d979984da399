// What docs/release-gate.md shows must be true: its policy can be read, and its workflow names inputs that the Action has.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArguments } from '../src/arguments.ts';
import { VERIFY_OPTIONS } from '../src/commands/verify.ts';
import { parsePolicy } from '../src/policy/parse.ts';
import { NOW } from './builders.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/release-gate.md'), 'utf8');
const BLOCKS = [...PAGE.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) => text);

function blockWith(key: string): string {
  return BLOCKS.find((text) => text.includes(key)) ?? '';
}

describe('docs/release-gate.md', () => {
  test('shows a policy that the gate takes', () => {
    const parsed = parsePolicy(`version: 1\n${blockWith('exclude:')}`, 'release-gate.md', NOW);
    expect(parsed.ok ? parsed.value.artifact.required.length : parsed.faults).toBe(2);
  });

  test('shows a workflow whose inputs the Action has', () => {
    const workflow = parse(blockWith('runs-on')) as { jobs: { gate: { steps: { uses?: string; with?: object }[] } } };
    const step = workflow.jobs.gate.steps.find(({ uses }) => uses?.includes('defect-gate'));
    const { inputs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: object };
    const given = Object.keys(step?.with ?? {});
    expect(given).toContain('artifact');
    expect(given.filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
  });

  test('shows a workflow that asks verify for what it takes, of what the gate attested', () => {
    const { jobs } = parse(blockWith('runs-on')) as { jobs: { deploy: { steps: { run?: string }[] } } };
    const command = jobs.deploy.steps.find(({ run }) => run?.includes(' verify '))?.run ?? '';
    const { faults, words, given } = readArguments((command.split(' verify ')[1] ?? '').trim().split(/\s+/), VERIFY_OPTIONS);
    expect({ faults, words }).toEqual({ faults: [], words: [] });
    expect([...given.keys()]).toEqual(['subject', 'attestation', 'key', 'policy', 'max-age']);
  });
});
