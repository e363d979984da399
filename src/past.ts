// Findings of a baseline and of now, and a git checkout in; what was there before and what has changed since, out. What it takes is
// loaded for those who name a baseline, or a base.

import { resolve } from 'node:path';
import type { Before } from './baseline.ts';
import type { Repository } from './git/repository.ts';
import type { Change, Told } from './model/change.ts';
import type { Finding, Tool } from './model/finding.ts';
import { NOTHING_TO_COMPARE, type Past } from './model/past.ts';
import type { Request } from './request.ts';

/** @param now gives every finding that is judged, where there is a baseline to compare them with @param tools of the runs that are judged @param before null where no baseline is named */
export async function pastOf(
  now: () => readonly Finding[],
  tools: readonly Tool[],
  before: Before | null,
  request: Request,
): Promise<Past> {
  const repository = request.baseRef === null ? null : await (await import('./git/repository.ts')).openRepository(resolve(request.source));
  try {
    const change = repository === null ? NOTHING_TO_COMPARE : await changeSince(repository, request.baseRef ?? '');
    if (before === null) return { baseline: null, change };
    const { baselineOf } = await import('./baseline.ts');
    return { baseline: await baselineOf({ now: now(), tools, before, change }, request, repository), change };
  } finally {
    if (repository?.told) await repository.value.close();
  }
}

function changeSince(repository: Told<Repository>, ref: string): Promise<Told<Change>> | Told<Change> {
  return repository.told ? repository.value.changeSince(ref) : repository;
}
