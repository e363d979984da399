// What a name, a folder or a pattern finds, and what is said where it finds nothing.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findEvidence, findSarif, type Found } from '../../src/files/find.ts';
import { folderWith } from '../dist/processes.ts';

const FOLDER = folderWith({
  'sarif/a.sarif': '{}',
  'sarif/b.sarif': '{}',
  'other/x.txt': '',
  'evidence/meta.json': '{}',
  'evidence/files.txt': '',
  'evidence/deep/sbom.json': '{}',
  'evidence/empty/.keep': '',
});
const at = (name: string): string => join(FOLDER, name);

afterAll(() => rmSync(FOLDER, { recursive: true }));

function said({ files, faults }: Found): string {
  return faults.length === 0 ? files.map(({ name }) => name).join(' ') : faults.map(({ code, what }) => `${code} ${what}`).join('; ');
}

describe('SARIF', () => {
  test.each([
    ['by its ending', 'sarif', 'sarif/a.sarif sarif/b.sarif'],
    ['by a pattern', 'sarif/*.sarif', 'sarif/a.sarif sarif/b.sarif'],
    [
      'by a pattern that matches none',
      'sarif/*.json',
      'E_NO_FILE no SARIF file is there, only 2 files below sarif that the pattern does not match, such as sarif/a.sarif, sarif/b.sarif',
    ],
    [
      'in a folder of other files',
      'other',
      'E_NO_FILE no SARIF file is there, only 1 file not named .sarif, .sarif.json or .json, such as other/x.txt',
    ],
  ])('is found %s', async (_title, arg, expected) => {
    expect(said(await findSarif([at(arg)], FOLDER))).toBe(expected);
  });
});

describe('evidence', () => {
  test.each([
    ['by a folder, whatever is in it', 'evidence', 'evidence/deep/sbom.json evidence/empty/.keep evidence/files.txt evidence/meta.json'],
    ['by a pattern', 'evidence/**/*.json', 'evidence/deep/sbom.json evidence/meta.json'],
    [
      'by a pattern that matches none',
      'evidence/*.map',
      'E_NO_FILE no evidence file is there, only 4 files below evidence that the pattern does not match, such as evidence/deep/sbom.json, evidence/empty/.keep, evidence/files.txt',
    ],
  ])('is found %s', async (_title, arg, expected) => {
    expect(said(await findEvidence([at(arg)], FOLDER))).toBe(expected);
  });
});
