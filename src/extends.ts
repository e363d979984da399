// A policy as read in; the policy that it makes of those which it extends out, with every text that this rests on, and the exceptions
// that come with them. Each place is read at one commit, however a branch moves meanwhile.

import { dirname, join, posix } from 'node:path';
import { readUtf8 } from './files/bounded.ts';
import { textFile, type TextFile } from './files/text.ts';
import type { GitHub } from './github/api.ts';
import { filesAt, tipOf, type Tip } from './github/contents.ts';
import type { Parent } from './model/exception.ts';
import { fault, failed, ok, type Fault, type Result } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import type { Place } from './place.ts';
import { layerOver, type Layer } from './policy/extends.ts';
import { namedIn } from './policy/named.ts';
import { parseSaid, type Said } from './policy/parse.ts';
import { MAX_POLICY_BYTES, type PolicyFile } from './policy/schema.ts';

type Extension = NonNullable<PolicyFile['extends']>;

/** Where a policy that is extended may lie. */
export interface Sources {
  /** The place where the policy itself lies. */
  readonly place: Place;
  /** null where there is no access to it. */
  readonly github: GitHub | null;
  /** All that may be asked for, as `Extended.asked` names it; null for whatever a policy says. */
  readonly only: ReadonlySet<string> | null;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
}

export interface Extended {
  readonly policy: Policy;
  /** All that the policy rests on, itself first: paths say nothing of a commit, so that equal texts have equal names. */
  readonly files: readonly TextFile[];
  /** Exceptions of those that are extended. */
  readonly exceptions: readonly BesideParent[];
  /** Of both those that were read in the place of the policy, which is not among them. */
  readonly beside: readonly TextFile[];
  /** What was read of other repositories. */
  readonly asked: readonly string[];
}

/** A file of exceptions beside a policy that is extended. */
export interface BesideParent extends TextFile {
  readonly cameWith: Parent;
}

/** So many policies may stand between one and the last that it extends, that one included. */
const MOST_PARENTS = 5;

/** What is read from: the place where the policy itself lies, or a commit of a repository. */
interface Source {
  /** null where the policy itself lies. */
  readonly tip: Tip | null;
  /** As a policy says it: repository and ref; "" for the place of the policy itself. */
  readonly said: string;
  read(path: string): Promise<Result<TextFile>>;
  /** @param from a path here; "" for the root */
  resolve(from: string, to: string): string;
}

/** A file in its place. */
interface Located {
  readonly source: Source;
  readonly path: string;
  readonly text: TextFile;
}

/** A policy of the chain, and what it says. */
interface Link extends Located {
  readonly said: Said;
}

/** What one policy extends. */
interface Next {
  readonly policy: Located;
  readonly exceptions: Located | null;
}

interface Chain {
  /** Each extends the next one. */
  readonly links: readonly Link[];
  readonly exceptions: readonly Beside[];
}

/** Exceptions, and which of the links they stand beside. */
interface Beside extends Located {
  readonly link: number;
}

/** @param path where the policy itself lies, as its place takes it */
export async function resolveExtends(text: TextFile, path: string, sources: Sources): Promise<Result<Extended>> {
  const chain = await chainFrom({ source: here(sources.place), path, text }, sources);
  if (!chain.ok) return chain;
  const { links, exceptions } = chain.value;
  const layer = layered(links.map(({ said }) => said));
  if (!layer.ok) return layer;
  const isBeside = ({ source }: Located): boolean => source.tip === null;
  return ok({
    policy: layer.value.policy,
    files: links.map((link) => link.text),
    exceptions: exceptions.map(({ text: one, link }) => ({ ...one, cameWith: parentIn(links[link]) })),
    beside: [...links.slice(1), ...exceptions].filter(isBeside).map((one) => one.text),
    asked: [...links, ...exceptions].filter((one) => !isBeside(one)).map(keyOf),
  });
}

/** Files of the disk that a policy there will have read beside it. @param policy absolute, there or not @returns absolute */
export async function filesBeside(policy: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (let at: string | null = policy, links = 0; at !== null && links <= MOST_PARENTS; links++) {
    const folder = dirname(at);
    const text = await readUtf8(at, MAX_POLICY_BYTES);
    const named = namedIn(text.ok ? text.value : '');
    at = named.policy === null ? null : join(folder, named.policy);
    if (at !== null) files.push(at, ...(named.exceptions === null ? [] : [join(dirname(at), named.exceptions)]));
  }
  return files;
}

/** As it says itself: what it extends is another application, if any. */
function parentIn(link: Link | undefined): Parent {
  return { application: link?.said.says.application?.id ?? null };
}

/** The last one, which extends nothing, first. */
function layered([said, ...extended]: readonly Said[]): Result<Layer> {
  if (said === undefined) return failed([]);
  if (extended.length === 0) return layerOver(said, null);
  const parent = layered(extended);
  return parent.ok ? layerOver(said, parent.value) : parent;
}

