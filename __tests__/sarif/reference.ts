// A slow and obvious reader, to hold the scanner against: decode, JSON.parse, then the checks of the scanner written anew
// over the text. It shares with the gate only what comes after reading: the shapes, and what a result means.

import type { Finding } from '../../src/model/finding.ts';
import { counter } from '../../src/sarif/read.ts';
import { openRun } from '../../src/sarif/run.ts';
import { LOG, type Shape } from '../../src/sarif/shape.ts';
import { isObject } from '../../src/sarif/untrusted.ts';
import { plain } from '../builders.ts';

export interface ReferenceReading {
  /** Null when the bytes are refused. */
  readonly findings: readonly Finding[] | null;
  readonly results: number;
}

export function referenceRead(bytes: Uint8Array): ReferenceReading {
  const text = decode(bytes);
  const refused = { findings: null, results: 0 };
  if (text === null) return refused;
  let log: unknown;
  try {
    log = JSON.parse(text);
  } catch {
    return refused;
  }
  if (!isSound(text)) return refused;
  if (!isObject(log) || log['version'] !== '2.1.0' || !Array.isArray(log['runs']) || log['runs'].length === 0) return refused;
  const findings: Finding[] = [];
  let results = 0;
  for (const [index, run] of log['runs'].entries()) {
    if (!isObject(run)) continue;
    const reader = openRun(run, { input: 'scan.sarif', run: index, toFollow: false, nextKin: counter(), secret: [1, 2, 3, 4] }, [
      '/checkout',
    ]);
    const list = Array.isArray(run['results']) ? (run['results'] as unknown[]) : [];
    for (const [place, result] of list.entries()) {
      const finding = reader.read(result, place, '');
      if (finding) findings.push(plain(finding.whole()));
    }
    results += list.length;
  }
  return { findings, results };
}

function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** @param text valid JSON @returns false where an object that is read says one thing twice, or nesting goes too deep */
function isSound(text: string): boolean {
  let at = 0;
  let sound = true;
  const blank = (): void => {
    while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at += 1;
  };
  const string = (): string => {
    const from = at;
    for (at += 1; text.charAt(at) !== '"'; at += 1) if (text.charAt(at) === '\\') at += 1;
    at += 1;
    return JSON.parse(text.slice(from, at)) as string;
  };
  /** @param given undefined where nothing is read */
  const value = (given: Shape | undefined, depth: number): void => {
    const shape = given !== undefined && given !== 'whole' && 'mark' in given ? given.of : given;
    blank();
    const first = text.charAt(at);
    if (first === '"') return void string();
    if (first !== '{' && first !== '[') {
      while (at < text.length && !' \t\r\n,]}'.includes(text.charAt(at))) at += 1;
      return;
    }
    if (depth >= 1000 || (shape !== undefined && depth >= 64)) sound = false;
    const names = new Set<string>();
    at += 1;
    for (blank(); text.charAt(at) !== '}' && text.charAt(at) !== ']'; blank()) {
      if (text.charAt(at) === ',') {
        at += 1;
        continue;
      }
      let inner = element(shape);
      if (first === '{') {
        const name = string();
        if (names.has(name) && readsNames(shape)) sound = false;
        names.add(name);
        inner = member(shape, name);
        blank();
        at += 1;
      }
      value(inner, depth + 1);
    }
    at += 1;
  };
  value(LOG, 0);
  return sound;
}

/** The kind and content of a shape that is no plain "whole". */
function parts(shape: Shape): readonly [string, unknown] {
  return Object.entries(shape)[0] as [string, unknown];
}

function member(shape: Shape | undefined, name: string): Shape | undefined {
  if (shape === undefined || shape === 'whole') return shape;
  const [kind, inner] = parts(shape);
  const known = kind === 'object' || kind === 'members' ? (inner as Record<string, Shape>) : {};
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

function element(shape: Shape | undefined): Shape | undefined {
  if (shape === undefined || shape === 'whole') return shape;
  const [kind, inner] = parts(shape);
  return kind === 'array' || kind === 'elements' ? (inner as Shape) : undefined;
}

function readsNames(shape: Shape | undefined): boolean {
  if (shape === undefined || shape === 'whole') return shape === 'whole';
  return ['object', 'members'].includes(parts(shape)[0]);
}
