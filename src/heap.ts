// Memory for what is soon forgotten: V8 lets it grow to three times 16 MB as soon as some of it lives on, which a gate that
// forgets nearly all that it reads has no use for. A quarter of the memory of a run, and no slower (docs/decisions/006).

import { setFlagsFromString } from 'node:v8';

/** To be called before the first file is read. */
export function keepYoungGenerationSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
