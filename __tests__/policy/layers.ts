// Texts of policies, each of which extends the next one, as the layer that they make.

import { failed, type Result } from '../../src/model/fault.ts';
import { layerOver, type Layer } from '../../src/policy/extends.ts';
import { parseSaid } from '../../src/policy/parse.ts';
import { NOW } from '../builders.ts';

const FILES = ['policy.yml', 'parent.yml', 'parent2.yml'];

/** @param texts without their first line, `version: 1` */
export function layered([text, ...extended]: readonly string[], depth = 0): Result<Layer> {
  const file = FILES[depth] ?? '';
  const said = parseSaid({ file, title: file, text: `version: 1\n${text}\n` }, NOW);
  const parent = extended.length === 0 ? null : layered(extended, depth + 1);
  if (parent?.ok === false) return parent;
  return said.ok ? layerOver(said.value, parent?.value ?? null) : failed(said.faults);
}
