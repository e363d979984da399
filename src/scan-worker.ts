// The second thread: reads and scans one file after the other, as it is told, and says what it found. It never runs far ahead of
// the thread that takes it, so that memory does not grow with the file.

import { parentPort } from 'node:worker_threads';
import { fault, type Fault } from './model/fault.ts';
import { intake } from './sarif/intake.ts';
import { scanHere, STOP, TAKEN, WAKE, type Message, type Order } from './scan.ts';
import { Shelf } from './sarif/window.ts';

/** Chunks that were found and are not taken yet, at most; and bytes of them, beyond which not one more is begun. */
const MOST_AHEAD = 16;
const MOST_BYTES = 2 * 2 ** 20;

/** Why no more is wanted is known over there. */
const STOPPED: Fault = fault('E_TOO_LARGE', '', 'no more is wanted', '');

async function scan(order: Order, shared: Int32Array): Promise<void> {
  const busy: Shelf[] = [];
  // Those that were taken: the last one is used first, so that no more of them grow than are needed.
  const free: Shelf[] = [];
  let seen = 0;
  const isFarAhead = (): boolean => busy.length >= MOST_AHEAD || busy.reduce((bytes, { filled }) => bytes + filled, 0) > MOST_BYTES;
  const empty = (): Shelf => {
    for (;;) {
      const taken = Atomics.load(shared, TAKEN);
      free.push(...busy.splice(0, taken - seen));
      seen = taken;
      if (!isFarAhead()) break;
      // To be woken for each chunk would stop the other thread as often.
      Atomics.store(shared, WAKE, taken + Math.ceil(busy.length / 2));
      Atomics.wait(shared, TAKEN, taken);
    }
    const next = free.pop() ?? new Shelf();
    next.clear();
    return next;
  };
  let shelf = empty();
  const done = await scanHere(order, {
    window: (window) => shelf.put(window),
    chunk({ bytes, size, inflated }) {
      send(shelf, { bytes, size, inflated });
      busy.push(shelf);
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
