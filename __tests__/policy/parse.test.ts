// A policy file in: every key heard, what it does not say taken from the built-in policy, every fault told with its mending.

import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { aPolicy, NOW } from '../builders.ts';

/** `where: what [code] fix` of every fault; the file begins with `version: 1`, so line 2 is the first of `yaml`. */
function faultsOf(yaml: string, head = 'version: 1\n'): readonly string[] {
  const parsed = parsePolicy(head + yaml, 'policy.yml', NOW);
  return parsed.ok ? [] : parsed.faults.map(({ where, what, code, fix }) => `${where}: ${what} [${code}] ${fix}`);
}

describe('every key is heard', () => {
  const policy = aPolicy(
    [
      'application: {id: shop-api}',
      'contact: "#appsec"',
      'severity:',
      '  unrated: high',
      '  rules:',
      '    - {when: {tool: gitleaks}, set: critical, reason: a leaked secret is always critical}',
      '    - {when: {security: false}, atLeast: low, reason: nothing is nothing}',
      '    - when: {cwe: [CWE-79], path: "docs/**"}',
      '      atMost: low',
      '      reason: static site, no session',
      'gate:',
      '  observeUntil: 2027-01-31',
      '  pull-request: {failOn: medium, scope: all}',
      '  release: {failOn: low, scope: new}',
      'evidence:',
      '  requiredTools:',
      '    - {name: CodeQL}',
      '    - {name: Trivy, category: image}',
      '  tolerate:',
      '    - {tool: ESLint, executionFailure: true, missingResults: false, errorNotifications: true, reason: one file does not parse}',
      '  errorNotifications: fault',
      'suppressions: {inSource: accept, external: ignore}',
      'signOff:',
      '  proof: declared',
      '  roles:',
      '    appsec: {people: [{login: kim}, {login: lee, until: 2027-03-01}]}',
      '    product: {people: [{login: sam}]}',
      '  required:',
      '    critical: {roles: {appsec: 2, product: 1}, longest: 30d}',
      '    high: {people: 2, longest: {false-positive: 180d}}',
      '    medium: {roles: {appsec: 1}, people: 2}',
      '    low: {longest: 1d}',
      'limits: {inputSize: 32 GiB, compressionRatio: 400, memory: 2 GiB, results: 5000000}',
      'artifact: {exclude: [{path: "__tests__/**", reason: not packed}], require: [meta.json, "build/*.cdx.json"], unknown: shipped}',
      '',
    ].join('\n'),
  );

  test('application, contact, what is unrated', () => {
    expect(policy).toMatchObject({
      source: 'policy.yml',
      application: 'shop-api',
      contact: '#appsec',
      unrated: { to: 'high', where: 'policy.yml:5' },
    });
  });

  test('what is excluded from the artifact, and what evidence there must be', () => {
    expect(policy.artifact).toEqual({
      exclusions: [{ path: '__tests__/**', reason: 'not packed', where: 'policy.yml:35' }],
      required: [
        { name: 'meta.json', where: 'policy.yml:35' },
        { name: 'build/*.cdx.json', where: 'policy.yml:35' },
      ],
    });
  });

  test('severity rules, in their order, each with its place', () => {
    expect(policy.severityRules).toEqual([
      {
        when: { tool: ['gitleaks'] },
        change: { kind: 'set', to: 'critical' },
        reason: 'a leaked secret is always critical',
        where: 'policy.yml:7',
      },
      { when: { security: false }, change: { kind: 'atLeast', to: 'low' }, reason: 'nothing is nothing', where: 'policy.yml:8' },
      {
        when: { cwe: ['CWE-79'], path: ['docs/**'] },
        change: { kind: 'atMost', to: 'low' },
        reason: 'static site, no session',
        where: 'policy.yml:9',
      },
    ]);
  });

  test('stages and observation', () => {
    expect(policy.observeUntil?.day).toBe('2027-01-31');
    expect(policy.stages).toEqual({
      'pull-request': { failOn: 'medium', scope: 'all', where: 'policy.yml:14' },
      release: { failOn: 'low', scope: 'new', where: 'policy.yml:15' },
    });
  });

  test('evidence and suppressions', () => {
    expect(policy.requiredTools).toEqual([
      { name: 'CodeQL', category: null, where: 'policy.yml:18' },
      { name: 'Trivy', category: 'image', where: 'policy.yml:19' },
    ]);
    expect(policy.tolerate).toEqual([
      {
        tool: 'ESLint',
        category: null,
        what: ['executionFailure', 'errorNotifications'],
        reason: 'one file does not parse',
        where: 'policy.yml:21',
      },
    ]);
    expect(policy.errorNotifications).toBe('fault');
    expect(policy.suppressions).toEqual({ inSource: 'accept', external: 'ignore', where: 'policy.yml:23' });
  });

  test('limits', () => {
    const where = 'policy.yml:34';
    expect(policy.limits).toEqual({
      inputSize: { most: 32 * 2 ** 30, where },
      compressionRatio: { most: 400, where },
      memory: { most: 2 * 2 ** 30, where },
      results: { most: 5_000_000, where },
    });
  });

  test('roles', () => {
    expect(policy.roles).toEqual(
      new Map([
        [
          'appsec',
          [
            { login: 'kim', from: null, until: null, keys: [] },
            { login: 'lee', from: null, until: '2027-03-01', keys: [] },
          ],
        ],
        ['product', [{ login: 'sam', from: null, until: null, keys: [] }]],
      ]),
    );
  });

  const every = (days: number): object => ({ 'accepted-risk': days, 'false-positive': days, mitigated: days });
  test.each([
    ['roles add up to people, one term for every decision', 'critical', { people: 3, longest: every(30), where: 'policy.yml:30' }],
    ['a term for one decision leaves the others as they are', 'high', { people: 2, longest: { ...every(90), 'false-positive': 180 } }],
    ['more people than roles ask for', 'medium', { people: 2, longest: { ...every(90), 'false-positive': 365 } }],
    ['a term alone leaves the people as they are', 'low', { people: 1, longest: every(1) }],
    [
      'nothing said is the built-in rule',
      'none',
      { people: 1, longest: { ...every(90), 'false-positive': 365 }, where: 'built-in policy' },
    ],
  ] as const)('sign-offs: %s', (_title, severity, rule) => {
    expect(policy.signOff[severity]).toMatchObject(rule);
  });

  test('sign-offs: the roles that are asked for', () => {
    expect([...policy.signOff.critical.roles]).toEqual([
      ['appsec', 2],
      ['product', 1],
    ]);
    expect([...policy.signOff.high.roles]).toEqual([]);
  });
});

