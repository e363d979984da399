// Evidence, source trees and questions as small as they can be, and tars written byte by byte.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shipping, type Shipping } from '../../src/artifact/ships.ts';
import { readLockfile } from '../../src/artifact/lockfile.ts';
import { importsIn } from '../../src/artifact/mentions.ts';
import { readText } from '../../src/artifact/recognise.ts';
import { readEvidence } from '../../src/intake/read.ts';
import type { Evidence, FileSize, KnownPackage, ShippingGrounds, Ships, ShipsAnswer, SourceTree } from '../../src/model/artifact.ts';
import type { Fault, FaultCode, Result } from '../../src/model/fault.ts';
import type { Package } from '../../src/model/finding.ts';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import { folderWith } from '../dist/processes.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');
export const DEMO = join(import.meta.dirname, 'demo');

/** A tree of these files, which import nothing unless their texts are given. */
export function aTree(files: readonly string[] | Readonly<Record<string, string>>, over: Partial<SourceTree> = {}): SourceTree {
  const texts = Array.isArray(files) ? files.map((path: string) => [path, ''] as const) : Object.entries(files as Record<string, string>);
  const imports = new Map(texts.map(([path, text]) => [path, importsIn(text, path) ?? new Set<string>()]));
  return {
    paths: new Set(imports.keys()),
    doubt: null,
    packages: [],
    workspaces: new Map(),
    unclear: new Set(),
    projects: new Map([['package-lock.json', 'package-lock.json']]),
    unlocked: null,
    links: new Set(),
    imports,
    generated: new Set(),
    sizes: new Map(),
    blobs: new Map(),
    manifests: new Map(),
    ...over,
  };
}

/** The demo project, as a caller reads it. */
export function demoTree(): SourceTree {
  const files = ['main', 'used', 'dead', 'shaken', 'levels'].map((name) => `src/${name}.ts`);
  const paths = [...files, '__tests__/check.ts', 'package.json', 'package-lock.json', 'Dockerfile'];
  const lock = valueOf(readLockfile(readFileSync(join(DEMO, 'package-lock.json'), 'utf8'), 'package-lock.json'));
  const texts = Object.fromEntries(paths.map((path) => [path, readFileSync(join(DEMO, path), 'utf8')]));
  return aTree(texts, { ...lock, sizes: sizesOf(texts), blobs: blobsOf(texts), manifests: new Map([['', 'artifact-demo']]) });
}

/** As git names what files hold. */
export function blobsOf(texts: Readonly<Record<string, string>>): SourceTree['blobs'] {
  const idOf = (text: string): string =>
    createHash('sha1')
      .update(`blob ${Buffer.byteLength(text)}\0${text}`)
      .digest('hex');
  return new Map(Object.entries(texts).map(([path, text]) => [path, idOf(text)]));
}

export function sizesOf(texts: Readonly<Record<string, string>>): SourceTree['sizes'] {
  const sizeOf = (text: string): FileSize => ({ bytes: Buffer.byteLength(text), lineFeeds: text.split('\n').length - 1 });
  return new Map(Object.entries(texts).map(([path, text]) => [path, sizeOf(text)]));
}

export function aPackage(name: string, version: string | null = '1.0.0', ecosystem: string | null = 'npm'): Package {
  return { name, version, ecosystem, purl: null, fixed: [] };
}

export function installed(name: string, version: string | null = '1.0.0', folder: string | null = `node_modules/${name}`): KnownPackage {
  return { type: 'npm', name, version, folder, lockfile: 'package-lock.json' };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.faults.map(({ code, what, where }) => `${where}: ${what} [${code}]`).join('\n'));
  return result.value;
}

export function faultsOf(result: Result<unknown>): readonly Fault[] {
  return result.ok ? [] : result.faults;
}

/** @param content an object is written as JSON */
export function evidenceOf(content: unknown, file = 'evidence.json'): Evidence {
  return valueOf(readText(typeof content === 'string' ? content : JSON.stringify(content), file));
}

/** @param sizes of sources, in bytes, where it is to say them */
export function aMetafile(
  sources: readonly string[],
  over: Record<string, unknown> = {},
  sizes: Readonly<Record<string, number>> = {},
): unknown {
  const inputs = Object.fromEntries(sources.map((path) => [path, { bytes: sizes[path], imports: [] }]));
  const used = Object.fromEntries(sources.map((path) => [path, { bytesInOutput: 9 }]));
  return { inputs, outputs: { 'dist/app.js': { bytes: 99, inputs: used, imports: [], ...over } } };
}

export function court(over: Partial<ShippingGrounds>): Shipping {
  return shipping({
    evidences: [],
    tree: aTree(['src/a.ts']),
    exclusions: [],
    required: [],
    judged: { digests: [], revision: null },
    ...over,
  });
}

export function askPath({ ships }: Shipping, path: string | null): Ships {
  return ships([{ paths: [path], package: null }]);
}

export function askPackage({ ships }: Shipping, found: Package, path: string | null = 'package-lock.json'): Ships {
  return ships([{ paths: [path], package: found }]);
}

export function answersFor(judging: Shipping, paths: readonly string[]): Readonly<Record<string, ShipsAnswer>> {
  return Object.fromEntries(paths.map((path) => [path, askPath(judging, path).answer]));
}

/** Reads a file as the rim does. @param name as reports give it */
export async function readFile(path: string, name: string, limits = builtInPolicy().limits): Promise<Result<Evidence>> {
  return (await readEvidence({ path, name, named: true }, limits)).evidence;
}

export async function readBytes(bytes: Uint8Array, name = 'evidence.tar', limits = builtInPolicy().limits): Promise<Result<Evidence>> {
  const path = join(folderWith({}), 'file');
  writeFileSync(path, bytes);
  return readFile(path, name, limits);
}

export function codesOf(result: Result<unknown>): readonly FaultCode[] {
  return faultsOf(result).map(({ code }) => code);
}

export interface TarFile {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  readonly target?: string;
  /** What the header says, where it lies. */
  readonly size?: number;
}

const BLOCK = 512;

/** @param isEnded false to leave out the two blocks that end a tar */
export function aTar(files: readonly TarFile[], isEnded = true): Buffer {
  const blocks = files.flatMap((file) => {
    const content = Buffer.from(file.content ?? '');
    return [tarHeader(file, content.length), content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(isEnded ? 2 * BLOCK : 0)]);
}

export function tarHeader({ name, type = '0', target = '', size }: TarFile, length: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000644 0000000 0000000 ', 100);
  header.write(`${(size ?? length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000         ', 136);
  header.write(type, 156);
  header.write(target, 157, 100);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A tar as `docker save` writes it. @param layers from the lowest on */
export function anImage(layers: readonly Uint8Array[], settings: Record<string, unknown> = {}): Buffer {
  const names = layers.map((_layer, index) => `layer-${index}.tar`);
  return aTar([
    ...layers.map((content, index) => ({ name: names[index] ?? '', content })),
    { name: 'settings.json', content: JSON.stringify({ config: {}, ...settings }) },
    { name: 'manifest.json', content: JSON.stringify([{ Config: 'settings.json', RepoTags: ['demo:1'], Layers: names }]) },
  ]);
}
