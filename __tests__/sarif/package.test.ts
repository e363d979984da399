// What each scanner's way of writing says of the package, and that no other finding gets one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Package } from '../../src/model/finding.ts';
import { packageOf, packagesOfRule } from '../../src/sarif/package.ts';
import { ruleTable } from '../../src/sarif/rules.ts';
import { vulnerabilityOf } from '../../src/sarif/vulnerability.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

function lines(...text: string[]): { text: string } {
  return { text: text.join('\n') };
}

function at(uri: string): object {
  return { physicalLocation: { artifactLocation: { uri } } };
}

function aPackage(parts: Partial<Package>): Package {
  return { name: 'left-pad', version: '1.0.0', ecosystem: null, purl: null, fixed: [], ...parts };
}

const PAD_OF_NPM = { ecosystem: 'npm', purl: 'pkg:npm/left-pad@1.0.0' };

describe('Trivy', () => {
  const trivy = (fixed: string) =>
    lines('Package: left-pad', 'Installed Version: 1.0.0', 'Vulnerability CVE-2024-1111', 'Severity: LOW', `Fixed Version: ${fixed}`);

  test.each([
    ['several fixed versions', '2.0.1, 1.0.1', ['2.0.1', '1.0.1']],
    ['no fixed version', '', []],
  ])('a message with %s', (_title, text, fixed) => {
    expect(packageOf({ ruleId: 'CVE-2024-1111', message: trivy(text) }, null)).toEqual(aPackage({ fixed }));
  });

  test('the lock file says which ecosystem it is', () => {
    const result = { ruleId: 'CVE-2024-1111', message: trivy('1.0.1'), locations: [at('web/package-lock.json')] };
    expect(packageOf(result, null)).toEqual(aPackage({ ...PAD_OF_NPM, fixed: ['1.0.1'] }));
  });

  test('the help of a rule for several packages is not taken for this one', () => {
    const rule = { id: 'CVE-2024-1111', help: lines('Vulnerability CVE-2024-1111', 'Package: right-pad', 'Fixed Version: 9.9.9') };
    expect(packageOf({ ruleId: 'CVE-2024-1111', message: trivy('') }, rule)).toEqual(aPackage({}));
  });

  test('the help of an old template, whose message is prose', () => {
    const help = lines('Vulnerability CVE-2024-1111', 'Package: left-pad', 'Installed Version: 1.0.0', 'Fixed Version: 1.0.1');
    const result = { ruleId: '[LOW] CVE-2024-1111', message: { text: 'left-pad pads too much.' } };
    expect(packageOf(result, { id: '[LOW] CVE-2024-1111', help })).toEqual(aPackage({ fixed: ['1.0.1'] }));
  });

  test('the message of a location', () => {
    const location = { ...at('acme/app'), message: { text: 'acme/app: left-pad@1.0.0' } };
    expect(packageOf({ ruleId: 'CVE-2024-1111', locations: [location] }, null)).toEqual(aPackage({}));
  });
});

test('CVE Lite CLI opens its message with the package, and the lock file says which ecosystem it is', () => {
  const message = { text: '@a/left-pad@1.0.0 is vulnerable (critical). Upgrade @a/left-pad to 1.0.1+ in this project.' };
  const result = { ruleId: 'CVE-2024-1111', message, locations: [at('package-lock.json')] };
  expect(packageOf(result, null)).toEqual(aPackage({ name: '@a/left-pad', ecosystem: 'npm', purl: 'pkg:npm/%40a/left-pad@1.0.0' }));
});