describe('what a file does not say', () => {
  test.each([
    ['a stage keeps its scope', 'gate: {release: {failOn: low}}', 'release', { failOn: 'low', scope: 'all', where: 'policy.yml:2' }],
    ['a stage keeps its threshold', 'gate: {release: {scope: new}}', 'release', { failOn: 'high', scope: 'new', where: 'policy.yml:2' }],
    ['the other stage is the built-in one', 'gate: {release: {failOn: low}}', 'pull-request', { failOn: 'high', scope: 'introduced' }],
    ['an empty gate changes nothing', 'gate: {}', 'release', { failOn: 'high', scope: 'all' }],
  ] as const)('%s', (_title, yaml, stage, rule) => {
    expect(aPolicy(`${yaml}\n`).stages[stage]).toMatchObject(rule);
  });

  test.each([
    ['required roles, but not for critical', 'signOff: {roles: {a: {people: [{login: kim}]}}, required: {high: {roles: {a: 1}}}}', 2],
    ['a rule for critical that says nothing', 'signOff: {required: {critical: {}}}', 2],
    ['a rule for critical with a term alone', 'signOff: {required: {critical: {longest: 7d}}}', 2],
    ['a rule for critical with no roles in it', 'signOff: {required: {critical: {roles: {}}}}', 2],
    ['a rule for critical that asks for one person', 'signOff: {required: {critical: {people: 1}}}', 1],
    [
      'fewer people than its roles add up to',
      'signOff: {roles: {a: {people: [{login: kim}]}, b: {people: [{login: lee}]}}, required: {critical: {people: 1, roles: {a: 1, b: 1}}}}',
      2,
    ],
  ])('the people for a critical defect, where a file says %s', (_title, yaml, people) => {
    expect(aPolicy(`${yaml}\n`).signOff.critical.people).toBe(people);
  });

  test('a limit that is not named is the built-in one; a size may be in bytes, and lower too', () => {
    expect(aPolicy('limits: {inputSize: 1000000}\n').limits).toEqual({
      ...builtInPolicy().limits,
      inputSize: { most: 1_000_000, where: 'policy.yml:2' },
    });
    expect(aPolicy('limits: {}\n').limits).toEqual(builtInPolicy().limits);
  });

  test('other branches to trust, and what becomes of a change to the configuration of a scanner', () => {
    const policy = aPolicy('trustedRefs: [release/*, stable]\nevidence: {scannerConfiguration: fault}\n');
    expect(policy).toMatchObject({ trustedRefs: ['release/*', 'stable'], scannerConfiguration: 'fault' });
  });

  test('suppressions keep the kind that is not named', () => {
    expect(aPolicy('suppressions: {external: accept}\n').suppressions).toMatchObject({ inSource: 'ignore', external: 'accept' });
  });
});

