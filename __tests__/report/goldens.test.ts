// What a person reads, whole: text, summary and annotations of a pass, a fail and a "could not judge". After a change of words,
// read the difference and take it over with: npx vitest run __tests__/report/goldens.test.ts --update

import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { fault } from '../../src/model/fault.ts';
import type { Finding } from '../../src/model/finding.ts';
import { annotationsOf, renderAnnotations } from '../../src/report/annotations.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderText } from '../../src/report/text.ts';
import { aClaim, aFinding, anException, aPolicy, aRun, exceptionsOf, judge } from '../builders.ts';

const DIGESTS = { policy: `sha256:${'1f3c'.repeat(16)}`, exceptions: `sha256:${'2e4d'.repeat(16)}`, ledger: null, artifact: null };

const POLICY = `
application: {id: shop-api}
contact: "#appsec"
severity:
  rules:
    - {when: {rule: js/missing-httponly}, atMost: low, reason: "static site, no session"}
signOff:
  roles:
    appsec: {people: [{login: kim}, {login: lee}]}
    product: {people: [{login: sam}]}
  required:
    critical: {roles: {appsec: 2, product: 1}, longest: 30d}
    high: {roles: {appsec: 1}, longest: 90d}
`;

function at(path: string, line: number): Finding['location'] {
  return { path, display: path, line, column: 5, endLine: line };
}

/** Everything by which two runs of these tests could differ is fixed: builders number what they make. */
function finding(name: string, over: Partial<Finding>): Finding {
  return aFinding({ at: { input: 'scan.sarif', run: 0, result: 0 }, digest: name, rule: name, location: at('src/app.ts', 7), ...over });
}

const INJECTION = finding('js/sql-injection', {
  message: 'query built from user input',
  location: at('src/legacy/report.ts', 41),
  claims: [aClaim({ securitySeverity: { kind: 'score', score: 9.1 }, securitySeverityFrom: 'rule' })],
});
const LODASH = finding('CVE-2021-23337', {
  tool: { name: 'Trivy', version: '0.58.0', category: null },
  message: 'Command injection in lodash',
  location: at('package-lock.json', 1201),
  claims: [aClaim({ rule: 'CVE-2021-23337', securitySeverity: { kind: 'score', score: 7.2 }, securitySeverityFrom: 'rule' })],
  vulnerability: { id: 'CVE-2021-23337', aliases: ['GHSA-35jh-r3h4-6jhm'] },
  package: { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash@4.17.20', fixed: ['4.17.21'] },
});
const COOKIE = finding('js/missing-httponly', { message: 'cookie without HttpOnly', claims: [aClaim({ rule: 'js/missing-httponly' })] });
const OLD = finding('js/xss', { message: 'value written into HTML', location: at('src/old.ts', 12), claims: [aClaim({ rule: 'js/xss' })] });
const NOTE = finding('js/unused', { message: 'unused variable', claims: [aClaim({ rule: 'js/unused', level: 'note' })] });
const HOSTILE = finding('evil`|</td>', {
  message: '::error::x\n##[add-mask]e ![x](https://example.com/y.png) @user #1 <script>alert(1)</script>',
  location: at('src/a|b.ts', 3),
  suppressions: [{ kind: 'inSource', status: 'accepted' }],
});

function runs(results: number): Assessment['runs'] {
  const counts = { ...aRun().counts, results };
  return [aRun({ counts }), aRun({ run: 1, tool: { name: 'ESLint', version: null, category: null }, outcome: 'unproven' })];
}

/** Sorted by name, as they come; the name of a file is its author's. */
const SUBJECTS: Assessment['subjects'] = ['\u001b[2J`|<b>@octocat.tar', 'app.tar', 'ghcr.io/acme/shop', 'sbom.json'].map((name, index) => ({
  name,
  sha256: `${index}a5f`.repeat(16),
}));

const ASSESSMENTS: Readonly<Record<string, Assessment>> = {
  pass: {
    ...judge([COOKIE, NOTE], {
      rules: { policy: aPolicy(POLICY) },
      evidence: { runs: runs(2), digests: DIGESTS, subjects: SUBJECTS.slice(2, 3) },
    }),
    attested: { file: 'out/<b>`attestation.json', signer: 'SHA256:KNyw0Ck5PbzM5Jmr5l7dyIfS3qg' },
  },
  fail: judge([INJECTION, LODASH, COOKIE, OLD, NOTE, HOSTILE, { ...NOTE, at: { input: 'scan.sarif', run: 1, result: 0 } }], {
    rules: {
      policy: aPolicy(POLICY),
      exceptions: exceptionsOf(
        anException({ id: 'EX-old-xss', match: { rule: 'js/xss' }, signOffs: [{ by: 'kim', role: 'appsec', on: '2026-11-02' }] }),
        anException({ id: 'EX-lodash', match: { vulnerability: 'CVE-2021-23337' }, validThrough: '2026-11-10' }),
        anException({ id: 'EX-legacy', match: { rule: 'js/sql-injection', path: 'src/report.ts' } }),
        anException({ id: 'EX-unsigned', match: { rule: 'js/sql-injection' }, signOffs: [], validThrough: '2026-12-01' }),
        anException({ id: 'EX-nowhere', match: { rule: 'nowhere' } }),
      ),
    },
    evidence: { runs: runs(7), digests: DIGESTS, subjects: SUBJECTS, skipped: [{ path: 'package.json', why: 'JSON, but not SARIF' }] },
  }),
  'could-not-judge': judge([INJECTION], {
    rules: { policy: aPolicy(POLICY), stage: 'pull-request' },
    evidence: {
      runs: runs(1),
      digests: DIGESTS,
      faults: [
        fault('E_CUT_SHORT', 'trivy.sarif', 'the file ends inside a string, at byte 4096', 'run the scanner again'),
        fault('E_DATE', 'exceptions.yml:14:7', 'validThrough "2026-13-01" is not a date', 'write a day of the calendar as YYYY-MM-DD'),
      ],
    },
  }),
};

describe.each(Object.entries(ASSESSMENTS))('%s', (name, assessment) => {
  test('as text', async () => {
    await expect(renderText(assessment, PLAIN)).toMatchFileSnapshot(`goldens/${name}.txt`);
  });

  test('as a job summary', async () => {
    await expect(renderSummary(assessment)).toMatchFileSnapshot(`goldens/${name}.md`);
  });

  test('as annotations', async () => {
    await expect(renderAnnotations(annotationsOf(assessment))).toMatchFileSnapshot(`goldens/${name}.annotations.txt`);
  });
});
