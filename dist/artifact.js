const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_source = require("./source.js");
const require_git = require("./git.js");
const require_fault = require("./fault.js");
const require_json = require("./json.js");
const require_gate = require("./gate.js");
const require_scan = require("./scan.js");
const require_inflate = require("./inflate.js");
const require_common = require("./common.js");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/files/walk.ts
const LEFT_OUT = [".git", "node_modules"];
/**
* @param most bytes that paths may take in memory, by estimate
* @returns paths relative to the folder, `/` between parts, as the disk spells them; null where they are too many
*/
async function pathsBelow(folder, most) {
	const paths = [];
	let size = 0;
	const walk = async (at) => {
		for (const entry of await (0, node_fs_promises.readdir)((0, node_path.join)(folder, at), { withFileTypes: true }).catch(() => [])) {
			const path = at === "" ? entry.name : `${at}/${entry.name}`;
			size += 2 * path.length + 100;
			if (size > most) return false;
			if (entry.isFile()) paths.push(path);
			else if (entry.isDirectory() && !LEFT_OUT.includes(entry.name) && !await walk(path)) return false;
		}
		return true;
	};
	return await walk("") ? paths : null;
}

// src/artifact/claim.ts
function sourceDraft() {
	return {
		ships: /* @__PURE__ */ new Map(),
		read: /* @__PURE__ */ new Set(),
		made: /* @__PURE__ */ new Map(),
		sizes: /* @__PURE__ */ new Map(),
		contents: /* @__PURE__ */ new Map(),
		owners: /* @__PURE__ */ new Map(),
		gap: null
	};
}
/** @param written as the evidence has it; passed over where it names no file */
function addTo(files, written, where) {
	const path = require_gate.cleanPath(written);
	if (path === null) return;
	if (files instanceof Set) files.add(path);
	else if (!files.has(path)) files.set(path, where);
}
/** @param written as a list of files has it @returns how it is kept; null where it names no file */
function addListed(draft, written, where) {
	const path = require_gate.listedPath(written);
	if (path === null) draft.gap = "it lists a path that no file can have";
	else if (!draft.ships.has(path)) draft.ships.set(path, where);
	return path;
}
/** @param oid null where it is not known */
function addContent({ contents }, path, oid) {
	contents.set(path, contents.has(path) && contents.get(path) !== oid ? null : oid);
}
/** @param bytes as the evidence has it; passed over where it is no size, or the path no file */
function addSize({ sizes }, path, bytes) {
	if (path === null || typeof bytes !== "number" || !Number.isSafeInteger(bytes)) return;
	sizes.set(path, (sizes.get(path) ?? bytes) === bytes ? bytes : null);
}
/** A file that ships was not only read. */
function sourceClaim(reach, draft) {
	return {
		...draft,
		reach,
		read: new Set([...draft.read].filter((path) => !draft.ships.has(path)))
	};
}
function evidence(file, format, over) {
	return {
		file,
		format,
		sources: null,
		packages: null,
		subjects: [],
		revisions: [],
		remarks: [],
		...over
	};
}
/** Evidence that says nothing of packages but by the files that it lists. */
function byFiles(gap, packages = []) {
	return {
		packages,
		from: "bundle",
		gap
	};
}
/** @param format as people call it */
function malformed(where, format, what) {
	return require_fault.failed([require_fault.fault("E_EVIDENCE", where, `it looks like ${format}, but ${what}`, "let the tool write it again, and do not edit what it writes")]);
}

// src/artifact/bundle-stats.ts
const OUTSIDE = "it does not say what is used and not bundled";
function stats(file, reach, draft) {
	return require_fault.ok(evidence(file, "bundle stats", {
		sources: sourceClaim(reach, draft),
		packages: byFiles(OUTSIDE)
	}));
}
function isVisualizer(root) {
	return require_json.isMap(root.get("nodeMetas")) && require_json.isMap(root.get("nodeParts"));
}
/** A module is part of the files that its `moduleParts` name, by the length that is left of it. */
function readVisualizer(root, file) {
	const draft = sourceDraft();
	const parts = require_json.asMap(root.get("nodeParts"));
	for (const [uid, meta] of require_json.asMap(root.get("nodeMetas"))) {
		const at = require_json.pointer("/nodeMetas", uid);
		const id = require_json.asString(require_json.asMap(meta).get("id"));
		if (id === null) return malformed(`${file}#${at}`, "data of rollup-plugin-visualizer", "a module has no id");
		const own = [...require_json.asMap(require_json.asMap(meta).get("moduleParts"))];
		for (const [name] of own) addTo(draft.made, name, at);
		const isLeft = own.some(([, part]) => require_json.asMap(parts.get(require_json.asString(part) ?? "")).get("renderedLength") !== 0);
		addTo(isLeft ? draft.ships : draft.read, id, at);
	}
	return stats(file, "graph", draft);
}
function isAnalyzer(root) {
	return Array.isArray(root.get("modules")) && root.has("moduleCount") && root.has("bundleSize");
}
function readAnalyzer(root, file) {
	const draft = sourceDraft();
	for (const [index, module] of require_json.asList(root.get("modules")).entries()) {
		const at = `/modules/${index}`;
		const id = require_json.asString(require_json.asMap(module).get("id"));
		if (id === null) return malformed(`${file}#${at}`, "an analysis of rollup-plugin-analyzer", "a module has no id");
		addTo(require_json.asMap(module).get("size") === 0 ? draft.read : draft.ships, id, at);
	}
	return stats(file, "modules", draft);
}
function isRollupOutput(root) {
	return chunksOf$1(root).some(({ chunk }) => chunk.has("fileName") && (require_json.isMap(chunk.get("modules")) || Array.isArray(chunk.get("moduleIds"))));
}
function chunksOf$1(root) {
	const [list, at] = require_json.isMap(root) ? [root.get("output"), "/output"] : [root, ""];
	return require_json.asList(list).map((chunk, index) => ({
		chunk: require_json.asMap(chunk),
		at: `${at}/${index}`
	}));
}
function readRollupOutput(root, file) {
	const draft = sourceDraft();
	for (const { chunk, at } of chunksOf$1(root)) {
		addTo(draft.made, require_json.asString(chunk.get("fileName")) ?? "", `${at}/fileName`);
		const modules = require_json.asMap(chunk.get("modules"));
		for (const [id, module] of modules) addTo(require_json.asMap(module).get("renderedLength") === 0 ? draft.read : draft.ships, id, require_json.pointer(`${at}/modules`, id));
		for (const [index, id] of require_json.asList(chunk.get("moduleIds")).entries()) if (!modules.has(require_json.asString(id) ?? "")) addTo(draft.ships, require_json.asString(id) ?? "", `${at}/moduleIds/${index}`);
	}
	return stats(file, "modules", draft);
}
function isWebpackStats(root) {
	return [...require_json.asList(root.get("modules")), ...require_json.asList(root.get("children")).flatMap((child) => require_json.asList(require_json.asMap(child).get("modules")))].some((module) => require_json.asMap(module).has("chunks") && require_json.asMap(module).has("name"));
}
/** Only webpack itself names modules that it read and left out. */
function readWebpackStats(root, file) {
	const draft = sourceDraft();
	const seen = { own: false };
	addCompilation(root, "", draft, seen);
	return stats(file, seen.own ? "graph" : "modules", draft);
}
function addCompilation(root, at, draft, seen) {
	const folder = require_json.asString(root.get("outputPath"));
	for (const [index, asset] of require_json.asList(root.get("assets")).entries()) {
		const name = require_json.asString(require_json.asMap(asset).get("name"));
		if (name !== null) addTo(draft.made, folder === null ? name : `${folder}/${name}`, `${at}/assets/${index}`);
	}
	noteFiltered(root, draft);
	for (const [index, entry] of require_json.asList(root.get("modules")).entries()) {
		seen.own ||= require_json.asMap(entry).has("identifier");
		const chunks = require_json.asMap(entry).get("chunks");
		addModule(require_json.asMap(entry), `${at}/modules/${index}`, !Array.isArray(chunks) || chunks.length > 0, draft);
	}
	for (const [index, child] of require_json.asList(root.get("children")).entries()) addCompilation(require_json.asMap(child), `${at}/children/${index}`, draft, seen);
}
/** Modules that were joined stand below the one that they were joined into. @param ships it is in a chunk */
function addModule(module, at, ships, draft) {
	const inner = require_json.asList(module.get("modules"));
	noteFiltered(module, draft);
	const name = require_json.asString(module.get("nameForCondition")) ?? require_json.asString(module.get("name"));
	if (name !== null) addTo(ships ? draft.ships : draft.read, name, at);
	for (const [index, part] of inner.entries()) addModule(require_json.asMap(part), `${at}/modules/${index}`, ships, draft);
}
/** webpack shortens its lists, and says by how much. */
function noteFiltered(holder, draft) {
	for (const name of ["filteredModules", "filteredChildren"]) {
		const left = holder.get(name);
		if (typeof left === "number" && left > 0) draft.gap = "webpack left modules out of the list (use --stats=detailed)";
	}
}
function isViteManifest(root) {
	const entries = [...root.values()];
	return entries.length > 0 && entries.every((entry) => require_json.asString(require_json.asMap(entry).get("file")) !== null);
}
/** Only entries, dynamic imports and assets: what they import is not said. */
function readViteManifest(root, file) {
	const draft = sourceDraft();
	for (const [key, entry] of root) {
		addTo(draft.ships, require_json.asString(require_json.asMap(entry).get("src")) ?? key, require_json.pointer("", key));
		addTo(draft.made, require_json.asString(require_json.asMap(entry).get("file")) ?? "", require_json.pointer("", key));
	}
	return require_fault.ok(evidence(file, "vite manifest", { sources: sourceClaim("entries", draft) }));
}

