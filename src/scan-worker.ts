// The second thread: reads and scans one file after the other, as it is told, and says what it found. It never runs far ahead of
// the thread that takes it, so that memory does not grow with the file.

import { parentPort } from 'node:worker_threads';
import { fault, type Fault } from './model/fault.ts';
import { intake } from './sarif/intake.ts';
import { scanHere, STOP, TAKEN, type Message, type Order } from './scan.ts';
import { Shelf } from './sarif/window.ts';

/** Chunks that were found and are not taken yet, at most; and bytes of them, beyond which not one more is begun. */
const MOST_AHEAD = 8;
const MOST_BYTES = 2 ** 20;
const shelves = Array.from({ length: MOST_AHEAD }, () => new Shelf());

/** Why no more is wanted is known over there. */
const STOPPED: Fault = fault('E_TOO_LARGE', '', 'no more is wanted', '');

async function scan(order: Order, shared: Int32Array): Promise<void> {
  let sent = 0;
  const at = (chunk: number): Shelf => shelves[chunk % MOST_AHEAD] as Shelf;
  const isFarAhead = (taken: number): boolean => {
    let bytes = 0;
    for (let chunk = taken; chunk < sent; chunk++) bytes += at(chunk).filled;
    return sent - taken >= MOST_AHEAD || bytes > MOST_BYTES;
  };
  const empty = (): Shelf => {
    for (let taken = 0; isFarAhead((taken = Atomics.load(shared, TAKEN)));) Atomics.wait(shared, TAKEN, taken);
    const next = at(sent);
    next.clear();
    return next;
  };
  let shelf = empty();
  const done = await scanHere(order, {
    window: (window) => shelf.put(window),
    chunk({ bytes, size, inflated }) {
      send(shelf, { bytes, size, inflated });
      sent += 1;
      shelf = empty();
      return Atomics.load(shared, STOP) === 1 ? STOPPED : null;
    },
  });
  send(shelf, done);
}

function send({ memory, parcels }: Shelf, at: Message['at']): void {
  parentPort?.postMessage({ memory, parcels, at } satisfies Message);
}

// An empty document first: by the time that a file is named, what it takes is compiled.
intake([0, 0, 0, 0], false, () => undefined).end();
parentPort?.on('message', ({ order, shared }: { order: Order; shared: Int32Array }) => void scan(order, shared));
