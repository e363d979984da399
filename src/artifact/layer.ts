// Layers of an image in, as their entries; the files of its final file system out. A file that a later layer takes away is gone
// only where that layer says so in full sight: a whiteout (OCI image specification, layer.md).

import type { TarEntry } from './tar.ts';

export interface Layer {
  readonly files: readonly string[];
  /** Of its files but for links, as git names what they hold; null, or "", where that is not known. */
  readonly contents: ReadonlyMap<string, string | null>;
  /** Paths that it takes away from the layers below, with all that is in them. */
  readonly gone: ReadonlySet<string>;
  /** Folders of which it hides what the layers below put into them. */
  readonly opaque: ReadonlySet<string>;
}

export interface LayerDraft extends Layer {
  readonly files: string[];
  readonly contents: Map<string, string | null>;
  readonly gone: Set<string>;
  readonly opaque: Set<string>;
}

const WHITEOUT = '.wh.';
/** What no file is named by. */
const UNREAD = '';
const OPAQUE = '.wh..wh..opq';

export function layerDraft(): LayerDraft {
  return { files: [], contents: new Map(), gone: new Set(), opaque: new Set() };
}

/** @returns why no name of a file may be like that, or null */
export function addEntry(layer: LayerDraft, { name, kind }: TarEntry): string | null {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return `an entry leaves the archive: "${name.slice(0, 200)}"`;
  const last = parts.at(-1);
  if (last === undefined || kind === 'folder' || kind === 'other') return null;
  const folder = parts.slice(0, -1).join('/');
  if (last === OPAQUE) layer.opaque.add(folder);
  else if (last.startsWith(WHITEOUT) && kind === 'file') layer.gone.add([...parts.slice(0, -1), last.slice(WHITEOUT.length)].join('/'));
  else {
    const path = parts.join('/');
    layer.files.push(path);
    // Of two entries of one name either may be there.
    if (layer.contents.has(path)) layer.contents.set(path, null);
    else if (kind === 'file') layer.contents.set(path, UNREAD);
  }
  return null;
}

/** @param oid as git names what the file holds */
export function noteContent({ contents }: LayerDraft, { name }: TarEntry, oid: string): void {
  const path = pathOf(name);
  if (contents.get(path) === UNREAD) contents.set(path, oid);
}

function pathOf(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/**
 * @param layers from the lowest on; null for one that could not be read, which takes nothing away
 * @returns each file with the number of the layer that it comes from
 */
export function finalFiles(layers: readonly (Layer | null)[]): ReadonlyMap<string, number> {
  const files = new Map<string, number>();
  for (const [index, layer] of layers.entries()) {
    if (layer === null) continue;
    const hidden = layer.gone.size + layer.opaque.size === 0 ? [] : [...files.keys()].filter((path) => isHidden(path, layer));
    for (const path of hidden) files.delete(path);
    for (const path of layer.files) files.set(path, index);
  }
  return files;
}

function isHidden(path: string, { gone, opaque }: Layer): boolean {
  if (gone.has(path) || opaque.has('')) return true;
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    if (gone.has(folder) || opaque.has(folder)) return true;
  }
  return false;
}