// src/artifact/cyclonedx.ts
const WHAT$3 = "a CycloneDX BOM";
const VERSIONS = [
	"1.4",
	"1.5",
	"1.6"
];
/** Types of components that are no packages. */
const OTHERS$2 = /* @__PURE__ */ new Set([
	"file",
	"device",
	"data",
	"cryptographic-asset",
	"machine-learning-model",
	"operating-system",
	"platform"
]);
function isCycloneDx(root) {
	return root.get("bomFormat") === "CycloneDX";
}
function readCycloneDx(root, file) {
	const version = require_json.asString(root.get("specVersion"));
	if (version === null || !VERSIONS.includes(version)) return malformed(`${file}#/specVersion`, WHAT$3, `the gate reads versions ${VERSIONS.join(", ")}, and this is "${version ?? ""}"`);
	const packages = [];
	const main = require_json.asMap(require_json.asMap(root.get("metadata")).get("component"));
	if (main.size > 0) addComponent(main, "/metadata/component", packages);
	for (const [index, component] of require_json.asList(root.get("components")).entries()) addComponent(require_json.asMap(component), `/components/${index}`, packages);
	const subject = subjectOf(main);
	return require_fault.ok(evidence(file, "CycloneDX", {
		packages: {
			packages,
			from: "list",
			gap: gapOf(root)
		},
		subjects: subject === null ? [] : [subject]
	}));
}
function addComponent(component, at, packages) {
	const type = require_json.asString(component.get("type")) ?? "";
	const purl = require_gate.readPurl(require_json.asString(component.get("purl")));
	const [name, group] = [require_json.asString(component.get("name")), require_json.asString(component.get("group"))];
	const standing = standingOf(component);
	if (purl !== null) packages.push({
		...purl,
		version: purl.version ?? require_json.asString(component.get("version")),
		standing,
		where: at
	});
	else if (name !== null && !OTHERS$2.has(type)) {
		const full = group === null ? name : `${group}/${name}`;
		packages.push({
			type: null,
			name: full,
			version: require_json.asString(component.get("version")),
			standing,
			where: at
		});
	}
	for (const [index, inner] of require_json.asList(component.get("components")).entries()) addComponent(require_json.asMap(inner), `${at}/components/${index}`, packages);
}
/** Without a scope a component is required (CycloneDX 1.6, components.scope). */
function standingOf(component) {
	const scope = component.get("scope") ?? "required";
	if (scope === "excluded") return "excluded";
	return scope === "required" && !require_json.asList(component.get("properties")).some(isDevelopment) ? "ships" : "open";
}
/** As npm and cyclonedx-npm mark it; npm calls the scope of such a component required. */
function isDevelopment(property) {
	return require_json.asMap(property).get("name") === "cdx:npm:package:development" && require_json.asMap(property).get("value") === "true";
}
/** What a BOM says of its own completeness holds for all of it. */
function gapOf(root) {
	const odd = require_json.asList(root.get("compositions")).map((composition) => require_json.asString(require_json.asMap(composition).get("aggregate")) ?? "without an aggregate").find((aggregate) => aggregate !== "complete");
	return odd === void 0 ? null : `it calls itself "${odd.slice(0, 40)}" (compositions)`;
}
/** A container image names its digest as the version of its purl, or by its hashes. */
function subjectOf(main) {
	const version = require_json.asString(main.get("version")) ?? "";
	const purl = require_gate.readPurl(require_json.asString(main.get("purl")));
	const digests = require_json.asList(main.get("hashes")).map((hash) => {
		return `${(require_json.asString(require_json.asMap(hash).get("alg")) ?? "").replace(/^SHA-(?=[1-9])/i, "sha").toLowerCase()}:${(require_json.asString(require_json.asMap(hash).get("content")) ?? "").toLowerCase()}`;
	});
	for (const text of [purl?.type === "oci" || purl?.type === "docker" ? purl.version : null, version]) if (text !== null && /^sha(?:256|512):[0-9a-f]+$/i.test(text)) digests.push(text.toLowerCase());
	return digests.length === 0 ? null : {
		name: require_json.asString(main.get("name")),
		digests: [...new Set(digests)],
		where: "/metadata/component"
	};
}

