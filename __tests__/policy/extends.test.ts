// A policy and what it extends in: what is stricter holds, what is not said is taken over, what is laxer is a fault naming both lines.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/model/fault.ts';
import type { Policy } from '../../src/model/policy.ts';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { NOW } from '../builders.ts';
import { layered } from './layers.ts';

/** @param texts of files without their first line, `version: 1`; each extends the next one, and none is at fault */
function merged(...texts: readonly string[]): Policy {
  const layer = layered(texts);
  if (!layer.ok) throw new Error(layer.faults.map(shown).join('\n'));
  return layer.value.policy;
}

function faultsOf(...texts: readonly string[]): readonly string[] {
  const layer = layered(texts);
  return layer.ok ? [] : layer.faults.map(shown);
}

function shown({ where, what, code, fix }: Fault): string {
  return `${where}: ${what} [${code}] ${fix}`;
}

interface Case {
  /** Of the policy that is extended. */
  readonly given: string;
  /** That again, where people are not named twice. */
  readonly same?: string;
  readonly stricter: readonly string[];
  readonly laxer: readonly (readonly [yaml: string, fault: string])[];
}

function takeOver(value: string): string {
  return `make it as strict as ${value}, or take it over by leaving it out`;
}

/** `rule(…)`, in the words of a fault. */
function than(path: string, own: string, given: string, where: string): string {
  return `${path} ${own} is laxer than ${given} of the policy that it extends (parent.yml:${where}) [E_TIGHTEN] ${takeOver(given)}`;
}

function needs(subject: string, permit: string, where = '', value = 'true'): string {
  const fix = `remove it, or let that policy say "allow: {${permit}: ${value}}"`;
  return `${subject} is not allowed by the policy that it extends (parent.yml${where}) [E_TIGHTEN] ${fix}`;
}

const ROLES = 'roles: {appsec: {people: [{login: kim}, {login: lee}]}, product: {people: [{login: sam}]}}';
const EVERY_ROLE =
  'critical: {roles: {appsec: 2}}, high: {roles: {appsec: 1}}, medium: {roles: {appsec: 1}}, low: {roles: {appsec: 1}}, none: {roles: {appsec: 1}}';

const DIGEST = 'a'.repeat(64);

