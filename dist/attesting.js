const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_attestation = require("./attestation.js");
const require_common = require("./common.js");
const require_git = require("./git.js");
const require_fault = require("./fault.js");
let node_path = require("node:path");
let node_crypto = require("node:crypto");

// src/attest.ts
var attest_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	looksAttested: () => looksAttested,
	namedSubjects: () => namedSubjects
});
/** Reads what an attestation takes before anything is judged, so that no verdict waits for a key that cannot be read. */
async function namedSubjects(request) {
	const { attestation, attestationKey, allDefects } = request;
	const read = await Promise.all(request.subjects.map(artifactOf));
	const key = attestationKey === null ? require_fault.ok(null) : await signingKeyIn(attestationKey);
	const artifacts = read.flatMap((one) => one.ok ? [one.value] : []);
	const subjects = distinct(artifacts.map(({ subject }) => subject));
	const wrong = [...read.flatMap((one) => one.ok ? [] : one.faults), ...oneName(subjects)];
	const faults = [...wrong, ...key.ok ? [] : key.faults];
	const [first, ...others] = wrong.length > 0 ? [] : subjects;
	const known = first === void 0 ? [] : [first, ...others];
	const digests = known.length === 0 ? [] : [...new Set(artifacts.flatMap((one) => one.digests))];
	const named = {
		subjects: known,
		digest: jointDigest(known),
		digests,
		faults
	};
	if (attestation === null || first === void 0 || !key.ok) return {
		...named,
		attest: null
	};
	const commit = await commitIn(request.source);
	const about = {
		subjects: [first, ...others],
		key: key.value,
		allDefects,
		commit
	};
	const of = (assessment) => {
		const text = attest(assessment, {
			...about,
			...comparedIn(assessment)
		});
		return text.ok ? require_fault.ok([text.value]) : text;
	};
	return {
		...named,
		attest: {
			file: attestation,
			signer: key.value?.public.fingerprint ?? null,
			of
		}
	};
}
/** Sorted by name, then digest: their order on a command line means nothing. */
function distinct(subjects) {
	return [...new Map(subjects.map((one) => [`${one.sha256} ${one.name}`, one])).values()].toSorted((a, b) => require_common.byText(a.name, b.name) || require_common.byText(a.sha256, b.sha256));
}
function jointDigest(subjects) {
	const [first, ...others] = subjects;
	if (first === void 0) return null;
	if (others.length === 0) return `sha256:${first.sha256}`;
	const list = subjects.map(({ name, sha256 }) => `sha256:${sha256}  ${name}\n`).join("");
	return `sha256:${(0, node_crypto.createHash)("sha256").update(list).digest("hex")}`;
}
/** Statements tell their subjects apart by name. */
function oneName(subjects) {
	const twin = subjects.find(({ name }, index) => subjects[index + 1]?.name === name);
	if (twin === void 0) return [];
	const what = `two artifacts are named "${twin.name}"`;
	return [require_fault.fault("E_OPTION", "option subject", what, "give one of them another name: name@sha256:\u2026")];
}
/** The commit that is checked out; null where that is not known. */
async function commitIn(source) {
	const repository = await require_git.openRepository((0, node_path.resolve)(source));
	if (!repository.told) return null;
	const head = await repository.value.resolve("HEAD");
	await repository.value.close();
	return head.told ? head.value : null;
}
function comparedIn({ past: { baseline, change } }) {
	return {
		baseCommit: change.told ? change.value.base : null,
		baseline: baseline?.inputs ?? null
	};
}
/** Those that evidence names artifacts by: npm by SHA-1 and SHA-512, most others by SHA-256. */
const ALGORITHMS = [
	"sha256",
	"sha512",
	"sha1"
];
/** @param text what stands behind --subject: a file, or `name@sha256:\u2026` @returns of a file the last part of its path, and its digests */
async function artifactOf(text) {
	const named = require_attestation.parseSubject(text);
	if (named !== null && await require_common.isThere(text)) return require_fault.failed([require_fault.fault("E_OPTION", text, `it ${require_attestation.TWO_MEANINGS}`, "rename the file")]);
	if (named !== null) return require_fault.ok({
		subject: named,
		digests: [`sha256:${named.sha256}`]
	});
	const read = await require_common.digestsOf(text, ALGORITHMS);
	if (!read.ok) return require_fault.failed([unread(text, read.why)]);
	const digests = ALGORITHMS.map((algorithm) => `${algorithm}:${read.value[algorithm]}`);
	return require_fault.ok({
		subject: {
			name: (0, node_path.basename)((0, node_path.resolve)(text)),
			sha256: read.value.sha256
		},
		digests
	});
}
function unread(text, why) {
	const wrong = require_attestation.misnamed(text);
	return wrong === null ? require_fault.fault("E_READ", text, `the artifact ${why}`, "name the file that is released, or name@sha256:\u2026") : require_fault.fault("E_OPTION", text, `the artifact ${wrong.what}`, wrong.fix);
}
/** @param path a file with one private key; neither it nor anything in it is part of a fault */
async function signingKeyIn(path) {
	const where = "option attestation-key";
	const text = await require_common.readUtf8(path, require_attestation.MOST_KEY_CHARACTERS);
	if (!text.ok) return require_fault.failed([require_fault.fault("E_READ", where, `the key ${text.why}`, "name a file with a private key")]);
	const key = require_attestation.readSigningKey(text.value);
	return key.ok ? require_fault.ok(key.value) : require_fault.failed([require_fault.fault("E_OPTION", where, key.why, "name a file with a key that can sign")]);
}
/** @param assessment as it is published: an attestation of anything else would not name the verdict file */
function attest(assessment, { key, allDefects, ...about }) {
	const hash = (0, node_crypto.createHash)("sha256");
	for (const piece of require_common.renderVerdict(assessment, allDefects)) hash.update(piece);
	const statement = require_attestation.toStatement(assessment, {
		...about,
		verdictFile: `sha256:${hash.digest("hex")}`,
		version: require_common.VERSION
	});
	const text = require_attestation.renderAttestation(statement, key === null ? [] : [key]);
	if (text.length <= require_attestation.MAX_ATTESTATION_BYTES) return require_fault.ok(text);
	const what = `the attestation would be larger than ${require_fault.formatSize(require_attestation.MAX_ATTESTATION_BYTES)}`;
	return require_fault.failed([require_fault.fault("E_WRITE", about.subjects[0].name, what, "judge fewer inputs in one run")]);
}
const BARE = `{"_type":"${require_attestation.STATEMENT_TYPE}"`;
const SEALED = `{"payload":"${Buffer.from(BARE).toString("base64").slice(0, 48)}`;
/** @param head how a file begins @returns true where one that was written here would begin so */
function looksAttested(head) {
	return head.startsWith(BARE) || head.startsWith(SEALED);
}

Object.defineProperty(exports, "attest_exports", {
  enumerable: true,
  get: function () {
    return attest_exports;
  }
});