// Every option of `check`, once: the command line, the Action's inputs, action.yml and the README's table come from here.

import { STAGES } from './model/policy.ts';
import { THRESHOLDS } from './model/severity.ts';

export const FORMATS = ['text', 'json', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export interface Option {
  /** What stands behind it: a word for a value, null for a flag. */
  readonly value: string | null;
  readonly help: string;
  /** True where it may be given more than once: in the Action one per line. */
  readonly many?: boolean;
  readonly allowed?: readonly string[];
  /** What holds when it is not given, in words. */
  readonly otherwise: string;
}

export const OPTIONS = {
  policy: {
    value: 'FILE',
    help: 'the policy',
    otherwise: 'the built-in policy; the Action looks for .github/defect-gate/policy.yml first',
  },
  exceptions: {
    value: 'PATH',
    help: 'the exceptions file, or a folder of them',
    otherwise: 'none; the Action looks for .github/defect-gate/exceptions.yml or exceptions/ first',
  },
  'trusted-ref': {
    value: 'REF',
    help: 'read policy and exceptions from this commit, branch or tag and never from the work tree; their paths are those in the repository',
    otherwise:
      "the files as they lie; in the Action the tip of the default branch, or of another one that the default branch's policy lists",
  },
  stage: { value: 'STAGE', help: 'which rule of the policy judges', allowed: STAGES, otherwise: 'release' },
  artifact: {
    value: 'FILE',
    help: 'what the build says of the artifact: a file, a pattern, or a folder of nothing else; give it once for each',
    many: true,
    otherwise: 'nothing is known of the artifact: every defect counts as shipped',
  },
  'fail-on': {
    value: 'SEVERITY',
    help: 'a stricter threshold than the policy names; a laxer one is refused',
    allowed: THRESHOLDS,
    otherwise: "the policy's",
  },
  source: { value: 'DIR', help: 'the checkout that paths in SARIF refer to', otherwise: 'the current folder' },
  baseline: {
    value: 'SARIF',
    help: 'SARIF of the state to compare with: a file, pattern or folder; give it once for each',
    many: true,
    otherwise: 'nothing to compare with: every defect counts as new',
  },
  'baseline-source': {
    value: 'DIR',
    help: 'the source that the baseline speaks of',
    otherwise: "with base-ref that commit's files; else none, and defects are followed on weaker evidence",
  },
  'base-ref': {
    value: 'REF',
    help: 'in a git checkout, the commit, branch or tag that the change is against',
    otherwise: 'not known: what is new counts as introduced; in the Action the base of the pull request',
  },
  subject: {
    value: 'FILE',
    help: 'the artifact that is released: a file, or name@sha256:… such as of an image; give it once for each',
    many: true,
    otherwise: 'the verdict speaks of no artifact',
  },
  attestation: {
    value: 'FILE',
    help: 'write what is attested of the artifact, for defect-gate verify where it is deployed (docs/attestation.md)',
    otherwise: 'not written',
  },
  'attestation-key': {
    value: 'FILE',
    help: 'a file with the private key that signs the attestation: ed25519 or ECDSA on P-256, as OpenSSH or PKCS #8, without a passphrase',
    otherwise: 'it stands bare, for a signer of your own',
  },
  vex: {
    value: 'FILE',
    help: 'what a supplier says of vulnerabilities (OpenVEX or CycloneDX); it counts where the policy trusts it; give it once for each',
    many: true,
    otherwise: 'none',
  },
  now: { value: 'TIME', help: 'judge as of this moment, such as 2026-11-21T12:00:00Z', otherwise: 'the clock' },
  output: { value: 'FILE', help: 'write the verdict as JSON', otherwise: 'not written; the Action writes it below RUNNER_TEMP' },
  'vex-output': {
    value: 'FILE',
    help: 'write what holds of the exceptions on vulnerabilities, and is proved, as OpenVEX for those who use the artifact',
    otherwise: 'not written',
  },
  summary: { value: 'FILE', help: 'write a summary as Markdown', otherwise: 'not written; the Action appends it to the job summary' },
  format: {
    value: 'FORMAT',
    help: 'what stdout gets: text, the verdict as JSON, or text with workflow commands',
    allowed: FORMATS,
    otherwise: 'text; github in the Action',
  },
  'all-defects': {
    value: null,
    help: 'list in the verdict the defects below the threshold and those not introduced, too',
    otherwise: 'counted only',
  },
  quiet: { value: null, help: 'print the verdict and faults only, and no progress', otherwise: 'the whole report' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof OPTIONS;

/** An input of the Action alone. */
export const TOKEN_HELP =
  'reads the tip of the default branch, and nothing else unless the policy asks for it; contents: read will do, with pull-requests: read where reviews are sign-offs';

export const SARIF_HELP = 'SARIF files, globs, folders, or - for standard input';