/** By the key of the policy: without a case for each, this does not compile. */
const CASES: Readonly<Record<Exclude<keyof Policy, 'source' | 'standsIn' | 'application' | 'contact'>, Case>> = {
  unrated: {
    given: 'severity: {unrated: high}',
    stricter: ['severity: {unrated: critical}'],
    laxer: [['severity: {unrated: medium}', `2:21: ${than('severity.unrated', '"medium"', '"high"', '2:21')}`]],
  },
  severityRules: {
    given: 'severity: {rules: [{when: {tool: eslint}, atMost: low, reason: style}]}',
    stricter: [
      'severity: {rules: [{when: {tool: x}, atLeast: low, reason: r}]}',
      'severity: {rules: [{when: {tool: x}, set: critical, reason: r}, {when: {tool: y}, atMost: critical, reason: r}]}',
    ],
    laxer: [
      ['severity: {rules: [{when: {tool: x}, atMost: high, reason: r}]}', `2: ${needs('a rule that may lower to high', 'severityRules')}`],
      ['severity: {rules: [{when: {tool: x}, set: none, reason: r}]}', `2: ${needs('a rule that may lower to none', 'severityRules')}`],
      // Nearly the same, but of other findings.
      [
        'severity: {rules: [{when: {tool: eslint*}, atMost: low, reason: style}]}',
        `2: ${needs('a rule that may lower to low', 'severityRules')}`,
      ],
    ],
  },
  observeUntil: {
    given: 'gate: {observeUntil: 2026-12-31}',
    stricter: ['gate: {observeUntil: 2026-12-30}', 'gate: {observeUntil: 2026-01-01}'],
    laxer: [['gate: {observeUntil: 2027-01-01}', `2:22: ${than('gate.observeUntil', '"2027-01-01"', '"2026-12-31"', '2:22')}`]],
  },
  stages: {
    given: 'gate: {pull-request: {failOn: medium, scope: new}, release: {failOn: medium}}',
    stricter: ['gate: {pull-request: {failOn: low}}', 'gate: {pull-request: {scope: all}, release: {failOn: low}}'],
    laxer: [
      ['gate: {pull-request: {failOn: high}}', `2:31: ${than('gate.pull-request.failOn', '"high"', '"medium"', '2:31')}`],
      // Something that was known may have been introduced: moved to where it weighs more.
      ['gate: {pull-request: {scope: introduced}}', `2:30: ${than('gate.pull-request.scope', '"introduced"', '"new"', '2:46')}`],
      ['gate: {release: {failOn: critical}}', `2:26: ${than('gate.release.failOn', '"critical"', '"medium"', '2:70')}`],
      ['gate: {release: {scope: new}}', `2:25: ${than('gate.release.scope', '"new"', '"all"', '2:61')}`],
    ],
  },
  requiredTools: {
    given: 'evidence: {requiredTools: [{name: CodeQL}]}',
    stricter: ['evidence: {requiredTools: [{name: Trivy}]}', 'evidence: {requiredTools: []}'],
    laxer: [],
  },
  tolerate: {
    given: 'evidence: {tolerate: [{tool: ESLint, executionFailure: true, reason: r}]}',
    stricter: ['evidence: {tolerate: []}'],
    laxer: [['evidence: {tolerate: [{tool: x, missingResults: true, reason: r}]}', `2: ${needs('a toleration', 'tolerate')}`]],
  },
  errorNotifications: {
    given: 'evidence: {errorNotifications: fault}',
    stricter: [],
    laxer: [['evidence: {errorNotifications: warn}', `2:32: ${than('evidence.errorNotifications', '"warn"', '"fault"', '2:32')}`]],
  },
  scannerConfiguration: {
    given: 'evidence: {scannerConfiguration: fault}',
    stricter: [],
    laxer: [['evidence: {scannerConfiguration: notice}', `2:34: ${than('evidence.scannerConfiguration', '"notice"', '"fault"', '2:34')}`]],
  },
  trustedRefs: {
    given: 'trustedRefs: [main, release/*]',
    stricter: ['trustedRefs: []', 'trustedRefs: [main]', 'trustedRefs: [release/1, release/2*]'],
    laxer: [
      [
        'trustedRefs: [rel*]',
        '2:14: branch "rel*" is not trusted by the policy that it extends (parent.yml:2:14) [E_TIGHTEN] remove it, or let that policy list it below trustedRefs',
      ],
    ],
  },
  proof: {
    given: 'signOff: {proof: signature-or-review}',
    stricter: ['signOff: {proof: review}', 'signOff: {proof: signature}'],
    laxer: [['signOff: {proof: declared}', `2:18: ${than('signOff.proof', '"declared"', '"signature-or-review"', '2:18')}`]],
  },
  vex: {
    given: `vex: {trust: [{author: Acme, sha256: ${DIGEST}}], longest: 90d, maxSeverity: high}`,
    stricter: ['vex: {longest: 30d}', 'vex: {maxSeverity: medium}', 'vex: {author: us, products: [pkg:npm/shop]}'],
    laxer: [
      ['vex: {longest: 91d}', `2:16: ${than('vex.longest', '91', '90', '2:115')}`],
      ['vex: {maxSeverity: critical}', `2:20: ${than('vex.maxSeverity', '"critical"', '"high"', '2:133')}`],
      [`vex: {trust: [{author: Eve, sha256: ${DIGEST}}]}`, `2: ${needs('trusting VEX of others', 'vexTrust')}`],
    ],
  },
  lifecycle: {
    given: `signOff: {${ROLES}, renewals: 2, mostAlive: 10, emergency: {role: appsec, longest: 48h}}`,
    same: 'signOff: {renewals: 2, mostAlive: 10, emergency: {role: appsec, longest: 48h}}',
    stricter: ['signOff: {renewals: 0, mostAlive: 9}', 'signOff: {emergency: {role: appsec, longest: 24h}}'],
    laxer: [
      ['signOff: {renewals: 3}', `2:21: ${than('signOff.renewals', '3', '2', '2:113')}`],
      ['signOff: {mostAlive: 11}', `2:22: ${than('signOff.mostAlive', '11', '10', '2:127')}`],
      [
        'signOff: {emergency: {role: product, longest: 24h}}',
        '2:22: an emergency that product begins for a day is laxer than the policy that it extends (parent.yml:2:142) [E_TIGHTEN] take over what that policy says of emergencies by leaving it out, or shorten it',
      ],
    ],
  },
  limits: {
    given: 'limits: {results: 100, inputSize: 1 MiB}',
    stricter: ['limits: {results: 99}', 'limits: {memory: 1 MiB}'],
    laxer: [
      ['limits: {results: 101}', `2:19: ${than('limits.results', '101', '100', '2:19')}`],
      // What the policy that is extended takes over itself.
      ['limits: {compressionRatio: 201}', `2:28: ${than('limits.compressionRatio', '201', '200', '').replace('yml:)', 'yml)')}`],
    ],
  },
  artifact: {
    given: 'artifact: {exclude: [{path: docs/**, reason: r}], require: [sbom.json]}',
    stricter: ['artifact: {require: [meta.json]}', 'artifact: {exclude: [], require: []}'],
    laxer: [['artifact: {exclude: [{path: src/**, reason: r}]}', `2: ${needs('excluding a path from the artifact', 'artifactExclude')}`]],
  },
  suppressions: {
    given: 'suppressions: {inSource: accept-known, external: accept}',
    stricter: ['suppressions: {inSource: ignore}', 'suppressions: {external: accept-known}'],
    laxer: [['suppressions: {inSource: accept}', `2:26: ${than('suppressions.inSource', '"accept"', '"accept-known"', '2:26')}`]],
  },
  roles: {
    given: `signOff: {${ROLES}, required: {${EVERY_ROLE}}}`,
    same: `signOff: {required: {${EVERY_ROLE}}}`,
    stricter: ['signOff: {roles: {ops: {people: [{login: mallory}]}}, required: {high: {roles: {ops: 1}}}}'],
    laxer: [
      [
        'signOff: {roles: {appsec: {people: [{login: mallory}]}}}',
        `2:27: ${needs('adding people to role "appsec"', 'roles', ':2:27', '[appsec]')}`,
      ],
    ],
  },
  signOff: {
    given: `signOff: {${ROLES}, required: {high: {roles: {appsec: 2}, people: 3, longest: {accepted-risk: 30d}}, low: {longest: 10d}}}`,
    same: 'signOff: {required: {high: {roles: {appsec: 2}, people: 3, longest: {accepted-risk: 30d}}, low: {longest: 10d}}}',
    stricter: [
      'signOff: {required: {high: {roles: {appsec: 3}}}}',
      'signOff: {required: {high: {roles: {product: 1}, longest: 30d}}}',
      'signOff: {required: {high: {people: 4}, low: {longest: {mitigated: 1d}}, critical: {longest: 1d}}}',
    ],
    laxer: [
      ['signOff: {required: {high: {roles: {appsec: 1}}}}', `2:45: ${than('signOff.required.high.roles.appsec', '1', '2', '2:137')}`],
      ['signOff: {required: {high: {people: 2}}}', `2:37: ${than('signOff.required.high.people', '2', '3', '2:149')}`],
      ['signOff: {required: {high: {longest: 31d}}}', `2:38: ${than('signOff.required.high.longest.accepted-risk', '31', '30', '2:177')}`],
      [
        'signOff: {required: {low: {longest: {mitigated: 11d}}}}',
        `2:49: ${than('signOff.required.low.longest.mitigated', '11', '10', '2:199')}`,
      ],
      [
        'signOff: {required: {critical: {people: 1}}}',
        `2:41: ${than('signOff.required.critical.people', '1', '2', '').replace('yml:)', 'yml)')}`,
      ],
    ],
  },
  allow: {
    given: 'allow: {severityRules: true, roles: [ops]}',
    stricter: ['allow: {severityRules: false}', 'allow: {roles: []}', 'allow: {tolerate: false}'],
    laxer: [
      ['allow: {tolerate: true}', `2:19: ${needs('allowing tolerate', 'tolerate')}`],
      ['allow: {observe: true}', `2:18: ${needs('allowing observe', 'observe')}`],
      ['allow: {roles: [ops, appsec]}', `2:16: ${needs('role "appsec"', 'roles', ':2:37', '[appsec]')}`],
    ],
  },
};

