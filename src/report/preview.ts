// What a change would make of policy and exceptions in, lines for a reader out. They say what is to come, never what holds.

import type { Preview } from '../model/preview.ts';

/** Files and effects that are listed; the verdict file has all of them. */
const LISTED = 20;

export function previewLines({ files, effects, verdict }: Preview): readonly string[] {
  const named = files.slice(0, LISTED).map(({ path, change }) => `${path} (${change})`);
  const moreFiles = files.length > LISTED ? ` and ${files.length - LISTED} more` : '';
  const shown = effects.slice(0, LISTED).map((effect) => `after the merge: would ${effect}`);
  const moreEffects = effects.length > LISTED ? [`and ${effects.length - LISTED} more: the verdict file lists all of them`] : [];
  const brought = files.length === 0 ? 'policy or exceptions that cannot be read' : `${named.join(', ')}${moreFiles}`;
  return [
    `this change brings ${brought}: part of no verdict until it is merged, but for exceptions whose proof is complete`,
    ...shown,
    ...moreEffects,
    `after the merge: the verdict on these findings would be "${verdict}"`,
  ];
}
