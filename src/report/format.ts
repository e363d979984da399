// The assessment in the format that the caller chose, for the command line and the Action alike.

import type { Assessment } from '../model/assessment.ts';
import { annotationsOf, renderAnnotations } from './annotations.ts';
import type { Style } from './style.ts';
import { renderQuiet, renderText } from './text.ts';
import { renderVerdict } from './verdict.ts';

export interface Form {
  readonly format: 'text' | 'json' | 'github';
  readonly quiet: boolean;
  readonly allDefects: boolean;
}

/** @returns the report in pieces, since a verdict may be longer than any one text can be */
export function renderReport(assessment: Assessment, { format, quiet, allDefects }: Form, style: Style): Iterable<string> {
  if (format === 'json') return renderVerdict(assessment, allDefects);
  const text = quiet ? renderQuiet(assessment, style) : renderText(assessment, style);
  return [text, format === 'github' ? renderAnnotations(annotationsOf(assessment)) : ''];
}
