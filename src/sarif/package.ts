// Which package a vulnerability stands in: name, version, purl and the versions that mend it, from purls, named
// properties and the fixed sentences that scanners write. Reported only for a known vulnerability or where the file
// itself gives a purl, so that no other finding gets a package by accident. `packagesOfRule` rests on the rule alone.

import type { PackageURL } from 'packageurl-js';
import type * as sarif from 'sarif';
import type { Package, Vulnerability } from '../model/finding.ts';
import { artifactProperties } from './artifact.ts';
import { builtPurl, DISTRIBUTIONS, isNamed, nameOf, parsePurl, withVersion } from './purl.ts';
import { asArray, asIndex, asObject, asText, isObject, member, type Untrusted } from './untrusted.ts';
import { afterIdentifiers, ecosystemNamed, ecosystemOf, ecosystemOfFile, isIdentifierList } from './vulnerability.ts';
import { keyByWord, opening, ruleIdOf, speaksFor, textOf, vulnerabilityOf } from './vulnerability.ts';

type Result = Untrusted<sarif.Result>;
type Rule = Untrusted<sarif.ReportingDescriptor>;

export interface PackageContext {
  /** What `vulnerabilityOf` gave for the same result. */
  readonly vulnerability?: Vulnerability | null;
  /** Locations refer to its `logicalLocations` and `artifacts` by index. */
  readonly run?: Pick<Untrusted<sarif.Run>, 'logicalLocations' | 'artifacts'>;
  /** What `packagesOfRule(rule)` gave, where the caller kept it. */
  readonly ofRule?: RulePackages;
}

/** A rule may stand for several packages: the result decides which one is meant. */
export interface RulePackages {
  readonly purls: readonly PackageURL[];
  /** What its short description, help, description and properties say, each of one package. */
  readonly named: readonly Parts[];
  /** Versions that mend it, by package name. */
  readonly fixed: ReadonlyMap<string, readonly string[]>;
}

interface Parts {
  readonly name: string;
  readonly version: string | null;
  /** As the file words it. */
  readonly ecosystem: string | null;
  /** null when it does not say, [] when it says that nothing does. */
  readonly fixed: readonly string[] | null;
  readonly purl?: PackageURL;
}

const MOST = 50;
const NOTHING: RulePackages = { purls: [], named: [], fixed: new Map() };

