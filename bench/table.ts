// Samples in, Markdown out: for each command the medians, and how it stands to the first of its part in the same rounds.

import { availableParallelism, cpus } from 'node:os';
import type { Sample } from './measure.ts';
import type { Part } from './parts.ts';

export interface Measured {
  readonly part: Part;
  /** By subject, by round. */
  readonly samples: readonly (readonly Sample[])[];
}

const HEAD = ['what', 'seconds', 'more', 'MB/s', 'peak MB', 'speed', 'memory'];

/** @param rounds asked for: a command that is slow has fewer, and its line says so */
export function tableOf(measured: readonly Measured[], rounds: number): string {
  const rows = measured.flatMap(({ part, samples }) => [
    [`**${part.title}**`, ...HEAD.slice(1).map(() => '')],
    ...part.subjects.map(({ label }, at) =>
      rowOf(marked(label, samples[at] ?? [], rounds), samples[at] ?? [], samples[0] ?? [], part.bytes),
    ),
  ]);
  return [HEAD, ['---', ...HEAD.slice(1).map(() => '---:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function marked(label: string, { length }: readonly Sample[], rounds: number): string {
  return length < rounds ? `${label} (${length === 1 ? 'once' : `${length} times`})` : label;
}

function rowOf(label: string, own: readonly Sample[], first: readonly Sample[], bytes: number | null): readonly string[] {
  const seconds = median(own.map((sample) => sample.seconds));
  const inRounds = (ratio: (first: Sample, own: Sample) => number): number =>
    median(own.flatMap((sample, round) => (first[round] === undefined ? [] : [ratio(first[round], sample)])));
  const peak = median(own.map((sample) => sample.peak ?? Number.NaN));
  const speed = inRounds((a, b) => a.seconds / b.seconds);
  const memory = inRounds((a, b) => (b.peak ?? Number.NaN) / (a.peak ?? Number.NaN));
  return [
    label,
    figure(seconds),
    own === first ? '' : signed(inRounds((a, b) => b.seconds - a.seconds)),
    bytes === null ? '' : figure(bytes / 1e6 / seconds),
    figure(peak / 1e6),
    figure(speed, 2),
    figure(memory, 2),
  ];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Few digits say as much as such a measurement knows; "" for what is not known. */
function figure(value: number, digits = 3): string {
  if (Number.isNaN(value)) return '';
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(digits)));
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${figure(Math.abs(value))}`;
}

/** Where and how it was measured, without which the figures say nothing. */
export function contextOf(rounds: number, absent: readonly string[], load: number): string {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor';
  const place = `Node ${process.version}, ${availableParallelism()} cores of ${cpu}, ${process.platform} ${process.arch}, load ${load.toFixed(1)}`;
  const lines = [
    `Measured on ${new Date().toISOString().slice(0, 10)} (${place}): medians of ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}.`,
    'Files are in the page cache; a MB is 1,000,000 bytes. *More* seconds, *speed* and *memory* are against the first line of each',
    'part: speed 2 is twice as fast, memory 0.5 is half of it.',
    ...(absent.length === 0 ? [] : [`Not installed there, and so not measured: ${absent.join(', ')}.`]),
    'To measure again, and write the table: `npm ci && npm run bench -- --write`.',
  ];
  return lines.join('\n');
}