describe('Grype', () => {
  const id = 'GHSA-ab12-cd34-ef56-left-pad';
  const help = lines('Vulnerability GHSA-ab12-cd34-ef56', 'Package: left-pad', 'Version: 1.0.0', 'Fix Version: 1.0.1,1.1.0', 'Type: npm');
  const newer = { text: 'A high vulnerability in npm package: left-pad, version 1.0.0 was found at: /app/yarn.lock' };
  const older = {
    text: 'The path /app/x reports left-pad at version 1.0.0  which is a vulnerable (npm) package installed in the container',
  };

  test.each([
    ['newer', newer],
    ['of an image', { text: 'A low vulnerability in npm package: left-pad, version 1.0.0 was found in image acme at: /app/x' }],
    ['older', older],
    ['of a folder, older', { text: older.text.replace('is a vulnerable', 'would result in a vulnerable') }],
  ])('its message, %s, with the fixed versions of the help', (_title, message) => {
    expect(packageOf({ ruleId: id, message }, { id, help })).toEqual(aPackage({ ...PAD_OF_NPM, fixed: ['1.0.1', '1.1.0'] }));
  });

  test('the help of another version says nothing of the fix', () => {
    const message = { text: newer.text.replace('1.0.0', '3.0.0') };
    expect(packageOf({ ruleId: id, message }, { id, help })?.fixed).toEqual([]);
  });

  test('of several purls the one that the message names', () => {
    const purls = ['pkg:npm/left-pad@0.9.0', 'pkg:npm/right-pad@1.0.0', 'pkg:npm/left-pad@1.0.0?arch=any', ''];
    const found = packageOf({ ruleId: id, message: newer }, { id, properties: { purls } });
    expect(found).toEqual(aPackage({ ecosystem: 'npm', purl: 'pkg:npm/left-pad@1.0.0?arch=any' }));
  });

  test('a purl gives the group that the message leaves out', () => {
    const message = { text: newer.text.replace('npm package', 'java-archive package') };
    const found = packageOf({ ruleId: id, message }, { id, properties: { purls: ['pkg:maven/org.acme/left-pad@1.0.0'] } });
    expect(found).toEqual(aPackage({ name: 'org.acme:left-pad', ecosystem: 'maven', purl: 'pkg:maven/org.acme/left-pad@1.0.0' }));
  });

  test.each([
    ['deb', 'deb', null],
    ['rpm', 'rpm', null],
    ['java-archive', 'maven', null],
    ['python', 'pypi', 'pkg:pypi/left-pad@1.0.0'],
    ['go-module', 'golang', 'pkg:golang/left-pad@1.0.0'],
    ['gem', 'gem', 'pkg:gem/left-pad@1.0.0'],
    ['rust-crate', 'cargo', 'pkg:cargo/left-pad@1.0.0'],
    ['php-composer', 'composer', 'pkg:composer/left-pad@1.0.0'],
    ['binary', null, null],
  ])('type %s', (type, ecosystem, purl) => {
    const message = { text: newer.text.replace('npm package', `${type} package`) };
    expect(packageOf({ ruleId: id, message }, null)).toEqual(aPackage({ ecosystem, purl }));
  });

  test('a version that it does not know is none', () => {
    const message = { text: newer.text.replace('1.0.0', 'UNKNOWN') };
    expect(packageOf({ ruleId: id, message }, null)).toEqual(aPackage({ version: null, ecosystem: 'npm' }));
  });

  test('the rule of another vulnerability, by a wrong index, lends nothing', () => {
    const other = { id: 'CVE-2024-9999-left-pad', help, properties: { purls: ['pkg:npm/left-pad@1.0.0'] } };
    expect(packageOf({ ruleId: 'CVE-2024-1111-left-pad' }, other)).toBeNull();
  });
});

describe('osv-scanner', () => {
  const markdown = [
    'Details of CVE-2024-1111.',
    '### Fixed Versions',
    '',
    '| Vulnerability ID | Package Name | Fixed Version |',
    '| --- | --- | --- |',
    '| GHSA-ab12-cd34-ef56 | @acme/left-pad | 1.0.1 |',
    '| GHSA-ab12-cd34-ef56 | right-pad | 9.9.9 |',
    '| GO-2024-1234 | @acme/left-pad | 2.0.1 |',
  ].join('\n');
  const message = { text: "Package '@acme/left-pad@1.0.0' is vulnerable to 'CVE-2024-1111' (also known as 'GHSA-ab12-cd34-ef56')." };

  test('its message, with the rows of its table for this package', () => {
    const result = { ruleId: 'CVE-2024-1111', message, locations: [at('file:///src/yarn.lock')] };
    const found = packageOf(result, { id: 'CVE-2024-1111', help: { markdown } });
    const purl = 'pkg:npm/%40acme/left-pad@1.0.0';
    expect(found).toEqual(aPackage({ name: '@acme/left-pad', ecosystem: 'npm', purl, fixed: ['1.0.1', '2.0.1'] }));
  });

  test('its first releases, which put the fixed versions in the message', () => {
    const text = "Package 'left-pad@1.0.0' is vulnerable to 'GO-2024-1', please upgrade to versions '1.0.1, 2.0.1' to fix this";
    const found = packageOf({ ruleId: 'GO-2024-1', message: { text } }, null);
    expect(found).toEqual(aPackage({ ecosystem: 'golang', purl: 'pkg:golang/left-pad@1.0.0', fixed: ['1.0.1', '2.0.1'] }));
  });

  test('a dependency from a repository has no purl', () => {
    const text = "Package 'https://acme.test/pad.git@0123abcd' is vulnerable to 'CVE-2024-1111'.";
    const found = packageOf({ ruleId: 'CVE-2024-1111', message: { text } }, null);
    expect(found).toEqual(aPackage({ name: 'https://acme.test/pad.git', version: '0123abcd' }));
  });
});

