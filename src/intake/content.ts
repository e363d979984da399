// Files of a tar, as their bytes stream by, in; as git would name what each holds out, so that it can be held against the source tree.

import { createHash, type Hash } from 'node:crypto';
import { noteContent, type LayerDraft } from '../artifact/layer.ts';
import type { TarEntry, TarEvent } from '../artifact/tar.ts';

/** Larger ones are no sources that the gate reads. */
const LARGEST = 10 * 2 ** 20;

export interface ContentReader {
  take(event: TarEvent): void;
}

export function contentReader(layer: LayerDraft): ContentReader {
  let current: { readonly entry: TarEntry; readonly hash: Hash } | null = null;
  return {
    take(event) {
      if (event.kind === 'bytes') current?.hash.update(event.bytes);
      else if (event.kind === 'close') {
        if (current !== null) noteContent(layer, current.entry, current.hash.digest('hex'));
        current = null;
      } else if (event.entry.kind === 'file' && event.entry.size <= LARGEST) {
        current = { entry: event.entry, hash: createHash('sha1').update(`blob ${event.entry.size}\0`) };
      } else current = null;
    },
  };
}
