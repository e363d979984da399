// Words of a command line and a table of options in; what was given out, and every mistake at once: unknown and repeated options,
// missing and superfluous values.

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fault, type Fault } from './model/fault.ts';
import type { Option } from './options.ts';
import { unknownOption, type Given } from './request.ts';

type GivenValue = string | true | readonly string[];
type Options = Readonly<Record<string, Option>>;

export interface Arguments {
  /** What stands alone, in order. */
  readonly words: readonly string[];
  readonly given: Given;
  readonly faults: readonly Fault[];
}

export function readArguments(args: readonly string[], known: Options): Arguments {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries(known))
    options[name] = { type: option.value === null ? 'boolean' : 'string', multiple: true };
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const faults: Fault[] = [];
  const given = new Map<string, GivenValue>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (option === undefined || !token.rawName.startsWith('--')) {
      faults.push(unknownOption(token.name, token.rawName, Object.keys(known)));
      continue;
    }
    const problem = problemWith(option, token.rawName, token.value, given.has(token.name));
    if (problem) faults.push(problem);
    else given.set(token.name, withValue(option, token.value, given.get(token.name)));
  }
  return { words, given, faults };
}

function problemWith(option: Option, written: string, value: string | undefined, repeated: boolean): Fault | null {
  if (repeated && !option.many) return fault('E_OPTION', written, 'the option is given twice', 'keep one of them');
  if (option.value === null && value !== undefined)
    return fault('E_OPTION', written, 'the option takes no value', `write ${written} alone`);
  if (option.value !== null && (value === undefined || value === ''))
    return fault('E_OPTION', written, 'the option has no value', `write ${written} ${option.value}`);
  return null;
}

/** A flag, a value, or one value more. */
function withValue({ many }: Option, value: string | undefined, before: GivenValue | undefined): GivenValue {
  if (!many) return value ?? true;
  return [...(Array.isArray(before) ? before : []), value ?? ''];
}

/** @returns faults where a command lacks what it needs, or is told what it does not take @param needed names of options */
export function unmet({ words, given, faults }: Arguments, needed: readonly string[]): readonly Fault[] {
  const missing = needed.filter((name) => !given.has(name) && !faults.some(({ where }) => where === `--${name}`));
  return [
    ...missing.map((name) => fault('E_OPTION', `--${name}`, 'the option is missing', `write --${name} and a value`)),
    ...words.map((word) => fault('E_OPTION', 'arguments', `"${word}" stands without an option`, 'name it with the option that it is for')),
  ];
}

/** @returns what stands behind an option that is given once; null for nothing */
export function textIn(given: Given, name: string): string | null {
  const value = given.get(name);
  return typeof value === 'string' ? value : null;
}

/** @returns what stands behind an option that may be given more than once */
export function textsIn(given: Given, name: string): readonly string[] {
  const value = given.get(name);
  return Array.isArray(value) ? value : [];
}

/** One line of help for each option. */
export function optionLines(known: Options): string {
  const rows = Object.entries(known).map(([name, option]) => {
    const flag = `--${name}${option.value === null ? '' : ` ${option.value}`}`;
    const allowed = option.allowed ? ` (${option.allowed.join(', ')})` : '';
    return `  ${flag.padEnd(20)} ${option.help}${allowed}; otherwise ${option.otherwise}\n`;
  });
  return rows.join('');
}

/** What stands behind an option, however wrong the rest is; "" for nothing. @param name such as `output` */
export function valueOf(name: string, args: readonly string[]): string {
  const written = `--${name}`;
  const at = args.findIndex((arg) => arg === written || arg.startsWith(`${written}=`));
  if (at === -1) return '';
  return args[at] === written ? (args[at + 1] ?? '') : (args[at] ?? '').slice(written.length + 1);
}
