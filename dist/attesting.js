import "./rolldown-runtime.js";
import { a as TWO_MEANINGS, c as MAX_ATTESTATION_BYTES, d as toStatement, f as readSigningKey, l as STATEMENT_TYPE, o as misnamed, p as MOST_KEY_CHARACTERS, s as parseSubject, u as renderAttestation } from "./attestation.js";
import { C as formatSize, D as ok, E as fault, T as failed, _ as readUtf8, h as isThere, m as digestsOf } from "./scan.js";
import { Z as openRepository } from "./gate.js";
import { _ as VERSION, h as byText, k as renderVerdict } from "./common.js";
import { basename, resolve } from "node:path";
import { createHash } from "node:crypto";

// src/attest.ts
/** Reads what an attestation takes before anything is judged, so that no verdict waits for a key that cannot be read. */
async function namedSubjects(request) {
	const { attestation, attestationKey, allDefects } = request;
	const read = await Promise.all(request.subjects.map(artifactOf));
	const key = attestationKey === null ? ok(null) : await signingKeyIn(attestationKey);
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
		return text.ok ? ok([text.value]) : text;
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
	return [...new Map(subjects.map((one) => [`${one.sha256} ${one.name}`, one])).values()].toSorted((a, b) => byText(a.name, b.name) || byText(a.sha256, b.sha256));
}
function jointDigest(subjects) {
	const [first, ...others] = subjects;
	if (first === void 0) return null;
	if (others.length === 0) return `sha256:${first.sha256}`;
	const list = subjects.map(({ name, sha256 }) => `sha256:${sha256}  ${name}\n`).join("");
	return `sha256:${createHash("sha256").update(list).digest("hex")}`;
}
/** Statements tell their subjects apart by name. */
function oneName(subjects) {
	const twin = subjects.find(({ name }, index) => subjects[index + 1]?.name === name);
	if (twin === void 0) return [];
	const what = `two artifacts are named "${twin.name}"`;
	return [fault("E_OPTION", "option subject", what, "give one of them another name: name@sha256:\u2026")];
}
/** The commit that is checked out; null where that is not known. */
async function commitIn(source) {
	const repository = await openRepository(resolve(source));
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
	const named = parseSubject(text);
	if (named !== null && await isThere(text)) return failed([fault("E_OPTION", text, `it ${TWO_MEANINGS}`, "rename the file")]);
	if (named !== null) return ok({
		subject: named,
		digests: [`sha256:${named.sha256}`]
	});
	const read = await digestsOf(text, ALGORITHMS);
	if (!read.ok) return failed([unread(text, read.why)]);
	const digests = ALGORITHMS.map((algorithm) => `${algorithm}:${read.value[algorithm]}`);
	return ok({
		subject: {
			name: basename(resolve(text)),
			sha256: read.value.sha256
		},
		digests
	});
}
function unread(text, why) {
	const wrong = misnamed(text);
	return wrong === null ? fault("E_READ", text, `the artifact ${why}`, "name the file that is released, or name@sha256:\u2026") : fault("E_OPTION", text, `the artifact ${wrong.what}`, wrong.fix);
}
/** @param path a file with one private key; neither it nor anything in it is part of a fault */
async function signingKeyIn(path) {
	const where = "option attestation-key";
	const text = await readUtf8(path, MOST_KEY_CHARACTERS);
	if (!text.ok) return failed([fault("E_READ", where, `the key ${text.why}`, "name a file with a private key")]);
	const key = readSigningKey(text.value);
	return key.ok ? ok(key.value) : failed([fault("E_OPTION", where, key.why, "name a file with a key that can sign")]);
}
/** @param assessment as it is published: an attestation of anything else would not name the verdict file */
function attest(assessment, { key, allDefects, ...about }) {
	const hash = createHash("sha256");
	for (const piece of renderVerdict(assessment, allDefects)) hash.update(piece);
	const statement = toStatement(assessment, {
		...about,
		verdictFile: `sha256:${hash.digest("hex")}`,
		version: VERSION
	});
	const text = renderAttestation(statement, key === null ? [] : [key]);
	if (text.length <= MAX_ATTESTATION_BYTES) return ok(text);
	const what = `the attestation would be larger than ${formatSize(MAX_ATTESTATION_BYTES)}`;
	return failed([fault("E_WRITE", about.subjects[0].name, what, "judge fewer inputs in one run")]);
}
const BARE = `{"_type":"${STATEMENT_TYPE}"`;
const SEALED = `{"payload":"${Buffer.from(BARE).toString("base64").slice(0, 48)}`;
/** @param head how a file begins @returns true where one that was written here would begin so */
function looksAttested(head) {
	return head.startsWith(BARE) || head.startsWith(SEALED);
}

export { signingKeyIn as a, namedSubjects as i, attest as n, looksAttested as r, artifactOf as t };