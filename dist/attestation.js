const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");
const require_fault = require("./fault.js");
const require_keys = require("./keys.js");
const require_json = require("./json.js");
let node_crypto = require("node:crypto");

// src/attestation/pem.ts
/** Longer than any key that is taken. */
const MOST_KEY_CHARACTERS = 16384;
function isPem(text) {
	return text.startsWith("-----BEGIN ");
}
/** @returns null where it is not exactly one block */
function parsePem(text) {
	const form = /^-----BEGIN ([A-Z0-9 ]+)-----\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+)-----END \1-----(?:\r?\n)?$/.exec(text);
	const [, label = "", body = ""] = form ?? [];
	const bytes = require_keys.fromBase64(body.replaceAll(/[\r\n]/g, ""));
	return form === null || bytes === null ? null : {
		label,
		bytes
	};
}

// src/attestation/key.ts
const KINDS = ["ssh-ed25519", "ecdsa-sha2-nistp256"];
const TAKEN$1 = `taken are ${KINDS.join(" and ")}, and the same as "PUBLIC KEY" in PEM`;
/** @param text the whole file: one line of OpenSSH, or one block of PEM */
function readPublicKey(text) {
	if (text.length > 16384) return require_keys.refuse(`the key is longer than ${MOST_KEY_CHARACTERS} characters`);
	if (!isPem(text)) return amongTaken(require_keys.parsePublicKey(text));
	const pem = parsePem(text);
	if (pem === null) return require_keys.refuse("the key is not one whole block of PEM");
	if (pem.label.includes("PRIVATE")) return require_keys.refuse("the key is a private one: signatures are checked with the public key, and the private one stays secret");
	return pem.label === "PUBLIC KEY" ? fromSpki(pem.bytes) : require_keys.refuse(`the key is a ${require_keys.quoted(pem.label)} (${TAKEN$1})`);
}
/** @param blob the bytes that stand in base64 in a `.pub` file */
function decodeTakenKey(blob) {
	return amongTaken(require_keys.decodePublicKey(blob));
}
function amongTaken(key) {
	if (!key.ok || KINDS.includes(key.value.kind)) return key;
	return require_keys.refuse(`a key of the kind ${require_keys.quoted(key.value.kind)} is not taken (${TAKEN$1})`);
}
/** The same key as OpenSSH has it; refused where it is of another kind. */
function publicKeyOf(key) {
	const { kty, crv, x = "", y = "" } = isTaken(key) ? key.export({ format: "jwk" }) : {};
	if (kty === "OKP" && crv === "Ed25519") return decodeTakenKey(require_keys.toStrings("ssh-ed25519", Buffer.from(x, "base64url")));
	if (kty !== "EC" || crv !== "P-256") return require_keys.refuse(`the key is of another kind (${TAKEN$1})`);
	const point = Buffer.concat([
		Buffer.of(4),
		Buffer.from(x, "base64url"),
		Buffer.from(y, "base64url")
	]);
	return decodeTakenKey(require_keys.toStrings("ecdsa-sha2-nistp256", "nistp256", point));
}
/** Kinds that have no JWK must not be asked for one. */
function isTaken({ asymmetricKeyType, asymmetricKeyDetails }) {
	return asymmetricKeyType === "ed25519" || asymmetricKeyType === "ec" && asymmetricKeyDetails?.namedCurve === "prime256v1";
}
function fromSpki(bytes) {
	const key = attempt(() => (0, node_crypto.createPublicKey)({
		key: bytes,
		format: "der",
		type: "spki"
	}));
	if (key === null) return require_keys.refuse("the key is not a public key in DER");
	const own = publicKeyOf(key);
	return !own.ok || bytes.equals(own.value.key.export({
		format: "der",
		type: "spki"
	})) ? own : require_keys.refuse("the key is not written in the one way that it has in DER, with an uncompressed point");
}
/** OpenSSL throws what it does not take. */
function attempt(parse) {
	try {
		return parse();
	} catch {
		return null;
	}
}

// src/attestation/signature.ts
/** ed25519 is 64 bytes (RFC 8032); ECDSA is DER over SHA-256, as cosign and `openssl dgst` have it. */
function make(key, data) {
	return (0, node_crypto.sign)(key.asymmetricKeyType === "ed25519" ? null : "sha256", data, key);
}
/** Of ECDSA the two numbers side by side are taken too: DSSE's own example writes them so. */
function isMadeBy({ kind, key }, data, signature) {
	if (kind === "ssh-ed25519") return (0, node_crypto.verify)(null, data, key, signature);
	return signature.length === 64 && (0, node_crypto.verify)("sha256", data, {
		key,
		dsaEncoding: "ieee-p1363"
	}, signature) || (0, node_crypto.verify)("sha256", data, {
		key,
		dsaEncoding: "der"
	}, signature);
}

