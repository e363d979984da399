// Started by the bench as a process of its own: reads one SARIF file from the sources and says how long that took, without the
// start of Node. `read.ts gate FILE` throws the findings away as they come; `read.ts JSON.parse FILE` keeps what it must.

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { sarifReader } from '../src/sarif/read.ts';

const CHUNK = 1 << 20;

function byReader(path: string): number {
  let findings = 0;
  const reader = sarifReader({ input: path, roots: [], prelude: null, onFinding: () => (findings += 1) });
  const file = openSync(path, 'r');
  const chunk = new Uint8Array(CHUNK);
  for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) reader.push(chunk.subarray(0, length));
  closeSync(file);
  const { faults, again } = reader.end();
  if (faults.length > 0 || again !== null) throw new Error(`${path} is not what was written: ${JSON.stringify(faults)}`);
  return findings;
}

function byParse(path: string): number {
  const { runs } = JSON.parse(readFileSync(path, 'utf8')) as { runs: { results: unknown[] }[] };
  return runs.reduce((sum, { results }) => sum + results.length, 0);
}

const [, , how = '', path = ''] = process.argv;
const start = performance.now();
const results = how === 'gate' ? byReader(path) : byParse(path);
process.stdout.write(JSON.stringify({ seconds: (performance.now() - start) / 1000, results }));
