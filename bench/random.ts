// Numbers that look random and are equal on every machine and in every run: what is generated rests on its seed alone.

export interface Random {
  /** From 0 to `below`, without it. */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in so many of a hundred cases. */
  percent(cases: number): boolean;
  hex(digits: number): string;
}

/** Xorshift with 32 bits of state (Marsaglia 2003), stirred once: enough to vary text, and nothing to keep a secret with. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const int = (below: number): number => Math.floor((next() / 2 ** 32) * below);
  return {
    int,
    pick: <T>(list: readonly T[]): T => list[int(list.length)] as T,
    percent: (cases) => int(100) < cases,
    hex: (digits) => Array.from({ length: digits }, () => int(16).toString(16)).join(''),
  };
}

const NOUNS =
  'account address amount archive article basket batch bill booking branch buyer card carrier cart catalogue claim client coupon courier customer delivery deposit discount document draft export fee filter form gift import inbox invoice item label ledger letter listing mailbox margin member note offer order owner packet page parcel partner payment picture pledge price product profile quote rebate receipt record refund region rental reply report review route sale sample seller shelf shipment stock store supplier ticket token transfer visit voucher warehouse'.split(
    ' ',
  );
/** Every fiftieth word or so: bytes beyond ASCII, and characters that JSON escapes. */
const ODD = ['Grüße', 'señal', 'żółw', '東京', 'Київ', '📦', '"as is"', 'C:\\temp', 'one\ttwo', 'a\nb'];

export function noun(random: Random): string {
  return random.pick(NOUNS);
}

export function prose(random: Random, words: number): string {
  return Array.from({ length: words }, () => (random.percent(2) ? random.pick(ODD) : noun(random))).join(' ');
}

/** Files three folders deep, each with a name of its own. */
export function sourceFiles(random: Random, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const top = random.pick(['apps', 'core', 'jobs', 'libs', 'server', 'web']);
    return `${top}/${noun(random)}/${noun(random)}/${noun(random)}-${index}.ts`;
  });
}
