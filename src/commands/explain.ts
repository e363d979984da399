// What stands behind `defect-gate explain --attestation` in; what was known of an artifact when it was judged out, as lines.

import { readArguments, textIn, unmet } from '../arguments.ts';
import type { Said } from '../attestation/answer.ts';
import { explainFiles } from '../deploy.ts';
import { failed, ok, type Result } from '../model/fault.ts';
import type { Option } from '../options.ts';

const OPTIONS = {
  attestation: { value: 'FILE', help: 'what defect-gate check wrote with its option of that name', otherwise: 'needed' },
  verdict: { value: 'FILE', help: 'the verdict file of the same run', otherwise: 'needed' },
  subject: { value: 'FILE', help: 'the artifact in question: a file, or name@sha256:…', otherwise: 'whichever was judged' },
} as const satisfies Record<string, Option>;

/** @returns faults for what keeps it from asking at all */
export async function explainArtifact(args: readonly string[]): Promise<Result<Said>> {
  const read = readArguments(args, OPTIONS);
  const { given } = read;
  const faults = [...read.faults, ...unmet(read, ['attestation', 'verdict'])];
  if (faults.length > 0) return failed(faults);
  return ok(
    await explainFiles({
      attestation: textIn(given, 'attestation') ?? '',
      verdict: textIn(given, 'verdict') ?? '',
      subject: textIn(given, 'subject'),
    }),
  );
}
