// A request in, what the verdict is measured by out: policy and exceptions, read and parsed, with their digests; and what is wrong
// with them. Nothing of SARIF is looked at here.

import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { branchOf } from './files/branch.ts';
import { nameOf } from './files/find.ts';
import { exists, readText, readTexts, type TextFile } from './files/text.ts';
import type { Known } from './evidence.ts';
import type { Rules } from './gate.ts';
import { dayOf, formatInstant } from './model/date.ts';
import { fault, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import { rank } from './model/severity.ts';
import { builtInPolicy } from './policy/built-in.ts';
import type { Request } from './request.ts';
import type { Surroundings } from './surroundings.ts';

const HOME = '.github/defect-gate';
const DEFAULT_POLICY = [`${HOME}/policy.yml`, `${HOME}/policy.yaml`];
const DEFAULT_EXCEPTIONS = [`${HOME}/exceptions.yml`, `${HOME}/exceptions.yaml`, `${HOME}/exceptions`];

/** Where policy and exceptions lie by custom, below the source folder. */
export const CUSTOMARY: readonly string[] = [...DEFAULT_POLICY, ...DEFAULT_EXCEPTIONS];

/** @returns rules to judge by even where something is at fault: what is at fault makes the verdict an error, and the rest is judged all the same */
export async function gatherRules(request: Request, surroundings: Surroundings): Promise<{ rules: Rules; known: Known }> {
  const source = resolve(request.source);
  const now = request.now ?? surroundings.clock();
  const faults: Fault[] = [];
  const warnings: Warning[] = [];
  const chosen = async (named: string | null, usual: readonly string[], noun: string): Promise<string | null> => {
    if (named !== null) return resolve(named);
    const found = await presentOf(usual.map((path) => join(source, path)));
    const [first] = found;
    if (found.length > 1)
      faults.push(fault('E_OPTION', usual.join(' and '), `both exist, and the ${noun} can only be one of them`, 'keep one, or name one'));
    if (first === undefined && surroundings.useDefaults)
      warnings.push({
        what: `there is no ${noun} file at ${usual.join(' or ')}: ${noun === 'policy' ? 'the built-in policy judges' : 'no exception is known'}`,
        where: usual[0] ?? '',
      });
    if (first !== undefined && !surroundings.useDefaults)
      warnings.push({ what: `a ${noun} file lies here and is not used, since no option names it`, where: usual[0] ?? '' });
    return surroundings.useDefaults ? (first ?? null) : null;
  };
  const collect = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value;
    faults.push(...result.faults);
    return otherwise;
  };
  const policyPath = await chosen(request.policy, DEFAULT_POLICY, 'policy');
  const exceptionsPath = await chosen(request.exceptions, DEFAULT_EXCEPTIONS, 'exceptions');
  const policyFile = policyPath === null ? null : collect<TextFile | null>(await readText(policyPath, source), null);
  const exceptionFiles = exceptionsPath === null ? [] : collect<readonly TextFile[]>(await readTexts(exceptionsPath, source), []);
  const standIn: Policy =
    policyPath === null
      ? builtInPolicy()
      : { ...builtInPolicy(), source: `built-in policy, since ${nameOf(policyPath, source)} is at fault` };
  // What reads YAML is half of all code: it is loaded for those who have a policy or exceptions.
  const policy: Policy =
    policyFile === null
      ? standIn
      : collect((await import('./policy/parse.ts')).parsePolicy(policyFile.text, policyFile.file, now), standIn);
  const exceptions =
    exceptionFiles.length === 0 ? [] : collect((await import('./exceptions/parse.ts')).parseExceptions(exceptionFiles, dayOf(now)), []);
  faults.push(...laxerThan(policy, request));
  warnings.push(...aboutTime(policy, request, now, surroundings.clock()));
  const branch = surroundings.branch ?? (await branchOf(source));
  const digests = { policy: policyFile?.digest ?? null, exceptions: digestOf(exceptionFiles), ledger: null, artifact: null };
  const { stage, failOn } = request;
  // What may be known from before is looked at, however minor.
  const keepAll = request.allDefects || request.baseline.length > 0;
  return { rules: { policy, exceptions, reviews: new Map(), stage, failOn, now, branch, keepAll }, known: { faults, warnings, digests } };
}

/** A moment that is not the clock's, and an observation that has ended: both are easily forgotten. */
function aboutTime(policy: Policy, { now: chosen }: Request, now: number, clock: number): Warning[] {
  const until = policy.observeUntil;
  const ended = until !== null && dayOf(now) > until.day;
  return [
    ...(chosen !== null && dayOf(chosen) !== dayOf(clock)
      ? [{ what: `judged as of ${formatInstant(now)}, not of today`, where: 'option now' }]
      : []),
    ...(ended ? [{ what: `observation ended ${until.day}: what blocks fails the build`, where: until.where }] : []),
  ];
}

async function presentOf(paths: readonly string[]): Promise<readonly string[]> {
  const present = await Promise.all(paths.map(exists));
  return paths.filter((_path, index) => present[index]);
}

function laxerThan({ stages }: Policy, { failOn, stage }: Request): Fault[] {
  const own = stages[stage];
  if (failOn === null || rank(failOn) >= rank(own.failOn)) return [];
  return [
    fault(
      'E_OPTION',
      'fail-on',
      `"${failOn}" is laxer than "${own.failOn}", on which the policy fails (${own.where})`,
      'the option may only tighten; change the policy instead',
    ),
  ];
}

/** Of one file its own digest; of several, of the list of their names and digests. */
function digestOf(files: readonly TextFile[]): string | null {
  const [only] = files;
  if (only === undefined || files.length === 1) return only?.digest ?? null;
  const list = files.map(({ file, digest }) => `${digest}  ${file}\n`).join('');
  return `sha256:${createHash('sha256').update(list).digest('hex')}`;
}
