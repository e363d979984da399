// What a change would make of the rules, as surfaces show it: it may be named by its author, to the last byte.

import { describe, expect, test } from 'vitest';
import type { Preview } from '../../src/model/preview.ts';
import { previewLines } from '../../src/report/preview.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderText } from '../../src/report/text.ts';
import { judge } from '../builders.ts';

const EVIL = '.github/defect-gate/exceptions/\u001b[2J\n::error::x\u202e<img src=x>@octocat.yml';
const PREVIEW: Preview = { files: [{ path: EVIL, change: 'added' }], verdict: 'pass', effects: ['add the exception EX-1'] };

describe('a preview', () => {
  test('says which files are changed, what would be otherwise, and the verdict', () => {
    expect(previewLines({ ...PREVIEW, files: [{ path: 'a.yml', change: 'removed' }] })).toEqual([
      'this change brings a.yml (removed): part of no verdict until it is merged, but for exceptions whose proof is complete',
      'after the merge: would add the exception EX-1',
      'after the merge: the verdict on these findings would be "pass"',
    ]);
  });

  test('is cut where it is long, and says so', () => {
    const files = Array.from({ length: 30 }, (_, index) => ({ path: `${index}.yml`, change: 'added' as const }));
    const lines = previewLines({ files, verdict: 'fail', effects: files.map(({ path }) => `add ${path}`) });
    expect(lines[0]).toContain('19.yml (added) and 10 more:');
    expect(lines.at(-2)).toBe('and 10 more: the verdict file lists all of them');
    expect(lines).toHaveLength(23);
  });

  test('E1, E3: a hostile name of a file is text on every surface', () => {
    const assessment = { ...judge([]), preview: PREVIEW };
    const [text, summary] = [renderText(assessment, PLAIN), renderSummary(assessment)];
    expect(text).toContain('  preview    this change brings .github/defect-gate/exceptions/');
    for (const hostile of ['\u001b', '\u202e', '\n::error']) expect(`${text}${summary}`).not.toContain(hostile);
    expect(summary).not.toContain('<img');
    expect(summary).not.toContain('@octocat');
  });

  test('is nothing where there is none', () => {
    expect(renderText(judge([]), PLAIN)).not.toContain('preview');
  });
});