// src/artifact/file-list.ts
const FORMATS = "an esbuild metafile, source map, bundle stats, npm pack --json, CycloneDX or SPDX as JSON, provenance, a tar, or one path a line";
/** Bytes that an entry takes beside its name, by estimate. */
const ENTRY = 200;
/** @param memory what it may take; null for as much as it needs */
function readFileList(text, file, memory) {
	const draft = sourceDraft();
	let [at, number, kept] = [
		0,
		0,
		0
	];
	const isNul = text.includes("\0");
	while (at < text.length) {
		const { line, next } = lineAt(text, at, isNul);
		[at, number] = [next, number + 1];
		if (line === "" && (at >= text.length || !isNul)) continue;
		const odd = whyNoPath(line);
		if (odd !== null) return require_fault.failed([isTalked(text) ? talked(file) : noPath(`${file}:${number}`, odd)]);
		kept += 2 * line.length + ENTRY;
		if (memory !== null && kept > memory.most) return require_fault.failed([tooLarge(file, kept, memory)]);
		if (!line.endsWith("/")) addListed(draft, line.replaceAll("\\", "/"), `/${number}`);
	}
	if (draft.ships.size === 0) return require_fault.failed([require_fault.fault("E_EVIDENCE", file, "the file is empty: no evidence was written", "look at the tool that should have written it")]);
	return require_fault.ok(evidence(file, "file list", { sources: sourceClaim("listing", draft) }));
}
/** True for lines of text with JSON behind them: what scripts of a package print goes where npm writes. */
function isTalked(text) {
	return /\n[{[]/.test(text) && /[}\]]$/.test(text.slice(-100).trimEnd());
}
function talked(file) {
	return require_fault.fault("E_EVIDENCE", `${file}:1`, "text stands before the JSON", "keep what scripts print out of the file: npm pack --json --ignore-scripts after the build, or let them print to standard error");
}
function lineAt(text, at, isNul) {
	const end = text.indexOf(isNul ? "\0" : "\n", at);
	const line = text.slice(at, end === -1 ? text.length : end);
	return {
		line: isNul ? line : line.replace(/\r$/, ""),
		next: end === -1 ? text.length : end + 1
	};
}
/** Patterns are held against no more of a line than a path may have. */
function whyNoPath(line) {
	if (line.length > 4096) return `this line is longer than the ${require_gate.LONGEST} characters that a path may have`;
	return /[\p{Cc}]|^\s|\s$|^[<{[]|^[\w-]+:\s/u.test(line) || require_gate.listedPath(line) === null ? "this line is no path" : null;
}
function noPath(where, why) {
	return require_fault.fault("E_EVIDENCE", where, `it is no evidence that the gate knows, and ${why}`, `give ${FORMATS}`);
}
function tooLarge(file, kept, memory) {
	return require_fault.exceeded("memory", memory, file, {
		what: `the names that it lists take at least ${require_fault.formatSize(kept)}`,
		found: kept
	});
}

// src/artifact/built-in.ts
const BUILT_IN = new Set([
	"assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http",
	"http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys",
	"timers tls trace_events tty url util v8 vm wasi worker_threads zlib"
].join(" ").split(" "));
/** @param specifier as an import writes it: `fs`, `fs/promises`, `node:test` */
function isBuiltIn(specifier) {
	return /^(?:node|bun|deno):/.test(specifier) || BUILT_IN.has(specifier.split("/", 1)[0] ?? "");
}

// src/artifact/metafile.ts
function isMetafile(root) {
	return require_json.isMap(root.get("inputs")) && require_json.isMap(root.get("outputs"));
}
function readMetafile(root, file) {
	const draft = sourceDraft();
	const outside = /* @__PURE__ */ new Map();
	for (const [name, input] of require_json.asMap(root.get("inputs"))) {
		addTo(draft.read, name, "");
		addSize(draft, require_gate.cleanPath(name), require_json.asMap(input).get("bytes"));
	}
	for (const [name, output] of require_json.asMap(root.get("outputs"))) {
		const at = require_json.pointer("/outputs", name);
		addTo(draft.made, name, at);
		addSize(draft, require_gate.cleanPath(name), require_json.asMap(output).get("bytes"));
		const odd = addInputs(output, at, draft);
		if (odd !== null) return malformed(`${file}#${odd}`, "a metafile of esbuild", "bytesInOutput is not a number of bytes");
		addImports(output, at, draft, outside);
	}
	const gap = outside.size === 0 ? null : `${[...outside.keys()].slice(0, 3).join(", ")} are used and not bundled`;
	return require_fault.ok(evidence(file, "esbuild metafile", {
		sources: sourceClaim("graph", draft),
		packages: byFiles(gap, [...outside.values()])
	}));
}
/** @returns where it is no metafile, or null */
function addInputs(output, at, draft) {
	for (const [name, input] of require_json.asMap(require_json.asMap(output).get("inputs"))) {
		const where = require_json.pointer(`${at}/inputs`, name);
		const bytes = require_json.asMap(input).get("bytesInOutput");
		if (typeof bytes !== "number" || bytes < 0) return where;
		addTo(bytes > 0 ? draft.ships : draft.read, name, where);
	}
	return null;
}
/** What the output still imports when it runs. (A list in `inputs` names even imports that are only types.) */
function addImports(output, at, draft, outside) {
	for (const [index, entry] of require_json.asList(require_json.asMap(output).get("imports")).entries()) {
		const path = require_json.asString(require_json.asMap(entry).get("path"));
		if (require_json.asMap(entry).get("external") !== true || path === null || /^(?:https?:|data:|#)/.test(path)) continue;
		const where = `${at}/imports/${index}`;
		const name = isBuiltIn(path) || /^[./\\]|^[a-z]:[\\/]/i.test(path) ? null : require_gate.npmPackageOf(`node_modules/${path}`)?.name;
		if (name) outside.set(name, {
			type: "npm",
			name,
			version: null,
			standing: "ships",
			where
		});
		else if (!isBuiltIn(path)) draft.gap = `"${path.slice(0, 80)}" is used and not bundled`;
	}
}

// src/artifact/npm-pack.ts
/** npm 7 to 11 write a list; others have written an object by the names of the packages. */
function packagesIn(root) {
	return (require_json.isMap(root) ? [...root] : require_json.asList(root).map((entry, index) => [index, entry])).map(([step, entry]) => ({
		entry: require_json.asMap(entry),
		at: require_json.pointer("", step)
	}));
}
function isNpmPack(root) {
	const all = packagesIn(root);
	return all.length > 0 && all.every(({ entry }) => Array.isArray(entry.get("files")) && entry.has("name") && entry.has("version"));
}
function readNpmPack(root, file) {
	const draft = sourceDraft();
	const subjects = [];
	for (const { entry, at } of packagesIn(root)) {
		const name = require_json.asString(entry.get("name")) ?? "";
		subjects.push({
			name: `${name}@${require_json.asString(entry.get("version"))}`,
			digests: digestsOf$1(entry),
			where: at
		});
		for (const [index, listed] of require_json.asList(entry.get("files")).entries()) {
			const [path, size] = [require_json.asString(require_json.asMap(listed).get("path")), require_json.asMap(listed).get("size")];
			if (path === null) return malformed(`${file}#${at}/files/${index}`, "a list of npm pack", "a file has no path");
			const kept = addListed(draft, path, `${at}/files/${index}`);
			addSize(draft, kept, size);
			if (kept !== null) draft.owners.set(kept, [...draft.owners.get(kept) ?? [], name]);
		}
	}
	return require_fault.ok(evidence(file, "npm pack", {
		sources: sourceClaim("listing", draft),
		subjects
	}));
}
function digestsOf$1(entry) {
	const digests = [];
	const shasum = require_json.asString(entry.get("shasum"));
	const [, algorithm, base64] = /^(sha\d+)-([A-Za-z0-9+/]+=*)$/.exec(require_json.asString(entry.get("integrity")) ?? "") ?? [];
	if (shasum !== null && /^[0-9a-f]{40}$/i.test(shasum)) digests.push(`sha1:${shasum.toLowerCase()}`);
	if (algorithm !== void 0 && base64 !== void 0 && base64.length % 4 === 0) digests.push(`${algorithm}:${hexOf(base64)}`);
	return digests;
}
function hexOf(base64) {
	return Array.from(atob(base64), (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

// src/artifact/provenance.ts
const WHAT$2 = "an in-toto statement";
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/;
const PAYLOAD = "application/vnd.in-toto+json";
function isProvenance(root) {
	return require_json.isMap(root) && ((require_json.asString(root.get("_type")) ?? "").startsWith("https://in-toto.io/Statement/") || envelopeOf(root) !== null);
}
function envelopeOf(root) {
	const inner = root.get("dsseEnvelope");
	const envelope = require_json.isMap(inner) ? inner : root;
	return require_json.asString(envelope.get("payload")) !== null && require_json.asString(envelope.get("payloadType")) !== null ? envelope : null;
}
/** @param roots one statement or envelope each: several stand one a line in a file */
function readProvenance(roots, file) {
	const subjects = [];
	const revisions = [];
	const remarks = [];
	const faults = [];
	for (const [index, root] of roots.entries()) {
		const at = roots.length === 1 ? "" : `/${index}`;
		const statement = statementOf(root, `${file}#${at}`);
		if (!statement.ok) faults.push(statement.faults);
		else {
			subjects.push(subjectsOf(statement.value, at));
			revisions.push(revisionsOf(statement.value, at));
			if (!isSlsa(statement.value)) remarks.push(`it is no build provenance (${(require_json.asString(statement.value.get("predicateType")) ?? "without a type").slice(0, 80)})`);
		}
	}
	if (faults.length > 0) return require_fault.failed(faults.flat());
	if (subjects.flat().length === 0) return malformed(file, WHAT$2, "it names no subject by a digest");
	return require_fault.ok(evidence(file, "provenance", {
		subjects: subjects.flat(),
		revisions: revisions.flat(),
		remarks
	}));
}
function isSlsa(statement) {
	return /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)(?:[./]|$)/.test(require_json.asString(statement.get("predicateType")) ?? "");
}
function statementOf(root, where) {
	const envelope = envelopeOf(root);
	if (envelope === null) return STATEMENT.test(require_json.asString(root.get("_type")) ?? "") ? require_fault.ok(root) : malformed(where, WHAT$2, "it is of a version that the gate does not know");
	if (envelope.get("payloadType") !== PAYLOAD) return malformed(where, "a DSSE envelope", "what it holds is no in-toto statement");
	const text = decoded(require_json.asString(envelope.get("payload")) ?? "");
	if (text === null) return malformed(where, "a DSSE envelope", "its payload is no base64 of UTF-8");
	const inner = require_json.parseJson(text, where);
	if (!inner.ok) return inner;
	return require_json.isMap(inner.value) && !inner.value.has("payload") ? statementOf(inner.value, where) : malformed(where, WHAT$2, "it is not an object");
}
function decoded(base64) {
	try {
		const bytes = Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
function subjectsOf(statement, at) {
	return require_json.asList(statement.get("subject")).flatMap((entry, index) => {
		const digests = digestsOf(require_json.asMap(entry).get("digest"));
		return digests.length === 0 ? [] : [{
			name: require_json.asString(require_json.asMap(entry).get("name")),
			digests,
			where: `${at}/subject/${index}`
		}];
	});
}
function digestsOf(set) {
	return [...require_json.asMap(set)].flatMap(([algorithm, value]) => typeof value === "string" ? [`${algorithm.toLowerCase()}:${value.toLowerCase()}`] : []);
}
/** The source is among what the build rested on; SLSA v0.2 calls it materials, and the digest of a commit sha1. */
function revisionsOf(statement, at) {
	const predicate = require_json.asMap(statement.get("predicate"));
	const current = require_json.asList(require_json.asMap(predicate.get("buildDefinition")).get("resolvedDependencies"));
	const [list, path] = current.length > 0 ? [current, "buildDefinition/resolvedDependencies"] : [require_json.asList(predicate.get("materials")), "materials"];
	return list.flatMap((entry, index) => {
		const digest = require_json.asMap(require_json.asMap(entry).get("digest"));
		const isGit = (require_json.asString(require_json.asMap(entry).get("uri")) ?? "").startsWith("git");
		const commit = require_json.asString(digest.get("gitCommit")) ?? (isGit ? require_json.asString(digest.get("sha1")) : null);
		return commit === null ? [] : [{
			revision: commit.toLowerCase(),
			where: `${at}/predicate/${path}/${index}`
		}];
	});
}

// src/artifact/source-map.ts
const WHAT$1 = "a source map";
function isSourceMap(root) {
	return root.has("version") && (Array.isArray(root.get("sections")) || Array.isArray(root.get("sources")) && root.has("mappings"));
}
/** @param file its name; without `.map` it is usually that of the file that was generated */
function readSourceMap(root, file) {
	if (root.get("version") !== 3) return malformed(`${file}#/version`, WHAT$1, "its version is not 3");
	const draft = sourceDraft();
	const sections = root.get("sections");
	if (sections === void 0) addSources(root, "", draft);
	else for (const [index, section] of require_json.asList(sections).entries()) {
		const at = `/sections/${index}`;
		const odd = addSection(section, at, draft);
		if (odd !== null) return malformed(`${file}#${at}`, WHAT$1, odd);
	}
	if (/\.map$/i.test(file)) addTo(draft.made, file.slice(0, -4), "");
	return require_fault.ok(evidence(file, "source map", {
		sources: sourceClaim("modules", draft),
		packages: byFiles("a source map does not say what is used and not bundled")
	}));
}
/** @returns why it is no section, or null */
function addSection(section, at, draft) {
	const map = require_json.asMap(section).get("map");
	if (require_json.isMap(map) && !map.has("sections")) addSources(map, `${at}/map`, draft);
	else if (require_json.asString(require_json.asMap(section).get("url")) !== null) draft.gap = "a section stands in another file";
	else return "a section has no map of its own";
	return null;
}
function addSources(map, at, draft) {
	const root = require_json.asString(map.get("sourceRoot")) ?? "";
	for (const [index, source] of require_json.asList(map.get("sources")).entries()) {
		const path = require_json.asString(source);
		if (path === null) draft.gap = "it does not name all of its sources";
		else addTo(draft.ships, require_gate.joinPaths(root, path), `${at}/sources/${index}`);
	}
}

// src/artifact/spdx.ts
const WHAT = "an SPDX document";
/** Relationships (SPDX 2.3 \u00a711) of what need not ship. */
const BESIDE = /^(?:DEV|TEST|BUILD|OPTIONAL|PROVIDED)_(?:DEPENDENCY|TOOL)_OF$|^TEST_OF$|^TEST_CASE_OF$/;
const WITH = /^(?:RUNTIME_)?DEPENDENCY_OF$|^(?:STATIC|DYNAMIC)_LINK$|^CONTAINED_BY$|^PACKAGE_OF$/;
function isSpdx(root) {
	return require_json.asString(root.get("spdxVersion")) !== null;
}
function readSpdx(root, file) {
	const version = require_json.asString(root.get("spdxVersion")) ?? "";
	if (version !== "SPDX-2.3") return malformed(`${file}#/spdxVersion`, WHAT, `the gate reads SPDX-2.3, and this is "${version.slice(0, 40)}"`);
	const open = leftOpen(require_json.asList(root.get("relationships")));
	const described = describedBy(root);
	const packages = [];
	const subjects = [];
	for (const [index, entry] of require_json.asList(root.get("packages")).entries()) {
		const found = require_json.asMap(entry);
		const [id, where] = [require_json.asString(found.get("SPDXID")) ?? "", `/packages/${index}`];
		packages.push(...claimsOf(found, where, open.has(id) ? "open" : "ships"));
		const digests = described.has(id) ? require_json.asList(found.get("checksums")).map(digestOf) : [];
		if (digests.length > 0) subjects.push({
			name: require_json.asString(found.get("name")),
			digests,
			where
		});
	}
	return require_fault.ok(evidence(file, "SPDX", {
		packages: {
			packages,
			from: "list",
			gap: null
		},
		subjects
	}));
}
/** One for each purl; one without a type where it has none. */
function claimsOf(entry, where, standing) {
	const version = require_json.asString(entry.get("versionInfo"));
	const purls = require_json.asList(entry.get("externalRefs")).flatMap((reference) => {
		if (require_json.asMap(reference).get("referenceType") !== "purl") return [];
		const purl = require_gate.readPurl(require_json.asString(require_json.asMap(reference).get("referenceLocator")));
		return purl === null ? [] : [purl];
	});
	const name = require_json.asString(entry.get("name"));
	if (purls.length === 0) return name === null ? [] : [{
		type: null,
		name,
		version,
		standing,
		where
	}];
	return purls.map(({ type, name: full, version: own }) => ({
		type,
		name: full,
		version: own ?? version,
		standing,
		where
	}));
}
/** Packages all of whose relationships to others say that they stand beside what ships. */
function leftOpen(relationships) {
	const [open, needed] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	for (const entry of relationships) {
		const kind = require_json.asString(require_json.asMap(entry).get("relationshipType")) ?? "";
		const [from, to] = [require_json.asString(require_json.asMap(entry).get("spdxElementId")) ?? "", require_json.asString(require_json.asMap(entry).get("relatedSpdxElement")) ?? ""];
		if (BESIDE.test(kind)) open.add(from);
		else if (WITH.test(kind)) needed.add(from);
		else if (kind === "CONTAINS" || kind === "DEPENDS_ON") needed.add(to);
	}
	return new Set([...open].filter((id) => !needed.has(id)));
}
function describedBy(root) {
	const related = require_json.asList(root.get("relationships")).flatMap((entry) => require_json.asMap(entry).get("relationshipType") === "DESCRIBES" ? [require_json.asString(require_json.asMap(entry).get("relatedSpdxElement")) ?? ""] : []);
	return /* @__PURE__ */ new Set([...related, ...require_json.asList(root.get("documentDescribes")).map((id) => require_json.asString(id) ?? "")]);
}
function digestOf(checksum) {
	const entry = require_json.asMap(checksum);
	return `${(require_json.asString(entry.get("algorithm")) ?? "").toLowerCase()}:${(require_json.asString(entry.get("checksumValue")) ?? "").toLowerCase()}`;
}

// src/artifact/recognise.ts
/** Large, and nothing that the gate asks for: the texts of sources and of modules. */
const UNREAD$1 = /* @__PURE__ */ new Set([
	"sourcesContent",
	"mappings",
	"names",
	"source",
	"code",
	"reasons",
	"licenses"
]);
const AGAIN$2 = "let the tool write it again, and look at its log";
/** The first that fits. Those that say what they are come before those that are known by their shape. */
const OBJECTS = [
	[isCycloneDx, readCycloneDx],
	[isSpdx, readSpdx],
	[isProvenance, (root, file) => readProvenance([root], file)],
	[isSourceMap, readSourceMap],
	[isVisualizer, readVisualizer],
	[isMetafile, readMetafile],
	[isAnalyzer, readAnalyzer],
	[isWebpackStats, readWebpackStats],
	[isRollupOutput, readRollupOutput],
	[isNpmPack, readNpmPack],
	[isViteManifest, readViteManifest]
];
/** @param file its name, as reports give it @param memory what its values may take; null for as much as they need */
function readText(text, file, memory = null) {
	const body = text.startsWith(")]}'") ? text.slice(text.indexOf("\n") + 1) : text;
	if (text.trim() === "") return require_fault.failed([require_fault.fault("E_CUT_SHORT", file, "the file is empty: nothing was written", AGAIN$2)]);
	if (!/^[{[]/.test(body.trimStart())) return readFileList(text, file, memory);
	const root = require_json.parseJson(body, file, {
		unread: UNREAD$1,
		memory
	});
	if (root.ok) return readJson(root.value, file);
	return readLines(body, file) ?? root;
}
function readJson(root, file) {
	if (require_json.isMap(root)) {
		const found = OBJECTS.find(([isIt]) => isIt(root));
		if (found) return found[1](root, file);
	} else if (isNpmPack(root)) return readNpmPack(root, file);
	else if (isRollupOutput(root)) return readRollupOutput(root, file);
	return require_fault.failed([require_fault.fault("E_EVIDENCE", file, "it is JSON, but no evidence that the gate knows", "see docs/release-gate.md for what it reads")]);
}
/** Statements stand one a line in files of attestations. @returns null where the text is nothing of the kind */
function readLines(text, file) {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	const roots = [];
	for (const line of lines) {
		const root = require_json.parseJson(line, file);
		if (!root.ok || !require_json.isMap(root.value) || !isProvenance(root.value)) return null;
		roots.push(root.value);
	}
	return roots.length === 0 ? null : readProvenance(roots, file);
}

// src/artifact/tar.ts
/** Entries stand in blocks of so many bytes. */
const BLOCK = 512;
const MOST_META = 1 << 20;
/** A name that is no UTF-8 gets letters that no path here has. */
const DECODER = new TextDecoder();
/** Kinds that never have bytes of their own, whatever their size says. */
const BARE = /* @__PURE__ */ new Set([
	"1",
	"2",
	"3",
	"4",
	"5",
	"6"
]);
const KINDS = {
	"1": "link",
	"2": "link",
	"3": "other",
	"4": "other",
	"5": "folder",
	"6": "other"
};
/** Entries about entries: pax for the next, pax for all, GNU name, GNU link target. */
const META = /* @__PURE__ */ new Set([
	"x",
	"g",
	"L",
	"K"
]);
function tarReader() {
	const state = {
		held: [],
		heldLength: 0,
		left: 0,
		padding: 0,
		meta: null,
		said: {},
		zeros: 0,
		blocks: 0,
		broken: null
	};
	return {
		push(chunk) {
			const events = [];
			for (let at = 0; at < chunk.length && state.broken === null;) at += step(state, chunk.subarray(at), events);
			return events;
		},
		end() {
			if (state.zeros >= 2) return "whole";
			if (state.meta !== null || state.heldLength > 0 || state.zeros > 0) return "cut short";
			return state.blocks === 0 ? "empty" : "open";
		},
		get broken() {
			return state.broken;
		}
	};
}
/** Whether these first bytes are the header of a tar, or its empty end. */
function isTar(head) {
	return head.length >= 512 && (isEmpty(head.subarray(0, 512)) || hasChecksum(head.subarray(0, 512)));
}
/** @returns how many bytes it took */
function step(state, chunk, events) {
	if (state.meta !== null && state.left > 0) return takeBytes(state, chunk, events);
	if (state.padding > 0) {
		const skipped = Math.min(state.padding, chunk.length);
		state.padding -= skipped;
		return skipped;
	}
	return takeHeader(state, chunk, events);
}
function takeBytes(state, chunk, events) {
	const bytes = chunk.subarray(0, state.left);
	state.left -= bytes.length;
	if (state.meta === "") events.push({
		kind: "bytes",
		bytes
	});
	else hold(state, bytes);
	if (state.left === 0) close(state, events);
	return bytes.length;
}
function close(state, events) {
	if (state.meta === "") events.push({ kind: "close" });
	else if (state.meta !== null) state.broken ??= applyMeta(state, state.meta, drain(state));
	state.meta = null;
}
function hold(state, bytes) {
	state.held.push(bytes.slice());
	state.heldLength += bytes.length;
}
function drain(state) {
	const all = new Uint8Array(state.heldLength);
	let at = 0;
	for (const part of state.held) {
		all.set(part, at);
		at += part.length;
	}
	state.held = [];
	state.heldLength = 0;
	return all;
}
function takeHeader(state, chunk, events) {
	if (state.heldLength === 0 && state.zeros > 1 && !chunk.some((byte) => byte !== 0)) return chunk.length;
	if (state.heldLength === 0 && chunk.length >= 512) {
		state.broken ??= readHeader(state, chunk.subarray(0, 512), events);
		return 512;
	}
	const taken = Math.min(512 - state.heldLength, chunk.length);
	hold(state, chunk.subarray(0, taken));
	if (state.heldLength === 512) state.broken ??= readHeader(state, drain(state), events);
	return taken;
}
/** @returns why it is none, or null */
function readHeader(state, block, events) {
	state.blocks += 1;
	if (isEmpty(block)) {
		state.zeros += 1;
		return null;
	}
	if (state.zeros > 0) return state.zeros > 1 ? "something follows its end" : "an empty block stands between entries";
	if (!hasChecksum(block)) return "the checksum of a header is wrong";
	return begin(state, block, events);
}
function begin(state, block, events) {
	const type = String.fromCharCode(block[156] ?? 0);
	const size = sizeOf$1(block, type, state.said);
	if (size === null) return "the size of an entry is no number";
	if (META.has(type) && size > MOST_META) return "a name is longer than 1 MiB";
	if (type === "S" && block[482] === 1) return "it holds a sparse file of the old GNU kind";
	state.left = size;
	state.padding = (512 - size % 512) % 512;
	state.meta = META.has(type) ? type : "";
	if (state.meta === "") {
		events.push({
			kind: "entry",
			entry: entryOf(block, type, size, state.said)
		});
		state.said = {};
	}
	if (size === 0) close(state, events);
	return null;
}
/** What a pax header says of it holds before what the header itself says, but for entries about entries. */
function sizeOf$1(block, type, said) {
	if (BARE.has(type)) return 0;
	return said.size !== void 0 && !META.has(type) ? said.size : numberAt(block, 124, 12);
}
function entryOf(block, type, size, said) {
	const prefix = textAt(block, 257, 6) === "ustar" && block[262] === 0 ? textAt(block, 345, 155) : "";
	const own = textAt(block, 0, 100);
	const name = said.name ?? (prefix === "" ? own : `${prefix}/${own}`);
	const written = KINDS[type] ?? "file";
	const kind = written === "file" && name.endsWith("/") ? "folder" : written;
	return {
		name,
		kind,
		size,
		target: kind === "link" ? said.target ?? textAt(block, 157, 100) : null
	};
}
function applyMeta(state, type, bytes) {
	if (type === "L") state.said.name = textAt(bytes, 0, bytes.length);
	else if (type === "K") state.said.target = textAt(bytes, 0, bytes.length);
	else if (type === "x") return readPax(bytes, state.said);
	else return readPax(bytes, {}) ?? (/\d+ (?:path|size)=/.test(textAt(bytes, 0, bytes.length)) ? "a global header renames entries" : null);
	return null;
}
/** Records of `LENGTH NAME=VALUE\n`, the length in bytes (POSIX pax). @returns why it is broken, or null */
function readPax(bytes, said) {
	for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
		const space = bytes.indexOf(32, at);
		const length = Number(textAt(bytes, at, Math.max(space - at, 0)) || "none");
		const record = bytes.subarray(space + 1, at + length - 1);
		const equals = record.indexOf(61);
		if (!Number.isSafeInteger(length) || length < 5 || at + length > bytes.length || equals < 1) return "a pax header is broken";
		const why = take(textAt(record, 0, equals), DECODER.decode(record.subarray(equals + 1)), said);
		if (why !== null) return why;
		at += length;
	}
	return null;
}
function take(name, value, said) {
	if (name === "path" || name === "GNU.sparse.name") said.name = value;
	else if (name === "linkpath") said.target = value;
	else if (name === "size") {
		if (!/^\d{1,15}$/.test(value)) return "the size of an entry is no number";
		said.size = Number(value);
	}
	return null;
}
function isEmpty(block) {
	return block[0] === 0 && block.every((byte) => byte === 0);
}
/** The sum of all bytes, its own eight taken as spaces; some old tools add up signed bytes. */
function hasChecksum(block) {
	const wanted = numberAt(block, 148, 8);
	let [plain, signed] = [0, 0];
	for (let index = 0; index < block.length; index++) {
		const value = index >= 148 && index < 156 ? 32 : block[index] ?? 0;
		plain += value;
		signed += value > 127 ? value - 256 : value;
	}
	return wanted !== null && (wanted === plain || wanted === signed);
}
/** Octal digits, or GNU's base 256. */
function numberAt(block, from, length) {
	if ((block[from] ?? 0) === 128) {
		let number = 0;
		for (const byte of block.subarray(from + 1, from + length)) number = number * 256 + byte;
		return Number.isSafeInteger(number) ? number : null;
	}
	const digits = textAt(block, from, length).trim();
	return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : null;
}
/** To the first NUL. */
function textAt(bytes, from, length) {
	const field = bytes.subarray(from, from + length);
	const end = field.indexOf(0);
	return DECODER.decode(end === -1 ? field : field.subarray(0, end));
}

// src/files/outlet.ts
/** Inflates to at most some 64 MiB, which wait until they are taken. */
const PART = 65536;
/** Inflated bytes from which on the ratio counts. */
const RATIO_FROM = 64 * 2 ** 20;
/** gzip data in. @param next gets what it holds */
function inflating(name, next, spent, limits) {
	const pieces = [];
	const { write, end } = require_inflate.inflater(name, (piece) => {
		pieces.push(piece);
		spent.inflated += piece.length;
		return tooMuch(name, spent, limits);
	});
	const pass = async () => {
		let stop = null;
		for (const piece of pieces.splice(0)) stop ??= await next.write(piece);
		return stop;
	};
	return {
		async write(chunk) {
			let stop = null;
			for (let at = 0; at < chunk.length && stop === null; at += PART) stop = await write(chunk.subarray(at, at + PART)) ?? await pass();
			return stop;
		},
		end: async () => await end() ?? await pass() ?? next.end()
	};
}
function tooMuch(name, { bytes, inflated }, { inputSize, compressionRatio }) {
	const what = `its gzip data inflate to at least ${require_fault.formatSize(inflated)}`;
	if (inflated > inputSize.most) return require_fault.exceeded("inputSize", inputSize, name, {
		what,
		found: inflated
	});
	if (inflated < RATIO_FROM || inflated <= bytes * compressionRatio.most) return null;
	const times = `, over ${require_fault.formatCount(Math.floor(inflated / bytes))} times as much as was read of it`;
	return require_fault.exceeded("compressionRatio", compressionRatio, name, {
		what: `${what}${times}`,
		found: inflated / bytes
	});
}

// src/files/stream.ts
const CHUNK = 1 << 20;
/** @param spent is counted up while the file is read */
async function streamFile({ path, name }, limits, outlet, spent) {
	const hash = (0, node_crypto.createHash)("sha256");
	const failure = await pour({
		path,
		name,
		limits,
		outlet,
		spent,
		note: (chunk) => void hash.update(chunk)
	}).catch((error) => {
		if (typeof error !== "object" || error === null || !("syscall" in error)) throw error;
		return require_fault.fault("E_READ", name, `the file cannot be read: ${require_fault.reasonOf(error)}`, "let the gate read it");
	});
	return {
		sha256: hash.digest("hex"),
		bytes: spent.bytes,
		fault: failure
	};
}
async function pour({ path, name, limits, outlet, spent, note }) {
	const handle = await (0, node_fs_promises.open)(path);
	try {
		const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
		const { write, end } = require_scan.isGzip(buffer) ? inflating(name, outlet, spent, limits) : outlet;
		for await (const chunk of chunksOf(handle)) {
			spent.bytes += chunk.length;
			note(chunk);
			const { inputSize } = limits;
			const what = `it is at least ${require_fault.formatSize(spent.bytes)}`;
			const stop = spent.bytes > inputSize.most ? require_fault.exceeded("inputSize", inputSize, name, {
				what,
				found: spent.bytes
			}) : await write(chunk);
			if (stop !== null) return stop;
		}
		return await end();
	} finally {
		await handle.close();
	}
}
/** In one buffer: a chunk is good until the next one is asked for. */
async function* chunksOf(handle) {
	const buffer = Buffer.allocUnsafe(CHUNK);
	for (let at = 0;;) {
		const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
		if (bytesRead === 0) return;
		at += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}

// src/artifact/layer.ts
const WHITEOUT = ".wh.";
/** What no file is named by. */
const UNREAD = "";
const OPAQUE = ".wh..wh..opq";
function layerDraft() {
	return {
		files: [],
		contents: /* @__PURE__ */ new Map(),
		gone: /* @__PURE__ */ new Set(),
		opaque: /* @__PURE__ */ new Set()
	};
}
/** @returns why no name of a file may be like that, or null */
function addEntry(layer, { name, kind }) {
	const parts = name.split("/").filter((part) => part !== "" && part !== ".");
	if (parts.includes("..")) return `an entry leaves the archive: "${name.slice(0, 200)}"`;
	const last = parts.at(-1);
	if (last === void 0 || kind === "folder" || kind === "other") return null;
	const folder = parts.slice(0, -1).join("/");
	if (last === OPAQUE) layer.opaque.add(folder);
	else if (last.startsWith(WHITEOUT) && kind === "file") layer.gone.add([...parts.slice(0, -1), last.slice(4)].join("/"));
	else {
		const path = parts.join("/");
		layer.files.push(path);
		if (layer.contents.has(path)) layer.contents.set(path, null);
		else if (kind === "file") layer.contents.set(path, UNREAD);
	}
	return null;
}
/** @param oid as git names what the file holds */
function noteContent({ contents }, { name }, oid) {
	const path = pathOf(name);
	if (contents.get(path) === UNREAD) contents.set(path, oid);
}
function pathOf(name) {
	return name.split("/").filter((part) => part !== "" && part !== ".").join("/");
}
/**
* @param layers from the lowest on; null for one that could not be read, which takes nothing away
* @returns each file with the number of the layer that it comes from
*/
function finalFiles(layers) {
	const files = /* @__PURE__ */ new Map();
	for (const [index, layer] of layers.entries()) {
		if (layer === null) continue;
		const hidden = layer.gone.size + layer.opaque.size === 0 ? [] : [...files.keys()].filter((path) => isHidden(path, layer));
		for (const path of hidden) files.delete(path);
		for (const path of layer.files) files.set(path, index);
	}
	return files;
}
function isHidden(path, { gone, opaque }) {
	if (gone.has(path) || opaque.has("")) return true;
	for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
		const folder = path.slice(0, end);
		if (gone.has(folder) || opaque.has(folder)) return true;
	}
	return false;
}

// src/artifact/image.ts
const AGAIN$1 = "save the image again, and look at what wrote or carried it";
const MOST_MANIFESTS = 1e3;
/** Why a layer cannot be read. */
const WITHOUT = {
	zstd: "is compressed by zstd, which the gate cannot read",
	absent: "is not in the archive",
	json: "is no tar",
	other: "is no tar"
};
function readArchive(archive, file) {
	const reading = {
		file,
		archive,
		faults: [],
		remarks: [],
		digests: [],
		revisions: [],
		gap: null
	};
	const images = imagesOf(reading);
	if (reading.faults.length > 0) return require_fault.failed(reading.faults);
	const draft = sourceDraft();
	for (const layers of images ?? [[archive.plain]]) {
		const files = finalFiles(layers);
		for (const [path, index] of files) {
			const kept = addListed(draft, path, images === null ? "" : `/layers/${index}`);
			const content = layers[index]?.contents.get(path);
			if (kept !== null && content !== void 0) addContent(draft, kept, content);
		}
	}
	draft.gap = reading.gap;
	const subjects = reading.digests.length === 0 ? [] : [{
		name: null,
		digests: reading.digests,
		where: "/index.json"
	}];
	const { remarks, revisions } = reading;
	return require_fault.ok(evidence(file, images === null ? "archive" : "image", {
		sources: sourceClaim("listing", draft),
		subjects,
		revisions,
		remarks
	}));
}
/** @returns the layers of every image, or null where it is no image */
function imagesOf(reading) {
	const docker = jsonOf("manifest.json", reading);
	const index = jsonOf("index.json", reading);
	const images = [...Array.isArray(docker) ? require_json.asList(docker).flatMap((image) => dockerImage(require_json.asMap(image), reading)) : [], ...index === null || !Array.isArray(require_json.asMap(index).get("manifests")) ? [] : manifestsOf(require_json.asMap(index), reading, 0)];
	if (images.length > 0) return images;
	const isImage = Array.isArray(docker) || reading.archive.members.has("oci-layout");
	if (isImage) reading.faults.push(require_fault.fault("E_EVIDENCE", reading.file, "it is an image without a manifest that can be read", AGAIN$1));
	return isImage ? [] : null;
}
function dockerImage(image, reading) {
	if (!image.has("Config") || !Array.isArray(image.get("Layers"))) return [];
	const diffs = diffsOf(require_json.asString(image.get("Config")) ?? "", reading);
	return [require_json.asList(image.get("Layers")).map((name, index) => layerOf(require_json.asString(name) ?? "", diffs[index] ?? null, reading))];
}
/** An index may list indexes, and images whose files are not here. */
function manifestsOf(index, reading, depth) {
	const listed = require_json.asList(index.get("manifests"));
	if (listed.length > MOST_MANIFESTS || depth > 3) {
		reading.faults.push(require_fault.fault("E_EVIDENCE", reading.file, "its index is too large or too deep", AGAIN$1));
		return [];
	}
	return listed.flatMap((descriptor) => {
		const digest = require_json.asString(require_json.asMap(descriptor).get("digest")) ?? "";
		reading.digests.push(digest);
		const manifest = require_json.asMap(jsonOf(blobOf(digest), reading));
		if (Array.isArray(manifest.get("manifests"))) return manifestsOf(manifest, reading, depth + 1);
		if (Array.isArray(manifest.get("layers"))) return [ociImage(manifest, reading)];
		reading.gap = `the manifest ${digest.slice(0, 26)} is not in the archive`;
		return [];
	});
}
function ociImage(manifest, reading) {
	const config = require_json.asString(require_json.asMap(manifest.get("config")).get("digest")) ?? "";
	reading.digests.push(config);
	const diffs = diffsOf(blobOf(config), reading);
	return require_json.asList(manifest.get("layers")).filter((layer) => !/in-toto/.test(require_json.asString(require_json.asMap(layer).get("mediaType")) ?? "")).map((layer, index) => layerOf(blobOf(require_json.asString(require_json.asMap(layer).get("digest")) ?? ""), diffs[index] ?? null, reading));
}
function blobOf(digest) {
	return `blobs/${digest.replace(":", "/")}`;
}
/** @param diff digest of the layer as the settings of the image name it: with it nothing is missing at its end */
function layerOf(name, diff, reading) {
	const member = find(name, reading.archive);
	const short = name.replace(/^blobs\//, "").slice(0, 40);
	if (member?.kind === "layer") {
		if (diff !== null && diff !== member.digest) reading.faults.push(require_fault.fault("E_EVIDENCE", `${reading.file}#/${name}`, "the layer is another one than the image names", AGAIN$1));
		if (diff === null && member.isOpen) reading.gap = `layer ${short} has no proper end`;
		return member.layer;
	}
	if (member?.kind === "broken") reading.faults.push(member.fault);
	else {
		reading.gap = `layer ${short} ${WITHOUT[member?.kind ?? "absent"]}`;
		reading.remarks.push(reading.gap);
	}
	return null;
}
function find(name, { members, links }) {
	const plain = plainName(name);
	const target = links.get(plain)?.find((one) => members.has(one));
	return members.get(plain) ?? (target === void 0 ? void 0 : members.get(target));
}
/** `./a/../b` as `b`. */
function plainName(name) {
	const parts = [];
	for (const part of name.split("/")) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return parts.join("/");
}
function jsonOf(name, reading) {
	const member = find(name, reading.archive);
	if (member?.kind === "broken") reading.faults.push(member.fault);
	if (member?.kind !== "json") return null;
	const value = require_json.parseJson(member.text, `${reading.file}#/${name}`);
	if (value.ok) return value.value;
	reading.faults.push(...value.faults);
	return null;
}
/** Digests of its layers; the commit that it says it was built of is noted (OCI annotations, org.opencontainers.image.revision). */
function diffsOf(name, reading) {
	const settings = require_json.asMap(jsonOf(name, reading));
	const revision = require_json.asString(require_json.asMap(require_json.asMap(settings.get("config")).get("Labels")).get("org.opencontainers.image.revision"));
	if (revision !== null && /^[0-9a-f]{40,64}$/i.test(revision)) reading.revisions.push({
		revision: revision.toLowerCase(),
		where: `/${name}`
	});
	return require_json.asList(require_json.asMap(settings.get("rootfs")).get("diff_ids")).map(require_json.asString);
}

// src/intake/content.ts
/** Larger ones are no sources that the gate reads. */
const LARGEST = 10 * 2 ** 20;
function contentReader(layer) {
	let current = null;
	return { take(event) {
		if (event.kind === "bytes") current?.hash.update(event.bytes);
		else if (event.kind === "close") {
			if (current !== null) noteContent(layer, current.entry, current.hash.digest("hex"));
			current = null;
		} else if (event.entry.kind === "file" && event.entry.size <= LARGEST) current = {
			entry: event.entry,
			hash: (0, node_crypto.createHash)("sha1").update(`blob ${event.entry.size}\0`)
		};
		else current = null;
	} };
}

// src/intake/task.ts
/** What mends a file that is broken. */
const AGAIN = "write the file again, and look at what wrote or carried it";
/** Counts a name that is kept. @returns a fault where they are too many */
function keep(task, name) {
	task.kept += 2 * name.length + 200;
	const { memory } = task.limits;
	if (task.kept <= memory.most) return null;
	return require_fault.exceeded("memory", memory, task.name, {
		what: `the names that it lists take at least ${require_fault.formatSize(task.kept)}`,
		found: task.kept
	});
}

// src/intake/member.ts
/** Where manifests and settings of images stand; they are kept, and short. */
const JSON_NAME = /^(?:blobs\/.*|[^/]*\.json|oci-layout)$/;
const MOST_JSON = 4 * 2 ** 20;
const MOST_EMPTY = 2 ** 20;
const ZSTD = [
	40,
	181,
	47,
	253
];
/** @param size of the file, in bytes */
function memberReader(name, size, task) {
	const where = `${task.name}#/${name}`;
	const digest = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
	const hash = digest === void 0 ? null : (0, node_crypto.createHash)("sha256");
	const wanted = Math.min(512, size);
	let head = Buffer.alloc(0);
	let content = null;
	let stop = null;
	const pass = async (bytes) => void (stop ??= await content?.write(bytes) ?? null);
	const begin = async () => {
		content = contentOf(head, size, where, task);
		await pass(head);
	};
	return {
		async write(bytes) {
			hash?.update(bytes);
			if (content !== null) return pass(bytes);
			const missing = wanted - head.length;
			head = Buffer.concat([head, bytes.subarray(0, missing)]);
			if (head.length < wanted) return;
			await begin();
			await pass(bytes.subarray(missing));
		},
		async end() {
			if (content === null) await begin();
			stop ??= await content?.end() ?? null;
			if (hash !== null && hash.digest("hex") !== digest) stop ??= require_fault.fault("E_EVIDENCE", where, "its content has another digest than its name", AGAIN);
			return stop === null ? content?.member() ?? { kind: "other" } : {
				kind: "broken",
				fault: stop
			};
		}
	};
}
function contentOf(head, size, where, task) {
	if (require_scan.isGzip(head)) {
		const layer = layerContent(where, task);
		return {
			...inflating(where, layer, task.spent, task.limits),
			member: layer.member
		};
	}
	if (ZSTD.every((byte, index) => head[index] === byte)) return nothing("zstd");
	if (size === 0 || isTar(head) && (head[0] !== 0 || size <= MOST_EMPTY)) return layerContent(where, task);
	const name = where.slice(task.name.length + 2);
	return size <= MOST_JSON && JSON_NAME.test(name) && /^\s*[{[]/.test(new TextDecoder("latin1").decode(head)) ? jsonContent(where, task) : nothing("other");
}
function nothing(kind) {
	return {
		write: async () => null,
		end: async () => null,
		member: () => ({ kind })
	};
}
function layerContent(where, task) {
	const tar = tarReader();
	const layer = layerDraft();
	const contents = contentReader(layer);
	const hash = (0, node_crypto.createHash)("sha256");
	const add = (entry) => {
		const odd = addEntry(layer, entry);
		return odd === null ? keep(task, entry.name) : require_fault.fault("E_EVIDENCE", where, odd, "do not use this image, and look at what wrote it");
	};
	return {
		async write(chunk) {
			hash.update(chunk);
			for (const event of tar.push(chunk)) {
				const stop = event.kind === "entry" ? add(event.entry) : null;
				if (stop !== null) return stop;
				contents.take(event);
			}
			return tar.broken === null ? null : require_fault.fault("E_EVIDENCE", where, `it is a broken tar: ${tar.broken}`, AGAIN);
		},
		end: async () => tar.end() === "cut short" ? require_fault.fault("E_CUT_SHORT", where, "the layer ends before its last block", AGAIN) : null,
		member: () => ({
			kind: "layer",
			layer,
			isOpen: tar.end() === "open",
			digest: `sha256:${hash.digest("hex")}`
		})
	};
}
function jsonContent(where, task) {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let text = "";
	const take = (chunk, last) => {
		try {
			const piece = decoder.decode(chunk, { stream: !last });
			text += piece;
			return keep(task, piece);
		} catch {
			return require_fault.fault("E_ENCODING", where, "it is not UTF-8", AGAIN);
		}
	};
	return {
		write: async (chunk) => take(chunk, false),
		end: async () => take(/* @__PURE__ */ new Uint8Array(0), true),
		member: () => ({
			kind: "json",
			text
		})
	};
}

// src/intake/tar.ts
function tarIntake(task) {
	const tar = tarReader();
	const members = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	const plain = layerDraft();
	const contents = contentReader(plain);
	let current = null;
	const open = (entry) => {
		const odd = addEntry(plain, entry);
		const name = plainName(entry.name);
		if (odd !== null) return require_fault.fault("E_EVIDENCE", task.name, odd, "do not use this archive, and look at what wrote it");
		if (entry.target !== null) links.set(name, [plainName(`${name}/../${entry.target}`), plainName(entry.target)]);
		current = entry.kind === "file" ? {
			name,
			reader: memberReader(name, entry.size, task)
		} : null;
		return keep(task, name);
	};
	const take = async (event) => {
		if (event.kind === "entry") return open(event.entry);
		if (event.kind === "bytes") await current?.reader.write(event.bytes);
		else if (current !== null) members.set(current.name, await current.reader.end());
		return null;
	};
	return {
		async write(chunk) {
			for (const event of tar.push(chunk)) {
				const stop = await take(event);
				if (stop !== null) return stop;
				contents.take(event);
			}
			return tar.broken === null ? null : require_fault.fault("E_EVIDENCE", task.name, `it is a broken tar: ${tar.broken}`, AGAIN);
		},
		end: async () => tar.end() === "whole" ? null : require_fault.fault("E_CUT_SHORT", task.name, "the tar ends before its last block", AGAIN),
		result: () => readArchive({
			members,
			links,
			plain
		}, task.name)
	};
}

// src/intake/text.ts
const MOST = 256 * 2 ** 20;
const BOMS = [[
	"utf-16le",
	255,
	254
], [
	"utf-16be",
	254,
	255
]];
function textIntake({ name, limits }) {
	let decoder = null;
	let [text, size] = ["", 0];
	const take = (chunk, last) => {
		try {
			const [encoding] = BOMS.find(([, first, second]) => chunk[0] === first && chunk[1] === second) ?? ["utf-8"];
			decoder ??= new TextDecoder(encoding, { fatal: true });
			text += decoder.decode(chunk, { stream: !last });
			return null;
		} catch {
			return require_fault.fault("E_ENCODING", name, "it is neither a tar nor UTF-8 text, nor UTF-16 with a BOM", AGAIN);
		}
	};
	return {
		async write(chunk) {
			size += chunk.length;
			if (size <= MOST) return take(chunk, false);
			const what = `it is larger than the ${require_fault.formatSize(MOST)} that are read of evidence other than a tar`;
			return require_fault.fault("E_TOO_LARGE", name, what, "let the tool leave out the texts of sources and modules");
		},
		end: async () => take(/* @__PURE__ */ new Uint8Array(0), true),
		result: () => readText(text, name, limits.memory)
	};
}

// src/intake/read.ts
async function readEvidence(file, limits) {
	const task = {
		name: file.name,
		limits,
		spent: {
			bytes: 0,
			inflated: 0
		},
		kept: 0
	};
	const intake = intakeOf(task);
	const { sha256, bytes, fault } = await streamFile(file, limits, intake, task.spent);
	if (fault !== null) return {
		evidence: require_fault.failed([fault]),
		sha256: null,
		bytes
	};
	const evidence = intake.result();
	return {
		evidence: evidence.ok ? require_fault.ok(withDigest(evidence.value, sha256)) : evidence,
		sha256,
		bytes
	};
}
/** An image may also be named by the digest of the file that it was saved to. */
function withDigest(evidence, sha256) {
	if (evidence.format !== "image") return evidence;
	const subjects = evidence.subjects.map(({ name, digests, where }) => ({
		name,
		where,
		digests: [...digests, `sha256:${sha256}`]
	}));
	return {
		...evidence,
		subjects
	};
}
/** Waits for the bytes that tell a tar from text. */
function intakeOf(task) {
	let head = Buffer.alloc(0);
	let chosen = null;
	const choose = async () => {
		chosen = isTar(head) ? tarIntake(task) : textIntake(task);
		return chosen.write(head);
	};
	return {
		async write(chunk) {
			if (chosen !== null) return chosen.write(chunk);
			head = Buffer.concat([head, chunk]);
			return head.length >= 512 ? choose() : null;
		},
		async end() {
			return (chosen === null ? await choose() : null) ?? await chosen?.end() ?? null;
		},
		result: () => chosen?.result() ?? readText("", task.name)
	};
}

// src/intake/imports.ts
function isCode(path) {
	return require_gate.familyOf(path) !== null;
}
/** @param paths files of code, as `SourceTree` has them */
function importing(paths) {
	const imports = /* @__PURE__ */ new Map();
	const generated = new Set(paths);
	const sizes = /* @__PURE__ */ new Map();
	return {
		take(path, text, bytes) {
			sizes.set(path, {
				bytes,
				lineFeeds: lineFeedsIn(text)
			});
			const specifiers = require_gate.importsIn(text, path);
			if (specifiers !== null) imports.set(path, specifiers);
			if (!require_gate.looksMade(text)) generated.delete(path);
		},
		end: () => ({
			imports,
			generated,
			sizes
		})
	};
}
function lineFeedsIn(text) {
	let count = 0;
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
	return count;
}

// src/artifact/lockfile.ts
/** A folder, and no archive. */
const FOLDER = /^file:(?:\.\/)?(.+(?<!\.(?:tgz|tar|tar\.gz)))$/;
/** Older lockfiles do not say where packages are installed: nothing comes of them. */
function readLockfile(text, file) {
	const root = require_json.parseJson(text, file);
	if (!root.ok) return root;
	const packages = [];
	const workspaces = /* @__PURE__ */ new Map();
	const projects = /* @__PURE__ */ new Map();
	for (const [folder, entry] of require_json.asMap(require_json.asMap(root.value).get("packages"))) {
		const found = require_json.asMap(entry);
		const at = require_gate.npmPackageOf(folder);
		if (at === null) {
			if (!folder.startsWith("..")) projects.set(manifestIn(folder, file), file);
			continue;
		}
		const target = targetOf(found);
		if (target !== null) workspaces.set(folder.normalize("NFC"), target.normalize("NFC"));
		if (found.get("link") === true) continue;
		const name = require_json.asString(found.get("name")) ?? at.name;
		packages.push({
			type: "npm",
			name,
			version: require_json.asString(found.get("version")),
			folder: at.folder,
			lockfile: file
		});
	}
	if (projects.size > 0) projects.set(file, file);
	return require_fault.ok({
		packages,
		workspaces,
		projects
	});
}
function manifestIn(folder, file) {
	return `${file.slice(0, file.lastIndexOf("/") + 1)}${folder === "" ? "" : `${folder}/`}package.json`.normalize("NFC");
}
/** npm copies what it does not link, if it is told to (install-links). */
function targetOf(entry) {
	const resolved = require_json.asString(entry.get("resolved"));
	return entry.get("link") === true ? resolved : FOLDER.exec(resolved ?? "")?.[1] ?? null;
}

// src/artifact/manifest.ts
/** Fields whose values name files by other names. */
const MAPS = [
	"browser",
	"exports",
	"imports",
	"react-native"
];
const NEEDS = [
	"dependencies",
	"devDependencies",
	"optionalDependencies",
	"peerDependencies"
];
/** Texts that name no file that a bundler takes. Any other may be told to it as a main field. */
const OTHERS$1 = new Set("name version description license homepage author repository bugs type types typings packageManager bin".split(" "));
/** What is no JSON says nothing: no tool takes it for a package either. */
function readManifest(text, file) {
	const root = require_json.parseJson(text, file);
	const found = root.ok ? require_json.asMap(root.value) : require_json.asMap(null);
	const files = [...[...found].filter(([field]) => !OTHERS$1.has(field)).map(([, value]) => typeof value === "string" ? value : ""), ...MAPS.flatMap((field) => textsIn(found.get(field) ?? null))].filter((one) => one !== "");
	const needs = NEEDS.some((field) => require_json.asMap(found.get(field)).size > 0);
	return {
		name: require_json.asString(found.get("name")),
		imports: new Set(files.map(besides)),
		needs
	};
}
/** `lib/a.js` is a file beside package.json, and no package. */
function besides(written) {
	return /^(?:\.{0,2}\/|\.{1,2}$)/.test(written) ? written : `./${written}`;
}
function textsIn(value) {
	if (typeof value === "string") return [value];
	if (!require_json.isMap(value)) return Array.isArray(value) ? value.flatMap(textsIn) : [];
	return [...value.values()].flatMap(textsIn);
}

// src/intake/locks.ts
const MANIFEST = "package.json";
/** Of one folder npm takes the first. */
const READ = ["npm-shrinkwrap.json", "package-lock.json"];
/** Of other tools, which may install packages of npm. */
const OTHERS = /^(?:yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|deno\.lock|rush\.json|shrinkwrap\.ya?ml|\.pnp\.c?js)$/;
function isLockfile(path) {
	return READ.includes(require_gate.nameOf(path));
}
/** @param paths files of the tree, sorted @param texts of its lockfiles and package.json files */
function readLocks(paths, texts) {
	const files = paths.filter(isLockfile).map((path) => [path, textOf(path, texts)]);
	const warnings = files.flatMap(([path, read]) => read.ok ? [] : [onUnread(path, read.faults)]);
	const whole = files.flatMap(([path, read]) => read.ok ? [{
		path,
		...read.value
	}] : []);
	const packages = whole.flatMap((one) => one.packages);
	const projects = projectsOf(whole);
	const named = paths.filter((path) => require_gate.nameOf(path) === MANIFEST);
	const manifests = new Map(named.map((path) => [path, readManifest(texts.get(path) ?? "", path)]));
	const unread = files.find(([, read]) => !read.ok || read.value.projects.size === 0)?.[0];
	const loose = [...manifests].find(([path, { needs }]) => needs && !projects.has(path) && !require_gate.isOfPackage(path))?.[0];
	return {
		packages,
		projects,
		unlocked: paths.find((path) => OTHERS.test(require_gate.nameOf(path))) ?? unread ?? loose ?? null,
		manifests,
		warnings,
		...clear(placesOf(whole, manifests))
	};
}
function textOf(path, texts) {
	const text = texts.get(path);
	return text === void 0 ? require_fault.failed([require_fault.fault("E_READ", path, "it is no file of at most 10 MiB", "put a lockfile there")]) : readLockfile(text, path);
}
function onUnread(where, [first]) {
	return {
		what: `the lockfile cannot be read, so that the packages which it names are not known: ${first?.what ?? ""}`,
		where
	};
}
/** What lockfiles of several folders claim is nobody's. */
function projectsOf(lockfiles) {
	const projects = /* @__PURE__ */ new Map();
	const disputed = /* @__PURE__ */ new Set();
	for (const [file, lockfile] of lockfiles.flatMap((one) => [...one.projects])) {
		const known = projects.get(file);
		if (known === void 0) projects.set(file, lockfile);
		else if (folderOf(known) !== folderOf(lockfile)) disputed.add(file);
	}
	for (const file of disputed) projects.delete(file);
	return projects;
}
function placesOf(lockfiles, manifests) {
	const places = /* @__PURE__ */ new Map();
	for (const { path, workspaces } of lockfiles) for (const [link, target] of workspaces) add(places, link, {
		target,
		from: joined(folderOf(path), target)
	});
	const installed = new Set(lockfiles.flatMap(({ packages }) => packages.map(({ folder }) => folder)));
	for (const [link, folder] of foldersOf(manifests)) if (places.has(link) || !installed.has(link)) add(places, link, {
		target: folder,
		from: folder
	});
	return places;
}
function add(places, link, place) {
	const known = places.get(link);
	if (known) known.push(place);
	else places.set(link, [place]);
}
/** Packages of one name that stand in several places are any of them. */
function clear(places) {
	const [workspaces, unclear] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Set()];
	for (const [link, all] of places) if (new Set(all.map(({ from }) => from)).size > 1) unclear.add(link);
	else workspaces.set(link, all[0]?.target ?? "");
	return {
		workspaces,
		unclear
	};
}
/** Packages of the tree by where other tools than npm would link them: their lockfiles are not read. */
function foldersOf(manifests) {
	return [...manifests].flatMap(([path, { name }]) => {
		const folder = folderOf(path);
		return name === null || folder === "" ? [] : [[`node_modules/${name}`, folder]];
	});
}
function folderOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
function joined(folder, target) {
	const parts = [];
	for (const part of `${folder}/${target}`.split("/")) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return parts.join("/");
}

// src/intake/tree.ts
/** @param withCode true where something rests on what files of code say */
async function readTree({ paths, links, blobs, doubt, texts }, withCode) {
	const all = [...paths].toSorted();
	const code = withCode ? all.filter(isCode) : [];
	const kept = /* @__PURE__ */ new Map();
	const imports = importing(code);
	await texts([...all.filter((path) => isLockfile(path) || require_gate.nameOf(path) === "package.json"), ...code], (path, text, bytes) => {
		if (isCode(path)) imports.take(path, text, bytes);
		else kept.set(path, text);
	});
	const { manifests, warnings, ...locks } = readLocks(all, kept);
	const { imports: ofCode, generated, sizes } = imports.end();
	const named = new Map([...ofCode, ...[...manifests].map(([path, manifest]) => [path, manifest.imports])]);
	const names = new Map([...manifests].map(([path, { name }]) => [path.slice(0, -MANIFEST.length), name]));
	return {
		tree: {
			paths,
			links,
			blobs,
			doubt,
			...locks,
			manifests: names,
			imports: named,
			generated,
			sizes
		},
		warnings
	};
}

// src/shipping.ts
var shipping_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ gatherArtifact: () => gatherArtifact });
async function gatherArtifact({ source, policy, proposed, found, digests }) {
	const { exclusions, required } = policy.artifact;
	const { read, faults } = await readAll(found.files, policy.limits);
	const evidences = read.map(({ evidence }) => evidence);
	const all = [...found.faults, ...faults];
	const excluded = exclusions.length + (proposed?.artifact.exclusions.length ?? 0);
	if (evidences.length + excluded + required.length === 0) return {
		artifact: null,
		faults: all,
		warnings: []
	};
	const repository = await require_git.openRepository(source);
	try {
		const head = await headOf(repository);
		const facts = evidences.length + excluded === 0 ? NOTHING : await factsOf(source, head, policy.limits);
		const withCode = facts.doubt === null && evidences.some(({ sources }) => sources !== null);
		const { tree, warnings } = await readTree(facts, withCode);
		return {
			artifact: {
				evidences,
				tree,
				exclusions,
				required,
				judged: {
					digests,
					revision: head.told ? head.value.revision : null
				},
				files: read.map(({ file }) => file)
			},
			faults: [...all, ...facts.faults],
			warnings
		};
	} finally {
		if (repository.told) await repository.value.close();
	}
}
/** One after the other, in an order that rests on bytes and names alone. */
async function readAll(files, limits) {
	const read = [];
	const faults = [];
	let kept = 0;
	for (const file of files) {
		const { evidence, sha256, bytes } = await readEvidence(file, limits);
		if (!evidence.ok) faults.push(evidence.faults);
		if (!evidence.ok || sha256 === null) continue;
		kept += sizeOf(evidence.value);
		if (kept > limits.memory.most) {
			const what = `it brings what is kept of all evidence to at least ${require_fault.formatSize(kept)}`;
			return {
				read,
				faults: [...faults.flat(), require_fault.exceeded("memory", limits.memory, file.name, {
					what,
					found: kept
				})]
			};
		}
		read.push({
			evidence: evidence.value,
			file: {
				path: file.name,
				sha256,
				bytes,
				format: evidence.value.format
			}
		});
	}
	return {
		read: read.toSorted((a, b) => require_common.byText(`${a.file.sha256} ${a.file.path}`, `${b.file.sha256} ${b.file.path}`)),
		faults: faults.flat()
	};
}
/** Bytes that it takes in memory, by estimate. */
function sizeOf({ sources, packages }) {
	return [
		...sources?.ships.keys() ?? [],
		...sources?.read ?? [],
		...sources?.made.keys() ?? []
	].reduce((size, name) => size + 2 * name.length + 200, 300 * (packages?.packages.length ?? 0));
}
async function headOf(repository) {
	if (!repository.told) return repository;
	const revision = await repository.value.resolve("HEAD");
	if (!revision.told) return revision;
	const objects = await repository.value.objectsOf(revision.value);
	const links = await repository.value.linksOf(revision.value);
	if (!links.told) return links;
	const texts = async (some, take) => void await repository.value.blobs(revision.value, some, take);
	return objects.told ? require_common.told({
		revision: revision.value,
		blobs: objects.value,
		links: links.value,
		texts
	}) : objects;
}
const NOTHING = {
	paths: /* @__PURE__ */ new Set(),
	links: /* @__PURE__ */ new Set(),
	blobs: /* @__PURE__ */ new Map(),
	doubt: null,
	texts: async () => void 0,
	faults: []
};
/** Of a folder that git does not know, any file may have been written by the build: its sources then seem to be others. */
async function factsOf(source, head, { memory }) {
	if (head.told) {
		const { blobs, links, texts } = head.value;
		return {
			paths: new Set(blobs.keys()),
			blobs,
			links,
			doubt: null,
			texts,
			faults: []
		};
	}
	const doubt = `nobody knows which files of the source folder are sources: ${head.why}`;
	const found = await pathsBelow(source, memory.most);
	if (found !== null) return {
		...NOTHING,
		paths: composed(found),
		doubt,
		texts: await fromDisk(source)
	};
	const what = "it holds too many files to tell which of them ship";
	return {
		...NOTHING,
		doubt,
		faults: [require_fault.exceeded("memory", memory, source, {
			what,
			found: memory.most
		})]
	};
}
async function fromDisk(source) {
	const { read } = await require_source.openSource(source);
	return async (paths, take) => {
		for (const path of paths) {
			const text = await read(path);
			if (text !== null) take(path, text, Buffer.byteLength(text));
		}
	};
}
/** Two files that differ only in how Unicode composes their names are told apart by nobody. */
function composed(paths) {
	const [once, twice] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	for (const path of paths.map((one) => one.normalize("NFC"))) (once.has(path) ? twice : once).add(path);
	return new Set([...once].filter((path) => !twice.has(path)));
}

Object.defineProperty(exports, "shipping_exports", {
  enumerable: true,
  get: function () {
    return shipping_exports;
  }
});