describe('Snyk', () => {
  const message = { text: 'This file introduces a vulnerable left-pad package with a high severity vulnerability.' };
  const ruleId = 'SNYK-JS-LEFTPAD-123456';

  test('a logical location and the remediation of its rule', () => {
    const locations = [{ ...at('Dockerfile'), logicalLocations: [{ fullyQualifiedName: 'left-pad@1.0.0' }] }];
    const help = { markdown: '# Overview\nPads.\n# Remediation\nUpgrade `left-pad` to version 1.0.1, 2.0.1 or higher.\n' };
    const found = packageOf({ ruleId, message, locations }, { id: ruleId, help });
    expect(found).toEqual(aPackage({ ...PAD_OF_NPM, fixed: ['1.0.1', '2.0.1'] }));
  });

  test('without one, the message and the full description of its rule', () => {
    const rule = { id: ruleId, fullDescription: { text: '(CVE-2024-1111) left-pad@1.0.0' } };
    expect(packageOf({ ruleId, message }, rule)).toEqual(aPackage(PAD_OF_NPM));
  });

  test('of a container, where the rule names source and binary package', () => {
    const id = 'SNYK-DEBIAN12-LEFTPAD-123456';
    const rule = { id, fullDescription: { text: '(CVE-2024-1111) left-pad/libpad1@1:1.0-2' } };
    expect(packageOf({ ruleId: id, message }, rule)).toEqual(aPackage({ version: '1:1.0-2', ecosystem: 'deb' }));
  });

  test('the remediation of another package mends nothing here', () => {
    const help = { markdown: '## Remediation\nUpgrade `right-pad` to version 9.9.9 or higher.' };
    expect(packageOf({ ruleId, message }, { id: ruleId, help })?.fixed).toEqual([]);
  });

  test('a finding about a licence has no vulnerability, so no package', () => {
    expect(packageOf({ ruleId: 'snyk:lic:npm:left-pad:MIT', message }, null)).toBeNull();
  });
});

describe('JFrog', () => {
  const message = { text: '[CVE-2024-1111] acme-web 7.0.0' };
  const jfrog = (component: string, version: string, fixedVersion: unknown = 'No fix available') => {
    const id = `CVE-2024-1111_${component}_${version}`;
    const rule = { id, shortDescription: { text: `[CVE-2024-1111] ${component} ${version}` } };
    return packageOf({ ruleId: id, message, properties: { fixedVersion } }, rule);
  };

  test.each([
    ['the component of its rule, not the direct dependency of its message', 'left-pad', '1.0.0', {}],
    ['a package of a distribution', 'debian:bookworm:left-pad', '1.0.0', { ecosystem: 'deb' }],
    ['the same with slashes', 'debian/bookworm/left-pad', '1.0.0', { ecosystem: 'deb' }],
    ['an epoch behind the name', 'debian:bookworm:left-pad:2', '1.0.0', { ecosystem: 'deb', version: '2:1.0.0' }],
    ['a Maven component', 'org.acme:left-pad', '1.0.0', { name: 'org.acme:left-pad' }],
  ])('%s', (_title, component, version, expected) => {
    expect(jfrog(component, version)).toEqual(aPackage(expected));
  });

  test.each([
    ['[1.0.1]', ['1.0.1']],
    ['[1.0.1], [2.0.1]', ['1.0.1', '2.0.1']],
    ['No fix available', []],
    [7, []],
  ])('fixedVersion %j', (written, fixed) => {
    expect(jfrog('left-pad', '1.0.0', written)?.fixed).toEqual(fixed);
  });

  test('the rule id alone, where there is no rule', () => {
    const found = packageOf({ ruleId: 'CVE-2024-1111_CVE-2024-2222_left-pad_1.0.0', message, locations: [at('package.json')] }, null);
    expect(found).toEqual(aPackage(PAD_OF_NPM));
  });
});

