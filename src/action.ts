// The GitHub Action: INPUT_* in, an exit code, outputs, a job summary and annotations out.

import { join } from 'node:path';
import { getInput, getMultilineInput, setOutput, summary } from '@actions/core';
import { onBug } from './bug.ts';
import { hostedBy } from './hosted.ts';
import { print } from './stdout.ts';
import { exitCodeOf } from './model/assessment.ts';
import { fault, failed, type Fault, type Result } from './model/fault.ts';
import { UNWATCHED, type Watch } from './model/progress.ts';
import { OPTIONS, type Option, type OptionName } from './options.ts';
import { forCommand } from './report/escape.ts';
import { renderReport } from './report/format.ts';
import { progressLog } from './report/progress.ts';
import { PLAIN } from './report/style.ts';
import { renderSummary } from './report/summary.ts';
import { faultLines } from './report/words.ts';
import { toRequest, unknownOption, type Request } from './request.ts';
import { discardOld, type Published } from './publish.ts';
import { run } from './run.ts';

const RUNNER = 'look at the runner: its disk, and the permissions of its files';

async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const request = readInputs(env);
  if (!request.ok) {
    await discardOld([getInput('output') || String(customs(env)['output']), getInput('attestation')]);
    return refuse(request.faults);
  }
  const watch = watchOf(request.value);
  const hosted = await hostedBy(env, getInput(TOKEN) || null);
  const caller = { stdin: process.stdin, clock: Date.now, branch: branchOf(env), useDefaults: true, trusted: isOnGitHub(env) };
  const judged = await run(request.value, { ...caller, hosted, watch });
  const published = await publish(judged, request.value, env);
  if (await print(renderReport(published.assessment, request.value, PLAIN))) return exitCodeOf(published.assessment);
  const lost = fault('E_WRITE', 'the log', 'the report cannot be written', RUNNER);
  return exitCodeOf((await published.correct([lost])).assessment);
}

/** A line of the log for each input; where the log is to be JSON, none. */
function watchOf({ quiet, format }: Request): Watch {
  if (quiet || format === 'json') return UNWATCHED;
  return progressLog({ write: (text) => void process.stdout.write(text), clock: () => performance.now() });
}

/** An input, and no option: on the command line it would stand in the list of processes. */
const TOKEN = 'token';

/** Who writes a pull request cannot unset what the runner sets. */
function isOnGitHub(env: NodeJS.ProcessEnv): boolean {
  return (env['GITHUB_EVENT_NAME'] ?? '') !== '' || env['GITHUB_ACTIONS'] === 'true';
}

/** Every option is an input of the same name; flags are "true" or "false". */
function readInputs(env: NodeJS.ProcessEnv): Result<Request> {
  const faults: Fault[] = [];
  const given = new Map<string, string | true | readonly string[]>();
  for (const [name, option] of Object.entries(OPTIONS) as [OptionName, Option][]) {
    const value = getInput(name);
    if (value === '') continue;
    if (option.many) given.set(name, getMultilineInput(name));
    else if (option.value !== null) given.set(name, value);
    else if (value === 'true') given.set(name, true);
    else if (value !== 'false')
      faults.push(fault('E_OPTION', `input ${name}`, `"${value}" is neither true nor false`, 'write true or false'));
  }
  for (const name of strayInputs(env)) faults.push(unknownOption(name, `input ${name}`));
  for (const [name, value] of Object.entries(customs(env))) if (!given.has(name)) given.set(name, value);
  const request = toRequest(getMultilineInput('sarif'), given, (name) => `input ${name}`);
  return faults.length > 0 ? failed([...faults, ...(request.ok ? [] : request.faults)]) : request;
}

/** The runner hands on what a workflow misspells, with no more than a warning. */
function strayInputs(env: NodeJS.ProcessEnv): readonly string[] {
  const given = Object.keys(env).flatMap((key) =>
    key.startsWith('INPUT_') && env[key] !== '' ? [key.slice('INPUT_'.length).toLowerCase()] : [],
  );
  return given.filter((name) => name !== 'sarif' && name !== TOKEN && !Object.hasOwn(OPTIONS, name)).toSorted();
}

/** What a workflow would say anyway. */
function customs(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const output = join(env['RUNNER_TEMP'] ?? '.', 'defect-gate', 'verdict.json');
  const base = env['GITHUB_BASE_REF'] ?? '';
  // Of a base that only the remote has no other ref can be taken.
  const against = base === '' || getInput('stage') !== 'pull-request' ? {} : { 'base-ref': `refs/remotes/origin/${base}` };
  return { output, format: 'github', source: env['GITHUB_WORKSPACE'] || '.', ...against };
}

/** What a pull request wants to change, never the name that its author gave it. */
function branchOf(env: NodeJS.ProcessEnv): string | null {
  const base = env['GITHUB_BASE_REF'] ?? '';
  if (base !== '') return base;
  return env['GITHUB_REF_TYPE'] === 'branch' ? (env['GITHUB_REF_NAME'] ?? null) : null;
}

/** The summary first: what cannot be written makes the verdict "could not judge", on every surface. */
async function publish(judged: Published, request: Request, env: NodeJS.ProcessEnv): Promise<Published> {
  const unwritten = await attempt('GITHUB_STEP_SUMMARY', async () => {
    if (env['GITHUB_STEP_SUMMARY']) await summary.addRaw(renderSummary(judged.assessment)).write();
  });
  const summed = await judged.correct(unwritten);
  const unset = await attempt('GITHUB_OUTPUT', async () => setOutputs(summed, request));
  return summed.correct(unset);
}

async function attempt(where: string, write: () => Promise<void>): Promise<readonly Fault[]> {
  try {
    await write();
    return [];
  } catch {
    return [fault('E_WRITE', where, 'the file of the runner cannot be written', RUNNER)];
  }
}

/** Outputs are enums, whole numbers and the path that the workflow or the runner chose (threat E2). */
function setOutputs({ assessment, attestation }: Published, { output }: Request): void {
  const { byDisposition, defects } = assessment.counts;
  setOutput('verdict', assessment.verdict);
  setOutput('blocking', byDisposition.blocking);
  setOutput('overdue', byDisposition.overdue);
  setOutput('accepted', byDisposition.accepted);
  setOutput('defects', defects);
  setOutput('verdict-file', output ?? '');
  setOutput('attestation-file', attestation ?? '');
}

function refuse(faults: readonly Fault[]): number {
  for (const one of faults) {
    const [what, fix] = faultLines(one, null);
    process.stdout.write(`::error title=could not judge::${forCommand(`${what}; ${fix}`)}\n`);
  }
  setOutput('verdict', 'error');
  return 2;
}

onBug((line) => process.stdout.write(`::error title=defect-gate::${forCommand(line)}\n`));
// Whatever ends without an answer has passed nothing.
process.exitCode = 3;
void main(process.env).then((code) => (process.exitCode = code));
