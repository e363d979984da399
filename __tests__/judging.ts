// A whole run of the gate in this process: what a caller asks, and the surroundings that it brings.

import { Readable } from 'node:stream';
import type { Assessment } from '../src/model/assessment.ts';
import { UNWATCHED } from '../src/model/progress.ts';
import type { Request } from '../src/request.ts';
import { run } from '../src/run.ts';
import type { Hosted, Surroundings } from '../src/surroundings.ts';
import { NOW } from './builders.ts';

export function aRequest(over: Partial<Request> = {}): Request {
  return {
    sarif: [],
    policy: null,
    exceptions: null,
    trustedRef: null,
    stage: 'release',
    failOn: null,
    source: '.',
    baseline: [],
    baselineSource: null,
    baseRef: null,
    artifact: [],
    subjects: [],
    attestation: null,
    attestationKey: null,
    vex: [],
    vexOutput: null,
    now: NOW,
    output: null,
    summary: null,
    format: 'text',
    allDefects: false,
    quiet: true,
    ...over,
  };
}

/** As the event of a pull request says it, and without a token. */
export function aHost(over: Partial<Hosted> = {}): Hosted {
  return {
    access: { apiUrl: 'http://127.0.0.1:9', token: null },
    repository: 'acme/shop',
    defaultBranch: 'main',
    pullRequest: { number: 7, head: '0'.repeat(40), people: [] },
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    commit: '0'.repeat(40),
    ...over,
  };
}

/** @param hosted null for the command line, on which nothing is trusted unless the request says so */
export async function judged(request: Partial<Request>, hosted: Hosted | null, over: Partial<Surroundings> = {}): Promise<Assessment> {
  const { assessment } = await run(aRequest(request), {
    stdin: Readable.from([]),
    clock: () => NOW,
    branch: null,
    useDefaults: hosted !== null,
    trusted: hosted !== null,
    hosted,
    watch: UNWATCHED,
    ...over,
  });
  return assessment;
}
