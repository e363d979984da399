// Days of the calendar, in UTC, as `YYYY-MM-DD` text: such text sorts as the days do. No clock is read here.

const DAY_MS = 86_400_000;

/** A day of the Gregorian calendar from 0100 to 9999; 2026-02-30 is none (threat D7). */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(startOf(text)) === text;
}

/** @param now milliseconds since 1970-01-01T00:00Z @returns the day in UTC */
export function dayOf(now: number): string {
  const date = new Date(now);
  return Number.isNaN(date.getTime()) ? 'not a day' : date.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOf(to) - startOf(from)) / DAY_MS);
}

/** @param days how many days later */
export function dayAfter(day: string, days: number): string {
  return dayOf(startOf(day) + days * DAY_MS);
}

/** Reads a term such as `30d` (1d = 24 h); null when it is none. From 1 to 36525 days. */
export function parseDays(text: string): number | null {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  const count = Number(days);
  return days !== undefined && count >= 1 && count <= 36_525 ? count : null;
}

/**
 * An instant such as `2026-11-21T12:00:00Z`: with seconds and a zone, so that it means one moment everywhere.
 * @returns milliseconds since 1970-01-01T00:00Z, or null
 */
export function parseInstant(text: string): number | null {
  const form = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  if (!form?.[1] || !isDay(form[1])) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** `2026-11-21T12:00:00Z`, to the second, in UTC. */
export function formatInstant(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

function startOf(day: string): number {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date);
}