describe('other scanners', () => {
  test('dependency-check: a purl in a logical location', () => {
    const locations = [{ logicalLocations: [{ fullyQualifiedName: 'pkg:maven/org.acme/pad@1.0.0' }] }];
    const expected = aPackage({ name: 'org.acme:pad', ecosystem: 'maven', purl: 'pkg:maven/org.acme/pad@1.0.0' });
    expect(packageOf({ ruleId: 'CVE-2024-1111', message: { text: 'CVE-2024-1111 - pads' }, locations }, null)).toEqual(expected);
  });

  test('dependency-check before 6.2: a purl with the artifact', () => {
    const run = { artifacts: [{}, { properties: { license: 'MIT', id7: 'pkg:javascript/pad@1.0.0' } }] };
    const result = { ruleId: 'Pads too much', locations: [{ physicalLocation: { artifactLocation: { uri: 'pad.js', index: 1 } } }] };
    const expected = aPackage({ name: 'pad', ecosystem: 'javascript', purl: 'pkg:javascript/pad@1.0.0' });
    expect(packageOf(result, null, { run })).toEqual(expected);
  });

  test('a logical location that the run lists', () => {
    const run = { logicalLocations: [{}, { fullyQualifiedName: 'pkg:npm/left-pad@1.0.0' }] };
    const result = { ruleId: 'ACME-1', locations: [{ logicalLocations: [{ index: 1 }] }] };
    expect(packageOf(result, null, { run })).toEqual(aPackage(PAD_OF_NPM));
  });

  test('the first of several purls that nothing tells apart', () => {
    const logicalLocations = [{ fullyQualifiedName: 'pkg:npm/left-pad@1.0.0' }, { fullyQualifiedName: 'pkg:npm/right-pad@1.0.0' }];
    expect(packageOf({ ruleId: 'INT-1', locations: [{ logicalLocations }] }, null)).toEqual(aPackage(PAD_OF_NPM));
  });

  test('Dependency-Track: a purl speaks without a known vulnerability', () => {
    const locations = [{ logicalLocations: [{ fullyQualifiedName: 'pkg:npm/left-pad@1.0.0?type=jar' }] }];
    const properties = { name: 'Left Pad', group: 'acme', version: '1.0.0', source: 'INTERNAL' };
    const expected = aPackage({ ecosystem: 'npm', purl: 'pkg:npm/left-pad@1.0.0?type=jar' });
    expect(packageOf({ ruleId: 'INT-1', locations, properties }, null)).toEqual(expected);
  });

  test('Dependency-Track: its properties, where it has no purl', () => {
    const properties = { name: 'left-pad', group: '', version: '1.0.0' };
    expect(packageOf({ ruleId: 'CVE-2024-1111', properties }, null)).toEqual(aPackage({}));
  });

  test.each([
    ['depends on a module', 'depends on 1 vulnerable module (acme.test/pad), but', { name: 'acme.test/pad', version: null }, undefined],
    ['imports a package', 'imports 1 vulnerable package (acme.test/pad/x).', { name: 'acme.test/pad/x', version: null }, undefined],
    [
      'calls a symbol, by the stack',
      'calls vulnerable functions in 1 package (acme.test/pad/x).',
      { name: 'acme.test/pad', version: 'v1.2.3', purl: 'pkg:golang/acme.test/pad@v1.2.3' },
      [{ frames: [{ module: 'acme.test/app@' }, { module: 'acme.test/pad@v1.2.3' }] }],
    ],
  ])('govulncheck: code that %s', (_title, text, expected, stacks) => {
    const result = { ruleId: 'GO-2024-1234', message: { text: `Your code ${text}` }, stacks };
    expect(packageOf(result, null)).toEqual(aPackage({ ecosystem: 'golang', ...expected }));
  });

  test('govulncheck: several modules are none', () => {
    const text = 'Your code depends on 2 vulnerable modules (acme.test/pad and stdlib).';
    expect(packageOf({ ruleId: 'GO-2024-1234', message: { text } }, null)).toBeNull();
  });

  test('Wiz', () => {
    const message = lines('Name: CVE-2024-1111', 'Severity: LOW', 'Component: left-pad', 'Version: 1.0.0', 'Fixed version: 1.0.1');
    expect(packageOf({ ruleId: 'vulnerability-7', message }, null)).toEqual(aPackage({ fixed: ['1.0.1'] }));
  });

  test('Docker Scout: a purl for a package name', () => {
    const purl = 'pkg:deb/debian/left-pad@1.0.0?os_version=12';
    const message = lines('  Vulnerability   : CVE-2024-1111 ', `  Package         : ${purl}  `, '  Fixed version   : not fixed  ');
    const found = packageOf({ ruleId: 'CVE-2024-1111', message }, null);
    expect(found).toEqual(aPackage({ ecosystem: 'deb', purl }));
  });

  test.each([
    ['by name', { packageName: 'left-pad', installedVersion: '1.0.0', fixedVersions: ['1.0.1'], packageManager: 'npm' }],
    ['as an object', { package: { name: 'left-pad', version: '1.0.0', ecosystem: 'npm', fixed_version: '>= 1.0.1' } }],
    ['by a purl', { purl: 'pkg:npm/left-pad@1.0.0', fixedVersion: '1.0.1' }],
  ])('properties of the result, %s', (_title, properties) => {
    const found = packageOf({ ruleId: 'CVE-2024-1111', properties }, null);
    expect(found).toEqual(aPackage({ ...PAD_OF_NPM, fixed: ['1.0.1'] }));
  });
});

