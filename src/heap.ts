// Memory for what is soon forgotten: V8 lets it grow to three times 16 MB as soon as some of it lives on, which a gate that
// forgets nearly all that it reads has no use for (docs/decisions/006).

import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** From this size on it grows no further: less is cleared too often, more is memory for nothing. */
const ENOUGH = 8 * 2 ** 20;
/** From this size on, of all that lives, garbage of a quarter of it is collected; below it that costs more than it gives back. */
const LARGE = 32 * 2 ** 20;
/** Chunks after which a setting is made again that V8 forgets whenever another thread begins. */
const OFTEN = 16;

/**
 * @returns what is to be called between chunks, and never before the first one: a flag that changes makes V8 refuse the compiled
 * code that Node brings of its own modules, and a thread that begins takes twice as long
 */
export function heapKeeper(): () => void {
  let chunks = 0;
  let isGrown = false;
  return () => {
    chunks += 1;
    if (isGrown && chunks % OFTEN !== 0) return;
    const spaces = getHeapSpaceStatistics();
    isGrown = spaces.some(({ space_name: name, space_size: size }) => name === 'new_space' && size >= ENOUGH);
    setFlagsFromString(`--semi-space-growth-factor=${isGrown ? 1 : 2}`);
    // Several threads that clear so little wait for one another, and for the one that scans.
    setFlagsFromString('--no-parallel-scavenge');
    if (spaces.reduce((sum, { space_used_size: used }) => sum + used, 0) >= LARGE) setFlagsFromString('--heap-growing-percent=25');
  };
}
