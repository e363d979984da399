// Every command of `defect-gate exceptions`, and every option of theirs, once: for the command line, its help and the docs.

import { DECISIONS } from '../model/policy.ts';
import type { Option } from '../options.ts';

const SHARED = {
  policy: { value: 'FILE', help: 'the policy', otherwise: '.github/defect-gate/policy.yml, or the built-in policy' },
  exceptions: {
    value: 'PATH',
    help: 'the exceptions file, or a folder of them',
    otherwise: '.github/defect-gate/exceptions.yml, or the folder exceptions/ there',
  },
  now: { value: 'TIME', help: 'as of this moment, such as 2026-11-21T12:00:00Z', otherwise: 'the clock' },
} as const satisfies Record<string, Option>;

const BY = {
  value: 'LOGIN',
  help: 'who asks for it',
  otherwise: 'GITHUB_ACTOR or GIT_AUTHOR_EMAIL of the environment',
} as const satisfies Option;

const VERDICT = { value: 'FILE', help: 'a verdict file, as check --output writes it', otherwise: 'none: it must be named' } as const;

export interface Command {
  /** What stands behind its name. */
  readonly words: string;
  readonly does: string;
  readonly options: Readonly<Record<string, Option>>;
}

export const COMMANDS = {
  lint: {
    words: '[PATH…]',
    does: 'says which exceptions hold, as far as that can be told without defects: 0 all, 1 not all, 2 unreadable',
    options: SHARED,
  },
  new: {
    words: '--verdict FILE --defect ID --justification TEXT',
    does: 'appends an exception for a defect of a verdict file, as narrow as it can be',
    options: {
      ...SHARED,
      verdict: VERDICT,
      defect: { value: 'ID', help: 'a defect of that verdict; give it once for each', many: true, otherwise: 'none: one must be named' },
      justification: { value: 'TEXT', help: 'why the risk may stand', otherwise: 'none: it must be given' },
      decision: { value: 'DECISION', help: 'what is decided', allowed: DECISIONS, otherwise: 'accepted-risk' },
      by: BY,
      renews: { value: 'ID', help: 'the exception that this one goes on from', otherwise: 'none' },
      emergency: {
        value: null,
        help: 'it begins with one sign-off of those on call; the others are due in time',
        otherwise: 'all sign first',
      },
      id: { value: 'ID', help: 'the id of the exception', otherwise: 'made of the rule or the vulnerability' },
    },
  },
  sign: {
    words: 'ID… --key FILE',
    does: 'signs exceptions off, with ssh-keygen, and writes the signatures into them',
    options: {
      ...SHARED,
      key: {
        value: 'FILE',
        help: 'a key of ssh: the private one, or the public one of a key that an agent holds',
        otherwise: 'none: it must be named',
      },
      role: { value: 'ROLE', help: 'the role in which to sign', otherwise: 'the one that the policy lists the key in' },
      by: { value: 'LOGIN', help: 'who signs', otherwise: 'whom the policy gives the key to' },
    },
  },
  list: {
    words: '',
    does: 'lists the exceptions, the first to end first',
    options: {
      ...SHARED,
      expiring: { value: 'TERM', help: 'only those that end within a term such as 14d', otherwise: 'all' },
      format: { value: 'FORMAT', help: 'text or json', allowed: ['text', 'json'], otherwise: 'text' },
    },
  },
  prune: {
    words: '',
    does: 'says which exceptions have ended, and moves them to an archive on request; nothing is ever deleted',
    options: {
      ...SHARED,
      archive: { value: 'FILE', help: 'move what has ended to the end of this file', otherwise: 'nothing is changed' },
    },
  },
  preview: {
    words: '--base REF --verdict FILE',
    does: 'says what policy and exceptions as they are here would change for the defects of a verdict, against those at a commit',
    options: {
      ...SHARED,
      base: { value: 'REF', help: 'the commit, branch or tag to compare with', otherwise: 'none: it must be named' },
      verdict: VERDICT,
    },
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;
