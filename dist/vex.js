const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_fault = require("./fault.js");
const require_json = require("./json.js");
const require_common = require("./common.js");

// src/vex/shape.ts
/** Longest purl or other identifier. */
const LONGEST_ID = 2e3;
function refuse(desk, at, what) {
	desk.faults.push(require_fault.fault("E_VEX", `${desk.file}#${at}`, what, "let its author write the document again, or leave it out"));
	return null;
}
/** Text that may be missing: null, "" and blank count as missing. */
function textIn(desk, { value, at }, name, longest) {
	return asText(desk, value.get(name), require_json.pointer(at, name), longest);
}
function requiredText(desk, place, name, longest) {
	const before = desk.faults.length;
	const text = textIn(desk, place, name, longest);
	return text === null && desk.faults.length === before ? refuse(desk, place.at, `"${name}" is missing`) : text;
}
function asText(desk, value, at, longest) {
	if (value === void 0 || value === null) return null;
	if (typeof value !== "string") return refuse(desk, at, "it is no text");
	if (value.length > longest) return refuse(desk, at, `it is longer than ${longest} characters`);
	return value.trim() === "" ? null : value;
}
/** Entries of a list that may be missing, each with its pointer. */
function listIn(desk, { value, at }, name) {
	const list = value.get(name) ?? [];
	const own = require_json.pointer(at, name);
	if (!Array.isArray(list)) {
		refuse(desk, own, "it is no list");
		return [];
	}
	return list.map((entry, index) => ({
		value: entry,
		at: require_json.pointer(own, index)
	}));
}
/** Objects of a list that may be missing. */
function objectsIn(desk, place, name) {
	return listIn(desk, place, name).flatMap(({ value, at }) => asPlace(desk, value, at) ?? []);
}
/** An object that may be missing. */
function objectIn(desk, { value, at }, name) {
	const found = value.get(name);
	return found === void 0 || found === null ? null : asPlace(desk, found, require_json.pointer(at, name));
}
function asPlace(desk, value, at) {
	return require_json.isMap(value) ? {
		value,
		at
	} : refuse(desk, at, "it is no object");
}
/** A moment that may be missing (RFC 3339); what is finer than a millisecond is cut. @returns milliseconds since 1970-01-01T00:00Z */
function momentIn(desk, place, name) {
	const text = textIn(desk, place, name, 64);
	if (text === null) return null;
	return require_common.parseInstant(text.replace(/(\.\d{3})\d+/, "$1")) ?? refuse(desk, require_json.pointer(place.at, name), "it is no moment, such as 2026-11-21T12:00:00Z");
}
/** The version of a document: a whole number, which older ones write as text; 0 where there is none. */
function versionIn(desk, { value, at }) {
	const version = value.get("version") ?? 0;
	const number = typeof version === "string" && /^\d{1,15}$/.test(version) ? Number(version) : version;
	if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) return number;
	refuse(desk, require_json.pointer(at, "version"), "the version is no whole number");
	return 0;
}