// src/attestation/signing-key.ts
const TAKEN = "taken are OpenSSH and PKCS #8 (\"PRIVATE KEY\"), ed25519 or ECDSA on P-256, without a passphrase";
const ENCRYPTED = `the key is encrypted with a passphrase, which nobody can type in a build: keep one without it in the build's secrets (${TAKEN})`;
/** @param text the whole file; nothing of it is ever part of a reason */
function readSigningKey(text) {
	if (text.length > 16384) return require_keys.refuse(`the key is longer than ${MOST_KEY_CHARACTERS} characters`);
	if (!isPem(text)) return require_keys.refuse(`the key is not a private key in PEM (${TAKEN})`);
	if (/^-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(text)) return require_keys.refuse(ENCRYPTED);
	const pem = parsePem(text);
	if (pem === null) return require_keys.refuse("the key is not one whole block of PEM");
	switch (pem.label) {
		case "OPENSSH PRIVATE KEY": return fromOpenSsh(pem.bytes);
		case "PRIVATE KEY": return fromKeyObject(attempt(() => (0, node_crypto.createPrivateKey)({
			key: pem.bytes,
			format: "der",
			type: "pkcs8"
		})));
		case "EC PRIVATE KEY": return require_keys.refuse(`the key is in the form of SEC 1: "openssl pkcs8 -topk8 -nocrypt -in FILE" writes PKCS #8 (${TAKEN})`);
		default: return require_keys.refuse(`the key is a ${require_keys.quoted(pem.label)} (${TAKEN})`);
	}
}
function fromKeyObject(key) {
	if (key === null) return require_keys.refuse("the key is not a private key that can be read");
	const own = publicKeyOf((0, node_crypto.createPublicKey)(key));
	if (!own.ok) return own;
	return isPair(key, own.value) ? require_keys.hold({
		key,
		public: own.value
	}) : require_keys.refuse("the key does not belong to its public half");
}
/** A signature made with parts that do not belong together would hold for nobody, and could give the key away. */
function isPair(key, own) {
	const probe = Buffer.from("does this key sign for its public half?");
	const signature = attempt(() => make(key, probe));
	return signature !== null && isMadeBy(own, probe, signature);
}
const MAGIC = "openssh-key-v1\0";
const BROKEN = require_keys.refuse("the key is not a private key as OpenSSH writes it");
function fromOpenSsh(bytes) {
	const halves = halvesOf(bytes);
	if (!halves.ok) return halves;
	const own = decodeTakenKey(halves.value[0]);
	if (!own.ok) return own;
	const jwk = privateJwk(halves.value[1], own.value);
	if (jwk === null) return BROKEN;
	const signing = fromKeyObject(attempt(() => (0, node_crypto.createPrivateKey)({
		key: jwk,
		format: "jwk"
	})));
	if (!signing.ok) return signing;
	return signing.value.public.fingerprint === own.value.fingerprint ? signing : require_keys.refuse("the key does not belong to its public half");
}
/** The public half and the private one of a file that holds one key, and no encryption: `none`, `none` and nothing. */
function halvesOf(bytes) {
	if (bytes.toString("latin1", 0, 15) !== MAGIC) return BROKEN;
	const head = require_keys.takeFields(bytes.subarray(15), [
		"text",
		"text",
		"bytes",
		"uint32"
	]);
	if (!head.ok) return BROKEN;
	const [cipher, kdf, options, count] = head.value.value;
	if (cipher !== "none" || kdf !== "none" || options.length > 0) return require_keys.refuse(ENCRYPTED);
	const halves = count === 1 ? require_keys.readFields(head.value.rest, ["bytes", "bytes"]) : BROKEN;
	return halves.ok ? halves : BROKEN;
}
/** Between what must be equal twice and what fills up: the kind, the public half, the secret, a comment. */
function privateJwk(section, own) {
	if (section.length < 8 || section.readUInt32BE(0) !== section.readUInt32BE(4)) return null;
	const publicHalf = own.kind === "ssh-ed25519" ? ["bytes"] : ["bytes", "bytes"];
	const taken = require_keys.takeFields(section.subarray(8), [
		"bytes",
		...publicHalf,
		"bytes",
		"bytes"
	]);
	if (!taken.ok || !isPadding(taken.value.rest)) return null;
	const secret = taken.value.value.at(-2) ?? Buffer.of();
	const d = own.kind === "ssh-ed25519" ? seed(secret) : scalar(secret);
	return d === null ? null : {
		...own.key.export({ format: "jwk" }),
		d: d.toString("base64url")
	};
}
/** OpenSSH writes the public key behind it once more. */
function seed(secret) {
	return secret.length === 64 ? secret.subarray(0, 32) : null;
}
/** A number of SSH (RFC 4251 \u00a75, mpint) as the 32 bytes that P-256 has. */
function scalar(mpint) {
	const magnitude = mpint[0] === 0 ? mpint.subarray(1) : mpint;
	return magnitude.length > 32 ? null : Buffer.concat([Buffer.alloc(32 - magnitude.length), magnitude]);
}
/** 1, 2, 3 \u2026 to the next multiple of eight. */
function isPadding(rest) {
	return rest.length < 8 && rest.every((byte, index) => byte === index + 1);
}

// src/attestation/shape.ts
function object(members, description) {
	const entries = Object.entries(members);
	return {
		schema: {
			type: "object",
			...description === void 0 ? {} : { description },
			required: entries.filter(([, member]) => member.optional !== true).map(([name]) => name),
			properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]))
		},
		read(value, at, wrong) {
			if (!require_json.isMap(value)) return complain(wrong, at, "is no object");
			const read = {};
			for (const [name, member] of entries) {
				const inner = value.get(name);
				if (inner !== void 0) read[name] = member.read(inner, `${at}/${name}`, wrong);
				else if (member.optional !== true) complain(wrong, `${at}/${name}`, "is missing");
			}
			return read;
		}
	};
}
function optional(shape) {
	return {
		...shape,
		optional: true
	};
}
/** @param least 0, or 1 where it must not be empty */
function list(entry, least = 0) {
	return {
		schema: {
			type: "array",
			items: entry.schema,
			...least === 0 ? {} : { minItems: least }
		},
		read(value, at, wrong) {
			if (!Array.isArray(value)) return complain(wrong, at, "is no list");
			if (value.length < least) return complain(wrong, at, "is empty");
			const entries = [];
			const before = wrong.length;
			for (const [index, one] of value.entries()) {
				const read = entry.read(one, `${at}/${index}`, wrong);
				if (read === void 0 || wrong.length > before) return void 0;
				entries.push(read);
			}
			return entries;
		}
	};
}
/** A value for each word, and for no other. */
function tally(words, description) {
	const members = object(Object.fromEntries(words.map((word) => [word, count])));
	return {
		...members,
		schema: {
			...members.schema,
			description,
			additionalProperties: false
		}
	};
}
function oneOf(words) {
	return {
		schema: { enum: words },
		read: (value, at, wrong) => words.find((word) => word === value) ?? complain(wrong, at, `is none of ${words.join(", ")}`)
	};
}
function constant(word) {
	return {
		schema: { const: word },
		read: (value, at, wrong) => value === word ? word : complain(wrong, at, `is not "${word}"`)
	};
}
const text = {
	schema: { type: "string" },
	read: (value, at, wrong) => typeof value === "string" ? value : complain(wrong, at, "is no text")
};
const flag = {
	schema: { type: "boolean" },
	read: (value, at, wrong) => typeof value === "boolean" ? value : complain(wrong, at, "is neither true nor false")
};
const count = {
	schema: {
		type: "integer",
		minimum: 0
	},
	read: (value, at, wrong) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : complain(wrong, at, "is no count")
};
/** Text of one form. @param form an anchored expression @param noun what it is, such as `a day` */
function formed(form, noun) {
	return {
		schema: {
			type: "string",
			pattern: form.source
		},
		read: (value, at, wrong) => typeof value === "string" && form.test(value) ? value : complain(wrong, at, `is not ${noun}`)
	};
}
function orNull(shape) {
	return {
		schema: { anyOf: [shape.schema, { type: "null" }] },
		read: (value, at, wrong) => value === null ? null : shape.read(value, at, wrong)
	};
}
function described(shape, description) {
	return {
		...shape,
		schema: {
			...shape.schema,
			description
		}
	};
}
function complain(wrong, at, what) {
	wrong.push(`${at === "" ? "it" : at} ${what}`);
}