describe.each(Object.entries(CASES))('what extends a policy may only tighten %s', (name, { given, same = given, stricter, laxer }) => {
  const key = name as keyof typeof CASES;

  test('what is not said is taken over, with its place', () => {
    const [own, parent] = [merged('', given), merged(given)];
    const there = JSON.parse(JSON.stringify(plain(parent[key])).replaceAll('policy.yml:', 'parent.yml:')) as unknown;
    expect(plain(own[key])).toEqual(there);
    expect(there).not.toEqual(plain(builtInPolicy()[key]));
  });

  test('the same again holds', () => {
    expect(faultsOf(same, given)).toEqual([]);
  });

  test.each(stricter.map((yaml) => [yaml]))('stricter: %s', (yaml) => {
    expect(faultsOf(yaml, given)).toEqual([]);
  });

  test.each(laxer.map(([yaml, fault]) => [yaml, fault]))('laxer: %s', (yaml, fault) => {
    expect(faultsOf(yaml, given)).toEqual([`policy.yml:${fault}`]);
    expect(faultsOf(yaml).filter((alone) => alone.includes('E_TIGHTEN'))).toEqual([]);
  });
});

/** Maps as lists, so that they can be written. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (one instanceof Map ? [...one] : one))) as unknown;
}

test('of the built-in policy everything may be laxer', () => {
  const lax =
    'gate: {release: {failOn: critical, scope: new}}\nsuppressions: {inSource: accept}\nsignOff: {required: {critical: {people: 1, longest: 900d}}}';
  expect(faultsOf(lax)).toEqual([]);
  expect(faultsOf(lax, 'contact: x').length).toBe(7);
});

test('every fault is told at once, by its place', () => {
  const lax = 'gate: {release: {failOn: critical}}\nsuppressions: {inSource: accept}\nlimits: {results: 9000000}';
  expect(faultsOf(lax, '').map((fault) => fault.replace(/: .*/, ''))).toEqual(['policy.yml:2:26', 'policy.yml:4:19', 'policy.yml:3:26']);
});

