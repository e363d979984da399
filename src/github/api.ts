// A path of GitHub's REST API in, its JSON out. Only reading: no request of ours changes anything. The token goes to the host that
// the caller names and nowhere else, since no redirect is followed, and it stands in no message.

import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';

export interface Access {
  /** Such as `https://api.github.com`. */
  readonly apiUrl: string;
  readonly token: string | null;
}

export interface GitHub {
  /** @param path below the root of the API, with its query @returns null where GitHub knows no such thing, or does not show it */
  get(path: string): Promise<Result<unknown>>;
  /** A list, all pages of it. */
  list(path: string): Promise<Result<readonly unknown[] | null>>;
  /** A list whose pages say where the next one is: up to the page with which it is enough, or its end. */
  follow(path: string, isEnough: (soFar: readonly unknown[]) => boolean): Promise<Result<readonly unknown[] | null>>;
}

const PATIENCE_MS = 20_000;
const TRIES = 3;
const PER_PAGE = 100;
/** More would be a list that nobody reads. */
const MOST_PAGES = 100;
/** A file of exceptions, in base64 and JSON, is smaller. */
const MOST_BYTES = 32 * 2 ** 20;

export function openGitHub({ apiUrl, token }: Access): GitHub {
  const root = apiUrl.replace(/\/+$/, '');
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'defect-gate',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const page = async (path: string): Promise<Result<Page>> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(root, path, headers);
      if (answer.kind === 'value') return ok(answer.page);
      if (answer.kind === 'refused' || attempt === TRIES) return failed([answer.fault]);
      await new Promise((done) => setTimeout(done, attempt * 500));
    }
  };
  const get = async (path: string): Promise<Result<unknown>> => {
    const answer = await page(path);
    return answer.ok ? ok(answer.value.value) : answer;
  };
  return { get, list: (path) => allPages(get, path), follow: (path, isEnough) => pagesUntil(page, path, isEnough) };
}

interface Page {
  readonly value: unknown;
  /** Where the next one is, below the root of the API; null for none. */
  readonly next: string | null;
}

/** `failed` may be otherwise a moment later; `refused` will not. */
type Answer = { readonly kind: 'value'; readonly page: Page } | { readonly kind: 'failed' | 'refused'; readonly fault: Fault };

async function ask(root: string, path: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  try {
    const response = await fetch(root + path, { headers, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 404) return { kind: 'value', page: { value: null, next: null } };
    if (!response.ok) return { kind: response.status >= 500 ? 'failed' : 'refused', fault: refusal(path, response) };
    const text = await textOf(response);
    if (text === null) return { kind: 'refused', fault: problem(path, 'the answer is larger than 32 MiB', 'ask for less at once') };
    return { kind: 'value', page: { value: JSON.parse(text) as unknown, next: nextIn(response, root) } };
  } catch (error) {
    const what = error instanceof SyntaxError ? 'the answer is no JSON' : `it cannot be reached (${nameOf(error)})`;
    return { kind: 'failed', fault: problem(path, what, 'look at the network of the runner, and at the status of GitHub') };
  }
}

/** Bytes beyond the bound are not waited for. */
async function textOf(response: Response): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MOST_BYTES) return null;
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
}

/** What a server says lies elsewhere is not asked for: the token goes to one host only. */
function nextIn({ headers }: Response, root: string): string | null {
  const links = (headers.get('link') ?? '').split(',').map((link) => /^\s*<([^>]*)>.*;\s*rel="?next"?/.exec(link)?.[1] ?? '');
  const next = links.find((link) => link.startsWith(`${root}/`));
  return next === undefined ? null : next.slice(root.length);
}

async function pagesUntil(
  page: (path: string) => Promise<Result<Page>>,
  path: string,
  isEnough: (soFar: readonly unknown[]) => boolean,
): Promise<Result<readonly unknown[] | null>> {
  const all: unknown[] = [];
  let next: string | null = `${path}${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}`;
  for (let count = 0; count < MOST_PAGES; count++) {
    const answer: Result<Page> = await page(next);
    if (!answer.ok) return answer;
    if (answer.value.value === null) return ok(null);
    if (!Array.isArray(answer.value.value)) return failed([problem(path, 'the answer is no list', 'look at the version of the server')]);
    for (const one of answer.value.value as unknown[]) all.push(one);
    next = answer.value.next;
    if (next === null || isEnough(all)) return ok(all);
  }
  return failed([tooLong(path)]);
}

async function allPages(get: GitHub['get'], path: string): Promise<Result<readonly unknown[] | null>> {
  const all: unknown[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await get(`${path}${path.includes('?') ? '&' : '?'}per_page=${PER_PAGE}&page=${page}`);
    if (!answer.ok) return answer;
    if (answer.value === null) return ok(null);
    if (!Array.isArray(answer.value)) return failed([problem(path, 'the answer is no list', 'look at the version of the server')]);
    for (const one of answer.value as unknown[]) all.push(one);
    if (answer.value.length < PER_PAGE) return ok(all);
  }
  return failed([tooLong(path)]);
}

function tooLong(path: string): Fault {
  return problem(path, `the list has more than ${MOST_PAGES * PER_PAGE} entries`, 'ask for less at once');
}

function refusal(path: string, { status, headers }: Response): Fault {
  if (status === 401) return problem(path, 'it does not accept the token (401)', 'hand over a token that is valid');
  if (headers.get('x-ratelimit-remaining') === '0' || status === 429)
    return problem(path, `too much was asked of it (${status})`, 'run again later, or use a token with a higher limit');
  if (status === 403)
    return problem(path, 'the token may not read this (403)', 'grant the permission that docs/exceptions.md names for it');
  if (status >= 300 && status < 400) return problem(path, `it points elsewhere (${status})`, 'name the repository as it is called now');
  return problem(path, `it answers ${status}`, 'look at the status of GitHub, and run again');
}

function problem(path: string, what: string, fix: string): Fault {
  return fault('E_GITHUB', `GitHub ${path.replace(/\?.*/, '')}`, what, fix);
}

/** Of an error of the network its code: its text may hold the address with all that is in it. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof Error ? error.name : 'unknown';
}