describe('a finding that is no known vulnerability and has no purl', () => {
  test.each([
    ['labelled lines', { message: lines('Package: left-pad', 'Version: 1.0.0') }],
    ['a sentence of a scanner', { message: { text: "Package 'left-pad@1.0.0' is vulnerable to 'something'" } }],
    ['properties', { properties: { package: 'com.acme.pad', packageName: 'left-pad', version: '1.0.0' } }],
    ['a qualified name with @', { locations: [{ logicalLocations: [{ fullyQualifiedName: 'left-pad@1.0.0' }] }] }],
    ['a location message', { locations: [{ message: { text: 'x: left-pad@1.0.0' } }] }],
  ])('gets no package from %s', (_title, members) => {
    expect(packageOf({ ruleId: 'js/pad', ...members }, { id: 'js/pad', help: lines('Package: left-pad', 'Version: 1.0.0') })).toBeNull();
  });

  test('nor does a known vulnerability that names none', () => {
    const locations = [
      { logicalLocations: [{ fullyQualifiedName: 'acme@sha256:0123:/usr/share/pad' }, { fullyQualifiedName: 'a.b.C@main' }] },
    ];
    expect(packageOf({ ruleId: 'CVE-2024-1111-0123456789abcdef', message: { text: 'https://acme.test' }, locations }, null)).toBeNull();
  });
});

