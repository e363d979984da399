let node_crypto = require("node:crypto");

// src/keys/base64.ts
/** Of the standard alphabet (RFC 4648 \u00a74); null where it is anything else. */
function fromBase64(text) {
	const bytes = Buffer.from(text, "base64");
	return bytes.toString("base64") === text ? bytes : null;
}
/** Of either alphabet, as DSSE takes it, but not of both at once; null where it is anything else. */
function fromEitherBase64(text) {
	return fromBase64(/[+/]/.test(text) ? text : text.replaceAll("-", "+").replaceAll("_", "/"));
}

// src/keys/refusal.ts
function refuse(why) {
	return {
		ok: false,
		why
	};
}
function hold(value) {
	return {
		ok: true,
		value
	};
}
/** Text of unknown length, as a reason quotes it. */
function quoted(text) {
	return `"${text.length > 80 ? `${text.slice(0, 80)}\u2026` : text}"`;
}

// src/keys/wire.ts
const SHORT = "ends too soon";
/** @returns one value for each field; refused where bytes are missing or left, as a clause such as `ends too soon` */
function readFields(data, fields) {
	const taken = takeFields(data, fields);
	if (!taken.ok) return taken;
	return taken.value.rest.length === 0 ? hold(taken.value.value) : refuse("has bytes behind its end");
}
/** As `readFields`, of data that goes on behind them. */
function takeFields(data, fields) {
	const values = [];
	let rest = data;
	for (const field of fields) {
		const step = READERS$1[field](rest);
		if (!step.ok) return step;
		values.push(step.value.value);
		({rest} = step.value);
	}
	return hold({
		value: values,
		rest
	});
}
/** The name that data begins with, whatever follows. */
function leadingText(data) {
	const step = READERS$1.text(data);
	return step.ok ? hold(step.value.value) : step;
}
/** Each part as a string: its length, then its bytes. */
function toStrings(...parts) {
	return Buffer.concat(parts.flatMap((part) => {
		const bytes = Buffer.from(part);
		const length = Buffer.alloc(4);
		length.writeUInt32BE(bytes.length);
		return [length, bytes];
	}));
}
const READERS$1 = {
	byte: (data) => data.length < 1 ? refuse(SHORT) : hold({
		value: data.readUInt8(),
		rest: data.subarray(1)
	}),
	uint32: (data) => data.length < 4 ? refuse(SHORT) : hold({
		value: data.readUInt32BE(),
		rest: data.subarray(4)
	}),
	bytes: readBytes,
	text(data) {
		const step = readBytes(data);
		if (!step.ok) return step;
		const text = step.value.value.toString("latin1");
		return /^[ -~]+$/.test(text) ? hold({
			value: text,
			rest: step.value.rest
		}) : refuse("holds a name that is not plain text");
	},
	mpint(data) {
		const step = readBytes(data);
		if (!step.ok) return step;
		const { value, rest } = step.value;
		const [first, second = 0] = value;
		if (first === void 0 || first > 0 && first < 128) return hold({
			value,
			rest
		});
		if (first >= 128) return refuse("holds a negative number");
		return second < 128 ? refuse("holds a number with needless zeros") : hold({
			value: value.subarray(1),
			rest
		});
	}
};
function readBytes(data) {
	if (data.length < 4) return refuse(SHORT);
	const end = 4 + data.readUInt32BE();
	return data.length < end ? refuse(SHORT) : hold({
		value: data.subarray(4, end),
		rest: data.subarray(end)
	});
}

