// Memory for what is soon forgotten: V8 lets it grow to three times 16 MB as soon as some of it lives on, which a gate that
// forgets nearly all that it reads has no use for (docs/decisions/006).

import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** From this size on it grows no further: less is cleared too often, more is memory for nothing. */
const ENOUGH = 8 * 2 ** 20;

/**
 * To be called between chunks: whenever another thread begins, V8 forgets the setting. Never before the first one: a flag that
 * changes makes V8 refuse the compiled code that Node brings of its own modules, and a thread that begins takes twice as long.
 */
export function keepYoungGenerationSmall(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  setFlagsFromString(`--semi-space-growth-factor=${young !== undefined && young.space_size < ENOUGH ? 2 : 1}`);
  // What is kept of a million findings is not to be as much again of garbage before that is collected.
  setFlagsFromString('--heap-growing-percent=25');
  // Several threads that clear so little wait for one another, and for the one that scans.
  setFlagsFromString('--no-parallel-scavenge');
}
