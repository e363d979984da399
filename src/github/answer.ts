// What GitHub answered in; single values of it out, of the type that is looked for, or null.

import { parseInstant } from '../model/date.ts';

/** @param keys one below the other */
export function valueAt(answer: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    const has = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return has ? (value as Record<string, unknown>)[key] : null;
  }, answer);
}

export function textAt(answer: unknown, ...keys: readonly string[]): string | null {
  const value = valueAt(answer, ...keys);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberAt(answer: unknown, ...keys: readonly string[]): number | null {
  const value = valueAt(answer, ...keys);
  return typeof value === 'number' ? value : null;
}

export function listAt(answer: unknown, ...keys: readonly string[]): readonly unknown[] {
  const value = valueAt(answer, ...keys);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** @returns milliseconds since 1970-01-01T00:00Z */
export function instantAt(answer: unknown, ...keys: readonly string[]): number | null {
  const text = textAt(answer, ...keys);
  return text === null ? null : parseInstant(text);
}
