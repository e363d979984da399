// A package.json in; its name, and which files it may put in the place of a folder or of another file out.

import { asMap, asString, isMap, parseJson, type Json, type JsonObject } from '../syntax/json.ts';

export interface Manifest {
  /** By which other packages of the tree may import it; null where it says none. */
  readonly name: string | null;
  /** Files, written as an import of a file beside it would be. */
  readonly imports: ReadonlySet<string>;
  /** True where it names packages that must be installed. */
  readonly needs: boolean;
}

/** Fields whose values name files by other names. */
const MAPS = ['browser', 'exports', 'imports', 'react-native'];
const NEEDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
/** Texts that name no file that a bundler takes. Any other may be told to it as a main field. */
const OTHERS = new Set('name version description license homepage author repository bugs type types typings packageManager bin'.split(' '));

/** What is no JSON says nothing: no tool takes it for a package either. */
export function readManifest(text: string, file: string): Manifest {
  const root = parseJson(text, file);
  const found = root.ok ? asMap(root.value) : asMap(null);
  const mains = [...found].filter(([field]) => !OTHERS.has(field)).map(([, value]) => (typeof value === 'string' ? value : ''));
  const files = [...mains, ...MAPS.flatMap((field) => textsIn(found.get(field) ?? null))].filter((one) => one !== '');
  const needs = NEEDS.some((field) => asMap(found.get(field)).size > 0);
  return { name: asString(found.get('name')), imports: new Set(files.map(besides)), needs };
}

/** `lib/a.js` is a file beside package.json, and no package. */
function besides(written: string): string {
  return /^(?:\.{0,2}\/|\.{1,2}$)/.test(written) ? written : `./${written}`;
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!isMap(value)) return Array.isArray(value) ? (value as readonly Json[]).flatMap(textsIn) : [];
  return [...(value satisfies JsonObject).values()].flatMap(textsIn);
}
