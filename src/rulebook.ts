// A place in; the policy and exceptions that stand there, read and parsed, out, with what is wrong with them.

import { createHash } from 'node:crypto';
import type { Extended } from './extends.ts';
import type { TextFile } from './files/text.ts';
import type { GitHub } from './github/api.ts';
import { dayOf } from './model/date.ts';
import type { Exception } from './model/exception.ts';
import { fault, ok, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import type { Place } from './place.ts';
import { builtInPolicy, standIn } from './policy/built-in.ts';

const HOME = '.github/defect-gate';
export const CUSTOMARY_POLICY: readonly string[] = [`${HOME}/policy.yml`, `${HOME}/policy.yaml`];
export const DEFAULT_EXCEPTIONS = [`${HOME}/exceptions.yml`, `${HOME}/exceptions.yaml`, `${HOME}/exceptions`];

/** Where policy and exceptions lie by custom. */
export const CUSTOMARY: readonly string[] = [...CUSTOMARY_POLICY, ...DEFAULT_EXCEPTIONS];

/** What is looked for, and where. */
export interface Sought {
  readonly place: Place;
  /** Paths as the place takes them; null where none is named. */
  readonly policy: string | null;
  readonly exceptions: string | null;
  /** Turns a customary path into one that the place takes. */
  readonly custom: (path: string) => string;
  /** False where what lies by custom is mentioned, and not used. */
  readonly useDefaults: boolean;
  readonly origin: Exception['origin'];
  /** Asked for policies that are extended; null where there is no access to it. */
  readonly github: GitHub | null;
  /** What may be asked of it; null for whatever a policy says. */
  readonly only: ReadonlySet<string> | null;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
}

export interface Rulebook {
  /** The built-in one where there is none, and where it is at fault. */
  readonly policy: Policy;
  /** None where any of them is at fault. */
  readonly exceptions: readonly Exception[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
  readonly digests: { readonly policy: string | null; readonly exceptions: string | null };
  /** All that was read there. */
  readonly files: readonly TextFile[];
  /** Paths of what is extended in the same place. */
  readonly beside: readonly string[];
  /** What was read of other repositories. */
  readonly asked: readonly string[];
}

export async function readRulebook(sought: Sought): Promise<Rulebook> {
  const { place, now, origin } = sought;
  const faults: Fault[] = [];
  const warnings: Warning[] = [];
  const collect = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value;
    for (const one of result.faults) faults.push(one);
    return otherwise;
  };
  const read = { policy: async (path: string) => inList(await place.file(path)), exceptions: (path: string) => place.files(path) };
  const find = async (noun: Noun): Promise<Found> => {
    const found = await (sought[noun] === null ? byCustom(noun, sought, read[noun]) : named(sought[noun], place, read[noun]));
    for (const one of found.faults) faults.push(one);
    for (const one of found.warnings) warnings.push(one);
    return found;
  };
  const own = await find('policy');
  const { files: exceptionFiles } = await find('exceptions');
  const [policyFile] = own.files;
  const otherwise: Policy = own.path === null ? builtInPolicy() : standIn(`${place.nameOf(own.path)} is at fault`);
  const { policy, ...extended } =
    own.path === null || policyFile === undefined
      ? { policy: otherwise, ...NOTHING_EXTENDED }
      : collect(await policyOf(policyFile, own.path, sought), { policy: otherwise, ...NOTHING_EXTENDED, files: [policyFile] });
  const all = [...exceptionFiles, ...extended.exceptions];
  const exceptions = all.length === 0 ? [] : collect((await import('./exceptions/parse.ts')).parseExceptions(all, dayOf(now), origin), []);
  const digests = { policy: digestOf(extended.files), exceptions: digestOf(all) };
  return {
    policy,
    exceptions,
    faults,
    warnings,
    digests,
    files: [...own.files, ...exceptionFiles, ...extended.beside],
    beside: extended.beside.map(({ path }) => path),
    asked: extended.asked,
  };
}

const NOTHING_EXTENDED = { files: [], exceptions: [], beside: [], asked: [] };

/** What reads YAML is half of all code: it is loaded for those who have a policy or exceptions. */
async function policyOf(file: TextFile, path: string, sought: Sought): Promise<Result<Extended>> {
  return (await import('./extends.ts')).resolveExtends(file, path, sought);
}

type Noun = 'policy' | 'exceptions';
/** With its article. */
const NAMED: Readonly<Record<Noun, string>> = { policy: 'a policy file', exceptions: 'an exceptions file' };
type Read = (path: string) => Promise<Result<readonly TextFile[] | null>>;

interface Found {
  /** Null where nothing is to be used. */
  readonly path: string | null;
  readonly files: readonly TextFile[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

function inList(file: Result<TextFile | null>): Result<readonly TextFile[] | null> {
  return file.ok ? ok(file.value === null ? null : [file.value]) : file;
}

async function named(path: string, place: Place, read: Read): Promise<Found> {
  const files = await read(path);
  if (!files.ok) return { path, files: [], faults: files.faults, warnings: [] };
  const missing = fault('E_NO_FILE', place.nameOf(path), 'the file cannot be read: it does not exist', 'correct the name, or add the file');
  return { path, files: files.value ?? [], faults: files.value === null ? [missing] : [], warnings: [] };
}

async function byCustom(noun: Noun, { custom, useDefaults }: Sought, read: Read): Promise<Found> {
  const usual = noun === 'policy' ? CUSTOMARY_POLICY : DEFAULT_EXCEPTIONS;
  const [where = ''] = usual;
  const present = await presentOf(usual.map(custom), read);
  const [first] = present;
  const both = `both exist, and the ${noun} can only be one of them`;
  const faults = present.length > 1 ? [fault('E_OPTION', usual.join(' and '), both, 'keep one, or name one')] : [];
  if (first === undefined || !useDefaults) {
    const none = `there is no ${noun} file at ${usual.join(' or ')}: ${noun === 'policy' ? 'the built-in policy judges' : 'no exception is known'}`;
    const idle = `${NAMED[noun]} lies here and is not used, since no option names it`;
    const isExpected = first === undefined && !useDefaults;
    return { path: null, files: [], faults, warnings: isExpected ? [] : [{ what: first === undefined ? none : idle, where }] };
  }
  const { path, files } = first;
  return { path, files: files.ok ? files.value : [], faults: [...faults, ...(files.ok ? [] : files.faults)], warnings: [] };
}

interface Present {
  readonly path: string;
  readonly files: Result<readonly TextFile[]>;
}

async function presentOf(paths: readonly string[], read: Read): Promise<readonly Present[]> {
  const present: Present[] = [];
  for (const path of paths) {
    const files = await read(path);
    if (!files.ok) present.push({ path, files });
    else if (files.value !== null) present.push({ path, files: ok(files.value) });
  }
  return present;
}

/** Of one file its own digest; of several, of the list of their names and digests. */
function digestOf(files: readonly TextFile[]): string | null {
  const [only] = files;
  if (only === undefined || files.length === 1) return only?.digest ?? null;
  const list = files.map(({ path, digest }) => `${digest}  ${path}\n`).join('');
  return `sha256:${createHash('sha256').update(list).digest('hex')}`;
}
