// src/model/size.ts
const UNITS = [
	["TiB", 2 ** 40],
	["GiB", 2 ** 30],
	["MiB", 2 ** 20],
	["KiB", 1024]
];
/** `16 GiB`, `64.2 KiB`, `999 bytes`. */
function formatSize(bytes) {
	const [unit, factor] = UNITS.find(([, least]) => bytes >= least) ?? ["bytes", 1];
	return `${Number((bytes / factor).toFixed(1))} ${unit}`;
}
/** As much or a little more, as `parseSize` takes it. */
function wholeSize(bytes) {
	return bytes > 2 ** 30 ? `${Math.ceil(bytes / 2 ** 30)} GiB` : `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
/** @param text such as `512 MiB` or `2GiB` @returns bytes, or null where it is none, or more than a number can count */
function parseSize(text) {
	const [, digits = "", unit = ""] = /^(\d{1,16}) ?(KiB|MiB|GiB|TiB)$/.exec(text) ?? [];
	const bytes = Number(digits) * (UNITS.find(([name]) => name === unit)?.[1] ?? NaN);
	return Number.isSafeInteger(bytes) ? bytes : null;
}
/** `1,000,000`. */
function formatCount(count) {
	return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

// src/files/reason.ts
const REASONS = {
	ENOENT: "it does not exist",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EISDIR: "it is a folder",
	ENOTDIR: "a part of its path is not a folder",
	ENOSPC: "the disk is full",
	EROFS: "the disk is read-only",
	ELOOP: "its links go in a circle"
};
/** @param error whatever was thrown */
function reasonOf(error) {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	return REASONS[code] ?? (code || "unknown error");
}

// src/model/fault.ts
/** Every code, with what it means: the README's error table is made from this. */
const FAULT_CODES = {
	E_OPTION: {
		who: "developer",
		means: "a command-line option or Action input is unknown, misspelt, repeated, or has a value it does not take"
	},
	E_NO_FILE: {
		who: "platform",
		means: "a named file, folder or pattern yields no file"
	},
	E_READ: {
		who: "platform",
		means: "a file exists and cannot be read"
	},
	E_WRITE: {
		who: "platform",
		means: "an output file cannot be written"
	},
	E_TOO_LARGE: {
		who: "platform",
		means: "an input is larger than its limit"
	},
	E_ENCODING: {
		who: "platform",
		means: "bytes are not the UTF-8 (or UTF-16 with a BOM) they must be"
	},
	E_NOT_JSON: {
		who: "platform",
		means: "a file that should be JSON is not"
	},
	E_CUT_SHORT: {
		who: "platform",
		means: "a file ends before its JSON, gzip data or tar does"
	},
	E_GZIP: {
		who: "platform",
		means: "gzip data is broken, or followed by bytes that are none"
	},
	E_DUPLICATE_KEY: {
		who: "platform",
		means: "an object of JSON says one thing twice, and readers differ in which they believe"
	},
	E_NOT_SARIF: {
		who: "platform",
		means: "JSON that has not the shape of a SARIF log"
	},
	E_SARIF_VERSION: {
		who: "platform",
		means: "SARIF of another version than 2.1.0"
	},
	E_NO_RUNS: {
		who: "platform",
		means: "a SARIF log without a run: nothing was scanned"
	},
	E_REVISION: {
		who: "platform",
		means: "a run says that it scanned another commit than the one that is checked out"
	},
	E_NO_RESULTS: {
		who: "platform",
		means: "a run without a results array: the scan did not get as far as results (SARIF 2.1.0 \u00a73.14.23)"
	},
	E_EXECUTION_FAILED: {
		who: "platform",
		means: "a run says that its tool did not finish (executionSuccessful: false, a signal, or a failed start)"
	},
	E_ERROR_NOTIFICATION: {
		who: "platform",
		means: "a tool reported an error while it ran, and the policy makes that a fault"
	},
	E_EXTERNAL: {
		who: "platform",
		means: "results, rules or invocations stand in another file, which the gate never fetches"
	},
	E_EVIDENCE: {
		who: "platform",
		means: "evidence of the artifact that is broken, hostile, or of no format that the gate reads"
	},
	E_EVIDENCE_ABSENT: {
		who: "platform",
		means: "evidence of the artifact that the policy requires is not given"
	},
	E_EVIDENCE_OTHER: {
		who: "platform",
		means: "evidence speaks of another artifact, or of another revision, than the one judged"
	},
	E_SCANNER_CONFIGURATION: {
		who: "security team",
		means: "a change touches the configuration of a scanner, and the policy makes that a fault"
	},
	E_VEX: {
		who: "platform",
		means: "a VEX document that is broken, or of no format that the gate reads"
	},
	E_TOOL_ABSENT: {
		who: "platform",
		means: "a tool or category that the policy requires is in no run"
	},
	E_GITHUB: {
		who: "platform",
		means: "GitHub was asked for something that the verdict rests on, and did not answer"
	},
	E_GIT: {
		who: "platform",
		means: "the git history at hand does not hold what the verdict rests on"
	},
	E_TIGHTEN: {
		who: "security team",
		means: "a policy is laxer than the one that it extends"
	},
	E_SYNTAX: {
		who: "security team",
		means: "a policy or exceptions file is not the plain YAML the gate takes"
	},
	E_KEY: {
		who: "security team",
		means: "an unknown key in a policy or exceptions file"
	},
	E_MISSING: {
		who: "security team",
		means: "a key that must be there is not"
	},
	E_VALUE: {
		who: "security team",
		means: "a value of the wrong type, or not one of those allowed"
	},
	E_DATE: {
		who: "security team",
		means: "not a date, or a date where it may not be"
	},
	E_PATTERN: {
		who: "security team",
		means: "a path, tool, rule or package pattern that the gate does not take"
	},
	E_DUPLICATE: {
		who: "security team",
		means: "two exceptions of one id, one person twice in a role, or one key of two people"
	},
	E_BUG: {
		who: "developer",
		means: "the gate itself failed (exit 3): please report it"
	}
};
/** @param where `file:line:column`, or a file with a JSON pointer behind `#` */
function fault(code, where, what, fix) {
	return {
		code,
		what,
		where,
		fix,
		who: FAULT_CODES[code].who
	};
}
function ok(value) {
	return {
		ok: true,
		value
	};
}
function failed(faults) {
	return {
		ok: false,
		faults
	};
}

// src/model/limits.ts
const LIMITS = {
	inputSize: {
		kind: "size",
		otherwise: 16 * 2 ** 30,
		means: "bytes of one SARIF input, as given and once inflated"
	},
	compressionRatio: {
		kind: "count",
		otherwise: 200,
		means: "how many times the size of its gzip data an input may have, checked from 64 MiB on"
	},
	memory: {
		kind: "size",
		otherwise: 512 * 2 ** 20,
		means: "memory, by estimate, for what is kept of all inputs: what runs say beside their results, and findings that are listed"
	},
	results: {
		kind: "count",
		otherwise: 5e6,
		means: "SARIF results of all inputs together, whatever they report"
	}
};
const LIMIT_NAMES = Object.keys(LIMITS);
/** The number of a limit, as the policy may write it too. */
function formatLimit(name, number) {
	return LIMITS[name].kind === "size" ? formatSize(number) : formatCount(number);
}
/** @param what says what was found, completed by the limit: `\u2026, and at most 16 GiB are read` @param found at least so much */
function exceeded(name, { most, where }, input, { what, found }) {
	const enough = 2 * Math.max(most, found);
	const fix = `look at what wrote it; if it is right, let the policy allow more, such as limits: {${name}: ${LIMITS[name].kind === "size" ? wholeSize(enough) : String(Math.ceil(enough))}}`;
	return fault("E_TOO_LARGE", input, `${what}, and the limit is ${formatLimit(name, most)} (limits.${name}, ${where})`, fix);
}

Object.defineProperty(exports, "LIMITS", {
  enumerable: true,
  get: function () {
    return LIMITS;
  }
});
Object.defineProperty(exports, "LIMIT_NAMES", {
  enumerable: true,
  get: function () {
    return LIMIT_NAMES;
  }
});
Object.defineProperty(exports, "exceeded", {
  enumerable: true,
  get: function () {
    return exceeded;
  }
});
Object.defineProperty(exports, "failed", {
  enumerable: true,
  get: function () {
    return failed;
  }
});
Object.defineProperty(exports, "fault", {
  enumerable: true,
  get: function () {
    return fault;
  }
});
Object.defineProperty(exports, "formatCount", {
  enumerable: true,
  get: function () {
    return formatCount;
  }
});
Object.defineProperty(exports, "formatSize", {
  enumerable: true,
  get: function () {
    return formatSize;
  }
});
Object.defineProperty(exports, "ok", {
  enumerable: true,
  get: function () {
    return ok;
  }
});
Object.defineProperty(exports, "parseSize", {
  enumerable: true,
  get: function () {
    return parseSize;
  }
});
Object.defineProperty(exports, "reasonOf", {
  enumerable: true,
  get: function () {
    return reasonOf;
  }
});