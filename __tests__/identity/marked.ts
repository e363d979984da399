// Files of code with findings marked in them: `¤1` stands where finding 1 begins, and equal marks before and now are one defect by
// the judgement of a person. Follows them, and says what became of each mark.

import { follow } from '../../src/identity/follow.ts';
import { fromRecord, toRecord } from '../../src/identity/record.ts';
import { sourceOf } from '../../src/identity/source.ts';
import { traceOf } from '../../src/identity/trace.ts';
import type { Subject, Trace } from '../../src/model/trace.ts';

export type Files = Readonly<Record<string, string>>;

export function aSubject(over: Partial<Subject> = {}): Subject {
  return {
    tool: 'Scanner',
    rule: 'sql-injection',
    path: 'src/a.js',
    line: 1,
    column: null,
    endLine: null,
    message: 'Text of a query is built from a value.',
    vulnerability: null,
    package: null,
    clues: null,
    ...over,
  };
}

export interface Marked {
  readonly mark: string;
  readonly trace: Trace;
}

const MARK = /¤(\w)/;

/** @param over of every finding */
export function marked(files: Files, over: Partial<Subject> = {}): Marked[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const source = sourceOf(text.replaceAll(/¤\w/g, ''));
    return text.split(/\r?\n/).flatMap((line, index) => {
      const at = MARK.exec(line);
      if (at === null) return [];
      const place = { path, line: index + 1, column: at.index + 1 };
      return [{ mark: at[1] ?? '', trace: traceOf(aSubject({ ...place, ...over }), source) }];
    });
  });
}

/** For each mark of now: `1 strong` where it is 1 from before, `new` where it is nothing. Through records, as if remembered. */
export function outcome(before: readonly Marked[], now: readonly Marked[], renames?: ReadonlyMap<string, string>): Record<string, string> {
  const remembered = before.map(({ trace }) => fromRecord(toRecord(trace)) as Trace);
  const matches = follow(
    remembered,
    now.map(({ trace }) => trace),
    renames,
  );
  return Object.fromEntries(
    now.map(({ mark }, place) => {
      const match = matches[place];
      return [mark, match ? `${before[match.before]?.mark} ${match.strength}${match.changed ? ' changed' : ''}` : 'new'];
    }),
  );
}