const VERSION = /^[0-9A-Za-z][\w.+~:-]{0,127}$/;
const NO_VERSION = /^(?:unknown|none|null|undefined|n\/?a|unspecified|not[-_]fixed|wont[-_]fix)$/i;
const NAME_AT_VERSION = /^(?!pkg:)(?<name>\S{1,300})@(?<version>v?\d[\w.+~:-]{0,127})$/;
/** osv-scanner (its first releases name the fixed versions), Grype newer and older, Snyk, govulncheck of one package, CVE Lite CLI. */
const SENTENCES = [
  /^Package '(?<name>[^'\n]{1,300})@(?<version>[^'@\n]{1,200})' is vulnerable to '[^'\n]{1,200}'(?:, please upgrade to versions '(?<fixed>[^'\n]{0,500})')?/,
  /^An? [\w-]{1,20} vulnerability in (?<type>[\w-]{1,40}) package: (?<name>\S{1,300}), version (?<version>\S{0,200}) was found /,
  /^The path .{0,2000}? reports (?<name>\S{1,300}) at version (?<version>\S{0,200}) {1,4}which (?:is|would result in) a vulnerable \((?<type>[\w-]{1,40})\) package/s,
  /^This file introduces a vulnerable (?<name>\S{1,300}) (?:(?<type>[\w-]{1,20}) )?package with an? /,
  /^Your code (?:calls|imports|depends on) [^(]{1,80}\((?<name>[^()\s,]{1,300})\)/,
  /^(?<name>\S{1,300})@(?<version>[^\s@]{1,200}) is vulnerable \([a-z]{1,20}\)\./,
];
/** A rule of JFrog: `[CVE-2024-1111] left-pad 1.0.0`. Its messages name the direct dependency instead. */
const HEADLINE = /^(?:\[?Security Violation\]? )?\[(?<ids>[^\]\n]{1,400})\] (?<name>\S{1,300}) (?<version>\S{1,200})/;
/** What follows the identifiers in rule ids of JFrog and roxctl. */
const UNDERSCORED = /^(?<name>\S{1,300}?)_(?<version>v?\d\S{0,200})$/;
/** Snyk's advisories, in the part on remediation. */
const REMEDIATION = /^Remediation\s{1,9}Upgrade (?:`[^`\n]{1,99}` )?`([^`\n]{1,300})` to version ([^\n]{1,300}?) or higher/;
const LABELS = keyByWord({
  name: 'package component package_name',
  version: 'version installed_version package_version',
  fixed: 'fixed_version fix_version fixed_versions fixed_in',
  type: 'type ecosystem',
});
const PURLS = ['purl', 'purls', 'packageUrl', 'package_url'];
const NAMES = 'packageName package_name pkgName package componentName component dependencyName dependency'.split(' ');
const VERSIONS = 'packageVersion package_version installedVersion installed_version version'.split(' ');
const FIXED = 'fixedVersion fixedVersions fixed_version fixed_versions fixVersion fixVersions fixedIn fixed'.split(' ');
const TYPES = 'ecosystem packageEcosystem package_ecosystem packageManager package_manager packageType'.split(' ');

export function packageOf(result: Result, rule: Rule | null, context: PackageContext = {}): Package | null {
  const vulnerability = context.vulnerability === undefined ? vulnerabilityOf(result, rule) : context.vulnerability;
  const own = purlsOf(result, context.run);
  const lends = vulnerability !== null || namesPurl(rule);
  const ofRule = lends && speaksFor(rule, result) ? (context.ofRule ?? packagesOfRule(rule)) : NOTHING;
  const parts = vulnerability === null ? null : partsOf(result, ofRule);
  const purl = choose(own, parts, result) ?? own[0] ?? choose(ofRule.purls, parts, result);
  const meant = purl === null ? parts : ofPurl(purl, parts);
  return meant === null ? null : toPackage(meant, result, ofRule, vulnerability);
}

function toPackage(meant: Parts, result: Result, ofRule: RulePackages, vulnerability: Vulnerability | null): Package {
  const { name, version, purl } = meant;
  const ecosystem = purl?.type ?? ecosystemNamed(meant.ecosystem) ?? ecosystemOfFile(result) ?? ecosystemOf(vulnerability);
  const fixed = meant.fixed ?? fixedOf(result.properties) ?? ofRule.fixed.get(name) ?? [];
  return { name, version, ecosystem, purl: purl?.toString() ?? builtPurl(ecosystem, name, version), fixed };
}

function ofPurl(purl: PackageURL, parts: Parts | null): Parts {
  const version = purl.version ?? parts?.version ?? null;
  return { name: nameOf(purl), version, ecosystem: purl.type, fixed: parts?.fixed ?? null, purl };
}

/** True where a result or rule lists purls. */
export function namesPurl(holder: Result | Rule | null): boolean {
  return PURLS.some((name) => member(holder?.properties, name) !== undefined);
}

export function packagesOfRule(rule: Rule | null): RulePackages {
  if (rule === null) return NOTHING;
  const { fullDescription, help, properties, shortDescription } = rule;
  const markdown = asText(member(help, 'markdown')) ?? asText(textOf(help)) ?? '';
  const described = opening(textOf(fullDescription)).replace(/^\([^()\n]{0,2000}\) /, '');
  const named = [
    headline(textOf(shortDescription)),
    labelled(textOf(help)),
    matched(NAME_AT_VERSION.exec(described)),
    ofProperties(properties),
  ].filter((parts) => parts !== null);
  return { purls: purlsIn(properties), named, fixed: fixedIn(markdown) };
}

/** The first place that names a package; what it leaves open is taken from the rule where that means the same one. */
function partsOf(result: Result, { named }: RulePackages): Parts | null {
  const found = spoken(result) ?? named[0] ?? matched(UNDERSCORED.exec(afterIdentifiers(ruleIdOf(result) ?? '') ?? ''));
  const same = found === null ? undefined : named.find((parts) => isSame(parts, found));
  if (found === null || same === undefined) return found;
  return { ...found, version: found.version ?? same.version, fixed: found.fixed ?? same.fixed };
}

function spoken(result: Result): Parts | null {
  const message = textOf(result.message);
  return ofProperties(result.properties) ?? labelled(message) ?? nameAtVersion(result) ?? sentence(message);
}

/** Snyk's rules name a distribution's package as source/binary, its messages by the source. */
function isSame(ofRule: Parts, found: Parts): boolean {
  if (found.version !== null) return ofRule.name === found.name && ofRule.version === found.version;
  return ofRule.name === found.name || ofRule.name.startsWith(`${found.name}/`);
}

function labelled(message: unknown): Parts | null {
  const said = new Map<string, string>();
  for (const line of opening(message).split('\n', MOST)) {
    const colon = line.slice(0, 60).indexOf(':');
    const field = colon < 0 ? undefined : LABELS.get(line.slice(0, colon).trim().toLowerCase().replaceAll(' ', '_'));
    if (field !== undefined && !said.has(field)) said.set(field, line.slice(colon + 1).trim());
  }
  const name = said.get('name')?.slice(0, 300);
  if (!name) return null;
  const [version = null] = versionsIn(said.get('version'));
  const parts = { name, version, ecosystem: said.get('type') ?? null, fixed: offered(said.get('fixed')) };
  const purl = parsePurl(name);
  return purl === null ? parts : ofPurl(purl, parts);
}

function sentence(message: unknown): Parts | null {
  const text = opening(message);
  return SENTENCES.map((pattern) => matched(pattern.exec(text))).find((parts) => parts !== null) ?? null;
}

function headline(text: unknown): Parts | null {
  const match = HEADLINE.exec(opening(text));
  return isIdentifierList(match?.groups?.['ids'] ?? '') ? matched(match) : null;
}

/** `name@version` in a logical location (Snyk), behind a path in a location's message (Trivy), as a Go module. */
function nameAtVersion(result: Result): Parts | null {
  const location = asObject<sarif.Location>(asArray(result.locations)[0]);
  const logical = asArray(location.logicalLocations).slice(0, MOST);
  const frames = asArray(member(asArray(result.stacks)[0], 'frames'));
  const message = opening(textOf(location.message));
  const texts = [
    ...logical.map((one) => opening(member(one, 'fullyQualifiedName'))),
    message.slice(message.lastIndexOf(': ') + 2),
    opening(member(frames.at(-1), 'module')),
  ];
  return texts.map((text) => matched(NAME_AT_VERSION.exec(text))).find((parts) => parts !== null) ?? null;
}

function matched(match: RegExpExecArray | null): Parts | null {
  const { name, version, type, fixed } = match?.groups ?? {};
  if (name === undefined) return null;
  return { ...component(name, versionsIn(version)[0] ?? null, type ?? null), fixed: offered(fixed) };
}

/** JFrog writes `debian:bookworm:openssl` and `debian/bookworm/openssl`, an epoch behind it. */
function component(name: string, version: string | null, type: string | null): Omit<Parts, 'fixed'> {
  const [distribution, , own, epoch] = name.split(/[:/]/, 4);
  const ecosystem = ecosystemNamed(distribution) ?? '';
  if (own === undefined || !DISTRIBUTIONS.has(ecosystem)) return { name, version, ecosystem: type };
  return { name: own, version: epoch === undefined || version === null ? version : `${epoch}:${version}`, ecosystem };
}

function ofProperties(properties: unknown): Parts | null {
  const nested = member(properties, 'package');
  const bag = isObject(nested) ? nested : properties;
  // Dependency-Track says name, group and version, where it has no purl.
  const plainly = isObject(nested) || member(bag, 'group') !== undefined;
  const [name] = textsOf(bag, plainly ? ['name', ...NAMES] : NAMES);
  if (name === undefined || name.length > 300) return null;
  const [version] = textsOf(bag, VERSIONS).flatMap(versionsIn);
  return { name, version: version ?? null, ecosystem: textsOf(bag, TYPES)[0] ?? null, fixed: fixedOf(bag) };
}

function textsOf(bag: unknown, names: readonly string[]): readonly string[] {
  return names.map((name) => asText(member(bag, name))).filter((text) => text !== null);
}

function fixedOf(properties: unknown): readonly string[] | null {
  return offered(FIXED.map((name) => member(properties, name)).find((value) => value !== undefined));
}

function offered(versions: unknown): readonly string[] | null {
  return versions === undefined ? null : versionsIn(versions);
}

/** From rows of identifier, package, version (osv-scanner), else from Snyk's remediation, by package name. */
function fixedIn(markdown: string): ReadonlyMap<string, readonly string[]> {
  const fixed = new Map<string, readonly string[]>();
  const table = markdown.lastIndexOf('### Fixed Versions');
  for (const row of table < 0 ? [] : opening(markdown.slice(table)).split('\n')) {
    const [, , name = '', cell] = row.split('|', 4).map((text) => text.trim());
    const versions = versionsIn(cell);
    if (versions.length > 0) fixed.set(name, [...new Set([...(fixed.get(name) ?? []), ...versions])]);
  }
  const [, name, versions] = REMEDIATION.exec(opening(markdown.slice(markdown.lastIndexOf('Remediation')))) ?? [];
  return name === undefined ? fixed : fixed.set(name, versionsIn(versions));
}

/** "1.2.3, 2.0.1", "[1.2.3]", lists of those; words such as "No fix available" give none. */
function versionsIn(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const texts = [value, ...asArray(value).slice(0, MOST)].filter((one) => typeof one === 'string');
  const parts = texts.flatMap((text) => text.slice(0, 2000).split(/[,;|]/, MOST));
  const bare = parts.map((part) => part.slice(0, 200).replace(/^[\s[("'=>]{1,9}|[\s\])"']{1,9}$/g, ''));
  return [...new Set(bare.filter((part) => VERSION.test(part) && !NO_VERSION.test(part)))];
}

function purlsOf(result: Result, run: PackageContext['run'] = {}): readonly PackageURL[] {
  const texts: unknown[] = [];
  for (const entry of asArray(result.locations).slice(0, MOST)) {
    const { logicalLocations, physicalLocation } = asObject<sarif.Location>(entry);
    for (const one of asArray(logicalLocations).slice(0, MOST)) {
      const at = asIndex(member(one, 'index'));
      const listed = at === null ? undefined : asArray(run.logicalLocations)[at];
      texts.push(member(one, 'fullyQualifiedName') ?? member(listed, 'fullyQualifiedName'));
    }
    // dependency-check before 6.2 keeps them with the artifact, as "id1", "id2" ...
    const index = asIndex(member(member(physicalLocation, 'artifactLocation'), 'index'));
    const properties = index === null ? undefined : artifactProperties(run.artifacts, index);
    if (isObject(properties)) texts.push(...Object.values(properties).slice(0, MOST));
  }
  return [...texts.map(parsePurl).filter((purl) => purl !== null), ...purlsIn(result.properties)];
}

function purlsIn(properties: unknown): readonly PackageURL[] {
  if (!isObject(properties)) return [];
  const values = PURLS.flatMap((name) => member(properties, name)).slice(0, 1000);
  return values.map(parsePurl).filter((purl) => purl !== null);
}

/** The purl that the result's text means; null where several stay possible. */
function choose(purls: readonly PackageURL[], parts: Parts | null, result: Result): PackageURL | null {
  if (parts !== null) {
    const named = purls.filter((purl) => isNamed(purl, parts.name));
    const [first = null] = named;
    const version = parts.version;
    if (first === null || version === null) return first;
    // An rpm's epoch stands in its version in texts, in a qualifier in purls.
    const exact = named.find((purl) => purl.version === version || purl.version === version.replace(/^\d{1,9}:/, ''));
    return exact ?? withVersion(first, version);
  }
  const said = `${ruleIdOf(result) ?? ''}\n${opening(textOf(result.message))}`;
  const [only = null, another] =
    purls.length < 2 ? purls : purls.filter((purl) => said.includes(purl.name) && said.includes(purl.version ?? ''));
  return another === undefined ? only : null;
}
