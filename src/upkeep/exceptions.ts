// `defect-gate exceptions COMMAND …`: the words behind it in, what the command ends with out.

import { optionLines, readArguments } from '../arguments.ts';
import { fault } from '../model/fault.ts';
import { givenBy, type Caller, type Given } from './given.ts';
import { lint } from './lint.ts';
import { list } from './list.ts';
import { add } from './new.ts';
import { COMMANDS, type Command, type CommandName } from './options.ts';
import { refused, type Outcome } from './outcome.ts';
import { preview } from './preview.ts';
import { prune } from './prune.ts';
import { sign } from './sign.ts';

type Run = (given: Given, caller: Caller) => Promise<Outcome>;

const RUNS: Readonly<Record<CommandName, Run>> = {
  lint,
  list,
  new: (given, { env }) => add(given, loginIn(env)),
  sign,
  prune,
  preview,
};

export async function exceptions(args: readonly string[], caller: Caller): Promise<Outcome> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === 'help') return help(Object.keys(COMMANDS) as CommandName[]);
  if (!isCommand(name)) {
    const names = Object.keys(COMMANDS).join(', ');
    return refused([fault('E_OPTION', 'exceptions', `"${name}" is none of its commands`, `write one of ${names}, or --help`)]);
  }
  if (rest.includes('--help')) return help([name]);
  const given = givenBy(readArguments(rest, COMMANDS[name].options), caller);
  return given.faults.length > 0 ? refused(given.faults) : RUNS[name](given, caller);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function loginIn(env: Caller['env']): string {
  return env['GITHUB_ACTOR'] ?? env['GIT_AUTHOR_EMAIL'] ?? '';
}

function help(names: readonly CommandName[]): Outcome {
  const usages = names.map((name) => {
    const { words, does, options }: Command = COMMANDS[name];
    return `defect-gate exceptions ${name}${words === '' ? '' : ` ${words}`} [options]\n  ${does}\n${optionLines(options)}`;
  });
  return { exitCode: 0, text: [usages.join('\n')], faults: [] };
}
