// A pull request in; whose approval stands on its last commit out, and why that of others does not (threat F6). The last word of a
// person counts; a comment takes nothing back.

import { dayOf, parseInstant } from '../model/date.ts';
import { ok, type Result } from '../model/fault.ts';
import { textAt } from './answer.ts';
import type { GitHub } from './api.ts';
import type { Pull } from './pulls.ts';

export interface Approvals {
  readonly standing: readonly Approval[];
  /** Of those who reviewed it otherwise, a clause for each. */
  readonly others: readonly string[];
}

export interface Approval {
  readonly login: string;
  /** `YYYY-MM-DD` in UTC. */
  readonly on: string;
}

interface Word {
  readonly login: string;
  readonly kind: string | null;
  readonly state: string;
  readonly commit: string | null;
  readonly at: string | null;
}

const DECIDING: readonly string[] = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];

export async function approvalsOf(github: GitHub, pull: Pull): Promise<Result<Approvals>> {
  const answer = await github.list(`/repos/${pull.base.repository}/pulls/${pull.number}/reviews`);
  if (!answer.ok) return answer;
  const last = new Map<string, Word>();
  for (const one of answer.value ?? []) {
    const [login, state] = [textAt(one, 'user', 'login'), textAt(one, 'state')?.toUpperCase() ?? ''];
    if (login === null || !DECIDING.includes(state)) continue;
    const word = { login, state, kind: textAt(one, 'user', 'type'), commit: textAt(one, 'commit_id'), at: textAt(one, 'submitted_at') };
    last.set(login.toLowerCase(), word);
  }
  const judged = [...last.values()].map((word) => ({ login: word.login, on: dayIn(word.at), why: objection(word, pull) }));
  return ok({
    standing: judged.flatMap(({ login, on, why }) => (why === '' && on !== null ? [{ login, on }] : [])),
    others: judged.flatMap(({ login, on, why }) => (why === '' && on !== null ? [] : [why || `nobody knows when ${login} approved it`])),
  });
}

function dayIn(instant: string | null): string | null {
  const at = instant === null ? null : parseInstant(instant);
  return at === null ? null : dayOf(at);
}

function objection({ login, kind, state, commit }: Word, { author, head }: Pull): string {
  if (kind !== 'User' || /\[bot\]$/i.test(login)) return `${login} is no person`;
  if (login.toLowerCase() === author?.toLowerCase()) return `${login} opened it`;
  if (state === 'DISMISSED') return `the review of ${login} was dismissed`;
  if (state === 'CHANGES_REQUESTED') return `${login} asks for changes`;
  return commit === head ? '' : `${login} approved another commit than its last one`;
}
