// What is measured: the commands, in parts that are compared within themselves. The first of each part is what the others are
// held against. Each command says how to tell that it did its work.

import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JUDGED, placesOf, writeExceptions, writePolicy } from './exceptions.ts';
import type { Subject } from './measure.ts';
import { peersOn } from './peers.ts';
import { writeFlows, writePlaces, type Generated } from './sarif.ts';

export interface Part {
  readonly title: string;
  /** Size of what each command reads; null where that says nothing. */
  readonly bytes: number | null;
  readonly subjects: readonly Subject[];
}

export interface Amounts {
  /** Bytes of the larger file; the smaller one has a tenth. */
  readonly bytes: number;
  readonly findings: number;
  readonly exceptions: number;
}

const ROOT = resolve(import.meta.dirname, '..');
const CLI = join(ROOT, 'dist/cli.js');

/** @param folder where the generated files go */
export function* partsOf({ bytes, findings, exceptions }: Amounts, folder: string): Generator<Part> {
  yield startUp();
  const large = writeFlows(join(folder, 'large.sarif'), bytes);
  yield endToEnd(large, folder);
  yield readingAlone(large);
  yield endToEnd(writeFlows(join(folder, 'small.sarif'), bytes / 10), folder);
  yield* excepting(findings, exceptions, folder);
}

function startUp(): Part {
  return {
    title: 'start-up',
    bytes: null,
    subjects: [
      { label: '`node -e 0`', argv: [process.execPath, '-e', '0'], exits: [0], problem: () => '' },
      {
        label: '`dist/cli.js --version`',
        argv: [process.execPath, CLI, '--version'],
        exits: [0],
        problem: (stdout) => (/^\d/.test(stdout) ? '' : `no version: ${stdout}`),
      },
    ],
  };
}

function endToEnd(sarif: Generated, folder: string): Part {
  const parse = "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))";
  return {
    title: `${sizeOf(sarif)}, whole processes`,
    bytes: sarif.bytes,
    subjects: [
      { label: '`JSON.parse`, which judges nothing', argv: [process.execPath, '-e', parse, sarif.path], exits: [0], problem: () => '' },
      check('`dist/cli.js check`', sarif, folder, {}),
      ...peersOn(sarif),
    ],
  };
}

function readingAlone(sarif: Generated): Part {
  const by = (label: string, how: string): Subject => ({
    label,
    argv: [process.execPath, join(import.meta.dirname, 'read.ts'), how, sarif.path],
    exits: [0],
    problem: (stdout) => (told(stdout)['results'] === sarif.results ? '' : `it read ${stdout}`),
    ownSeconds: (stdout) => told(stdout)['seconds'] ?? Number.NaN,
  });
  return {
    title: `${sizeOf(sarif)}, reading alone: seconds without the start of Node, memory with Node and its TypeScript`,
    bytes: sarif.bytes,
    subjects: [by('`JSON.parse` of the text', 'JSON.parse'), by('`sarifReader`, findings thrown away', 'gate')],
  };
}

function told(stdout: string): Readonly<Record<string, number>> {
  return JSON.parse(stdout) as Readonly<Record<string, number>>;
}

function* excepting(findings: number, exceptions: number, folder: string): Generator<Part> {
  const places = placesOf(findings);
  const many = writePlaces(join(folder, 'many.sarif'), places);
  const one = writePlaces(join(folder, 'one.sarif'), places.slice(0, 1));
  const policy = join(folder, 'policy.yml');
  const file = join(folder, 'exceptions.yml');
  writePolicy(policy);
  writeExceptions(file, exceptions, places);
  const count = exceptions.toLocaleString('en');
  for (const sarif of [many, one])
    yield {
      title: `${sarif.results.toLocaleString('en')} ${sarif.results === 1 ? 'finding: what reading the YAML costs' : 'findings against exceptions'}`,
      bytes: null,
      subjects: [
        check('`dist/cli.js check`, no exceptions', sarif, folder, { policy, now: JUDGED }),
        check(`\`dist/cli.js check\`, ${count} exceptions`, sarif, folder, { policy, now: JUDGED, exceptions: file }),
      ],
    };
}

interface Verdict {
  readonly verdict: string;
  readonly counts: { readonly results: number };
  readonly exceptions: Readonly<Record<string, readonly object[]>>;
}

function check(label: string, sarif: Generated, folder: string, options: Readonly<Record<string, string>>): Subject {
  const output = join(folder, 'verdict.json');
  const given = Object.entries({ ...options, output }).flatMap(([name, value]) => [`--${name}`, value]);
  return {
    label,
    argv: [process.execPath, CLI, 'check', sarif.path, '--quiet', '--source', folder, ...given],
    exits: [0, 1],
    problem: () => {
      const { verdict, counts, exceptions } = JSON.parse(readFileSync(output, 'utf8')) as Verdict;
      rmSync(output);
      if (verdict === 'error' || counts.results !== sarif.results) return `verdict ${verdict} on ${counts.results} results`;
      const isVoid = options['exceptions'] !== undefined && sarif.results > 1 && exceptions['used']?.length === 0;
      return isVoid ? 'no exception covers anything' : '';
    },
  };
}

function sizeOf({ bytes, results }: Generated): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 0)} MB, ${results.toLocaleString('en')} results`;
}
