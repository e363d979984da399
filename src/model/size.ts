// Sizes and large numbers, as people write and read them.

const UNITS = [
  ['TiB', 2 ** 40],
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
] as const;

/** `16 GiB`, `64.2 KiB`, `999 bytes`. */
export function formatSize(bytes: number): string {
  const [unit, factor] = UNITS.find(([, least]) => bytes >= least) ?? ['bytes', 1];
  return `${Number((bytes / factor).toFixed(1))} ${unit}`;
}

/** As much or a little more, as `parseSize` takes it. */
export function wholeSize(bytes: number): string {
  return bytes > 2 ** 30 ? `${Math.ceil(bytes / 2 ** 30)} GiB` : `${Math.ceil(bytes / 2 ** 20)} MiB`;
}

/** @param text such as `512 MiB` or `2GiB` @returns bytes, or null where it is none, or more than a number can count */
export function parseSize(text: string): number | null {
  const [, digits = '', unit = ''] = /^(\d{1,16}) ?(KiB|MiB|GiB|TiB)$/.exec(text) ?? [];
  const bytes = Number(digits) * (UNITS.find(([name]) => name === unit)?.[1] ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** `1,000,000`. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
