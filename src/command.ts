// The command line: argv in, an exit code out. Reports go to stdout; what keeps the command from starting, to stderr.

import { Readable } from 'node:stream';
import { optionLines, readArguments, valueOf } from './arguments.ts';
import { exitCodeOf } from './model/assessment.ts';
import { failed, fault, type Fault, type Result } from './model/fault.ts';
import { UNWATCHED, type Watch } from './model/progress.ts';
import { OPTIONS, SARIF_HELP } from './options.ts';
import { forTerminal } from './report/escape.ts';
import { renderReport } from './report/format.ts';
import { progressLine, progressLog } from './report/progress.ts';
import { COLOURED, PLAIN, type Style } from './report/style.ts';
import { faultLines } from './report/words.ts';
import { toRequest, type Request } from './request.ts';
import { onBug } from './bug.ts';
import type { Published } from './publish.ts';
import { print } from './stdout.ts';
import { VERSION } from './version.ts';

const USAGE = 'defect-gate check [SARIF…] [options]';
const EXCEPTIONS = 'defect-gate exceptions COMMAND [options]';
const EXPLAIN = 'defect-gate explain ID [SARIF…] [options]';
const VERIFY = 'defect-gate verify --subject FILE --attestation FILE --key FILE [options]';
const EXPLAIN_ARTIFACT = 'defect-gate explain --attestation FILE --verdict FILE [--subject FILE]';

export async function main(argv: readonly string[]): Promise<number> {
  // Whoever does not listen to progress changes nothing about the verdict.
  process.stderr.on('error', () => undefined);
  onBug((text) => process.stderr.write(text));
  return answerTo(argv);
}

async function answerTo(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'verify') return verify(rest);
  if (command === 'exceptions') return exceptions(rest);
  if (command === '--version') return say(`${VERSION}\n`);
  if (command === undefined || command === '--help' || command === 'help' || (rest.length === 1 && rest[0] === '--help'))
    return say(help(), command === undefined ? 2 : 0);
  if (command === 'check') return check(rest);
  if (command === 'explain') return explain(rest);
  return refuse([
    fault('E_OPTION', command, `unknown command "${command}"`, `the commands are "check", "explain", "verify" and "exceptions": ${USAGE}`),
  ]);
}

async function check(args: readonly string[]): Promise<number> {
  const request = parse(args);
  if (!request.ok) {
    const { discardOld } = await import('./publish.ts');
    await discardOld([valueOf('output', args), valueOf('attestation', args)]);
    return refuse(request.faults);
  }
  const published = await judged(request.value);
  const style = styleOf(process.env);
  if (await print(renderReport(published.assessment, request.value, style))) return exitCodeOf(published.assessment);
  // A report that was lost is no verdict, in no file either.
  const lost = fault('E_WRITE', 'standard output', 'the report cannot be written', 'look at what reads it, and at the disk');
  return exitCodeOf((await published.correct([lost])).assessment);
}

/** Whether an artifact may be deployed. */
async function verify(args: readonly string[]): Promise<number> {
  const command = await import('./commands/verify.ts');
  return args[0] === '--help' ? say(command.verifyHelp(VERIFY)) : answer(await command.verify(args, Date.now));
}

function answer(said: Result<{ readonly exitCode: number; readonly lines: readonly string[] }>): number | Promise<number> {
  return said.ok ? say(`${said.value.lines.join('\n')}\n`, said.value.exitCode) : refuse(said.faults);
}

/** Judges as `check` does, and says of one defect what it said of all: 0 when it is there, whatever the verdict. Without an id it is asked of an artifact that was judged. */
async function explain([id = '', ...args]: readonly string[]): Promise<number> {
  if (id.startsWith('--')) return answer(await (await import('./commands/explain.ts')).explainArtifact([id, ...args]));
  const request = parse(args);
  if (!/^d-[a-z2-9]{24}$/.test(id))
    return refuse([
      fault(
        'E_OPTION',
        'explain',
        `"${id}" is no id of a defect`,
        `take it from a report: ${EXPLAIN}; of an artifact: ${EXPLAIN_ARTIFACT}`,
      ),
    ]);
  if (!request.ok) return refuse(request.faults);
  const { output, summary, attestation, format } = request.value;
  if (output !== null || summary !== null || attestation !== null || format !== 'text') {
    const fix = 'leave out --output, --summary, --attestation and --format';
    return refuse([fault('E_OPTION', 'explain', 'it writes no file, and text only', fix)]);
  }
  const { assessment } = await judged({ ...request.value, allDefects: true });
  const { renderExplanation } = await import('./report/explain.ts');
  const text = renderExplanation(id, assessment, styleOf(process.env));
  if (text !== null) return say(text);
  return refuse([
    ...assessment.faults,
    fault('E_OPTION', 'explain', `no defect here is ${id}`, 'name the same SARIF and options as for the report that it stands in'),
  ]);
}

/** Tools for those who write and sign exceptions, loaded for them alone. */
async function exceptions(args: readonly string[]): Promise<number> {
  const run = await import('./upkeep/exceptions.ts');
  const { exitCode, text, faults } = await run.exceptions(args, { clock: Date.now(), env: process.env, folder: process.cwd() });
  refuse(faults);
  return (await print(text)) ? exitCode : 2;
}

/** The rest of the code is loaded for who asks for it. */
async function judged(request: Request): Promise<Published> {
  const { run } = await import('./run.ts');
  const { hostedBy } = await import('./hosted.ts');
  const hosted = await hostedBy(process.env, process.env['GITHUB_TOKEN'] || null);
  const caller = { stdin: Readable.from(standardInput()), clock: Date.now, branch: null, useDefaults: false, trusted: false };
  const surroundings = { ...caller, hosted, watch: watchOf(request) };
  return run(request, surroundings);
}

/** Opened when it is read: most runs never do. */
async function* standardInput(): AsyncGenerator {
  yield* process.stdin;
}

function styleOf(env: NodeJS.ProcessEnv): Style {
  return process.stdout.isTTY && (env['NO_COLOR'] ?? '') === '' ? COLOURED : PLAIN;
}

/** On a terminal a line that goes away, in a log one for each input. */
function watchOf({ quiet }: Request): Watch {
  const wall = { write: (text: string) => void process.stderr.write(text), clock: () => performance.now() };
  if (quiet) return UNWATCHED;
  return process.stderr.isTTY && process.env['TERM'] !== 'dumb'
    ? progressLine(wall, () => process.stderr.columns || 80)
    : progressLog(wall);
}

function parse(args: readonly string[]): Result<Request> {
  const { words, given, faults } = readArguments(args, OPTIONS);
  const request = toRequest(words, given, (name) => `--${name}`);
  return faults.length > 0 ? failed([...faults, ...(request.ok ? [] : request.faults)]) : request;
}

function refuse(faults: readonly Fault[]): number {
  for (const one of faults)
    process.stderr.write(
      `${faultLines(one, null)
        .map((line) => forTerminal(line, 1000))
        .join('\n  ')}\n`,
    );
  return 2;
}

function help(): string {
  const exits = '0 pass, 1 blocked, 2 could not judge, 3 a bug of ours';
  return `usage: ${[USAGE, EXPLAIN, EXPLAIN_ARTIFACT, VERIFY, EXCEPTIONS].join('\n       ')}\n\n  SARIF…${' '.repeat(15)}${SARIF_HELP}\n${optionLines(OPTIONS)}\nexit codes: ${exits}\n`;
}

async function say(text: string, exitCode = 0): Promise<number> {
  return (await print([text])) ? exitCode : 2;
}
