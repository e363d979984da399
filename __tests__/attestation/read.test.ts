// The small readers: JSON and what is said where it is none, ages, and artifacts by name.

import { describe, expect, test } from 'vitest';
import { parseAge } from '../../src/attestation/age.ts';
import { decodeJson, readJson } from '../../src/attestation/json.ts';
import { parseSubject } from '../../src/attestation/subject.ts';

describe('JSON', () => {
  test.each([
    ['a key twice', '{"a":1,"a":1}', 'it is not taken: an object says "a" twice (at character 10)'],
    ['nothing', '', 'it is not taken: the file ends before its JSON does'],
    ['a byte order mark', '\ufeff{}', 'it is not taken: the file is not JSON (at character 0)'],
    ['65 levels', '['.repeat(65) + ']'.repeat(65), 'it is not taken: the file nests deeper than 64 levels (at character 64)'],
  ])('is refused: %s', (_title, text, why) => {
    expect(readJson(text, 'it')).toEqual({ ok: false, why });
    expect(decodeJson(new TextEncoder().encode(text), 'it')).toEqual({ ok: false, why });
  });

  test('is refused where its bytes are not UTF-8', () => {
    expect(decodeJson(Buffer.of(0x22, 0xc3, 0x22), 'it')).toEqual({ ok: false, why: 'it is not UTF-8' });
  });
});

describe('an age', () => {
  test.each([
    ['1m', 60_000],
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['99999d', 8_639_913_600_000],
  ])('is read: %s', (text, ms) => {
    expect(parseAge(text)).toBe(ms);
  });

  test.each(['', '0h', '24', 'h', '24H', '24 h', '-1h', '+1h', '1.5h', '1e3h', '100000d', '24hours', '1w', '1s', '01h', '24h\n', '٢h'])(
    'is refused: %j',
    (text) => {
      expect(parseAge(text)).toBeNull();
    },
  );
});

describe('a subject', () => {
  const digest = '0123456789abcdef'.repeat(4);

  test.each([
    ['shop', `shop@sha256:${digest}`],
    ['registry.example:5000/shop:1.2', `registry.example:5000/shop:1.2@sha256:${digest}`],
    ['@scope/name@1.0.0', `@scope/name@1.0.0@sha256:${digest}`],
  ])('is an artifact by name: %s', (name, text) => {
    expect(parseSubject(text)).toEqual({ name, sha256: digest });
  });

  test.each([
    ['a file', 'dist/shop.tar'],
    ['nothing', ''],
    ['no name', `@sha256:${digest}`],
    ['half a digest', `shop@sha256:${digest.slice(1)}`],
    ['a digest in capitals', `shop@sha256:${digest.toUpperCase()}`],
    ['another digest', `shop@sha512:${digest}`],
    ['two lines', `a\nb@sha256:${digest}`],
    ['a line end behind it', `shop@sha256:${digest}\n`],
  ])('is a file: %s', (_title, text) => {
    expect(parseSubject(text)).toBeNull();
  });
});