test('of two proofs neither is more than the other', () => {
  expect(faultsOf('signOff: {proof: review}', 'signOff: {proof: signature}').length).toBe(1);
  expect(faultsOf('signOff: {proof: signature-or-review}', 'signOff: {proof: signature}').length).toBe(1);
});

describe('what is said over what is extended', () => {
  test('the name of an application is never taken over, who to ask is, and both may be another', () => {
    const given = 'application: {id: org}\ncontact: "#org"';
    expect(merged('', given)).toMatchObject({ application: null, contact: '#org', source: 'policy.yml, extends parent.yml' });
    expect(merged('application: {id: shop}\ncontact: "#shop"', given)).toMatchObject({ application: 'shop', contact: '#shop' });
  });

  test('required tools and tolerations come to those that are there', () => {
    const evidence =
      'evidence: {requiredTools: [{name: CodeQL}], tolerate: [{tool: a, executionFailure: true, reason: r}]}\nallow: {tolerate: true}';
    const own = merged('evidence: {requiredTools: [{name: Trivy}], tolerate: [{tool: b, executionFailure: true, reason: r}]}', evidence);
    expect(own.requiredTools).toEqual([
      { name: 'CodeQL', category: null, where: 'parent.yml:2' },
      { name: 'Trivy', category: null, where: 'policy.yml:2' },
    ]);
    expect(own.tolerate.map(({ tool }) => tool)).toEqual(['a', 'b']);
  });

  test('severity rules: what makes critical first, then those that are extended, then the others', () => {
    const rule = (tool: string, change: string): string => `{when: {tool: ${tool}}, ${change}, reason: r}`;
    const rules = (...all: readonly string[]): string => `severity: {rules: [${all.join(', ')}]}`;
    const own = merged(
      rules(rule('a', 'atLeast: high'), rule('b', 'set: critical'), rule('c', 'atMost: low')),
      rules(rule('d', 'atMost: low'), rule('e', 'set: critical')) + '\nallow: {severityRules: true}',
    );
    expect(own.severityRules.map(({ when }) => when.tool?.[0])).toEqual(['b', 'd', 'e', 'a', 'c']);
    expect(merged(rules(rule('a', 'atLeast: high'), rule('b', 'set: critical'))).severityRules.map(({ when }) => when.tool?.[0])).toEqual([
      'a',
      'b',
    ]);
  });

  test('sign-offs: roles that are not named stay, and people are never fewer', () => {
    const given = `signOff: {${ROLES}, required: {high: {roles: {appsec: 1}, people: 2}}}`;
    expect(merged('signOff: {required: {high: {roles: {product: 1}}}}', given).signOff.high).toMatchObject({
      roles: new Map([
        ['appsec', 1],
        ['product', 1],
      ]),
      people: 2,
    });
  });

  test.each([
    ['severity rules that lower', 'severityRules: true', 'severity: {rules: [{when: {tool: x}, set: none, reason: r}]}'],
    ['tolerations', 'tolerate: true', 'evidence: {tolerate: [{tool: x, missingResults: true, reason: r}]}'],
    ['exclusions', 'artifactExclude: true', 'artifact: {exclude: [{path: src/**, reason: r}]}'],
    ['observing', 'observe: true', 'gate: {observeUntil: 2027-01-01}'],
    ['people in a role', 'roles: [appsec]', 'signOff: {roles: {appsec: {people: [{login: mallory}]}}}'],
    ['a role', 'roles: [ops]', 'signOff: {roles: {ops: {people: [{login: mallory}]}}}'],
  ])('%s, where that is allowed and not otherwise', (_title, allowed, yaml) => {
    const given = `signOff: {${ROLES}}\ngate: {observeUntil: 2026-12-01}`;
    expect(faultsOf(yaml, `${given}\nallow: {${allowed}}`)).toEqual([]);
    expect(faultsOf(yaml, given).length).toBe(1);
    expect(faultsOf(yaml, '', `${given}\nallow: {${allowed}}`)).toEqual([]);
    expect(
      faultsOf(
        yaml,
        'allow: {severityRules: false, tolerate: false, observe: false, artifactExclude: false, roles: []}',
        `${given}\nallow: {${allowed}}`,
      ).length,
    ).toBe(1);
  });

  test('observing where the policy that is extended does not', () => {
    expect(faultsOf('gate: {observeUntil: 2026-11-22}', '')).toEqual([`policy.yml:2:22: ${needs('observing', 'observe')}`]);
  });
});

