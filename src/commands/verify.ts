// What stands behind `defect-gate verify` in; whether an artifact may be deployed out, as an exit code and lines that say why.

import { optionLines, readArguments, textIn, textsIn, unmet } from '../arguments.ts';
import type { Said } from '../attestation/answer.ts';
import { verifyFiles } from '../deploy.ts';
import { failed, ok, type Result } from '../model/fault.ts';
import type { Option } from '../options.ts';
import { momentOf } from '../request.ts';

export const VERIFY_OPTIONS = {
  subject: {
    value: 'FILE',
    help: 'the artifact that is to be deployed: a file, or name@sha256:… such as of an image, whose name must then be the one that was judged',
    otherwise: 'needed',
  },
  attestation: { value: 'FILE', help: 'what defect-gate check wrote with its option of that name', otherwise: 'needed' },
  key: {
    value: 'FILE',
    help: 'a public key, as OpenSSH or PEM; given more than once, one of them must have signed',
    many: true,
    otherwise: 'needed',
  },
  policy: {
    value: 'FILE',
    help: 'the policy that must have judged, byte for byte: a file; or of one that extends others the digest in its verdict, sha256:…',
    otherwise: 'any will do, and the answer names it',
  },
  'max-age': { value: 'AGE', help: 'how long ago it may have been judged: minutes, hours or days, such as 90m, 24h, 7d', otherwise: 'any' },
  now: { value: 'TIME', help: 'verify as of this moment, such as 2026-11-21T12:00:00Z', otherwise: 'the clock' },
} as const satisfies Record<string, Option>;

/** @param clock milliseconds since 1970-01-01T00:00Z @returns faults for what keeps it from asking at all */
export async function verify(args: readonly string[], clock: () => number): Promise<Result<Said>> {
  const read = readArguments(args, VERIFY_OPTIONS);
  const { given } = read;
  const faults = [...read.faults, ...unmet(read, ['subject', 'attestation', 'key'])];
  const now = momentOf(textIn(given, 'now'), '--now', faults);
  if (faults.length > 0) return failed(faults);
  return ok(
    await verifyFiles({
      subject: textIn(given, 'subject') ?? '',
      attestation: textIn(given, 'attestation') ?? '',
      keys: textsIn(given, 'key'),
      policy: textIn(given, 'policy'),
      maxAge: textIn(given, 'max-age'),
      now: now ?? clock(),
    }),
  );
}

/** @param usage the one line of it */
export function verifyHelp(usage: string): string {
  const exits = '0 it may be deployed, 1 it may not, 2 something is missing or cannot be read, 3 a bug of ours';
  return `usage: ${usage}\n\n${optionLines(VERIFY_OPTIONS)}\nexit codes: ${exits}\n`;
}