// src/attestation/dsse.ts
/** Of an in-toto statement, whatever its predicate (in-toto Attestation Framework v1, envelope). */
const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const MOST_SIGNATURES = 16;
/** In characters; signatures of other people's keys may be longer than ours. */
const LONGEST_SIGNATURE = 16384;
const LONGEST_KEYID = 1024;
/** What is signed: type and payload, each behind its length in bytes, so that neither can pass for a part of the other. */
function pae(payloadType, payload) {
	const type = Buffer.from(payloadType, "utf8");
	return Buffer.concat([
		Buffer.from(`DSSEv1 ${type.length} `),
		type,
		Buffer.from(` ${payload.length} `),
		payload
	]);
}
/** @param keys each signs; keyid is the fingerprint @returns the envelope as JSON, on one line */
function seal(payload, keys) {
	const signed = pae(PAYLOAD_TYPE, payload);
	const signatures = keys.map((one) => ({
		keyid: one.public.fingerprint,
		sig: make(one.key, signed).toString("base64")
	}));
	return `${require_common.forJson({
		payload: Buffer.from(payload).toString("base64"),
		payloadType: PAYLOAD_TYPE,
		signatures
	})}\n`;
}
/** Members that it does not know are passed over, as DSSE has it. */
const written = object({
	payload: text,
	payloadType: text,
	signatures: list(object({
		keyid: optional(text),
		sig: text
	}))
});
function looksSealed(value) {
	return require_json.isMap(value) && (value.has("payload") || value.has("signatures"));
}
function openEnvelope(value) {
	const wrong = [];
	const read = written.read(value, "", wrong);
	if (read === void 0 || wrong.length > 0) return require_keys.refuse(`the envelope is not one of DSSE: ${wrong.join(", ")}`);
	if (read.signatures.length > MOST_SIGNATURES) return require_keys.refuse(`the envelope has more than ${MOST_SIGNATURES} signatures`);
	if (read.signatures.some(({ keyid = "", sig }) => keyid.length > LONGEST_KEYID || sig.length > LONGEST_SIGNATURE)) return require_keys.refuse("the envelope has a signature that is longer than any is");
	const payload = require_keys.fromEitherBase64(read.payload);
	const signatures = read.signatures.map(({ keyid = "", sig }) => ({
		keyid,
		bytes: require_keys.fromEitherBase64(sig)
	}));
	const whole = signatures.filter((one) => one.bytes !== null);
	if (payload === null || whole.length < signatures.length) return require_keys.refuse("the envelope has a payload or a signature that is not base64");
	return require_keys.hold({
		payloadType: read.payloadType,
		payload,
		signatures: whole
	});
}
/**
* Whether one of these keys signed. A signature counts only where it names its key by fingerprint: the keyid chooses the key
* (DSSE: never more than that), and without one no bit of the envelope could be changed unseen.
* @returns the key, or why there is none
*/
function signerOf({ payloadType, payload, signatures }, keys) {
	const named = keys.filter(({ fingerprint }) => signatures.some(({ keyid }) => keyid === fingerprint));
	const wanted = keys.map(({ fingerprint }) => fingerprint).join(", ");
	if (named.length === 0) return require_keys.refuse(`nobody signed it with ${wanted}; ${claimed(signatures)}`);
	const signed = pae(payloadType, payload);
	const good = named.find((key) => signatures.some(({ keyid, bytes }) => keyid === key.fingerprint && isMadeBy(key, signed, bytes)));
	const names = named.map(({ fingerprint }) => fingerprint).join(", ");
	return good === void 0 ? require_keys.refuse(`the signature that names ${names} is not of this payload: one of them was changed`) : require_keys.hold(good);
}
function claimed(signatures) {
	if (signatures.length === 0) return "it has no signature at all";
	return `its signatures name ${signatures.map(({ keyid }) => keyid === "" ? "no key" : require_keys.quoted(keyid)).join(", ")}`;
}

// src/attestation/statement.ts
/** https://github.com/in-toto/attestation, spec/v1/statement.md. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** A name of ours (RFC 4151): it says which predicate it is, and nothing is ever fetched from it. */
const PREDICATE_TYPE = "tag:defect-gate,2026:verdict/v1";
/** An attestation is never larger, written or read: as much as GitHub's attest action takes of a predicate. */
const MAX_ATTESTATION_BYTES = 16 * 2 ** 20;
function toStatement(assessment, about) {
	return {
		_type: STATEMENT_TYPE,
		subject: about.subjects.map(({ name, sha256 }) => ({
			name,
			digest: { sha256 }
		})),
		predicateType: PREDICATE_TYPE,
		predicate: toPredicate(assessment, about)
	};
}
/** @param keys every one signs; without any it is a bare statement @returns one line of JSON */
function renderAttestation(statement, keys) {
	const payload = require_common.forJson(statement);
	return keys.length === 0 ? `${payload}\n` : seal(new TextEncoder().encode(payload), keys);
}
function toPredicate(assessment, about) {
	const { verdict, observed, stage, now, policy, threshold, counts, exceptions, digests } = assessment;
	return {
		verdict,
		exitCode: require_common.exitCodeOf(assessment),
		observed,
		stage,
		at: require_common.formatInstant(now),
		gate: {
			name: "defect-gate",
			version: about.version
		},
		application: policy.application,
		failOn: threshold,
		counts,
		policy: {
			source: policy.source,
			digest: digests.policy
		},
		exceptions: {
			digest: digests.exceptions,
			used: usedOf(exceptions.used)
		},
		ledger: { digest: digests.ledger },
		inputs: inputsOf(assessment),
		verdictFile: { digest: about.verdictFile },
		...about.commit === null ? {} : { commit: about.commit },
		...about.baseCommit === null ? {} : { baseCommit: about.baseCommit },
		...about.baseline === null ? {} : { baseline: about.baseline.map(({ path, sha256 }) => ({
			path,
			sha256
		})) }
	};
}
function usedOf(used) {
	return used.map(({ id, decision, validThrough, emergency, signers, signedBy, vex }) => ({
		id,
		decision,
		validThrough,
		emergency,
		signers,
		signedBy,
		...vex === void 0 ? {} : { vex }
	})).toSorted((a, b) => require_common.byText(a.id, b.id));
}
function inputsOf({ inputs, runs }) {
	const tools = new Map(inputs.map(({ path }) => [path, /* @__PURE__ */ new Set()]));
	for (const { input, tool } of runs) tools.get(input)?.add(tool.name);
	return inputs.map(({ path, sha256 }) => ({
		path,
		sha256,
		tools: [...tools.get(path) ?? []].toSorted()
	}));
}

