// An age as people write it in, milliseconds out.

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** @param text such as `90m`, `24h` or `7d`, from 1 to 99999 @returns null where it is none */
export function parseAge(text: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  return count === '' ? null : Number(count) * UNITS[unit as keyof typeof UNITS];
}
