// Generated findings, and exceptions that speak of some of them: 70 % name one file, 20 % the files of one folder somewhere
// below another, 10 % a folder; 90 % name a rule. Every other rule is that of a finding in that file.

import { writeFileSync } from 'node:fs';
import { noun, randomOf, sourceFiles, type Random } from './random.ts';
import type { Place } from './sarif.ts';

/** The day of the judgement: the exceptions hold on it. */
export const JUDGED = '2026-11-21T12:00:00Z';

const POLICY = `version: 1
application: {id: bench}
signOff:
  proof: declared
  roles:
    appsec: {people: [{login: kim}, {login: lee}]}
  required:
    critical: {roles: {appsec: 2}, longest: 30d}
    high: {roles: {appsec: 1}, longest: 90d}
`;

export function writePolicy(path: string): void {
  writeFileSync(path, POLICY);
}

/** Five findings to a file, of two hundred rules. */
export function placesOf(count: number): readonly Place[] {
  const random = randomOf(2);
  const files = sourceFiles(random, Math.ceil(count / 5));
  const rules = Array.from({ length: 200 }, (_, index) => `js/${noun(random)}-${index}`);
  return Array.from({ length: count }, () => ({ rule: random.pick(rules), path: random.pick(files) }));
}

export function writeExceptions(path: string, count: number, places: readonly Place[]): void {
  const random = randomOf(3);
  const entries = Array.from({ length: count }, (_, index) => exception(random, index, places));
  writeFileSync(path, `version: 1\nexceptions:\n${entries.join('')}`);
}

function exception(random: Random, index: number, places: readonly Place[]): string {
  const meant = random.pick(places);
  const rule = random.percent(50) ? meant.rule : random.pick(places).rule;
  const named = random.percent(90) ? `rule: ${rule}, ` : '';
  return `  - id: EX-${index}
    decision: accepted-risk
    match: {${named}path: "${pattern(random, meant.path)}"}
    justification: Made up to be measured.
    maxMatches: 1000
    requested: {by: ana, on: 2026-11-02}
    validThrough: 2027-01-31
    signOffs:
      - {by: kim, role: appsec, on: 2026-11-03}
`;
}

function pattern(random: Random, path: string): string {
  const [top, area, part] = path.split('/');
  const kind = random.int(10);
  if (kind < 7) return path;
  return kind < 9 ? `${top}/**/${part}/*.ts` : `${top}/${area}/**`;
}