async function chainFrom(first: Located, sources: Sources): Promise<Result<Chain>> {
  const links: Link[] = [];
  const exceptions: Beside[] = [];
  const tips = new Map<string, Promise<Result<Tip>>>();
  for (let at = first; ;) {
    const said = parseSaid({ ...at.text, title: titleOf(at) }, sources.now);
    if (!said.ok) return said;
    const link = { ...at, said: said.value };
    links.push(link);
    if (link.said.says.extends === undefined) return ok({ links, exceptions });
    const next = await nextOf(link, link.said.says.extends, { ...sources, tips });
    if (!next.ok) return next;
    const endless = withoutEnd(links, next.value.policy);
    if (endless !== null) return failed([fault('E_VALUE', link.said.where('extends', 'path'), endless, 'let one of them extend nothing')]);
    if (next.value.exceptions !== null) exceptions.push({ ...next.value.exceptions, link: links.length });
    at = next.value.policy;
  }
}

function withoutEnd(links: readonly Link[], next: Located): string | null {
  if (links.some((link) => nameOf(link) === nameOf(next))) return `${titleOf(next)} extends what extends it`;
  return links.length > MOST_PARENTS ? `more than ${MOST_PARENTS} policies extend one another` : null;
}

interface Asked extends Sources {
  /** By repository and ref: each is asked once. */
  readonly tips: Map<string, Promise<Result<Tip>>>;
}

async function nextOf(link: Link, to: Extension, asked: Asked): Promise<Result<Next>> {
  const { where } = link.said;
  const opened = await sourceOf(link, to, asked);
  if (!opened.ok) return opened;
  const source = opened.value;
  const from = to.repository === undefined ? link.path : '';
  const parent = source.resolve(from, to.path);
  const read = async (path: string, said: string): Promise<Result<Located>> => {
    if (asked.only?.has(keyOf({ source, path })) === false && source.said !== '') return failed([notAsked(`${source.said}:${path}`, said)]);
    const text = await source.read(path);
    return text.ok ? ok({ source, path, text: text.value }) : failed(text.faults.map((one) => wanted(one, said)));
  };
  const policy = await read(parent, where('extends', 'path'));
  const exceptions: Result<Located | null> =
    to.exceptions === undefined ? ok(null) : await read(source.resolve(parent, to.exceptions), where('extends', 'exceptions'));
  if (policy.ok && exceptions.ok) return ok({ policy: policy.value, exceptions: exceptions.value });
  return failed([policy, exceptions].flatMap((one) => (one.ok ? [] : one.faults)));
}

async function sourceOf({ source, said }: Link, { repository, ref }: Extension, { github, only, tips }: Asked): Promise<Result<Source>> {
  if (repository === undefined) return ok(source);
  const where = said.where('extends', 'repository');
  if (github === null) {
    const fix =
      'hand over a token that may read it (input token of the Action, GITHUB_TOKEN elsewhere), or extend a file of this repository';
    return failed([fault('E_GITHUB', where, `${repository} cannot be read: there is no token for GitHub`, fix)]);
  }
  const key = `${repository}@${ref ?? ''}`;
  if (only !== null && ![...only].some((one) => one.startsWith(`${key}:`))) return failed([notAsked(key.replace(/@$/, ''), where)]);
  const asked = tips.get(key) ?? tipOf(github, repository, ref ?? null);
  tips.set(key, asked);
  const tip = await asked;
  return tip.ok ? ok(remote(github, tip.value, key)) : failed(tip.faults.map((one) => wanted(one, where)));
}

function here(place: Place): Source {
  return {
    tip: null,
    said: '',
    resolve: (from, to) => join(dirname(from), to),
    async read(path) {
      const found = isOutside(path) ? ok(null) : await place.file(path);
      if (!found.ok) return found;
      return found.value === null ? absent(place.nameOf(path)) : ok(found.value);
    },
  };
}

function remote(github: GitHub, tip: Tip, said: string): Source {
  return {
    tip,
    said,
    resolve: (from, to) => posix.join(posix.dirname(from), to),
    async read(path) {
      const file = `${tip.repository}@${shortened(tip)}:${path}`;
      const found = isOutside(path) ? ok([]) : await filesAt(github, tip, path);
      if (!found.ok) return found;
      const only = found.value.find((one) => one.path === path);
      return only === undefined ? absent(file) : textFile({ file, path: `${tip.repository}:${path}` }, only.bytes);
    },
  };
}

/** Of a folder of the disk paths are absolute, and never so. */
function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../');
}

function absent<T>(file: string): Result<T> {
  return failed([fault('E_NO_FILE', file, 'there is no such file', 'correct the path, or add the file')]);
}

/** Says who asked for what is at fault. */
function wanted(one: Fault, where: string): Fault {
  return { ...one, what: `${one.what} (extended at ${where})` };
}

function keyOf({ source: { said }, path }: Pick<Located, 'source' | 'path'>): string {
  return `${said}:${path}`;
}

/** Who writes a pull request must not choose what our token reads. */
function notAsked(name: string, where: string): Fault {
  const what = `${name} is not read for a change: the policy that is trusted does not extend it`;
  return fault('E_GITHUB', where, what, 'it is read once this is merged');
}

/** By which a file is known again, at whatever commit. */
function nameOf({ source: { tip }, path, text }: Located): string {
  return tip === null ? text.file : `${tip.repository}@${tip.ref}:${path}`;
}

/** How the header of a report calls it. */
function titleOf({ source: { tip }, text }: Located): string {
  return tip === null ? text.file : `${tip.repository}@${tip.ref} (${shortened(tip)})`;
}

function shortened({ commit }: Tip): string {
  return commit.slice(0, 7);
}