// src/attestation/reason.ts
/** @returns one for each, by the same fix */
function mendedBy(fix, ...all) {
	return all.map((what) => ({
		what,
		fix
	}));
}
/** A fix that mends several, one after the other, is said once. */
function reasonLines(head, all) {
	const lines = all.flatMap(({ what, fix }, index) => {
		const isSaid = fix === "" || all[index + 1]?.fix === fix;
		return [`  ${require_common.forTerminal(what, 600)}`, ...isSaid ? [] : [`    fix: ${require_common.forTerminal(fix, 600)}`]];
	});
	return [require_common.forTerminal(head, 300), ...lines];
}

// src/attestation/subject.ts
/** @param text `name@sha256:\u2026`, such as an image @returns null for anything else: the name of a file */
function parseSubject(text) {
	const [, name = "", sha256 = ""] = /^([^\r\n]+)@sha256:([0-9a-f]{64})$/.exec(text) ?? [];
	return name === "" ? null : {
		name,
		sha256
	};
}
/** @param text as above, of which there is no file @returns what is wrong with it, as a clause that follows it; null where it may be the name of a file */
function misnamed(text) {
	const [, algorithm] = /@(\w+):[^/]*$/.exec(text) ?? [];
	if (algorithm !== void 0) return {
		what: "is no file, and names no digest",
		fix: "write name@sha256: and the whole digest behind it: 64 hex digits, in lower case"
	};
	if (!/[*?[\]{}]/.test(text)) return null;
	return {
		what: "is no file, and a pattern is not taken here",
		fix: "name each artifact: a file, or name@sha256:\u2026"
	};
}
/** Why a text that names an artifact by its digest is refused where a file is called so: either may be meant. */
const TWO_MEANINGS = "is both a name with a digest and the name of a file that is there";
/** @returns why it is not one of those that were judged; nothing where it is */
function anotherSubject({ subject: judged }, { name: asked, sha256 }) {
	const same = judged.filter(({ digest }) => digest.sha256 === sha256);
	const names = judged.map(({ name, digest }) => `${require_keys.quoted(name)} sha256:${digest.sha256}`).slice(0, 5);
	if (same.length === 0) return mendedBy("take the artifact that was judged, byte for byte, or let the build judge and attest this one", `another artifact was judged: ${names.join(", ")}, and this one is sha256:${sha256}`);
	if (asked === null || same.some(({ name }) => name === asked)) return [];
	return mendedBy("ask about it by the name that it was judged by, if it is what you deploy", `the artifact was judged by another name: ${names.join(", ")}, not ${require_keys.quoted(asked)}`);
}

// src/attestation/age.ts
const UNITS = {
	m: 6e4,
	h: 36e5,
	d: 864e5
};
/** @param text such as `90m`, `24h` or `7d`, from 1 to 99999 @returns null where it is none */
function parseAge(text) {
	const [, count = "", unit = ""] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
	return count === "" ? null : Number(count) * UNITS[unit];
}

// src/attestation/lines.ts
const COLUMN = 16;
/** @param label short @param cells text of anybody, each cut where it is longer than anybody reads */
function row(label, ...cells) {
	const seen = cells.filter((cell) => cell !== "").map((cell) => require_common.forTerminal(cell, 500));
	return `  ${label.padEnd(COLUMN)}${seen.join("   ")}`;
}

// src/attestation/answer.ts
/** @param file with the attestation */
function sayAnswer(answer, file) {
	if ("unreadable" in answer) return unreadable$1(`could not verify ${file}`, answer.unreadable);
	if (!answer.holds) {
		const head = `${file} does not hold, for ${require_common.plural(answer.reasons.length, "reason")}`;
		return {
			exitCode: 1,
			lines: reasonLines(head, answer.reasons)
		};
	}
	const { statement, signer, remarks } = answer.facts;
	const { at, stage, failOn, gate, policy } = statement.predicate;
	const head = `holds: pass at ${at}, as a ${stage}, failing on ${failOn}, by ${gate.name} ${gate.version}`;
	return {
		exitCode: 0,
		lines: [
			require_common.forTerminal(head),
			...statement.subject.map(({ name, digest }) => row("artifact", name, `sha256:${digest.sha256}`)),
			row("policy", policy.source, policy.digest ?? ""),
			row("signed", signer),
			...remarks.map((remark) => row("note", remark))
		]
	};
}
/** @param file with the attestation */
function sayExplanation(explanation, file) {
	if ("unreadable" in explanation) return unreadable$1(`could not explain ${file}`, explanation.unreadable);
	if (explanation.holds) return {
		exitCode: 0,
		lines: explanation.lines
	};
	return {
		exitCode: 1,
		lines: reasonLines(`${file} does not hold`, explanation.reasons)
	};
}
function unreadable$1(head, reasons) {
	return {
		exitCode: 2,
		lines: reasonLines(head, reasons)
	};
}

// src/attestation/json.ts
/** @param what names the text in the clause, such as `the attestation` */
function readJson(text, what) {
	const read = require_json.parseJson(text, what);
	return read.ok ? require_keys.hold(read.value) : require_keys.refuse(`${what} is not taken: ${read.faults[0]?.what ?? "it is not JSON"}`);
}
/** Bytes strictly, and a byte order mark is a character like any other, which no JSON begins with (RFC 8259 \u00a78.1). */
function decodeJson(bytes, what) {
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return require_keys.refuse(`${what} is not UTF-8`);
	}
	return readJson(text, what);
}