// src/keys/key.ts
const CURVES = {
	nistp256: {
		name: "P-256",
		size: 32,
		hash: "sha256"
	},
	nistp384: {
		name: "P-384",
		size: 48,
		hash: "sha384"
	},
	nistp521: {
		name: "P-521",
		size: 66,
		hash: "sha512"
	}
};
const KINDS = {
	"ssh-ed25519": {
		material: { type: "ed25519" },
		sk: false
	},
	"ecdsa-sha2-nistp256": {
		material: {
			type: "ecdsa",
			curve: "nistp256"
		},
		sk: false
	},
	"ecdsa-sha2-nistp384": {
		material: {
			type: "ecdsa",
			curve: "nistp384"
		},
		sk: false
	},
	"ecdsa-sha2-nistp521": {
		material: {
			type: "ecdsa",
			curve: "nistp521"
		},
		sk: false
	},
	"ssh-rsa": {
		material: { type: "rsa" },
		sk: false
	},
	"sk-ssh-ed25519@openssh.com": {
		material: { type: "ed25519" },
		sk: true
	},
	"sk-ecdsa-sha2-nistp256@openssh.com": {
		material: {
			type: "ecdsa",
			curve: "nistp256"
		},
		sk: true
	}
};
/** The longest key taken: rsa of 16,384 bits in base64 is shorter. */
const MOST_CHARACTERS = 4096;
const LEAST_RSA_BITS = 2048;
const MOST_RSA_BITS = 16384;
/** @param line one key as in a `.pub` file: kind, base64, and perhaps a comment */
function parsePublicKey(line) {
	if (line.length > MOST_CHARACTERS) return refuse(`the key is longer than ${MOST_CHARACTERS} characters`);
	const [, kind = "", text = ""] = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]+[^\r\n]*)?$/.exec(line.trim()) ?? [];
	if (text === "") return refuse("the key is not one line of the form \"ssh-ed25519 AAAA\u2026 comment\"");
	const blob = fromBase64(text);
	if (blob === null) return refuse("the key is not base64");
	const key = decodePublicKey(blob);
	if (key.ok && key.value.kind !== kind) return refuse(`the key says ${quoted(kind)}, and its bytes are of the kind "${key.value.kind}"`);
	return key;
}
/** @param blob the bytes that stand in base64 in a `.pub` file, and as they are in a signature */
function decodePublicKey(blob) {
	const kind = leadingText(blob);
	if (!kind.ok) return refuse(`the key ${kind.why}`);
	if (!isKind(kind.value)) return refuse(unknownKind(kind.value));
	const { material } = KINDS[kind.value];
	const read = READERS[material.type](blob, KINDS[kind.value]);
	if (!read.ok) return refuse(`the key ${read.why}`);
	const key = toKeyObject(read.value.jwk);
	if (key === null) return refuse("the key is not a point of its curve");
	return hold({
		kind: kind.value,
		material,
		fingerprint: fingerprintOf(blob),
		identity: (0, node_crypto.createHash)("sha256").update(key.export({
			type: "spki",
			format: "der"
		})).digest("hex"),
		key,
		application: read.value.application
	});
}
function fingerprintOf(blob) {
	return `SHA256:${(0, node_crypto.createHash)("sha256").update(blob).digest("base64").replace(/=+$/, "")}`;
}
function isKind(name) {
	return Object.hasOwn(KINDS, name);
}
function unknownKind(kind) {
	if (kind.endsWith("-cert-v01@openssh.com")) return `a certificate (${quoted(kind)}) is not taken: name the key itself`;
	return `a key of the kind ${quoted(kind)} is not taken (taken are ${Object.keys(KINDS).join(", ")})`;
}
const READERS = {
	ed25519(blob, { sk }) {
		const fields = readFields(blob, sk ? [
			"text",
			"bytes",
			"bytes"
		] : ["text", "bytes"]);
		if (!fields.ok) return fields;
		const [, point, application = null] = fields.value;
		const why = ed25519Problem(point);
		return why === "" ? hold({
			jwk: {
				kty: "OKP",
				crv: "Ed25519",
				x: point.toString("base64url")
			},
			application
		}) : refuse(why);
	},
	ecdsa(blob, { material, sk }) {
		const fields = readFields(blob, sk ? [
			"text",
			"text",
			"bytes",
			"bytes"
		] : [
			"text",
			"text",
			"bytes"
		]);
		if (!fields.ok) return fields;
		const [, named, point, application = null] = fields.value;
		if (material.type !== "ecdsa" || named !== material.curve) return refuse(`names another curve, ${quoted(named)}`);
		const { name, size } = CURVES[material.curve];
		if (point.length !== 1 + 2 * size || point[0] !== 4) return refuse("is not an uncompressed point of its curve");
		const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
		return hold({
			jwk: {
				kty: "EC",
				crv: name,
				x: x.toString("base64url"),
				y: y.toString("base64url")
			},
			application
		});
	},
	rsa(blob) {
		const fields = readFields(blob, [
			"text",
			"mpint",
			"mpint"
		]);
		if (!fields.ok) return fields;
		const [, e, n] = fields.value;
		const why = rsaProblem(e, n);
		return why === "" ? hold({
			jwk: {
				kty: "RSA",
				n: n.toString("base64url"),
				e: e.toString("base64url")
			},
			application: null
		}) : refuse(why);
	}
};
/** With the exponent 1 anybody can sign, and a huge one costs every reader time. */
function rsaProblem(e, n) {
	const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
	if (bits < LEAST_RSA_BITS) return `has ${Math.max(bits, 0)} bits; rsa needs ${LEAST_RSA_BITS}`;
	if (bits > MOST_RSA_BITS) return `has ${bits} bits, more than ${MOST_RSA_BITS}`;
	return ((e.at(-1) ?? 0) & 1) === 1 && ((n.at(-1) ?? 0) & 1) === 1 && e.length <= 8 && !(e.length === 1 && e[0] === 1) ? "" : "has an exponent or a modulus that no rsa key has";
}
const FIELD_PRIME = 2n ** 255n - 19n;
const ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
/** The y coordinates of the eight points of small order: under such a key some signatures hold for any message, to some versions of OpenSSL. */
const SMALL_ORDER = [
	0n,
	1n,
	FIELD_PRIME - 1n,
	ORDER_8,
	FIELD_PRIME - ORDER_8
];
/** Bytes that no signer writes could be a second spelling of a key (RFC 8032 \u00a75.1.3). */
function ed25519Problem(point) {
	if (point.length !== 32) return `has ${point.length} bytes; ed25519 has 32`;
	const y = BigInt(`0x${Buffer.from(point.toReversed()).toString("hex")}`) & 2n ** 255n - 1n;
	return y >= FIELD_PRIME || SMALL_ORDER.includes(y) ? "is not a point that a signer can have" : "";
}
function toKeyObject(jwk) {
	try {
		return (0, node_crypto.createPublicKey)({
			key: jwk,
			format: "jwk"
		});
	} catch {
		return null;
	}
}

