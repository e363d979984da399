// How much the gate reads at most, so that a hostile input ends in a fault and not in a machine without memory (threats B12, D8,
// D9). What is within the limits is read whole; what exceeds one is never judged by a part of it.

import { fault, type Fault } from './fault.ts';
import { formatCount, formatSize, wholeSize } from './size.ts';

export const LIMITS = {
  inputSize: { kind: 'size', otherwise: 16 * 2 ** 30, means: 'bytes of one SARIF input, as given and once inflated' },
  compressionRatio: {
    kind: 'count',
    otherwise: 200,
    means: 'how many times the size of its gzip data an input may have, checked from 64 MiB on',
  },
  memory: {
    kind: 'size',
    otherwise: 512 * 2 ** 20,
    means: 'memory, by estimate, for what is kept of all inputs: what runs say beside their results, and findings that are listed',
  },
  results: { kind: 'count', otherwise: 5_000_000, means: 'SARIF results of all inputs together, whatever they report' },
} as const satisfies Record<string, { kind: 'size' | 'count'; otherwise: number; means: string }>;

export type LimitName = keyof typeof LIMITS;

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

export interface Limit {
  readonly most: number;
  /** Where it was said. */
  readonly where: string;
}

export type Limits = Readonly<Record<LimitName, Limit>>;

/** The number of a limit, as the policy may write it too. */
export function formatLimit(name: LimitName, number: number): string {
  return LIMITS[name].kind === 'size' ? formatSize(number) : formatCount(number);
}

interface Excess {
  readonly what: string;
  readonly found: number;
}

/** @param what says what was found, completed by the limit: `…, and at most 16 GiB are read` @param found at least so much */
export function exceeded(name: LimitName, { most, where }: Limit, input: string, { what, found }: Excess): Fault {
  const enough = 2 * Math.max(most, found);
  const said = LIMITS[name].kind === 'size' ? wholeSize(enough) : String(Math.ceil(enough));
  const fix = `look at what wrote it; if it is right, let the policy allow more, such as limits: {${name}: ${said}}`;
  return fault('E_TOO_LARGE', input, `${what}, and the limit is ${formatLimit(name, most)} (limits.${name}, ${where})`, fix);
}