// src/attestation/statement-shape.ts
const hex = formed(/^[0-9a-f]{64}$/, "the 64 hex digits of a sha256");
const digest = formed(/^sha256:[0-9a-f]{64}$/, "\"sha256:\" and 64 hex digits");
const commit = formed(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "the full hex digits of a commit");
const instant = checked(formed(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "a moment"), (value) => require_common.parseInstant(value) !== null, "is no moment");
const day = checked(formed(/^\d{4}-\d{2}-\d{2}$/, "a day"), require_common.isDay, "is no day of the calendar");
/** A form that a schema cannot say whole. */
function checked(shape, holds, problem) {
	return {
		...shape,
		read(value, at, wrong) {
			const read = shape.read(value, at, wrong);
			if (read !== void 0 && !holds(read)) wrong.push(`${at} ${problem}`);
			return read;
		}
	};
}
const countsShape = object({
	files: count,
	runs: count,
	results: described(count, "every SARIF result read, whatever its kind or suppression"),
	byLevel: tally(require_common.LEVELS, "of results: SARIF 2.1.0 effective level"),
	bySecuritySeverity: tally(require_common.THRESHOLDS, "of results with a numeric security-severity above 0, in CVSS bands"),
	notDefects: described(count, "results that report no problem"),
	merged: described(count, "results that are the same defect as another one"),
	defects: described(count, "results - notDefects - merged"),
	bySeverity: tally(require_common.SEVERITIES, "of defects"),
	byDisposition: tally(require_common.DISPOSITIONS, "of defects")
});
const signer = object({
	by: text,
	roles: list(text),
	on: day,
	proof: oneOf(require_common.PROOFS)
});
const used = object({
	id: text,
	decision: oneOf(require_common.DECISIONS),
	validThrough: day,
	emergency: described(optional(flag), "one sign-off may do, for three days at most"),
	signers: described(optional(list(signer)), "those who count, and how each sign-off is known"),
	signedBy: described(list(text), "the same in words"),
	vex: described(optional(text), "author of the VEX in which it stands; absent of what stands in an exceptions file")
});
const predicate = object({
	verdict: oneOf(require_common.VERDICTS),
	exitCode: oneOf([
		0,
		1,
		2
	]),
	observed: described(flag, "the policy only watched: a fail exited 0"),
	stage: oneOf(require_common.STAGES),
	at: described(instant, "the moment as of which it was judged"),
	gate: object({
		name: constant("defect-gate"),
		version: text
	}),
	application: described(orNull(text), "application.id of the policy"),
	failOn: described(oneOf(require_common.SEVERITIES), "the threshold"),
	counts: countsShape,
	policy: object({
		source: text,
		digest: described(orNull(digest), "null of the built-in policy")
	}),
	exceptions: object({
		digest: described(orNull(digest), "of the file, or of the list of files; null where there was none"),
		used: described(list(used), "those that covered a defect")
	}),
	ledger: object({ digest: orNull(digest) }),
	inputs: described(list(object({
		path: text,
		sha256: hex,
		tools: list(text)
	})), "the SARIF that was read"),
	verdictFile: described(object({ digest }), "the verdict file of this run, defect-gate/verdict/v1"),
	commit: described(optional(commit), "what was judged, where it is known"),
	baseCommit: described(optional(commit), "what it was compared with, where it is known"),
	baseline: described(optional(list(object({
		path: text,
		sha256: hex
	}))), "the SARIF that it was compared with, where there was any")
}, "what the gate concluded of the subject");
const statementShape = object({
	_type: constant(STATEMENT_TYPE),
	subject: described(list(object({
		name: text,
		digest: object({ sha256: hex })
	}), 1), "the artifacts that were judged"),
	predicateType: constant(PREDICATE_TYPE),
	predicate
});
const attestationJsonSchema = statementShape.schema;

// src/attestation/read.ts
/** Reasons that a person would still read. */
const MOST_REASONS = 10;
const ANOTHER_FILE = "name the file that defect-gate check wrote with --attestation, whole and as it was written";
function readAttestation(text) {
	if (text.length > MAX_ATTESTATION_BYTES) return unreadable(`the attestation is longer than ${MAX_ATTESTATION_BYTES} characters`);
	const json = readJson(text, "the attestation");
	if (!json.ok) return unreadable(json.why);
	if (isBundle(json.value)) return {
		ok: false,
		reasons: mendedBy("check it with \"gh attestation verify\"", "the attestation is a Sigstore bundle, whose certificates are not checked here")
	};
	if (!looksSealed(json.value)) return readStatement(json.value, null);
	const opened = openEnvelope(json.value);
	if (!opened.ok) return unreadable(opened.why);
	const { payloadType, payload } = opened.value;
	if (payloadType !== "application/vnd.in-toto+json") return unreadable(`the envelope holds ${require_keys.quoted(payloadType)}, not ${PAYLOAD_TYPE}`);
	const inner = decodeJson(payload, "the statement");
	return inner.ok ? readStatement(inner.value, opened.value) : unreadable(inner.why);
}
function unreadable(...reasons) {
	const more = reasons.length - MOST_REASONS;
	const said = more > 0 ? [...reasons.slice(0, MOST_REASONS), `and ${more} more like these`] : reasons;
	return {
		ok: false,
		reasons: mendedBy(ANOTHER_FILE, ...said)
	};
}
function readStatement(value, envelope) {
	if (member(value, "schema") === "defect-gate/verdict/v1") return unreadable("it is a verdict, not an attestation of one");
	const type = member(value, "_type");
	if (type !== "https://in-toto.io/Statement/v1") return unreadable(`it is no in-toto Statement v1: _type is ${shown(type)}`);
	const predicateType = member(value, "predicateType");
	if (predicateType !== "tag:defect-gate,2026:verdict/v1") return unreadable(`it is a statement of another kind: predicateType is ${shown(predicateType)}, not ${PREDICATE_TYPE}`);
	const wrong = [];
	const statement = statementShape.read(value, "", wrong);
	if (statement === void 0 || wrong.length > 0) return unreadable(...wrong.map((one) => `in the statement, ${one}`));
	return {
		ok: true,
		value: {
			statement,
			envelope
		}
	};
}
/** https://github.com/sigstore/protobuf-specs, sigstore_bundle.proto. */
function isBundle(value) {
	const type = member(value, "mediaType");
	return typeof type === "string" && type.startsWith("application/vnd.dev.sigstore.bundle");
}
function member(value, name) {
	return require_json.isMap(value) ? value.get(name) : void 0;
}
function shown(value) {
	if (value === void 0) return "missing";
	return typeof value === "string" ? require_keys.quoted(value) : "no text";
}

// src/attestation/verdict-shape.ts
const outcomes = list(object({
	id: text,
	where: text,
	decision: oneOf(require_common.DECISIONS),
	validThrough: text,
	emergency: optional(flag),
	signedBy: list(text),
	matches: count,
	why: text
}));
const remarks = list(object({
	what: text,
	where: text
}));
const verdictShape = object({
	schema: constant(require_common.VERDICT_SCHEMA),
	verdict: oneOf(require_common.VERDICTS),
	at: text,
	evidence: optional(list(object({
		path: text,
		sha256: text,
		format: text
	}))),
	defects: list(object({
		id: text,
		disposition: oneOf(require_common.DISPOSITIONS),
		severity: oneOf(require_common.SEVERITIES),
		rule: text,
		tools: list(text),
		message: text,
		location: object({
			display: text,
			line: orNull(count)
		}),
		exception: orNull(text),
		ships: optional(object({
			answer: oneOf(require_common.SHIPS_ANSWERS),
			why: text,
			where: text
		}))
	})),
	exceptions: object({
		used: outcomes,
		expired: outcomes,
		refused: outcomes
	}),
	reductions: list(object({
		where: text,
		reason: text,
		defects: orNull(count)
	})),
	faults: remarks,
	warnings: remarks,
	notMeasured: list(text)
});

