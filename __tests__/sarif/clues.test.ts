import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Clues } from '../../src/model/finding.ts';
import { aResult, logOf, readSarif } from '../builders.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

function cluesOf(over: Record<string, unknown>): Clues | null {
  const { findings } = readSarif(logOf(aResult(over)), ['/checkout'], 7, true);
  return findings[0]?.clues ?? null;
}

function at(physical: Record<string, unknown>): Record<string, unknown> {
  return { locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: 3 }, ...physical } }] };
}

describe('what helps to know a finding again', () => {
  test.each<[string, Record<string, unknown>, Partial<Clues>]>([
    ['the snippet of the region', at({ region: { startLine: 3, snippet: { text: 'eval(x)' } } }), { snippet: 'eval(x)' }],
    ['no snippet where it is no text', at({ region: { startLine: 3, snippet: { text: 7 } } }), { snippet: null }],
    ['no snippet where it is binary', at({ region: { startLine: 3, snippet: { binary: 'AA==' } } }), { snippet: null }],
    [
      'the lines around it, and where they begin',
      at({ contextRegion: { startLine: 2, snippet: { text: 'a\nb\nc' } } }),
      { context: { text: 'a\nb\nc', line: 2 } },
    ],
    ['no lines around it where nobody says which', at({ contextRegion: { snippet: { text: 'a' } } }), { context: null }],
    [
      'fingerprints of both kinds, in one order',
      { partialFingerprints: { z: '2', a: '1' }, fingerprints: { m: '3' } },
      { fingerprints: ['a', 'm', 'z'].map((name, index) => `${name}\0${[1, 3, 2][index]}`) },
    ],
    ['no fingerprints that are no text', { partialFingerprints: { a: 1, b: '', c: null } }, { fingerprints: [] }],
    ['no fingerprints of another shape', { fingerprints: ['a'] }, { fingerprints: [] }],
    [
      'the name of the place',
      { locations: [{ logicalLocations: [{ fullyQualifiedName: 'app.main', name: 'main' }] }] },
      { logical: 'app.main' },
    ],
    ['its short name where it has no other', { locations: [{ logicalLocations: [{ name: 'main' }] }] }, { logical: 'main' }],
  ])('is %s', (_title, over, expected) => {
    expect(cluesOf(over)).toMatchObject(expected);
  });

  test('is cut where it is long, and never more than twenty fingerprints', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_none, index) => [`f${index}`, 'x']));
    const clues = cluesOf({ ...at({ region: { startLine: 3, snippet: { text: 'y'.repeat(100_000) } } }), fingerprints: many });
    expect(clues?.snippet).toHaveLength(4000);
    expect(clues?.fingerprints).toHaveLength(20);
  });

  test('is not read unless somebody follows', () => {
    const { findings } = readSarif(logOf(aResult(at({ region: { startLine: 3, snippet: { text: 'eval(x)' } } }))));
    expect(findings[0]?.clues).toBeNull();
  });
});

describe.skipIf(!existsSync(CORPUS))('over the corpus (skipped where ../shared is absent)', () => {
  test('findings are the same, but for clues and digests', () => {
    const files = readdirSync(CORPUS, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.sarif'));
    let seen = 0;
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(resolve(parentPath, name));
      if (bytes.length > 2_000_000) continue;
      const [bare, followed] = [readSarif(bytes), readSarif(bytes, ['/checkout'], 1 << 16, true)];
      const known = ({ findings }: typeof bare): unknown => findings.map((finding) => ({ ...finding, clues: null, digest: '' }));
      expect(known(followed), name).toEqual(known(bare));
      seen += bare.findings.length;
    }
    expect(seen).toBeGreaterThan(1000);
  });
});