describe('roles', () => {
  test('a new role is none of those that "any" stands for', () => {
    const added = 'signOff: {roles: {ops: {people: [{login: mallory}]}}}';
    const fix = 'name those below signOff.required.medium.roles, or let that policy say "allow: {roles: [ops]}"';
    expect(faultsOf(added, `signOff: {${ROLES}, required: {critical: {roles: {appsec: 2}}, high: {roles: {appsec: 1}}}}`)).toEqual([
      `policy.yml:2:24: role "ops" is new, and could sign off medium where only roles of the policy that it extends can (parent.yml) [E_TIGHTEN] ${fix}`,
    ]);
  });

  test('a new role is fine where the file itself names those that sign', () => {
    const given = `signOff: {${ROLES}, required: {low: {roles: {appsec: 1}}, none: {roles: {appsec: 1}}, medium: {roles: {appsec: 1}}, critical: {people: 3}}}`;
    const own =
      'signOff: {roles: {ops: {people: [{login: mallory}]}}, required: {critical: {roles: {appsec: 2, product: 1, ops: 1}}, high: {roles: {product: 1}}}}';
    expect(faultsOf(own, given)).toEqual([]);
    expect(merged(own, given).signOff.critical.people).toBe(4);
  });

  test('a new role does not stand for those that signed so far, even where every severity asks for it', () => {
    const asked = ['critical', 'high', 'medium', 'low', 'none'].map((severity) => `${severity}: {roles: {ops: 2}}`);
    const own = `signOff: {roles: {ops: {people: [{login: mallory}]}}, required: {${asked.join(', ')}}}`;
    expect(faultsOf(own, `signOff: {${ROLES}}`)).toEqual([expect.stringContaining('role "ops" is new, and could sign off critical')]);
  });

  test('where no role is named any name counts, so that naming one is stricter', () => {
    expect(faultsOf(`signOff: {${ROLES}}`, 'contact: x')).toEqual([]);
  });

  test('people come to those of the role, and nobody twice', () => {
    const given = `signOff: {${ROLES}}\nallow: {roles: [product]}`;
    const roles = merged('signOff: {roles: {product: {people: [{login: ana}]}}}', given).roles;
    expect(roles.get('product')?.map(({ login }) => login)).toEqual(['sam', 'ana']);
    expect(faultsOf('signOff: {roles: {product: {people: [{login: ana}, {login: SAM}]}}}', given)).toEqual([
      'policy.yml:2:60: login "SAM" stands twice in role "product" [E_DUPLICATE] keep one of them',
    ]);
  });

  test('a role that is extended may be asked for, and one that nobody names may not', () => {
    expect(faultsOf('signOff: {required: {high: {roles: {appsec: 2}}}}', `signOff: {${ROLES}}`)).toEqual([]);
    expect(faultsOf('signOff: {required: {high: {roles: {ops: 2}}}}', `signOff: {${ROLES}}`)).toEqual([
      'policy.yml:2:42: role "ops" is not below signOff.roles [E_VALUE] name one of appsec, product, or add the role',
    ]);
  });
});