// src/attestation/explain.ts
/** Of a kind, as many as a person reads; the verdict file has all of them. */
const MOST_LISTED = 100;
const SAME_RUN = "name the file that the same run wrote with --output, as it was written";
/** @param attestation its text @param verdict the bytes of the verdict file @param subject the artifact in question; null for whichever was judged */
function explain(attestation, verdict, subject = null) {
	const read = readAttestation(attestation);
	if (!read.ok) return { unreadable: read.reasons };
	const { statement } = read.value;
	const { predicate } = statement;
	const another = subject === null ? [] : anotherSubject(statement, subject);
	if (another.length > 0) return {
		holds: false,
		reasons: another
	};
	const digest = `sha256:${(0, node_crypto.createHash)("sha256").update(verdict).digest("hex")}`;
	if (digest !== predicate.verdictFile.digest) return {
		holds: false,
		reasons: mendedBy(SAME_RUN, `the verdict file is not the one that was attested: it is ${digest}, and that was ${predicate.verdictFile.digest}`)
	};
	const parsed = readVerdict(verdict);
	if (!parsed.ok) return { unreadable: parsed.reasons };
	const written = parsed.value;
	if (written.verdict !== predicate.verdict || written.at !== predicate.at) {
		const [one, other] = [`${predicate.verdict} at ${predicate.at}`, `${written.verdict} at ${written.at}`];
		return {
			holds: false,
			reasons: mendedBy(SAME_RUN, `the attestation says ${one}, and the verdict file ${other}`)
		};
	}
	return {
		holds: true,
		lines: [
			...head(read.value, written),
			...open(written),
			...signedOff(written),
			...caveats(written)
		]
	};
}
function readVerdict(bytes) {
	const json = decodeJson(bytes, "the verdict file");
	if (!json.ok) return {
		ok: false,
		reasons: mendedBy(SAME_RUN, json.why)
	};
	const wrong = [];
	const verdict = verdictShape.read(json.value, "", wrong);
	if (verdict !== void 0 && wrong.length === 0) return {
		ok: true,
		value: verdict
	};
	return {
		ok: false,
		reasons: mendedBy(SAME_RUN, ...wrong.slice(0, 5).map((one) => `in the verdict file, ${one}`))
	};
}
function head({ statement, envelope }, { evidence = [] }) {
	const { predicate, subject } = statement;
	const { verdict, at, stage, failOn, gate, policy, exceptions, inputs, counts } = predicate;
	const keys = envelope?.signatures.map(({ keyid }) => keyid || "a key without a name") ?? [];
	const watched = predicate.observed ? ", observed only" : "";
	return [
		require_common.forTerminal(`${verdict} at ${at}, as a ${stage}, failing on ${failOn}${watched}, by ${gate.name} ${gate.version}`),
		...subject.slice(0, MOST_LISTED).map(({ name, digest }) => row("artifact", name, `sha256:${digest.sha256}`)),
		...more(subject.length, "artifact"),
		...predicate.commit === void 0 ? [] : [row("commit", predicate.commit)],
		row("policy", policy.source, policy.digest ?? ""),
		row("exceptions", exceptions.digest ?? "none"),
		...inputs.slice(0, MOST_LISTED).map(({ path, sha256, tools }) => row("read", path, `sha256:${sha256}`, tools.join(", "))),
		...more(inputs.length, "input"),
		...evidence.slice(0, MOST_LISTED).map(({ path, sha256, format }) => row("evidence", path, `sha256:${sha256}`, format)),
		...more(evidence.length, "file"),
		row("signed", keys.length === 0 ? "by nobody" : `${keys.join(", ")}, as it says: "defect-gate verify" checks that`),
		row("known", require_common.sums(counts))
	];
}
/** What was open, worst first as in the file, and what was accepted. */
function open({ defects }) {
	return require_common.DISPOSITIONS.flatMap((disposition) => {
		const those = defects.filter((defect) => defect.disposition === disposition);
		return listed(HEADINGS[disposition], those, "defect", defectLine);
	});
}
/** @returns nothing for none */
function listed(heading, those, noun, line) {
	const first = those.slice(0, MOST_LISTED).map(line);
	return those.length === 0 ? [] : ["", `${heading}: ${require_common.plural(those.length, noun)}`].concat(first, more(those.length, noun));
}
const HEADINGS = {
	blocking: "open, and blocking",
	overdue: "open, and overdue",
	accepted: "accepted",
	"not-shipped": "open, and not shipped",
	"not-introduced": "open, and not introduced by the change",
	"within-sla": "open, and within the time that the policy gives",
	"below-threshold": "open, and below the threshold"
};
function defectLine({ severity, location, message, rule, tools, id, exception, ships }) {
	const place = location.display === "" ? "(no location)" : `${location.display}${location.line === null ? "" : `:${location.line}`}`;
	const kept = ships?.answer === "no" ? `does not ship: ${ships.why} (${ships.where})` : "";
	return row(severity, place, message, `${rule} \u00b7 ${tools.join(", ")} \u00b7 ${id}`, exception ?? kept);
}
function signedOff({ exceptions: { used, expired, refused } }) {
	return [
		...listed("signed off", used, "exception", outcomeLine),
		...listed("signed off once, and ended", expired, "exception", outcomeLine),
		...listed("asked for, and refused", refused, "exception", outcomeLine)
	];
}
function outcomeLine({ id, where, decision, validThrough, emergency = false, signedBy, matches, why }) {
	const signers = signedBy.length === 0 ? "by nobody" : `by ${signedBy.join(", ")}`;
	const term = `${emergency ? "EMERGENCY, " : ""}through ${validThrough}`;
	return row(decision, `${id} (${where})`, `${term}, ${signers}, of ${require_common.plural(matches, "defect")}`, why);
}
function caveats({ reductions, faults, warnings, notMeasured }) {
	return listed("not known, or counted for less", [
		...faults.map(({ what, where }) => row("fault", what, `(${where})`)),
		...warnings.map(({ what, where }) => row("warning", what, `(${where})`)),
		...reductions.map(({ defects, reason, where }) => row("reduced", defects === null ? "" : require_common.plural(defects, "defect"), reason, `(${where})`)),
		...notMeasured.map((what) => row("limit", what))
	], "remark", (line) => line);
}
function more(count, noun) {
	return count > MOST_LISTED ? [`  and ${require_common.plural(count - MOST_LISTED, noun)} more`] : [];
}