Object.defineProperty(exports, "CURVES", {
  enumerable: true,
  get: function () {
    return CURVES;
  }
});
Object.defineProperty(exports, "decodePublicKey", {
  enumerable: true,
  get: function () {
    return decodePublicKey;
  }
});
Object.defineProperty(exports, "fingerprintOf", {
  enumerable: true,
  get: function () {
    return fingerprintOf;
  }
});
Object.defineProperty(exports, "fromBase64", {
  enumerable: true,
  get: function () {
    return fromBase64;
  }
});
Object.defineProperty(exports, "fromEitherBase64", {
  enumerable: true,
  get: function () {
    return fromEitherBase64;
  }
});
Object.defineProperty(exports, "hold", {
  enumerable: true,
  get: function () {
    return hold;
  }
});
Object.defineProperty(exports, "leadingText", {
  enumerable: true,
  get: function () {
    return leadingText;
  }
});
Object.defineProperty(exports, "parsePublicKey", {
  enumerable: true,
  get: function () {
    return parsePublicKey;
  }
});
Object.defineProperty(exports, "quoted", {
  enumerable: true,
  get: function () {
    return quoted;
  }
});
Object.defineProperty(exports, "readFields", {
  enumerable: true,
  get: function () {
    return readFields;
  }
});
Object.defineProperty(exports, "refuse", {
  enumerable: true,
  get: function () {
    return refuse;
  }
});
Object.defineProperty(exports, "takeFields", {
  enumerable: true,
  get: function () {
    return takeFields;
  }
});
Object.defineProperty(exports, "toStrings", {
  enumerable: true,
  get: function () {
    return toStrings;
  }
});