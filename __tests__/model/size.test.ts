import { describe, expect, test } from 'vitest';
import { formatCount, formatSize, parseSize } from '../../src/model/size.ts';

describe('formatSize', () => {
  test.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1024, '1 KiB'],
    [65_740, '64.2 KiB'],
    [256 * 1024, '256 KiB'],
    [16 * 2 ** 30, '16 GiB'],
    [1.25 * 2 ** 40, '1.3 TiB'],
  ])('writes %i as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});

describe('parseSize', () => {
  test.each([
    ['512 MiB', 512 * 2 ** 20],
    ['2GiB', 2 ** 31],
    ['1 KiB', 1024],
    ['8191 TiB', 8191 * 2 ** 40],
  ])('reads %s as %i bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['', '2', '2 GB', '2 gib', '1.5 GiB', '-1 MiB', '2  MiB', ' 2 MiB', '2 MiB ', '8192 TiB', '9999999999999999 TiB', '٢ MiB'])(
    'does not read "%s"',
    (text) => {
      expect(parseSize(text)).toBeNull();
    },
  );

  test.each([2 ** 10, 2 ** 20, 3 * 2 ** 30, 1000 * 2 ** 40])('reads back %i as formatSize writes it', (bytes) => {
    expect(parseSize(formatSize(bytes))).toBe(bytes);
  });
});

describe('formatCount', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [29_000, '29,000'],
    [1_000_000, '1,000,000'],
  ])('writes %i as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});
