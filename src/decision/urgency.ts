// Judged defects in; out, in the order of reports, which rests on what they say alone: equal inputs give equal bytes.

import { DISPOSITIONS, type JudgedDefect } from '../model/defect.ts';
import { byText } from '../model/order.ts';
import { rank, SEVERITIES } from '../model/severity.ts';

/** Worst first within a disposition; then by place. */
export function byUrgency(defects: readonly JudgedDefect[]): readonly JudgedDefect[] {
  const byPlace: Map<string, JudgedDefect[]>[] = [];
  for (const defect of defects) {
    const { display } = defect.findings[0].finding.location;
    const places = (byPlace[urgencyOf(defect)] ??= new Map<string, JudgedDefect[]>());
    const there = places.get(display);
    if (there === undefined) places.set(display, [defect]);
    else there.push(defect);
  }
  const ordered: JudgedDefect[] = [];
  byPlace.forEach((places) => {
    for (const display of [...places.keys()].sort()) {
      const there = places.get(display) ?? [];
      if (there.length > 1) there.sort(byLine);
      for (const defect of there) ordered.push(defect);
    }
  });
  return ordered;
}

function byLine(a: JudgedDefect, b: JudgedDefect): number {
  const one = a.findings[0].finding;
  const other = b.findings[0].finding;
  return (one.location.line ?? 0) - (other.location.line ?? 0) || byText(one.rule, other.rule) || byText(a.id, b.id);
}

function urgencyOf({ disposition, severity }: JudgedDefect): number {
  return DISPOSITIONS.indexOf(disposition) * SEVERITIES.length + rank(severity);
}