describe('hostile input', () => {
  test.each([
    'pkg:',
    'pkg:npm',
    'pkg:npm/',
    'pkg:golang/x@vbad',
    'pkg:maven/x@1',
    'pkg:npm/%ff@1',
    'pkg://u:p@h/x',
    'pkg:__proto__/x',
    `pkg:npm/${'x'.repeat(5000)}`,
  ])('the malformed purl %.40s is passed over', (purl) => {
    const locations = [{ logicalLocations: [{ fullyQualifiedName: purl }] }];
    expect(packageOf({ ruleId: 'r1', locations, properties: { purl } }, { id: 'r1', properties: { purls: [purl] } })).toBeNull();
  });

  test('a malformed purl does not pass for a name', () => {
    const locations = [{ logicalLocations: [{ fullyQualifiedName: 'pkg:npm/%ff@1' }] }];
    expect(packageOf({ ruleId: 'CVE-2024-1111', locations }, null)).toBeNull();
  });

  const odd: readonly unknown[] = [null, 0, true, '', [], {}, [[7]], { text: 7 }, [{ text: null }], { __proto__: null, text: [] }];
  test.each(odd.map((value) => [JSON.stringify(value), value]))('members that hold %s are passed over', (_title, value) => {
    const properties = {
      purl: value,
      purls: value,
      package: value,
      packageName: value,
      version: value,
      fixedVersion: value,
      ecosystem: value,
    };
    const location = { message: value, logicalLocations: value, physicalLocation: { artifactLocation: value } };
    const result = { ruleId: 'CVE-2024-1111', message: value, locations: [location, value], stacks: [value], properties };
    const rule = { id: 'CVE-2024-1111', help: value, shortDescription: value, fullDescription: value, properties };
    expect(packageOf(result, rule, { run: { artifacts: value, logicalLocations: value } })).toBeNull();
    expect(
      packageOf({ ruleId: 'CVE-2024-1111', message: { text: value }, properties: value, locations: value, stacks: value }, null),
    ).toBeNull();
  });

  test('a member named __proto__ is a member like any other', () => {
    const properties: unknown = JSON.parse('{"__proto__": {"packageName": "left-pad", "purl": "pkg:npm/left-pad@1.0.0"}}');
    expect(packageOf({ ruleId: 'CVE-2024-1111', properties }, { id: 'CVE-2024-1111', properties })).toBeNull();
  });

  test.each([
    'a',
    ' ',
    '\n',
    '@',
    'a@1',
    ' reports a',
    'Package: ',
    '### Fixed Versions\n',
    '| ',
    'Remediation\n',
    '`',
    '(',
    'a/',
    'pkg:npm/a@1 ',
  ])('a megabyte of "%s" is read in a moment', (piece) => {
    const text = piece.repeat(2 ** 20 / piece.length);
    const help = { text, markdown: text };
    const rule = {
      id: 'CVE-2024-1111',
      help,
      shortDescription: { text: `[${text}` },
      fullDescription: { text: `(${text}` },
      properties: { purls: [text] },
    };
    const location = {
      message: { text },
      logicalLocations: [{ fullyQualifiedName: text }],
      physicalLocation: { artifactLocation: { uri: text } },
    };
    const start = performance.now();
    for (const opening of ['', 'The path ', "Package '", 'Your code calls ', 'Package: ']) {
      packageOf(
        { ruleId: 'CVE-2024-1111', message: { text: opening + text }, locations: [location], properties: { fixedVersion: text } },
        rule,
      );
    }
    packageOf({ ruleId: `CVE-2024-1111_${text}` }, null);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test('what was read of a rule before gives the same answer', () => {
  const rule = { id: 'CVE-2024-1111', help: lines('Package: left-pad', 'Version: 1.0.0', 'Fix Version: 1.0.1', 'Type: npm') };
  const result = { ruleId: 'CVE-2024-1111' };
  expect(packageOf(result, rule, { ofRule: packagesOfRule(rule) })).toEqual(packageOf(result, rule));
});

describe.skipIf(!existsSync(CORPUS))('real files (skipped where ../shared/corpus is absent)', () => {
  test.each([
    ['trivy', 0.95, 0.95],
    ['grype', 0.95, 0.95],
    ['osv-scanner', 0.95, 0.95],
    ['snyk-open-source', 0.95, 0.95],
    ['snyk-container', 0.95, 0.95],
    ['wizcli', 0.95, 0.95],
    ['dependency-check', 0.95, 0.95],
    ['govulncheck', 0.95, 0],
  ])('of %s: known vulnerabilities have a package and its version', (tool, withName, withVersion) => {
    const vulnerable = packagesOf(tool).filter(({ isVulnerable }) => isVulnerable);
    const named = vulnerable.filter(({ found }) => found !== null);
    const versioned = named.filter(({ found }) => found?.version !== null);
    expect(vulnerable.length).toBeGreaterThan(0);
    expect(named.length / vulnerable.length).toBeGreaterThanOrEqual(withName);
    expect(versioned.length / vulnerable.length).toBeGreaterThanOrEqual(withVersion);
  });

  test.each([
    'eslint',
    'clang',
    'clang-analyzer',
    'flawfinder',
    'semgrep',
    'gosec',
    'codeql',
    'spotbugs',
    'pylint',
    'tslint',
    'checkov',
    'kics',
  ])('of %s, which looks at no packages, have none', (tool) => {
    const all = packagesOf(tool);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ found }) => found !== null)).toEqual([]);
  });
});

function packagesOf(tool: string): { isVulnerable: boolean; found: Package | null }[] {
  const folder = join(CORPUS, 'dev', tool);
  const runs = readdirSync(folder).flatMap((file) => runsIn(readFileSync(join(folder, file), 'utf8')));
  return runs.flatMap((run) => {
    const rules = ruleTable(run.tool);
    return (run.results ?? []).map((result) => {
      const lookup = rules.find(undefined, result['ruleIndex'], result['ruleId']);
      const rule = (lookup.contradiction ?? lookup.rule)?.rule ?? null;
      const vulnerability = vulnerabilityOf(result, rule);
      return { isVulnerable: vulnerability !== null, found: packageOf(result, rule, { vulnerability, run }) };
    });
  });
}

interface CorpusRun {
  tool?: unknown;
  artifacts?: unknown;
  logicalLocations?: unknown;
  results?: Record<string, unknown>[];
}

/** Some files of the corpus are broken on purpose: those have no runs. */
function runsIn(text: string): CorpusRun[] {
  try {
    const log = JSON.parse(text.replace(/^\uFEFF/, '')) as { runs?: CorpusRun[] };
    return log.runs ?? [];
  } catch {
    return [];
  }
}
