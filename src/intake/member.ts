// One file of a tar in, as its bytes stream by; what it is out: a layer of an image with the files in it, a piece of JSON, or
// something else. One that is broken matters only once a manifest names it.

import { createHash } from 'node:crypto';
import type { Member } from '../artifact/image.ts';
import { addEntry, layerDraft } from '../artifact/layer.ts';
import { BLOCK, isTar, tarReader, type TarEntry } from '../artifact/tar.ts';
import { isGzip } from '../files/gzip.ts';
import { inflating, type Outlet } from '../files/outlet.ts';
import { fault, type Fault } from '../model/fault.ts';
import { contentReader } from './content.ts';
import { AGAIN, keep, type Task } from './task.ts';

export interface MemberReader {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<Member>;
}

interface Content extends Outlet {
  member(): Member;
}

/** Where manifests and settings of images stand; they are kept, and short. */
const JSON_NAME = /^(?:blobs\/.*|[^/]*\.json|oci-layout)$/;
const MOST_JSON = 4 * 2 ** 20;
const MOST_EMPTY = 2 ** 20;
const ZSTD: readonly number[] = [0x28, 0xb5, 0x2f, 0xfd];

/** @param size of the file, in bytes */
export function memberReader(name: string, size: number, task: Task): MemberReader {
  const where = `${task.name}#/${name}`;
  const digest = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
  const hash = digest === undefined ? null : createHash('sha256');
  const wanted = Math.min(BLOCK, size);
  let head = Buffer.alloc(0);
  let content: Content | null = null;
  let stop: Fault | null = null;
  const pass = async (bytes: Uint8Array): Promise<void> => void (stop ??= (await content?.write(bytes)) ?? null);
  const begin = async (): Promise<void> => {
    content = contentOf(head, size, where, task);
    await pass(head);
  };
  return {
    async write(bytes) {
      hash?.update(bytes);
      if (content !== null) return pass(bytes);
      const missing = wanted - head.length;
      head = Buffer.concat([head, bytes.subarray(0, missing)]);
      if (head.length < wanted) return;
      await begin();
      await pass(bytes.subarray(missing));
    },
    async end() {
      if (content === null) await begin();
      stop ??= (await content?.end()) ?? null;
      if (hash !== null && hash.digest('hex') !== digest)
        stop ??= fault('E_EVIDENCE', where, 'its content has another digest than its name', AGAIN);
      return stop === null ? (content?.member() ?? { kind: 'other' }) : { kind: 'broken', fault: stop };
    },
  };
}

function contentOf(head: Uint8Array, size: number, where: string, task: Task): Content {
  if (isGzip(head)) {
    const layer = layerContent(where, task);
    return { ...inflating(where, layer, task.spent, task.limits), member: layer.member };
  }
  if (ZSTD.every((byte, index) => head[index] === byte)) return nothing('zstd');
  // An empty tar is all zeros, and short.
  if (size === 0 || (isTar(head) && (head[0] !== 0 || size <= MOST_EMPTY))) return layerContent(where, task);
  const name = where.slice(task.name.length + 2);
  const isJson = size <= MOST_JSON && JSON_NAME.test(name) && /^\s*[{[]/.test(new TextDecoder('latin1').decode(head));
  return isJson ? jsonContent(where, task) : nothing('other');
}

function nothing(kind: 'zstd' | 'other'): Content {
  return { write: async () => null, end: async () => null, member: () => ({ kind }) };
}

function layerContent(where: string, task: Task): Content {
  const tar = tarReader();
  const layer = layerDraft();
  const contents = contentReader(layer);
  const hash = createHash('sha256');
  const add = (entry: TarEntry): Fault | null => {
    const odd = addEntry(layer, entry);
    return odd === null ? keep(task, entry.name) : fault('E_EVIDENCE', where, odd, 'do not use this image, and look at what wrote it');
  };
  return {
    async write(chunk) {
      hash.update(chunk);
      for (const event of tar.push(chunk)) {
        const stop = event.kind === 'entry' ? add(event.entry) : null;
        if (stop !== null) return stop;
        contents.take(event);
      }
      return tar.broken === null ? null : fault('E_EVIDENCE', where, `it is a broken tar: ${tar.broken}`, AGAIN);
    },
    end: async () => (tar.end() === 'cut short' ? fault('E_CUT_SHORT', where, 'the layer ends before its last block', AGAIN) : null),
    member: () => ({ kind: 'layer', layer, isOpen: tar.end() === 'open', digest: `sha256:${hash.digest('hex')}` }),
  };
}

function jsonContent(where: string, task: Task): Content {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  const take = (chunk: Uint8Array, last: boolean): Fault | null => {
    try {
      const piece = decoder.decode(chunk, { stream: !last });
      text += piece;
      return keep(task, piece);
    } catch {
      return fault('E_ENCODING', where, 'it is not UTF-8', AGAIN);
    }
  };
  return {
    write: async (chunk) => take(chunk, false),
    end: async () => take(new Uint8Array(0), true),
    member: () => ({ kind: 'json', text }),
  };
}