// src/attestation/verify.ts
/** Clocks of two machines differ by less. */
const MOST_AHEAD = 3e5;
function verify$1(question) {
	const read = readAttestation(question.attestation);
	const missing = question.keys.length === 0 ? mendedBy("name a public key with --key", "there is no key to check the signature with") : [];
	if (!read.ok || missing.length > 0) return { unreadable: [...missing, ...read.ok ? [] : read.reasons] };
	const { statement, envelope } = read.value;
	const signer = signatureOf(envelope, question.keys);
	const reasons = [
		...signer.reasons,
		...anotherSubject(statement, question.subject),
		...aboutVerdict(statement.predicate),
		...aboutPolicy(statement.predicate, question),
		...aboutAge(statement.predicate, question)
	];
	if (reasons.length > 0 || signer.fingerprint === null) return {
		holds: false,
		reasons
	};
	return {
		holds: true,
		facts: {
			statement,
			signer: signer.fingerprint,
			remarks: remarksOn(statement.predicate, question)
		}
	};
}
function signatureOf(envelope, keys) {
	if (envelope === null) return {
		fingerprint: null,
		reasons: mendedBy(SIGN, "it is a bare statement, which nobody signed")
	};
	const signer = signerOf(envelope, keys);
	return signer.ok ? {
		fingerprint: signer.value.fingerprint,
		reasons: []
	} : {
		fingerprint: null,
		reasons: mendedBy(TRUST, signer.why)
	};
}
const SIGN = "sign it in the build: give defect-gate check --attestation-key, or seal it in a DSSE envelope by a signer of your own";
const TRUST = "name the public half of the key that signs your releases with --key; if you did, do not trust this file, and fetch it again";
const LIE = "do not deploy it, and ask whoever holds the key what it signs";
function aboutVerdict(predicate) {
	const { verdict, exitCode, observed, stage, counts } = predicate;
	const failing = counts.byDisposition.blocking + counts.byDisposition.overdue;
	return [
		...verdict === "pass" ? [] : mendedBy("\"defect-gate explain --attestation FILE --verdict FILE\" says why", `the verdict is ${verdict}, not pass`),
		...observed ? mendedBy("judge by a policy without observeUntil", "the policy only observed: nothing could fail") : [],
		...stage === "release" ? [] : mendedBy("judge it with --stage release", `it was judged as a ${stage}, not as a release`),
		...exitCode === require_common.exitCodeOf(predicate) ? [] : mendedBy(LIE, `it contradicts itself: the verdict is ${verdict}, and the exit code ${exitCode}`),
		...verdict === "pass" && failing > 0 ? mendedBy(LIE, `it contradicts itself: the verdict is pass, and ${failing} of its defects block`) : []
	];
}
function aboutPolicy({ policy }, { policy: expected }) {
	if (expected === null || policy.digest === expected) return [];
	return mendedBy("name the policy as it was in the judged commit, byte for byte; if that is the one that you named, judge again by it", `another policy judged: ${require_keys.quoted(policy.source)} ${policy.digest ?? "without a digest"}, not ${expected}`);
}
function aboutAge({ at }, { maxAge, now }) {
	const judged = require_common.parseInstant(at) ?? NaN;
	if (!(judged <= now + MOST_AHEAD)) return mendedBy("set the clocks right, here or where it was judged", `it was judged at ${at}, which is yet to come by the clock here`);
	if (maxAge === null || now <= judged + maxAge) return [];
	return mendedBy("judge the artifact again, with what scanners know today, and attest that", `it is too old: it was judged at ${at}, and that held until ${require_common.formatInstant(judged + maxAge)}`);
}
function remarksOn({ policy, exceptions }, question) {
	const today = require_common.dayOf(question.now);
	const lapsed = exceptions.used.filter(({ validThrough }) => validThrough < today);
	return [
		...question.policy === null ? [`which policy judged was not asked: it was ${require_keys.quoted(policy.source)} ${policy.digest ?? ""}`.trimEnd()] : [],
		...question.maxAge === null ? ["how old it may be was not asked"] : [],
		...exceptions.used.filter(({ emergency = false }) => emergency).map(({ id, signedBy }) => `EMERGENCY: the exception ${require_keys.quoted(id)}, which it rests on, was signed by ${signedBy.join(", ") || "nobody"}`),
		...lapsed.map(({ id, validThrough }) => `the exception ${require_keys.quoted(id)}, which it rests on, has ended: it held through ${validThrough}`)
	];
}

// src/deploy.ts
/** Held in memory whole, several times over: with all its defects it is smaller than this but for the largest reports. */
const MOST_VERDICT_BYTES = 64 * 2 ** 20;
async function verifyFiles({ subject, attestation, keys, policy, maxAge, now }) {
	const missing = [];
	const artifact = await subjectIn(subject, missing);
	const text = orSay(await require_common.readUtf8(attestation, MAX_ATTESTATION_BYTES), attestation, missing) ?? "";
	const expected = policy === null ? null : await policyIn(policy, missing);
	const given = [];
	for (const file of keys) {
		const key = await keyIn(file, missing);
		if (key !== null) given.push(key);
	}
	const age = maxAge === null ? null : parseAge(maxAge);
	if (maxAge !== null && age === null) missing.push(...mendedBy("write one such as 90m, 24h or 7d", `the age ${require_keys.quoted(maxAge)} is none`));
	if (missing.length > 0) return unreadable$1(`could not verify ${attestation}`, missing);
	return sayAnswer(verify$1({
		subject: artifact,
		attestation: text,
		keys: given,
		policy: expected,
		maxAge: age,
		now
	}), attestation);
}
async function explainFiles({ attestation, verdict, subject }) {
	const missing = [];
	const text = orSay(await require_common.readUtf8(attestation, MAX_ATTESTATION_BYTES), attestation, missing) ?? "";
	const bytes = orSay(await require_common.readBytes(verdict, MOST_VERDICT_BYTES), verdict, missing) ?? Buffer.of();
	const artifact = subject === null ? null : await subjectIn(subject, missing);
	return missing.length > 0 ? unreadable$1(`could not explain ${attestation}`, missing) : sayExplanation(explain(text, bytes, artifact), attestation);
}
async function subjectIn(text, missing) {
	const named = parseSubject(text);
	if (named !== null && await require_common.isThere(text)) missing.push(...mendedBy("rename the file", `${require_keys.quoted(text)} ${TWO_MEANINGS}`));
	if (named !== null) return named;
	const digest = await require_common.sha256Of(text);
	const wrong = digest.ok ? null : misnamed(text);
	if (wrong !== null) missing.push(...mendedBy(wrong.fix, `${text} ${wrong.what}`));
	return {
		name: null,
		sha256: wrong === null ? orSay(digest, text, missing) ?? "" : ""
	};
}
/** One that extends others has a digest that no file of them has: then the digest itself says which one it is. */
async function policyIn(text, missing) {
	if (/^sha256:[0-9a-f]{64}$/.test(text)) return text;
	if (!text.startsWith("sha256:")) return `sha256:${orSay(await require_common.sha256Of(text), text, missing) ?? ""}`;
	missing.push(...mendedBy("write sha256: and 64 hex digits in lower case", `the digest ${require_keys.quoted(text)} is none`));
	return text;
}
async function keyIn(file, missing) {
	const text = orSay(await require_common.readUtf8(file, MOST_KEY_CHARACTERS), file, missing);
	const key = text === null ? null : readPublicKey(text);
	if (key?.ok === false) missing.push(...mendedBy("name a file with one public key, as OpenSSH or PEM", `${file}: ${key.why}`));
	return key?.ok === true ? key.value : null;
}
function orSay(read, file, missing) {
	if (read.ok) return read.value;
	missing.push(...mendedBy("name a file that is there and can be read", `${file} ${read.why}`));
	return null;
}

