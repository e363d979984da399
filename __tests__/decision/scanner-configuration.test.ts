// Files by which a change could tell scanners what not to see, and what the policy makes of them.

import { describe, expect, test } from 'vitest';
import { isConfiguration, scannerConfiguration } from '../../src/decision/scanner-configuration.ts';
import { told, untold, type Change, type FileChange } from '../../src/model/change.ts';
import { NOTHING_TO_COMPARE } from '../../src/model/past.ts';
import { aPolicy } from '../builders.ts';

const STRICT = aPolicy('evidence: {scannerConfiguration: fault}\n');

function changing(...files: readonly (readonly [string, Partial<FileChange>])[]): Change {
  const all = files.map(([path, over]) => {
    const file: FileChange = { status: 'modified', from: null, lines: 'all', modeChanged: false, uncommitted: false };
    return [path, Object.assign(file, over)] as const;
  });
  return { base: 'a', head: 'b', files: new Map(all), regular: new Set() };
}

const CONFIGURATION = [
  '.trivyignore .trivyignore.yaml trivy.yaml trivy-secret.yaml .trivy/x.rego osv-scanner.toml vendor/x/osv-scanner.toml .snyk',
  '.gitleaksignore .gitleaks.toml gitleaks.toml .semgrepignore .semgrep.yml .semgrep/rules/a.yml semgrep.yaml .eslintrc',
  '.eslintrc.json .eslintignore eslint.config.js eslint.config.mts .oxlintrc.json biome.json biome.jsonc .github/codeql/codeql-config.yml',
  'codeql-config.yml ql/qlpack.yml .grype.yaml .bandit .golangci.yml .checkov.yaml .hadolint.yaml sonar-project.properties',
  'deny.toml .nsprc dependency-check-suppressions.xml WEB/.SNYK .ESLintRC.JSON',
].flatMap((names) => names.split(' '));

describe('A5: the configuration of a scanner', () => {
  test.each(CONFIGURATION)('is %s', (path) => {
    expect(isConfiguration(path)).toBe(true);
  });

  test.each([
    'src/a.ts',
    'snyk',
    'docs/trivy.md',
    'package.json',
    '.github/workflows/a.yml',
    'eslint.ts.bak',
    'src/semgrep/a.ts',
    'config.yml',
    '',
  ])('is not %j', (path) => {
    expect(isConfiguration(path)).toBe(false);
  });

  test('is named where a change touches it, also by moving it away', () => {
    const change = told(
      changing(['src/a.ts', {}], ['b/old.json', { status: 'renamed', from: '.eslintrc.json' }], ['.snyk', { status: 'deleted' }]),
    );
    const what = 'this change touches the configuration of scanners: .eslintrc.json, .snyk';
    expect(scannerConfiguration(change, 'pull-request', aPolicy())).toEqual({ faults: [], warnings: [{ what, where: '.eslintrc.json' }] });
    expect(scannerConfiguration(change, 'release', STRICT)).toMatchObject({
      faults: [{ code: 'E_SCANNER_CONFIGURATION', what, where: '.eslintrc.json', who: 'security team' }],
      warnings: [],
    });
  });

  test('is counted where there is much of it', () => {
    const change = told(changing(...Array.from({ length: 8 }, (_, index) => [`${index}/.snyk`, {}] as const)));
    expect(scannerConfiguration(change, 'pull-request', aPolicy()).warnings[0]?.what).toContain('4/.snyk and 3 more');
  });

  test.each([
    ['nothing where the change leaves it alone', told(changing(['src/a.ts', {}])), STRICT, 'pull-request', 0],
    ['nothing where what changed cannot be told and nobody asked', untold('shallow', 'fetch'), aPolicy(), 'pull-request', 0],
    ['a fault where what changed cannot be told', untold('shallow', 'fetch'), STRICT, 'pull-request', 1],
    ['a fault where nothing is named to compare with', NOTHING_TO_COMPARE, STRICT, 'pull-request', 1],
    ['nothing of a release that is compared with nothing', NOTHING_TO_COMPARE, STRICT, 'release', 0],
  ] as const)('is %s', (_title, change, policy, stage, faults) => {
    expect(scannerConfiguration(change, stage, policy)).toMatchObject({ faults: { length: faults }, warnings: [] });
  });
});
