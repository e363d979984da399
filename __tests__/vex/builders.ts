// Builders of VEX: the smallest document of each format, with what a test is about laid over it.

import { createHash } from 'node:crypto';
import type { Fault } from '../../src/model/fault.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { VexDocument } from '../../src/model/vex.ts';
import { readVex } from '../../src/vex/read.ts';
import { aFinding, aPolicy } from '../builders.ts';

export const APPLICATION = 'pkg:npm/%40acme/shop-api';
export const AUTHOR = 'Acme PSIRT';
export const CVE = 'CVE-2021-23337';
export const LODASH = 'pkg:npm/lodash@4.17.20';

type Json = Record<string, unknown>;

export function aStatement(over: Json = {}): Json {
  return {
    vulnerability: { name: CVE },
    products: [{ '@id': APPLICATION, subcomponents: [{ '@id': LODASH }] }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...over,
  };
}

export function anOpenVex(statements: readonly unknown[] = [aStatement()], over: Json = {}): Json {
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://acme.example/vex/1',
    author: AUTHOR,
    timestamp: '2026-11-01T10:00:00Z',
    version: 1,
    statements,
    ...over,
  };
}

/** A BOM of the application, with lodash in it. */
export function aBom(vulnerabilities: readonly unknown[] = [aVulnerability()], over: Json = {}): Json {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: {
      timestamp: '2026-11-01T10:00:00Z',
      authors: [{ name: AUTHOR }],
      component: { type: 'application', 'bom-ref': 'shop', name: 'shop-api', purl: APPLICATION },
    },
    components: [{ type: 'library', 'bom-ref': 'lodash', name: 'lodash', version: '4.17.20', purl: 'pkg:npm/lodash@4.17.20' }],
    vulnerabilities,
    ...over,
  };
}

export function aVulnerability(over: Json = {}, analysis: Json = {}): Json {
  return {
    id: CVE,
    analysis: { state: 'not_affected', justification: 'code_not_reachable', ...analysis },
    affects: [{ ref: 'lodash' }],
    ...over,
  };
}

/** As the file would be read. @param file its name, unlike that of others */
export function documentOf(value: unknown, file = 'acme.json'): VexDocument {
  const read = readVex(textOf(value), file, shaOf(value));
  if (!read.ok) throw new Error(read.faults.map(({ where, what }) => `${where}: ${what}`).join('\n'));
  return read.value;
}

/** What is wrong with it, each `where: what`. */
export function faultsOf(value: unknown): readonly string[] {
  const read = readVex(textOf(value), 'acme.json', shaOf(value));
  return read.ok ? [] : read.faults.map(({ code, where, what }: Fault) => `${code} ${where}: ${what}`);
}

export function shaOf(value: unknown): string {
  return createHash('sha256').update(textOf(value)).digest('hex');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A policy that trusts these documents as the word of one author. @param vex more keys below `vex` */
export function trusting(documents: readonly unknown[], vex: Json = {}, author = AUTHOR): Policy {
  const about = vex['about'] === undefined ? {} : { about: vex['about'] };
  const trust = documents.length === 0 ? [] : [{ author, sha256: documents.map(shaOf), ...about }];
  const { about: _about, ...rest } = vex;
  return aPolicy(`application: {id: shop-api, purl: '${APPLICATION}'}\nvex: ${JSON.stringify({ trust, ...rest })}\n`);
}

/** Lodash in the application, found by a scanner. */
export function aVulnerable(over: Partial<Finding> = {}): Finding {
  return aFinding({
    rule: CVE,
    cwe: [],
    vulnerability: { id: CVE, aliases: ['GHSA-35jh-r3h4-6jhm'] },
    package: { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: LODASH, fixed: ['4.17.21'] },
    ...over,
  });
}
