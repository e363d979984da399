// A build, its deployment and a question later, as docs/attestation.md shows them: the commands, and what the built gate answers.

import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** RFC 8032 §7.1, test 1, which anybody may know: ed25519 signs without chance, so that the text is always the same. */
const SECRET = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpe3JpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n';
const OPEN = createPublicKey(SECRET).export({ type: 'spki', format: 'pem' });

const POLICY = `version: 1
application: {id: shop}
signOff:
  roles: {appsec: {people: [{login: kim}, {login: lee}]}}
  required: {high: {roles: {appsec: 2}, longest: 180d}}
`;
const EXCEPTIONS = `version: 1
exceptions:
  - id: EX-made-up-secrets
    decision: false-positive
    match: {tool: secretlint, path: examples/shop/config/shop.env}
    justification: Every secret in the example shop is made up.
    maxMatches: 3
    requested: {by: ana, on: 2026-11-02}
    validThrough: 2027-01-31
    signOffs: [{by: kim, role: appsec, on: 2026-11-03}, {by: lee, role: appsec, on: 2026-11-03}]
`;

const BUILD =
  'check secretlint.sarif --policy policy.yml --exceptions exceptions.yml --subject shop.tar --output verdict.json ' +
  '--attestation attestation.json --attestation-key release.key';
const DEPLOY = 'verify --subject shop.tar --attestation attestation.json --key release.pub --policy policy.yml --max-age 24h';

/** Commands with their exit codes; of one moment, so that they print the same on any day. */
const STEPS = [
  { command: `${BUILD} --now 2026-11-21T12:00:00Z`, exit: 0 },
  { command: `${DEPLOY} --now 2026-11-21T14:00:00Z`, exit: 0 },
  { command: `${DEPLOY.replace('shop.tar', 'other.tar')} --now 2026-11-23T09:00:00Z`, exit: 1 },
  { command: 'explain --attestation attestation.json --verdict verdict.json', exit: 0 },
] as const;

/** @returns for each step a block of text that begins with its command */
export function attestedOutputs(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'defect-gate-docs-'));
  try {
    copyFileSync('examples/sarif/secretlint.sarif', join(folder, 'secretlint.sarif'));
    const files = {
      'policy.yml': POLICY,
      'exceptions.yml': EXCEPTIONS,
      'shop.tar': 'shop',
      'other.tar': 'other',
      'release.key': SECRET,
      'release.pub': OPEN,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return STEPS.map(({ command, exit }) => {
      const { stdout, status } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...command.split(' ')], {
        cwd: folder,
        encoding: 'utf8',
      });
      if (status !== exit) throw new Error(`"${command}" exits ${status}, not ${exit}: ${stdout}`);
      return `\`\`\`\n$ defect-gate ${command.replaceAll(' --', ' \\\n    --')}\n${stdout}$ echo $?\n${status}\n\`\`\``;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
