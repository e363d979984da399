// Bytes of a file in, in chunks of any size; what the gate reads of it out, window by window, and at the end whether it was JSON.

import { decoder } from './decode.ts';
import { scanner, type ScanFault, type Secret } from './scanner.ts';
import { compile, LOG, LOG_TO_FOLLOW, type Table } from './shape.ts';
import type { Window } from './window.ts';

export interface Intake {
  push(chunk: Uint8Array): void;
  end(): Scanned;
}

/** What is known of a file once it was scanned to its end. Plain data. */
export interface Scanned {
  /** Why it is no document that can be read, and at which byte; null for one. */
  readonly broken: { readonly fault: ScanFault; readonly offset: number } | null;
  /** True when its beginning looks like SARIF, so that a broken file may have been some. */
  readonly looksLikeSarif: boolean;
}

/** What is kept of the beginning, to tell a broken SARIF file from something else. */
const HEAD = 4096;
const TABLE = compile(LOG);
let followed: Table | null = null;

/** @param toFollow true to read what it takes to know a finding again, too: few runs of the gate do */
export function tableFor(toFollow: boolean): Table {
  return toFollow ? (followed ??= compile(LOG_TO_FOLLOW)) : TABLE;
}

/** @param secret see `scanner` @param toFollow see `tableFor` @param onWindow gets what was found; it is good until the call returns */
export function intake(secret: Secret, toFollow: boolean, onWindow: (window: Window) => void): Intake {
  const scan = scanner(tableFor(toFollow), secret, onWindow);
  const text = decoder(scan.push);
  let head = '';
  return {
    push(chunk) {
      if (head.length < HEAD) head += new TextDecoder('latin1').decode(chunk.subarray(0, HEAD));
      text.push(chunk);
    },
    end() {
      const isText = text.end();
      const broken = isText ? scan.end() : ({ fault: 'encoding', offset: 0 } as const);
      return { broken, looksLikeSarif: /"runs"|sarif/i.test(head) };
    },
  };
}