describe('a fault', () => {
  const severities = 'it is one of critical, high, medium, low, none';
  const top =
    'version, extends, application, contact, trustedRefs, severity, gate, evidence, limits, artifact, suppressions, signOff, vex, allow';
  const whole = 'write a whole number from 1 to 10';
  const dated = 'write a day of the calendar as YYYY-MM-DD';
  test.each([
    [
      'failure 9: a threshold that is misspelt does not open the gate',
      'gate: {release: {failOn: hgih}}',
      '2:26: failOn is "hgih" [E_VALUE] did you mean "high"? It is one of critical, high, medium, low',
    ],
    [
      'failure 9: a severity that is misspelt',
      'severity: {rules: [{when: {tool: x}, set: critcal, reason: r}]}',
      '2:43: set is "critcal" [E_VALUE] did you mean "critical"? It is one of critical, high, medium, low, none',
    ],
    [
      'a threshold of none, which reads as everything and as never',
      'gate: {release: {failOn: none}}',
      '2:26: failOn is "none" [E_VALUE] it is one of critical, high, medium, low',
    ],
    [
      'trust in every branch',
      'trustedRefs: ["*"]',
      '2:15: trustedRefs "*" matches everything [E_PATTERN] write the exact name; "*" stands for any run of characters',
    ],
    ['a threshold of nothing', 'gate: {release: {failOn: }}', '2:26: failOn is nothing [E_VALUE] it is one of critical, high, medium, low'],
    [
      'a threshold in capitals',
      'gate: {release: {failOn: HIGH}}',
      '2:26: failOn is "HIGH" [E_VALUE] it is one of critical, high, medium, low',
    ],
    ['an unknown key', 'gates: {}', `2:1: unknown key "gates" [E_KEY] did you mean "gate"? Known keys: ${top}`],
    [
      'a key that is the rest of a text cut at a comma',
      'severity: {rules: [{when: {rule: x}, atMost: low, reason: static site, no session}]}',
      '2:72: unknown key "no session" [E_KEY] a comma inside {…} ends a value: put the text in quotes',
    ],
    [
      'what is unknown, taken for what does not ship',
      'artifact: {unknown: not-shipped}',
      '2:21: unknown is "not-shipped" [E_VALUE] it is shipped',
    ],
    ['an exclusion without a reason', 'artifact: {exclude: [{path: docs/**}]}', '2:22: "reason" is missing [E_MISSING] add "reason"'],
    [
      'an exclusion of everything',
      'artifact: {exclude: [{path: "**", reason: all}]}',
      '2:29: path "**" matches every file [E_PATTERN] name a folder or a file; without "path" the rule is the same and says so',
    ],
    [
      'evidence that is required outside of the source folder',
      'artifact: {require: [../meta.json]}',
      '2:22: require "../meta.json" is not relative to the source folder [E_PATTERN] write it like "src/legacy/report.ts"',
    ],
    ['not built yet: sla', 'sla: {critical: 7d}', `2:1: unknown key "sla" [E_KEY] remove it. Known keys: ${top}`],
    [
      'a key that is not built yet: withinSla',
      'gate: {release: {withinSla: allow}}',
      '2:18: unknown key "withinSla" [E_KEY] remove it. Known keys: failOn, scope',
    ],
    [
      'a threshold for both stages at once',
      'gate: {failOn: high}',
      '2:16: failOn is not said of both stages at once [E_KEY] write it below release or pull-request',
    ],
    [
      'an unknown way to take a suppression',
      'suppressions: {inSource: accept-new}',
      '2:26: inSource is "accept-new" [E_VALUE] it is one of ignore, accept-known, accept',
    ],
    [
      'an unknown stage',
      'gate: {pull_request: {}}',
      '2:8: unknown key "pull_request" [E_KEY] did you mean "pull-request"? Known keys: observeUntil, pull-request, release',
    ],
    ['an unknown scope', 'gate: {release: {scope: changed}}', '2:25: scope is "changed" [E_VALUE] it is one of introduced, new, all'],
    [
      'observation of more than 90 days',
      'gate: {observeUntil: 2027-02-20}',
      '2:22: observeUntil "2027-02-20" is more than 90 days ahead [E_DATE] name a day at most 90 days ahead',
    ],
    ['D7: observation that never ends', 'gate: {observeUntil: never}', `2:22: observeUntil "never" is not a date [E_DATE] ${dated}`],
    [
      'D7: observation until a day that never was',
      'gate: {observeUntil: 2026-11-31}',
      `2:22: observeUntil "2026-11-31" is not a date [E_DATE] ${dated}`,
    ],
    [
      'D7: observation until a year of five digits',
      'gate: {observeUntil: 99999-01-01}',
      `2:22: observeUntil "99999-01-01" is not a date [E_DATE] ${dated}`,
    ],
    [
      'observation switched on for good',
      'gate: {observeUntil: true}',
      '2:22: observeUntil is true, not text [E_VALUE] write text, in quotes if it looks like a number',
    ],
    [
      'set and atMost together',
      'severity: {rules: [{when: {tool: x}, set: low, atMost: low, reason: r}]}',
      '2:20: rules has not exactly one of set, atLeast, atMost [E_VALUE] keep one of them',
    ],
    [
      'neither set nor atMost',
      'severity: {rules: [{when: {tool: x}, reason: r}]}',
      '2:20: rules has not exactly one of set, atLeast, atMost [E_VALUE] keep one of them',
    ],
    ['a rule without a reason', 'severity: {rules: [{when: {tool: x}, set: low}]}', '2:20: "reason" is missing [E_MISSING] add "reason"'],
    ['a rule without a condition', 'severity: {rules: [{set: none, reason: r}]}', '2:20: "when" is missing [E_MISSING] add "when"'],
    [
      'a rule with a condition that names nothing',
      'severity: {rules: [{when: {}, set: none, reason: r}]}',
      '2:27: when names nothing to match [E_MISSING] name at least one of rule, tool, path, cwe, vulnerability, package',
    ],
    ['a severity that is unknown', 'severity: {unrated: unknown}', `2:21: unrated is "unknown" [E_VALUE] ${severities}`],
    [
      'a limit that does not exist',
      'limits: {result: 5}',
      '2:10: unknown key "result" [E_KEY] did you mean "results"? Known keys: inputSize, compressionRatio, memory, results',
    ],
    [
      'a size in a unit that could be read in two ways',
      'limits: {inputSize: 2 GB}',
      '2:21: inputSize is "2 GB", not a size [E_VALUE] write bytes, or a size such as 512 MiB or 2 GiB',
    ],
    [
      'a size of nothing',
      'limits: {inputSize: 0 MiB}',
      '2:21: inputSize is "0 MiB", not a size [E_VALUE] write bytes, or a size such as 512 MiB or 2 GiB',
    ],
    [
      'a limit that is switched off',
      'limits: {results: .inf}',
      '2:19: results is Infinity [E_VALUE] write a whole number from 1 to 9007199254740991',
    ],
    [
      'a limit of a unit where a number is counted',
      'limits: {results: 5M}',
      '2:19: results is "5M" [E_VALUE] write a whole number from 1 to 9007199254740991',
    ],
    [
      'a toleration without effect',
      'evidence: {tolerate: [{tool: x, reason: r}]}',
      '2:23: tolerate tolerates nothing [E_VALUE] set one of executionFailure, missingResults, externalProperties, errorNotifications to true',
    ],
    [
      'a toleration that is switched off',
      'evidence: {tolerate: [{tool: x, executionFailure: false, reason: r}]}',
      '2:23: tolerate tolerates nothing [E_VALUE] set one of executionFailure, missingResults, externalProperties, errorNotifications to true',
    ],
    [
      'a toleration of whatever tool',
      'evidence: {tolerate: [{executionFailure: true, reason: r}]}',
      '2:23: "tool" is missing [E_MISSING] add "tool"',
    ],
    [
      'a toleration without a reason',
      'evidence: {tolerate: [{tool: x, executionFailure: true}]}',
      '2:23: "reason" is missing [E_MISSING] add "reason"',
    ],
    ['a required tool without a name', 'evidence: {requiredTools: [{category: x}]}', '2:28: "name" is missing [E_MISSING] add "name"'],
    [
      'a required tool as a word',
      'evidence: {requiredTools: [CodeQL]}',
      '2:28: requiredTools is "CodeQL", not a map of keys [E_VALUE] write keys below it: name, category',
    ],
    [
      'a role that is not defined',
      'signOff: {roles: {appsec: {people: [{login: kim}]}}, required: {high: {roles: {apsec: 1}}}}',
      '2:87: role "apsec" is not below signOff.roles [E_VALUE] name one of appsec, or add the role',
    ],
    [
      'a role where none is defined',
      'signOff: {required: {high: {roles: {appsec: 1}}}}',
      '2:45: role "appsec" is not below signOff.roles [E_VALUE] add the role below signOff.roles',
    ],
    [
      'F2: one person twice in a role',
      'signOff: {roles: {appsec: {people: [{login: kim, until: 2026-01-01}, {login: Kim}]}}}',
      '2:78: login "Kim" stands twice in role "appsec" [E_DUPLICATE] keep one of them',
    ],
    [
      'F2: one person twice in a role, in quotes',
      'signOff: {roles: {appsec: {people: [{login: kim}, {login: "kim"}]}}}',
      '2:59: login "kim" stands twice in role "appsec" [E_DUPLICATE] keep one of them',
    ],
    ['no sign-off at all', 'signOff: {required: {high: {people: 0}}}', `2:37: people is 0 [E_VALUE] ${whole}`],
    [
      'a role with no sign-off',
      'signOff: {roles: {a: {people: []}}, required: {high: {roles: {a: 0}}}}',
      `2:66: a is 0 [E_VALUE] ${whole}`,
    ],
    ['a term without its unit', 'signOff: {required: {high: {longest: 30}}}', '2:38: longest is 30 [E_VALUE] write days, such as 30d'],
    [
      'a term in weeks',
      'signOff: {required: {high: {longest: 4w}}}',
      '2:38: longest "4w" is not a term [E_VALUE] write days, from 1d to 36525d',
    ],
    [
      'a term without end',
      'signOff: {required: {high: {longest: 99999d}}}',
      '2:38: longest "99999d" is not a term [E_VALUE] write days, from 1d to 36525d',
    ],
    [
      'a term of a decision that is unknown',
      'signOff: {required: {high: {longest: {accepted: 30d}}}}',
      '2:39: unknown key "accepted" [E_KEY] remove it. Known keys: accepted-risk, false-positive, mitigated',
    ],
    [
      'a term of a decision without its unit',
      'signOff: {required: {high: {longest: {mitigated: 30}}}}',
      '2:50: mitigated is 30, not text [E_VALUE] write text, in quotes if it looks like a number',
    ],
    [
      'D7: a membership until a day that never was',
      'signOff: {roles: {a: {people: [{login: kim, until: 2026-02-30}]}}}',
      `2:52: until "2026-02-30" is not a date [E_DATE] ${dated}`,
    ],
    [
      'an application without an id',
      'application: shop',
      '2:14: application is "shop", not a map of keys [E_VALUE] write keys below it: id, purl',
    ],
    [
      'an id with a line break',
      'application: {id: "a\\nb"}',
      '2:19: id "a\nb" is not a name [E_VALUE] write letters, digits and . _ -, beginning with a letter or digit',
    ],
  ])('%s', (_title, yaml, fault) => {
    expect(faultsOf(`${yaml}\n`)).toEqual([`policy.yml:${fault}`]);
  });

  test.each([
    ['no version', 'contact: x\n', 'policy.yml:1:1: "version" is missing [E_MISSING] add "version"'],
    [
      'a file of exceptions',
      'version: 1\nexceptions: []\n',
      'policy.yml:1:1: this is an exceptions file, not a policy [E_VALUE] name the policy instead',
    ],
    [
      'JSON of another kind',
      '{"name": "shop", "version": "1.0.0", "private": true}',
      'policy.yml:1:1: this is not a policy: it has none of its keys [E_VALUE] name the policy instead',
    ],
    ['another version', 'version: 2\n', 'policy.yml:1:10: version is 2 [E_VALUE] it is 1'],
    ['a version in quotes', 'version: "1"\n', 'policy.yml:1:10: version is "1" [E_VALUE] it is 1'],
    [
      'an empty file',
      '',
      'policy.yml:1:1: the file is empty [E_SYNTAX] write at least "version: 1", and "exceptions: []" in a file of exceptions',
    ],
    [
      'D6: a file of more than 256 KiB',
      `version: 1\n#${'x'.repeat(256 * 1024)}`,
      'policy.yml: the file is larger than 262144 bytes [E_TOO_LARGE] split it, or remove what has ended',
    ],
  ])('%s', (_title, text, fault) => {
    expect(faultsOf('', text)).toEqual([fault]);
  });

  test('all faults of a file are told at once', () => {
    const yaml = 'gate:\n  release: {failOn: hgih}\n  pull-request: {scope: al}\nsignOff:\n  required: {high: {people: 11}}\nnope: 1\n';
    expect(faultsOf(yaml).map((fault) => fault.split(' [')[0])).toEqual([
      'policy.yml:7:1: unknown key "nope"',
      'policy.yml:4:25: scope is "al"',
      'policy.yml:3:21: failOn is "hgih"',
      'policy.yml:6:29: people is 11',
    ]);
  });
});

describe('observation', () => {
  test.each([
    ['90 days ahead', '2027-02-19'],
    ['today', '2026-11-21'],
    ['long over', '2020-01-01'],
  ])('may end %s', (_title, day) => {
    expect(aPolicy(`gate: {observeUntil: ${day}}\n`).observeUntil).toEqual({ day, where: 'policy.yml:2' });
  });

  test('is counted in days of UTC: the last moment of a day is as far as the first', () => {
    const at = (instant: string): boolean => parsePolicy('version: 1\ngate: {observeUntil: 2027-02-19}\n', 'p', Date.parse(instant)).ok;
    expect([at('2026-11-21T00:00:00Z'), at('2026-11-21T23:59:59Z'), at('2026-11-20T23:59:59Z')]).toEqual([true, true, false]);
  });

  test('D7: what is no moment allows none', () => {
    expect(parsePolicy('version: 1\ngate: {observeUntil: 2026-11-22}\n', 'p', Number.NaN).ok).toBe(false);
  });
});
