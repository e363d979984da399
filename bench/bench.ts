// npm run bench: how fast the gate starts, reads and judges, beside what else reads such files. Writes the table to stdout, and
// with --write into README.md. Generated files stand in a folder of their own, which goes away at the end.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCH, replaceMarked } from '../scripts/markers.ts';
import { gaugeHere, measure, measureRounds } from './measure.ts';
import { partsOf, type Amounts } from './parts.ts';
import { ABSENT } from './peers.ts';
import { contextOf, tableOf, type Measured } from './table.ts';

const USAGE = 'npm run bench -- [--rounds N] [--size MB] [--findings N] [--exceptions N] [--write]';
const README = join(import.meta.dirname, '../README.md');

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    size: { type: 'string', default: '100' },
    findings: { type: 'string' },
    exceptions: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Math.round(within('rounds', values.rounds, [1, 1_000]));
// JSON.parse takes no text of more than 512 MiB.
const size = within('size', values.size, [0.1, 500]);
const amounts: Amounts = {
  bytes: size * 1e6,
  findings: Math.round(within('findings', values.findings ?? String(size * 1_000), [10, 1_000_000])),
  exceptions: Math.round(within('exceptions', values.exceptions ?? String(size * 100), [10, 40_000])),
};

function within(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  process.stderr.write(`--${name} ${text} is not from ${least} to ${most}\nusage: ${USAGE}\n`);
  process.exit(2);
}

const load = loadavg()[0] ?? 0;
const gauge = gaugeHere();
const folder = mkdtempSync(join(tmpdir(), 'defect-gate-bench-'));
// The command that runs is stopped by the same signal, and what it left undone stops the bench.
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const measured: Measured[] = [];
for (const part of partsOf(amounts, folder)) {
  process.stderr.write(`${part.title}\n`);
  const samples = measureRounds(part.subjects, rounds, (subject) => {
    const sample = measure(subject, folder, gauge);
    process.stderr.write(`  ${sample.seconds.toFixed(3)} s  ${subject.label}\n`);
    return sample;
  });
  measured.push({ part, samples });
}
const body = `${contextOf(rounds, ABSENT, load)}\n\n${tableOf(measured, rounds)}`;
process.stdout.write(`${body}\n`);
if (values.write) writeFileSync(README, replaceMarked(readFileSync(README, 'utf8'), BENCH, body));