// src/commands/explain.ts
var explain_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ explainArtifact: () => explainArtifact });
const OPTIONS = {
	attestation: {
		value: "FILE",
		help: "what defect-gate check wrote with its option of that name",
		otherwise: "needed"
	},
	verdict: {
		value: "FILE",
		help: "the verdict file of the same run",
		otherwise: "needed"
	},
	subject: {
		value: "FILE",
		help: "the artifact in question: a file, or name@sha256:\u2026",
		otherwise: "whichever was judged"
	}
};
/** @returns faults for what keeps it from asking at all */
async function explainArtifact(args) {
	const read = require_common.readArguments(args, OPTIONS);
	const { given } = read;
	const faults = [...read.faults, ...require_common.unmet(read, ["attestation", "verdict"])];
	if (faults.length > 0) return require_fault.failed(faults);
	return require_fault.ok(await explainFiles({
		attestation: require_common.textIn(given, "attestation") ?? "",
		verdict: require_common.textIn(given, "verdict") ?? "",
		subject: require_common.textIn(given, "subject")
	}));
}

// src/commands/verify.ts
var verify_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	verify: () => verify,
	verifyHelp: () => verifyHelp
});
const VERIFY_OPTIONS = {
	subject: {
		value: "FILE",
		help: "the artifact that is to be deployed: a file, or name@sha256:\u2026 such as of an image, whose name must then be the one that was judged",
		otherwise: "needed"
	},
	attestation: {
		value: "FILE",
		help: "what defect-gate check wrote with its option of that name",
		otherwise: "needed"
	},
	key: {
		value: "FILE",
		help: "a public key, as OpenSSH or PEM; given more than once, one of them must have signed",
		many: true,
		otherwise: "needed"
	},
	policy: {
		value: "FILE",
		help: "the policy that must have judged, byte for byte: a file; or of one that extends others the digest in its verdict, sha256:\u2026",
		otherwise: "any will do, and the answer names it"
	},
	"max-age": {
		value: "AGE",
		help: "how long ago it may have been judged: minutes, hours or days, such as 90m, 24h, 7d",
		otherwise: "any"
	},
	now: {
		value: "TIME",
		help: "verify as of this moment, such as 2026-11-21T12:00:00Z",
		otherwise: "the clock"
	}
};
/** @param clock milliseconds since 1970-01-01T00:00Z @returns faults for what keeps it from asking at all */
async function verify(args, clock) {
	const read = require_common.readArguments(args, VERIFY_OPTIONS);
	const { given } = read;
	const faults = [...read.faults, ...require_common.unmet(read, [
		"subject",
		"attestation",
		"key"
	])];
	const now = require_common.momentOf(require_common.textIn(given, "now"), "--now", faults);
	if (faults.length > 0) return require_fault.failed(faults);
	return require_fault.ok(await verifyFiles({
		subject: require_common.textIn(given, "subject") ?? "",
		attestation: require_common.textIn(given, "attestation") ?? "",
		keys: require_common.textsIn(given, "key"),
		policy: require_common.textIn(given, "policy"),
		maxAge: require_common.textIn(given, "max-age"),
		now: now ?? clock()
	}));
}
/** @param usage the one line of it */
function verifyHelp(usage) {
	return `usage: ${usage}\n\n${require_common.optionLines(VERIFY_OPTIONS)}\nexit codes: 0 it may be deployed, 1 it may not, 2 something is missing or cannot be read, 3 a bug of ours\n`;
}

Object.defineProperty(exports, "MAX_ATTESTATION_BYTES", {
  enumerable: true,
  get: function () {
    return MAX_ATTESTATION_BYTES;
  }
});
Object.defineProperty(exports, "MOST_KEY_CHARACTERS", {
  enumerable: true,
  get: function () {
    return MOST_KEY_CHARACTERS;
  }
});
Object.defineProperty(exports, "STATEMENT_TYPE", {
  enumerable: true,
  get: function () {
    return STATEMENT_TYPE;
  }
});
Object.defineProperty(exports, "TWO_MEANINGS", {
  enumerable: true,
  get: function () {
    return TWO_MEANINGS;
  }
});
Object.defineProperty(exports, "explain_exports", {
  enumerable: true,
  get: function () {
    return explain_exports;
  }
});
Object.defineProperty(exports, "misnamed", {
  enumerable: true,
  get: function () {
    return misnamed;
  }
});
Object.defineProperty(exports, "parseSubject", {
  enumerable: true,
  get: function () {
    return parseSubject;
  }
});
Object.defineProperty(exports, "readSigningKey", {
  enumerable: true,
  get: function () {
    return readSigningKey;
  }
});
Object.defineProperty(exports, "renderAttestation", {
  enumerable: true,
  get: function () {
    return renderAttestation;
  }
});
Object.defineProperty(exports, "toStatement", {
  enumerable: true,
  get: function () {
    return toStatement;
  }
});
Object.defineProperty(exports, "verify_exports", {
  enumerable: true,
  get: function () {
    return verify_exports;
  }
});