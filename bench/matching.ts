// How long it takes to find which exceptions speak of which findings, by what exceptions name:
// node --expose-gc bench/matching.ts [--findings 100000] [--exceptions 10000] [--paths 20000] [--only WORDS]. Seconds of
// processors, which say more than the clock where others work on the same machine: to get ready, to note every finding, to apply
// the exceptions to those that are kept, and to tell near misses of what is not covered. Half of the findings are what exceptions
// are made of.

import { parseArgs } from 'node:util';
import { statementsOf } from '../src/exceptions/apply.ts';
import type { Defect } from '../src/model/defect.ts';
import type { Exception } from '../src/model/exception.ts';
import type { Finding, Package } from '../src/model/finding.ts';
import type { Criteria } from '../src/model/policy.ts';
import { builtInPolicy } from '../src/policy/built-in.ts';
import { noun, randomOf, sourceFiles } from './random.ts';

const { values } = parseArgs({
  options: {
    findings: { type: 'string', default: '100000' },
    exceptions: { type: 'string', default: '10000' },
    paths: { type: 'string', default: '20000' },
    only: { type: 'string', default: '' },
  },
});
const [findings, exceptions, paths] = [Number(values.findings), Number(values.exceptions), Number(values.paths)];

const TODAY = '2026-11-21';
const random = randomOf(4);
const list = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_none, index) => make(index));

const RULES = list(200, (index) => `js/${noun(random)}-${index}`);
const TOOLS = list(3, (index) => ({ name: `tool ${index}`, version: null, category: null }));
const PACKAGES = list(10_000, (index): Package => {
  const [name, version] = [`${noun(random)}-${index >> 2}`, `1.${index & 3}.0`];
  return { name, version, ecosystem: 'npm', purl: `pkg:npm/${name}@${version}`, fixed: [] };
});
const FILES = sourceFiles(random, paths);

/** Every fourth names a vulnerability in a package. */
function finding(index: number): Finding {
  const path = random.pick(FILES);
  const found = index % 4 === 0 ? random.int(PACKAGES.length) : null;
  return {
    at: { input: 'scan.sarif', run: 0, result: index },
    tool: random.pick(TOOLS),
    rule: random.pick(RULES),
    kind: 'fail',
    claims: [{ level: 'error', levelFrom: 'result', securitySeverity: { kind: 'absent' }, securitySeverityFrom: null, rule: '' }],
    message: '',
    location: { path, display: path, line: index, column: null, endLine: null },
    otherPaths: [],
    cwe: [],
    vulnerability: found === null ? null : { id: `CVE-2026-${found}`, aliases: [`GHSA-${found}`] },
    package: found === null ? null : (PACKAGES[found] ?? null),
    security: true,
    secret: false,
    suppressions: [],
    clues: null,
  };
}

const FINDINGS = list(findings, finding);

/** What an exception says that is made of one finding. */
type Kind = (meant: Finding, index: number) => Criteria;

const folders = ({ location: { path } }: Finding): readonly string[] => (path ?? '').split('/');
const glob = (meant: Finding): string => {
  const [top, area, part] = folders(meant);
  return random.int(3) < 2 ? `${top}/**/${part}/*.ts` : `${top}/${area}/**`;
};
const otherRule = ({ rule }: Finding): string => (random.percent(50) ? rule : random.pick(RULES));
const pathOf = ({ location: { path } }: Finding): string => path ?? '';
const packaged = (): Package => random.pick(PACKAGES);

const KINDS: Readonly<Record<string, Kind>> = {
  'rule and file': (meant) => ({ rule: [otherRule(meant)], path: [pathOf(meant)] }),
  'rule and glob': (meant) => ({ rule: [otherRule(meant)], path: [glob(meant)] }),
  'one rule, other files': (meant) => ({ rule: [RULES[0] ?? ''], path: [pathOf(meant)] }),
  'one glob, other rules': (meant) => ({ rule: [meant.rule], path: ['web/**'] }),
  'rule, file and tool': (meant) => ({ rule: [meant.rule], path: [pathOf(meant)], tool: [random.pick(TOOLS).name] }),
  file: (meant) => ({ path: [pathOf(meant)] }),
  glob: (meant) => ({ path: [glob(meant)] }),
  vulnerability: () => ({ vulnerability: [`CVE-2026-${random.int(PACKAGES.length)}`] }),
  package: () => ({ package: [`pkg:npm/${packaged().name}`] }),
  'package in a version': () => ({ package: [`pkg:npm/${packaged().name}@<1.2.0`] }),
  'tool and glob': (meant) => ({ tool: [meant.tool.name], path: [glob(meant)] }),
  'nothing that is there': (meant, index) => ({ rule: [meant.rule], path: [`gone/${index}.ts`] }),
  'mixed as bench/exceptions.ts has it': (meant) => ({
    ...(random.percent(90) ? { rule: [otherRule(meant)] } : {}),
    path: [random.percent(70) ? pathOf(meant) : glob(meant)],
  }),
  'hostile: globs that begin with stars': (_meant, index) => ({ path: [`**/${noun(random)}-${index}*.ts`] }),
  'hostile: globs with stars on both sides': (_meant, index) => ({ path: [`**/*${index}*`] }),
};

function exception(match: Criteria, index: number): Exception {
  return {
    id: `EX-${index}`,
    decision: 'accepted-risk',
    vex: null,
    match,
    justification: 'made up to be measured',
    impact: null,
    plan: null,
    controls: [],
    owner: null,
    maxSeverity: null,
    maxMatches: 1000,
    requested: { by: 'ana', on: '2026-11-02' },
    validThrough: '2027-01-31',
    until: null,
    renews: null,
    emergency: false,
    revoked: null,
    signOffs: [],
    origin: 'trusted',
    cameWith: null,
    where: `exceptions.yml:${index}`,
  };
}

function defect(found: Finding): Defect {
  const rating = { severity: 'low', because: [], lowered: null } as const;
  return { id: `d-${found.at.result}`, severity: 'low', findings: [{ finding: found, rating }], merged: [], hasTwin: false };
}

function measured<Value>(run: () => Value): readonly [Value, string] {
  // What the making of findings and defects left behind is no matching: where it may, it is cleared away first.
  globalThis.gc?.();
  const used = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(used);
  return [value, ((user + system) / 1e6).toFixed(2).padStart(6)];
}

const at = { policy: builtInPolicy(), today: TODAY, branch: null };
const signed = {
  signers: [{ by: 'kim', on: '2026-11-03', roles: ['appsec'], proof: 'declared' }],
  uncounted: [],
  isChanged: false,
} as never;

console.log(`${findings} findings in ${paths} files, ${exceptions} exceptions: ready, note, apply, near misses; kept, covered, unused`);
for (const [title, kind] of Object.entries(KINDS)) {
  if (!title.includes(values.only)) continue;
  const known = list(exceptions, (index) => exception(kind(FINDINGS[random.int(findings / 2)] as Finding, index), index));
  const [statements, ready] = measured(() => statementsOf(known, at, () => signed));
  const [kept, noting] = measured(() => FINDINGS.filter((one) => statements.note(one)));
  const defects = kept.map(defect);
  const [{ covered, outcomes, nearMissesOf }, applying] = measured(() => statements.apply(defects));
  const open = FINDINGS.map(defect).filter(({ id }) => !covered.has(id));
  const [, telling] = measured(() => open.reduce((count, one) => count + nearMissesOf(one).length, 0));
  console.log(`${title.padEnd(40)} ${ready} ${noting} ${applying} ${telling}   ${kept.length} ${covered.size} ${outcomes.unused.length}`);
}
