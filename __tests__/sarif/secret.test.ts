// What a secret scanner found is never repeated: not from the message, the snippet, the properties or the fingerprints.

import { describe, expect, test } from 'vitest';
import { aLog, aResult, aSarifRun, readSarif } from '../builders.ts';

/** Looks like a secret and is none. */
const SECRET = 'ZZZ-not-a-real-secret-ZZZ';

/** A result that says the secret wherever scanners do. */
function leaking(over: Record<string, unknown> = {}): Record<string, unknown> {
  const region = { startLine: 3, snippet: { text: `key = "${SECRET}"`, rendered: { text: SECRET } } };
  return {
    ...aResult({ ruleId: 'R' }),
    message: { text: `found ${SECRET}`, markdown: `**${SECRET}**`, id: 'default', arguments: [SECRET] },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region, contextRegion: region },
        message: { text: `: ${SECRET}` },
        annotations: [region],
      },
    ],
    relatedLocations: [{ message: { text: SECRET } }],
    codeFlows: [{ message: { text: SECRET } }],
    fixes: [{ description: { text: SECRET } }],
    partialFingerprints: { secret: SECRET, author: SECRET },
    fingerprints: { match: SECRET },
    properties: { match: SECRET, secret: SECRET, Match: [SECRET], nested: { value: SECRET }, tags: ['leak'] },
    ...over,
  };
}

function read(tool: string, rule: Record<string, unknown>, over: Record<string, unknown> = {}) {
  const driver = { name: tool, rules: [{ id: 'R', messageStrings: { default: { text: 'found {0}' } }, ...rule }] };
  return readSarif(aLog([aSarifRun([leaking(over)], { tool: { driver } })])).findings[0];
}

describe('E8: a secret', () => {
  test.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    ['of gitleaks', 'gitleaks', {}, {}],
    ['of Gitleaks, in other case', 'Gitleaks', {}, {}],
    ['of betterleaks', 'betterleaks', {}, {}],
    ['of secretlint', 'secretlint', {}, {}],
    ['of TruffleHog', 'TruffleHog', {}, {}],
    ['of detect-secrets', 'detect-secrets', {}, {}],
    ['of ggshield', 'ggshield', {}, {}],
    ['of Nosey Parker', 'Nosey Parker', {}, {}],
    ['of noseyparker', 'noseyparker', {}, {}],
    ['of Kingfisher', 'kingfisher', {}, {}],
    ['of CredScan', 'CredScan', {}, {}],
    ['of CredSweeper', 'CredSweeper', {}, {}],
    ['of Trivy, by the tag of its rule', 'Trivy', { name: 'x', properties: { tags: ['secret', 'security', 'CRITICAL'] } }, {}],
    ['by a tag of the result', 'any', {}, { properties: { tags: ['hardcoded-credentials'], match: SECRET } }],
    ['by CWE-798', 'any', { properties: { tags: ['external/cwe/cwe-798'] } }, {}],
    ['by CWE-798 of the result', 'any', {}, { taxa: [{ id: 'CWE-798' }] }],
    ['by CWE-259', 'any', { properties: { cwe: ['CWE-259'] } }, {}],
    ['by CWE-321', 'any', { properties: { cwe: 'CWE-321' } }, {}],
    ['by the id of the rule', 'Semgrep', { id: 'generic.secrets.detected-key' }, { ruleId: 'generic.secrets.detected-key' }],
    ['by the id of the result alone', 'Semgrep', {}, { ruleId: 'hardcoded_password_string' }],
    ['by the id "aws-access-key"', 'any', { id: 'aws-access-key' }, { ruleId: 'aws-access-key' }],
    ['by the name of the rule', 'Bandit', { name: 'hard-coded_password' }, {}],
  ])('%s never leaves the reader', (_title, tool, rule, over) => {
    const finding = read(tool, rule, over);
    expect(finding).toMatchObject({ secret: true, security: true, message: 'found a secret; the text of secret scanners is withheld' });
    expect(finding?.location).toMatchObject({ path: 'src/a.ts', line: 3 });
    expect(JSON.stringify(finding)).not.toContain(SECRET);
  });

  test('is withheld where only one of two contradicting rules is about secrets', () => {
    const rules = [{ id: 'A' }, { id: 'B', properties: { tags: ['secret'] } }];
    const run = aSarifRun([leaking({ ruleId: 'B', ruleIndex: 0 })], { tool: { driver: { name: 'x', rules } } });
    const [finding] = readSarif(aLog([run])).findings;
    expect(finding?.claims.length).toBe(2);
    expect(JSON.stringify(finding)).not.toContain(SECRET);
  });

  test('is withheld where it stands for a security-severity, which still counts as unrated', () => {
    const finding = read('gitleaks', { properties: { 'security-severity': SECRET } }, { properties: { 'security-severity': SECRET } });
    expect(finding?.claims[0].securitySeverity.kind).toBe('unrated');
    expect(JSON.stringify(finding)).not.toContain(SECRET);
  });

  test('is withheld from what the tool complains of, and the complaint is kept', () => {
    const invocations = [{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'error', message: { text: SECRET } }] }];
    const { runs } = readSarif(aLog([aSarifRun([], { tool: { driver: { name: 'gitleaks' } }, invocations })]));
    expect(runs[0]?.errorNotifications.length).toBe(1);
    expect(JSON.stringify(runs)).not.toContain(SECRET);
  });

  test('tells two findings apart though both say the same', () => {
    const tool = { driver: { name: 'gitleaks' } };
    const { digests } = readSarif(aLog([aSarifRun([leaking(), leaking({ message: { text: 'another' } }), leaking()], { tool })]));
    const [one, other, again] = digests;
    expect(one).not.toBe(other);
    expect(one).toBe(again);
  });
});

test.each([
  ['CodeQL', 'js/sql-injection'],
  ['ESLint', 'no-unused-vars'],
  ['Trivy', 'CVE-2024-1111'],
])('the message of %s, rule %s, is no secret', (tool, id) => {
  const driver = { name: tool, rules: [{ id }] };
  const [finding] = readSarif(aLog([aSarifRun([aResult({ ruleId: id })], { tool: { driver } })])).findings;
  expect(finding).toMatchObject({ secret: false, message: 'query built from user input' });
});