// src/vex/cyclonedx.ts
const VERSIONS$1 = [
	"1.4",
	"1.5",
	"1.6"
];
const LONGEST_PROSE$1 = 2e4;
/** CycloneDX 1.6, vulnerabilities.analysis.state. */
const STATUS_OF = /* @__PURE__ */ new Map([
	["resolved", "fixed"],
	["resolved_with_pedigree", "fixed"],
	["false_positive", "not_affected"],
	["not_affected", "not_affected"],
	["exploitable", "affected"],
	["in_triage", "under_investigation"]
]);
function isCycloneDx(root) {
	return root.get("bomFormat") === "CycloneDX";
}
/** @returns null where the document as a whole cannot be read; the desk has every fault */
function readCycloneDx(root, desk) {
	const place = {
		value: root,
		at: ""
	};
	if (!VERSIONS$1.includes(require_json.asString(root.get("specVersion")) ?? "")) return refuse(desk, "/specVersion", `it is CycloneDX of a version other than ${VERSIONS$1.join(", ")}`);
	if (!root.has("vulnerabilities")) return refuse(desk, "", "the BOM says nothing of vulnerabilities: \"vulnerabilities\" is missing");
	const metadata = objectIn(desk, place, "metadata");
	const author = metadata === null ? null : authorOf(metadata.value);
	const id = textIn(desk, place, "serialNumber", LONGEST_ID);
	const version = versionIn(desk, place);
	const inventory = inventoryOf(root, desk, id === null ? null : `${id.replace(/^urn:uuid:/, "urn:cdx:")}/${version}#`);
	const moment = metadata === null ? null : momentIn(desk, metadata, "timestamp");
	const statements = objectsIn(desk, place, "vulnerabilities").flatMap((one) => statementIn$1(desk, one, inventory, moment) ?? []);
	if (author === null) return refuse(desk, "/metadata", "it names neither manufacturer, authors nor supplier");
	return {
		format: "CycloneDX",
		id,
		version,
		author,
		statements
	};
}
/** Who made the BOM: an organisation, or people; else who supplies what it describes. */
function authorOf(metadata) {
	const nameIn = (holder) => require_json.asString(require_json.asMap(holder).get("name"));
	const people = require_json.asList(metadata.get("authors")).flatMap((one) => nameIn(one) ?? []);
	const author = nameIn(metadata.get("manufacturer")) ?? (people.length > 0 ? people.join(", ") : nameIn(metadata.get("supplier")));
	return author === null || author.length > 200 ? null : author;
}
function inventoryOf(root, desk, link) {
	const byRef = /* @__PURE__ */ new Map();
	const add = (component, at) => {
		const ref = require_json.asString(component.get("bom-ref"));
		if (ref !== null && byRef.has(ref)) refuse(desk, require_json.pointer(at, "bom-ref"), `the bom-ref "${ref.slice(0, 80)}" stands twice`);
		if (ref !== null) byRef.set(ref, namesOf(component));
		for (const [index, inner] of require_json.asList(component.get("components")).entries()) add(require_json.asMap(inner), `${at}/components/${index}`);
	};
	const main = require_json.asMap(root.get("metadata")).get("component");
	if (require_json.isMap(main)) add(main, "/metadata/component");
	for (const [index, component] of require_json.asList(root.get("components")).entries()) add(require_json.asMap(component), `/components/${index}`);
	return {
		main: require_json.isMap(main) ? namesOf(main) : null,
		mainRef: require_json.asString(require_json.asMap(main).get("bom-ref")),
		byRef,
		link
	};
}
/** Its purl, with the version that stands beside it; without a purl `group/name@version`, which no package is called. */
function namesOf(component) {
	const [purl, version] = [require_json.asString(component.get("purl")), require_json.asString(component.get("version"))];
	if (purl !== null) return [version === null ? purl : withVersion(purl, version)];
	const name = [require_json.asString(component.get("group")), require_json.asString(component.get("name"))].filter((part) => part !== null).join("/");
	return [version === null ? name : `${name}@${version}`];
}
/** As it is, where it has one already. */
function withVersion(purl, version) {
	const end = purl.search(/[?#]/);
	const base = end === -1 ? purl : purl.slice(0, end);
	if (base.lastIndexOf("@") > base.lastIndexOf("/")) return purl;
	return `${base}@${encodeURIComponent(version)}${purl.slice(base.length)}`;
}
/** null for a vulnerability that nobody has analysed: nothing is said of it. */
function statementIn$1(desk, place, inventory, inherited) {
	const analysis = objectIn(desk, place, "analysis");
	const state = analysis === null ? null : textIn(desk, analysis, "state", 200);
	if (analysis === null || state === null) return null;
	const before = desk.faults.length;
	const status = STATUS_OF.get(state);
	if (status === void 0) refuse(desk, require_json.pointer(analysis.at, "state"), `the state is none of ${[...STATUS_OF.keys()].join(", ")}`);
	const name = requiredText(desk, place, "id", 200);
	const aliases = objectsIn(desk, place, "references").flatMap((one) => textIn(desk, one, "id", 200) ?? []);
	const why = whyIn$1(desk, analysis) || (state === "false_positive" ? state : "");
	const moment = momentIn(desk, analysis, "lastUpdated") ?? momentIn(desk, analysis, "firstIssued") ?? inherited;
	const products = objectsIn(desk, place, "affects").flatMap((one) => affectedIn(desk, one, inventory));
	if (status === void 0 || name === null || desk.faults.length > before) return null;
	return {
		at: place.at,
		vulnerability: [name, ...aliases],
		products,
		status,
		why,
		moment
	};
}
function whyIn$1(desk, analysis) {
	return textIn(desk, analysis, "justification", 200) ?? textIn(desk, analysis, "detail", LONGEST_PROSE$1) ?? "";
}
function affectedIn(desk, place, { main, mainRef, byRef, link }) {
	const said = requiredText(desk, place, "ref", LONGEST_ID);
	if (said === null) return [];
	const ref = link !== null && said.startsWith(link) ? decoded(said.slice(link.length)) : said;
	const product = {
		hashes: [],
		parts: [],
		unread: unreadOf(desk, place)
	};
	const found = byRef.get(ref);
	if (found === void 0 && said.startsWith("urn:cdx:")) return [{
		...product,
		names: [said]
	}];
	if (found === void 0) return [{
		...product,
		names: [said],
		unread: `"${said.slice(0, 80)}" is no component of its BOM`
	}];
	if (ref === mainRef) return [{
		...product,
		names: found
	}];
	if (main === null) return [{
		...product,
		names: found,
		unread: "its BOM does not say what product it describes"
	}];
	return [{
		...product,
		names: main,
		parts: [found]
	}];
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
/** Lists of versions say which of them are affected, in ranges of many ecosystems: none of that is compared. */
function unreadOf(desk, place) {
	return listIn(desk, place, "versions").length === 0 ? "" : "it lists versions, which the gate does not compare";
}

// src/vex/openvex.ts
const NAMESPACE = "https://openvex.dev/ns";
/** Documents before 0.2.0 may leave the version out. */
const VERSIONS = [
	"",
	"/v0.0.1",
	"/v0.2.0"
];
const JUSTIFICATIONS = [
	"component_not_present",
	"vulnerable_code_not_present",
	"vulnerable_code_not_in_execute_path",
	"vulnerable_code_cannot_be_controlled_by_adversary",
	"inline_mitigations_already_exist"
];
const LONGEST_PROSE = 2e4;
function isOpenVex(root) {
	return (require_json.asString(root.get("@context")) ?? "").startsWith(NAMESPACE);
}
/** @returns null where the document as a whole cannot be read; the desk has every fault */
function readOpenVex(root, desk) {
	const place = {
		value: root,
		at: ""
	};
	const version = (require_json.asString(root.get("@context")) ?? "").slice(22);
	if (!VERSIONS.includes(version)) return refuse(desk, "/@context", "it is OpenVEX of a version other than 0.0.1 and 0.2.0");
	if (!root.has("statements")) return refuse(desk, "", "\"statements\" is missing");
	const author = requiredText(desk, place, "author", 200);
	const moment = latest(desk, place);
	const statements = objectsIn(desk, place, "statements").flatMap((one) => statementIn(desk, one, moment) ?? []);
	const id = textIn(desk, place, "@id", LONGEST_ID);
	return author === null ? null : {
		format: "OpenVEX",
		id,
		version: versionIn(desk, place),
		author,
		statements
	};
}
/** What is missing in a statement is inherited from its document (specification, "Data Inheritance"). */
function statementIn(desk, place, inherited) {
	const before = desk.faults.length;
	const vulnerability = vulnerabilityIn(desk, place);
	const named = requiredText(desk, place, "status", 200);
	const status = require_common.VEX_STATUSES.find((one) => one === named);
	if (named !== null && status === void 0) refuse(desk, require_json.pointer(place.at, "status"), `the status is none of ${require_common.VEX_STATUSES.join(", ")}`);
	const why = whyIn(desk, place);
	const moment = latest(desk, place) ?? inherited;
	const shared = partsIn(desk, place);
	const products = listIn(desk, place, "products").flatMap(({ value, at }) => productIn(desk, value, at, shared) ?? []);
	if (vulnerability === null || status === void 0 || desk.faults.length > before) return null;
	return {
		at: place.at,
		vulnerability,
		products,
		status,
		why,
		moment
	};
}
function latest(desk, place) {
	return momentIn(desk, place, "last_updated") ?? momentIn(desk, place, "timestamp");
}
/** Before 0.2.0 a mere name. */
function vulnerabilityIn(desk, place) {
	const found = place.value.get("vulnerability");
	const at = require_json.pointer(place.at, "vulnerability");
	const own = require_json.isMap(found) ? {
		value: found,
		at
	} : null;
	const name = own === null ? requiredText(desk, place, "vulnerability", 200) : requiredText(desk, own, "name", 200);
	const aliases = own === null ? [] : listIn(desk, own, "aliases").flatMap((one) => asText(desk, one.value, one.at, 200) ?? []);
	return name === null ? null : [name, ...aliases];
}
function whyIn(desk, place) {
	const justification = textIn(desk, place, "justification", 200);
	if (justification !== null && !JUSTIFICATIONS.includes(justification)) refuse(desk, require_json.pointer(place.at, "justification"), `the justification is none of ${JUSTIFICATIONS.join(", ")}`);
	return justification ?? textIn(desk, place, "impact_statement", LONGEST_PROSE) ?? "";
}
/** @param shared parts that the whole statement names, as it was before 0.2.0 */
function productIn(desk, value, at, shared) {
	const component = componentIn(desk, value, at);
	const own = require_json.isMap(value) ? partsIn(desk, {
		value,
		at
	}) : [];
	return component === null ? null : {
		...component,
		parts: [...own, ...shared]
	};
}
function partsIn(desk, place) {
	return listIn(desk, place, "subcomponents").flatMap(({ value, at }) => {
		const part = componentIn(desk, value, at);
		return part === null ? [] : [part.names];
	});
}
/** Its names: an `@id`, a purl. A CPE is a name, too, that is never equal to one of a package. */
function componentIn(desk, value, at) {
	if (!require_json.isMap(value)) {
		const name = asText(desk, value, at, LONGEST_ID);
		return name === null ? refuse(desk, at, "a product has no name") : {
			names: [name],
			hashes: [],
			unread: ""
		};
	}
	const place = {
		value,
		at
	};
	const identifiers = objectIn(desk, place, "identifiers");
	const id = textIn(desk, place, "@id", LONGEST_ID);
	const more = identifiers === null ? [] : [
		"purl",
		"cpe22",
		"cpe23"
	].flatMap((name) => textIn(desk, identifiers, name, 2e3) ?? []);
	const names = id === null ? more : [id, ...more];
	if (names.length === 0) return refuse(desk, at, "a product has no name");
	return {
		names,
		hashes: hashesIn(value),
		unread: ""
	};
}
function hashesIn(component) {
	return [...require_json.asMap(component.get("hashes"))].map(([algorithm, digest]) => `${algorithm.replace(/^sha-/, "sha")}:${(require_json.asString(digest) ?? "").toLowerCase()}`);
}

// src/vex/read.ts
var read_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readVex: () => readVex });
/** @param file its name, as reports give it @param sha256 of its bytes, in hex digits */
function readVex(text, file, sha256) {
	const parsed = require_json.parseJson(text, file);
	if (!parsed.ok) return parsed;
	const root = parsed.value;
	const read = !require_json.isMap(root) ? null : isOpenVex(root) ? readOpenVex : isCycloneDx(root) ? readCycloneDx : null;
	if (read === null || !require_json.isMap(root)) return require_fault.failed([unknown(file, require_json.isMap(root) && root.has("document"))]);
	const faults = [];
	const document = read(root, {
		file,
		faults
	});
	return document === null || faults.length > 0 ? require_fault.failed(faults) : require_fault.ok({
		...document,
		file,
		sha256
	});
}
function unknown(file, isCsaf) {
	return require_fault.fault("E_VEX", file, isCsaf ? "it looks like CSAF, which the gate does not read" : "it is JSON, but no VEX that the gate knows", "name OpenVEX (0.2.0) or CycloneDX (1.4 to 1.6) as JSON");
}

Object.defineProperty(exports, "read_exports", {
  enumerable: true,
  get: function () {
    return read_exports;
  }
});