test('docs/policy.md shows policies that the gate takes, one over the other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/policy.md'), 'utf8');
  const blocks = [...page.matchAll(/^```yaml\nversion: 1\n([^]*?)^```/gm)].map(([, text = '']) => text);
  expect(blocks).toHaveLength(2);
  expect(faultsOf(...blocks)).toEqual([]);
  const observing = 'gate: {observeUntil: 2027-01-01}\nsignOff: {roles: {product: {people: [{login: sam}]}}}';
  expect(faultsOf(observing, blocks[1] ?? '')).toEqual([]);
});

describe('a chain', () => {
  test('the last word is held by all behind it, and each place is that of its file', () => {
    const own = merged('gate: {release: {scope: all}}', 'evidence: {errorNotifications: fault}', 'gate: {release: {failOn: low}}');
    expect(own).toMatchObject({ errorNotifications: 'fault', source: 'policy.yml, extends parent.yml, extends parent2.yml' });
    expect(own.stages.release).toEqual({ failOn: 'low', scope: 'all', where: 'policy.yml:2' });
    expect(faultsOf('gate: {release: {failOn: medium}}', 'contact: x', 'gate: {release: {failOn: low}}')).toEqual([
      `policy.yml:2:26: ${than('gate.release.failOn', '"medium"', '"low"', '2:26').replace('parent.yml', 'parent2.yml')}`,
    ]);
  });

  test('one in the middle that is at fault is told by its own lines', () => {
    expect(faultsOf('contact: x', 'gate: {release: {failOn: high}}', 'gate: {release: {failOn: low}}')).toEqual([
      `parent.yml:2:26: ${than('gate.release.failOn', '"high"', '"low"', '2:26').replace('parent.yml', 'parent2.yml')}`,
    ]);
  });
});

describe('a fault of what is said of it', () => {
  test.each([
    [
      'what is extended, as a word',
      'extends: ./base.yml',
      '2:10: extends is "./base.yml", not a map of keys [E_VALUE] write keys below it: repository, ref, path, exceptions',
    ],
    [
      'what is extended, where nothing is',
      'extends: {path: base.yml}',
      '2:10: extends is not taken here [E_VALUE] write all of it into one file',
    ],
    [
      'what is extended, from the root of the disk',
      'extends: {path: /etc/policy.yml}',
      '2:17: path "/etc/policy.yml" is not a relative path [E_VALUE] write a path with "/" between its parts, such as "../policy.yml"',
    ],
    [
      'what is extended, from a path that parts mean otherwise',
      'extends: {path: "..\\\\policy.yml"}',
      '2:17: path "..\\policy.yml" is not a relative path [E_VALUE] write a path with "/" between its parts, such as "../policy.yml"',
    ],
    [
      'a repository that is a path',
      'extends: {repository: ../security, path: policy.yml}',
      '2:23: repository "../security" is not a repository [E_VALUE] write "owner/name"',
    ],
    [
      'a repository that leads elsewhere',
      'extends: {repository: org/.., path: policy.yml}',
      '2:23: repository "org/.." is not a repository [E_VALUE] write "owner/name"',
    ],
    [
      'a ref that leads elsewhere',
      'extends: {repository: org/a, ref: a/../b, path: policy.yml}',
      '2:35: ref "a/../b" is not the name of a branch [E_VALUE] write the name of a branch, such as main',
    ],
    [
      'a ref of no repository',
      'extends: {ref: main, path: policy.yml}',
      '2:10: extends has a ref and no repository [E_VALUE] name the repository, or remove the ref',
    ],
    [
      'leave to do whatever',
      'allow: {everything: true}',
      '2:9: unknown key "everything" [E_KEY] remove it. Known keys: severityRules, tolerate, observe, artifactExclude, vexTrust, roles',
    ],
  ])('%s', (_title, yaml, fault) => {
    const parsed = parsePolicy(`version: 1\n${yaml}\n`, 'policy.yml', NOW);
    expect(parsed.ok ? [] : parsed.faults.map(shown)).toEqual([`policy.yml:${fault}`]);
  });
});
