// Tools and the weaknesses that they report in; small numbers out that say who may be merged with whom at one place.

import type { Tool } from '../model/finding.ts';
import { nearness } from './cwe.ts';
import { entry } from './sets.ts';

/** May be merged with whatever stands at the same place. */
export const ANY = 1;
/** Names its package: may be merged with one that does not. */
export const NAMED = 2;
export const UNNAMED = 3;

export interface Stances {
  /** Equal for names that differ in case alone. */
  toolNumber(tool: Tool): number;
  /** @returns from 1 to 32,767 */
  of(tool: Tool, cwe: readonly string[]): number;
  /** Never false for two that may be merged. */
  mayMeet(one: number, other: number): boolean;
}

const MOST = 2 ** 15;
/** Comparing longer lists over and over would cost too much. */
const MOST_NUMBERS = 16;

interface Stance {
  readonly tool: number;
  readonly cwe: readonly string[];
}

export function stances(): Stances {
  const names = new Map<string, number>();
  const tools = new Map<string, number>();
  const byTool = new Map<number, Map<string, number>>();
  const all: (Stance | null)[] = [null, null, null, null];
  const toolNumber = ({ name }: Tool): number => entry(names, name, () => entry(tools, name.toLowerCase(), () => tools.size));
  const made = (stance: Stance): number => (stance.cwe.length > MOST_NUMBERS || all.length === MOST ? ANY : all.push(stance) - 1);
  return {
    toolNumber,
    of(tool, cwe) {
      const number = toolNumber(tool);
      const known = entry(byTool, number, () => new Map<string, number>());
      return entry(known, cwe.length === 1 ? (cwe[0] ?? '') : cwe.join(' '), () => made({ tool: number, cwe }));
    },
    mayMeet(one, other) {
      if (one === ANY || other === ANY) return true;
      const [a, b] = [all[one] ?? null, all[other] ?? null];
      if (a === null || b === null) return one === UNNAMED || other === UNNAMED;
      return a.tool !== b.tool && nearness(a.cwe, b.cwe) > 0;
    },
  };
}
