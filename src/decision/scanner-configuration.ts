// A change in; the files out by which it tells scanners what not to see, and what the policy makes of that: whoever can blind a
// scanner needs no exception (threat A5).

import type { Change, Told } from '../model/change.ts';
import { fault, type Fault, type Warning } from '../model/fault.ts';
import { byText } from '../model/order.ts';
import { NOTHING_TO_COMPARE } from '../model/past.ts';
import type { Policy, Stage } from '../model/policy.ts';

/** Names of files, in any folder and in any case, by which scanners are configured; of folders, all that lies in them. */
const FILES: readonly RegExp[] = [
  /^\.trivyignore(?:\.ya?ml|\.rego)?$/,
  /^\.?trivy(?:-secret)?\.ya?ml$/,
  /^osv-scanner\.toml$/,
  /^\.?grype\.ya?ml$/,
  /^\.snyk$/,
  /^\.(?:gitleaksignore|gitleaks\.toml)$/,
  /^gitleaks\.toml$/,
  /^\.?(?:trufflehog|secretlint)(?:ignore|rc)?(?:\.(?:ya?ml|json|[cm]?js))?$/,
  /^\.(?:semgrepignore|semgrep\.ya?ml)$/,
  /^semgrep\.ya?ml$/,
  /^\.?(?:eslintrc|eslintignore|oxlintrc|oxlintignore)(?:\.(?:[cm]?[jt]s|json|ya?ml))?$/,
  /^(?:eslint|oxlint|biome|secretlint)\.(?:config\.)?(?:[cm]?[jt]s|jsonc?)$/,
  /^\.?(?:codeql-config|codeql)\.ya?ml$/,
  /^qlpack\.ya?ml$/,
  /^(?:\.bandit|bandit\.ya?ml|\.flake8|\.?ruff\.toml|\.pylintrc)$/,
  /^\.(?:checkov|kics|tfsec|hadolint|yamllint|nancy-ignore|brakeman\.ignore|golangci)(?:\.(?:ya?ml|toml|json|config))?$/,
  /^(?:checkov|kics\.config|tfsec|hadolint|golangci|detekt|dependency-check-suppressions?|suppressions?)\.(?:ya?ml|toml|json|xml)$/,
  /^(?:sonar-project\.properties|\.sonarcloud\.properties|spotbugs-exclude\.xml|findbugs-exclude\.xml)$/,
  /^(?:audit-ci|\.nsprc|\.auditrc|\.pip-audit)(?:\.jsonc?|\.toml)?$/,
  /^(?:deny|\.cargo-audit)\.toml$/,
];
const FOLDERS = /(?:^|\/)(?:\.semgrep|\.codeql|\.github\/codeql|\.trivy|\.checkov|\.tfsec)\//;

/** Named in a report; the rest are counted. */
const LISTED = 5;
const WHERE = 'evidence.scannerConfiguration';

export interface Touched {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** @param change as far as it could be told: where nothing is compared, nothing is said, unless the policy insists */
export function scannerConfiguration(change: Told<Change>, stage: Stage, { scannerConfiguration: asked }: Policy): Touched {
  if (!change.told) {
    if (asked === 'notice' || (stage === 'release' && change === NOTHING_TO_COMPARE)) return { faults: [], warnings: [] };
    const what = `whether the change touches the configuration of a scanner cannot be told: ${change.why}`;
    return { faults: [fault('E_SCANNER_CONFIGURATION', WHERE, what, change.fix)], warnings: [] };
  }
  const touched = [...new Set([...change.value.files].flatMap(([path, { from }]) => [path, from ?? path]))];
  const files = touched.filter(isConfiguration).toSorted(byText);
  if (files.length === 0) return { faults: [], warnings: [] };
  const more = files.length > LISTED ? ` and ${files.length - LISTED} more` : '';
  const what = `this change touches the configuration of scanners: ${files.slice(0, LISTED).join(', ')}${more}`;
  const [where = ''] = files;
  if (asked === 'notice') return { faults: [], warnings: [{ what, where }] };
  return {
    faults: [fault('E_SCANNER_CONFIGURATION', where, what, 'bring it in a change of its own, which is reviewed as such')],
    warnings: [],
  };
}

/** @param path relative to the source folder */
export function isConfiguration(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return FOLDERS.test(lower) || FILES.some((pattern) => pattern.test(name));
}
