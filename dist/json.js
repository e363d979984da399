const require_fault = require("./fault.js");

// src/syntax/json.ts
const DEEPEST = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES = {
	"\"": "\"",
	"\\": "\\",
	"/": "/",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
const [QUOTE, BACKSLASH, SPACE] = [
	34,
	92,
	32
];
/** Bytes that values take, by estimate. */
const COSTS = {
	object: 200,
	member: 60,
	list: 60,
	item: 8,
	string: 40
};
/** Ends the reading of one text; never leaves this file. */
var Refusal = class extends Error {
	fault;
	constructor(refused) {
		super(refused.what);
		this.fault = refused;
	}
};
/** @param file names the text in faults */
function parseJson(text, file, { unread = /* @__PURE__ */ new Set(), memory = null } = {}) {
	const reader = {
		text,
		unread,
		memory,
		at: 0,
		kept: text.length
	};
	try {
		const value = valueAt(reader, 0);
		skipSpace(reader);
		if (reader.at < text.length) refuse(reader, "E_NOT_JSON", "something follows the JSON value");
		return require_fault.ok(value);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return require_fault.failed([{
			...error.fault,
			where: `${file}${error.fault.where}`
		}]);
	}
}
function refuse(reader, code, what) {
	const cut = reader.at >= reader.text.length && code === "E_NOT_JSON";
	const where = cut ? "" : ` (at character ${reader.at})`;
	const said = cut ? "the file ends before its JSON does" : `${what}${where}`;
	throw new Refusal(require_fault.fault(cut ? "E_CUT_SHORT" : code, "", said, "write the file again, and look at what wrote or carried it"));
}
function valueAt(reader, depth) {
	skipSpace(reader);
	const letter = reader.text.charAt(reader.at);
	if (letter === "{") return objectAt(reader, depth + 1);
	if (letter === "[") return arrayAt(reader, depth + 1);
	if (letter === "\"") return stringAt(reader);
	if (letter === "t") return word(reader, "true", true);
	if (letter === "f") return word(reader, "false", false);
	if (letter === "n") return word(reader, "null", null);
	return numberAt(reader);
}
function objectAt(reader, depth) {
	const members = /* @__PURE__ */ new Map();
	keep(reader, COSTS.object);
	begin(reader, depth);
	if (isAt(reader, "}")) return members;
	do {
		skipSpace(reader);
		if (reader.text.charCodeAt(reader.at) !== QUOTE) refuse(reader, "E_NOT_JSON", "the name of a member is no string");
		const name = stringAt(reader).normalize("NFC");
		keep(reader, COSTS.member);
		if (members.has(name)) refuse(reader, "E_DUPLICATE_KEY", `an object says "${name.slice(0, 60)}" twice`);
		if (!isAt(reader, ":")) refuse(reader, "E_NOT_JSON", "a member without \":\"");
		const { kept } = reader;
		const value = valueAt(reader, depth);
		const isUnread = reader.unread.has(name);
		if (isUnread) reader.kept = kept;
		members.set(name, isUnread ? null : value);
	} while (isAt(reader, ","));
	if (!isAt(reader, "}")) refuse(reader, "E_NOT_JSON", "neither \",\" nor \"}\" behind a member");
	return members;
}
function arrayAt(reader, depth) {
	const items = [];
	keep(reader, COSTS.list);
	begin(reader, depth);
	if (isAt(reader, "]")) return items;
	do {
		keep(reader, COSTS.item);
		items.push(valueAt(reader, depth));
	} while (isAt(reader, ","));
	if (!isAt(reader, "]")) refuse(reader, "E_NOT_JSON", "neither \",\" nor \"]\" behind an entry");
	return items;
}
/** Values that nobody asks for are gone once they are read, so that they are counted only while they are. */
function keep(reader, bytes) {
	reader.kept += bytes;
	const { kept, memory } = reader;
	if (memory === null || kept <= memory.most) return;
	throw new Refusal(require_fault.exceeded("memory", memory, "", {
		what: `it and its values take at least ${require_fault.formatSize(kept)}`,
		found: kept
	}));
}
function begin(reader, depth) {
	if (depth > DEEPEST) refuse(reader, "E_NOT_JSON", `the file nests deeper than ${DEEPEST} levels`);
	reader.at += 1;
}
/** True where this letter comes next, and is passed. */
function isAt(reader, letter) {
	skipSpace(reader);
	if (reader.text.charAt(reader.at) !== letter) return false;
	reader.at += 1;
	return true;
}
function skipSpace(reader) {
	for (;;) {
		const code = reader.text.charCodeAt(reader.at);
		if (code !== SPACE && code !== 10 && code !== 13 && code !== 9) return;
		reader.at += 1;
	}
}
function word(reader, text, value) {
	if (!reader.text.startsWith(text, reader.at)) {
		if (text.startsWith(reader.text.slice(reader.at))) reader.at = reader.text.length;
		refuse(reader, "E_NOT_JSON", "the file is not JSON");
	}
	reader.at += text.length;
	return value;
}
function numberAt(reader) {
	NUMBER.lastIndex = reader.at;
	const [digits] = NUMBER.exec(reader.text) ?? [];
	if (digits === void 0) refuse(reader, "E_NOT_JSON", "the file is not JSON");
	const number = Number(digits);
	if (!Number.isFinite(number)) refuse(reader, "E_NOT_JSON", "a number that is too large");
	reader.at += digits.length;
	return number;
}
/** Most strings hold no escape and are one slice of the text. */
function stringAt(reader) {
	const { text } = reader;
	let [from, parts] = [reader.at + 1, ""];
	for (let at = from;; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) {
			reader.at = at + 1;
			keep(reader, COSTS.string);
			return parts + text.slice(from, at);
		}
		if (Number.isNaN(code) || code < SPACE) {
			reader.at = at;
			refuse(reader, "E_NOT_JSON", "a control character in a string");
		}
		if (code !== BACKSLASH) continue;
		const { value, length } = escapeAt(reader, at);
		parts += text.slice(from, at) + value;
		at += length - 1;
		from = at + 1;
	}
}
function escapeAt(reader, at) {
	const letter = reader.text.charAt(at + 1);
	if (Object.hasOwn(ESCAPES, letter)) return {
		value: ESCAPES[letter] ?? "",
		length: 2
	};
	const digits = reader.text.slice(at + 2, at + 6);
	if (letter === "u" && /^[0-9a-f]{4}$/i.test(digits)) return {
		value: String.fromCharCode(Number.parseInt(digits, 16)),
		length: 6
	};
	reader.at = reader.text.length - at < 6 ? reader.text.length : at;
	return refuse(reader, "E_NOT_JSON", "an escape that JSON does not know");
}
const NO_MEMBERS = /* @__PURE__ */ new Map();
function isMap(value) {
	return value instanceof Map;
}
/** The object, or an empty one. */
function asMap(value) {
	return isMap(value) ? value : NO_MEMBERS;
}
/** The list, or an empty one. */
function asList(value) {
	return Array.isArray(value) ? value : [];
}
/** The string when it is not empty. */
function asString(value) {
	return typeof value === "string" && value !== "" ? value : null;
}
/** A JSON pointer (RFC 6901) one step further. */
function pointer(base, step) {
	return `${base}/${typeof step === "number" ? step : step.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

Object.defineProperty(exports, "asList", {
  enumerable: true,
  get: function () {
    return asList;
  }
});
Object.defineProperty(exports, "asMap", {
  enumerable: true,
  get: function () {
    return asMap;
  }
});
Object.defineProperty(exports, "asString", {
  enumerable: true,
  get: function () {
    return asString;
  }
});
Object.defineProperty(exports, "isMap", {
  enumerable: true,
  get: function () {
    return isMap;
  }
});
Object.defineProperty(exports, "parseJson", {
  enumerable: true,
  get: function () {
    return parseJson;
  }
});
Object.defineProperty(exports, "pointer", {
  enumerable: true,
  get: function () {
    return pointer;
  }
});