// One SARIF file in; what the scanner finds of it out, window by window. A large one is read and scanned by a second thread,
// while this one makes something of what was found: see scan-worker.ts. Both ways give the same windows.

import type { FoundFile } from './files/find.ts';
import { readChunks, type Extent, type ReadFile } from './files/read.ts';
import type { Fault } from './model/fault.ts';
import type { Limits } from './model/limits.ts';
import { intake, type Scanned } from './sarif/intake.ts';
import type { Secret } from './sarif/scanner.ts';
import { unpacked, type Parcel, type Window } from './sarif/window.ts';
import { isLarge, thread } from './thread.ts';

/** What is to be scanned. Plain data: it is sent to the other thread. */
export interface Order {
  readonly file: FoundFile;
  readonly limits: Limits;
  readonly secret: Secret;
  /** See `tableFor`. */
  readonly toFollow: boolean;
}

export interface Sink {
  /** @param window good until this returns */
  window(window: Window): void;
  /** Once for each chunk, when its windows were handed over. @returns a fault where no more is wanted */
  chunk(at: Extent): Fault | null;
}

export type ScannedFile = ReadFile & { readonly scanned: Scanned };

/** What the other thread says: what it found in one chunk, or, at last, what the end brought and how it all went. */
export interface Message {
  /** Where the parcels stand; not to be looked at any more once the chunk is taken. */
  readonly memory: SharedArrayBuffer;
  readonly parcels: readonly Parcel[];
  readonly at: Extent | ScannedFile;
}

/** What both threads see: chunks that were taken, whether no more is wanted, and how many are to be taken before the other is woken. */
export const [TAKEN, STOP, WAKE] = [0, 1, 2];
const SHARED = 3;

export async function scanFile(order: Order, sink: Sink): Promise<ScannedFile> {
  return isLarge(order.file.path) ? scanElsewhere(order, sink) : scanHere(order, sink);
}

export async function scanHere({ file, limits, secret, toFollow }: Order, sink: Sink): Promise<ScannedFile> {
  const { push, end } = intake(secret, toFollow, sink.window);
  const done = await readChunks(file, limits, (chunk, at) => {
    push(chunk);
    return sink.chunk(at);
  });
  return { ...done, scanned: end() };
}

/** Whatever goes wrong over there and is no fault of the file is thrown here: a file is never taken for one that has ended. */
async function scanElsewhere(order: Order, sink: Sink): Promise<ScannedFile> {
  const { worker, failure } = thread();
  const shared = new Int32Array(new SharedArrayBuffer(SHARED * Int32Array.BYTES_PER_ELEMENT));
  let stop: Fault | null = null;
  const take = ({ memory, parcels, at }: Message): ScannedFile | null => {
    if (stop === null) for (const parcel of parcels) sink.window(unpacked(memory, parcel));
    if ('scanned' in at) return { ...at, fault: stop ?? at.fault };
    stop ??= sink.chunk(at);
    if (stop !== null) Atomics.store(shared, STOP, 1);
    const taken = Atomics.add(shared, TAKEN, 1) + 1;
    if (taken >= Atomics.load(shared, WAKE)) Atomics.notify(shared, TAKEN);
    return null;
  };
  const answer = new Promise<ScannedFile>((resolve, reject) => {
    worker.removeAllListeners('message').on('message', (message: Message) => {
      try {
        const done = take(message);
        if (done !== null) resolve(done);
      } catch (error) {
        reject(error);
      }
    });
  });
  worker.ref();
  worker.postMessage({ order, shared });
  try {
    return await Promise.race([answer, failure]);
  } finally {
    worker.unref();
  }
}
