const require_fault = require("./fault.js");
const require_thread = require("./thread.js");
let node_fs = require("node:fs");
let node_crypto = require("node:crypto");

// src/sarif/shape.ts
/** What a value is to the record that it belongs to. See assembly/scan.ts. */
const MARK = {
	none: 0,
	record: 1,
	aside: 2,
	message: 3,
	only: 4,
	place: 5,
	line: 6,
	column: 7,
	endLine: 8,
	odd: 9
};
const KIND = {
	skip: 0,
	whole: 1,
	object: 2,
	array: 3,
	members: 4,
	elements: 5
};
const wholes = (...names) => Object.fromEntries(names.map((name) => [name, "whole"]));
const texts = { object: wholes("text", "markdown") };
const RULE = { object: {
	...wholes("id", "guid", "name", "deprecatedIds", "defaultConfiguration", "messageStrings", "properties"),
	shortDescription: texts,
	fullDescription: texts,
	help: texts,
	relationships: { array: { object: wholes("target") } }
} };
const COMPONENT = {
	...wholes("name", "guid", "version", "semanticVersion", "globalMessageStrings"),
	rules: { elements: RULE }
};
const marked = (mark, of) => ({
	mark,
	of
});
const REGION = {
	startLine: marked("line", "whole"),
	startColumn: marked("column", "whole"),
	endLine: marked("endLine", "whole")
};
const LINES = {
	startLine: "whole",
	snippet: texts
};
/** @param region and what stands beside it */
function location(region, beside) {
	return { object: {
		physicalLocation: { object: {
			artifactLocation: marked("place", { object: wholes("uri", "uriBaseId", "index") }),
			region: { object: region },
			...beside
		} },
		logicalLocations: marked("odd", { array: { object: wholes("fullyQualifiedName", "name", "index") } }),
		message: { object: wholes("text") }
	} };
}
/** What results of one rule tend to have in common stands first; what tells them apart is marked to go aside. */
function resultOf(where) {
	return {
		...wholes("ruleId", "ruleIndex", "rule", "kind", "level", "baselineState", "taxa", "properties"),
		suppressions: { array: { object: wholes("kind", "status") } },
		provenance: { object: wholes("invocationIndex") },
		message: marked("message", { object: wholes("text", "id", "markdown", "arguments") }),
		locations: marked("aside", { array: marked("only", where) }),
		stacks: marked("odd", { array: { object: { frames: { array: { object: wholes("module") } } } } })
	};
}
const RESULT = marked("record", { object: resultOf(location(REGION, {})) });
/** With what it takes to know a result again; each is handed over whole. */
const FOLLOWED = { object: {
	...resultOf(location({
		...REGION,
		snippet: texts
	}, { contextRegion: { object: LINES } })),
	...wholes("fingerprints", "partialFingerprints")
} };
const runOf = (result) => ({
	tool: { members: {
		driver: { members: COMPONENT },
		extensions: { elements: { members: COMPONENT } }
	} },
	...wholes("automationDetails", "originalUriBaseIds", "versionControlProvenance"),
	invocations: { array: { object: {
		...wholes("executionSuccessful", "exitCode", "exitCodeDescription", "exitSignalName", "exitSignalNumber", "processStartFailureMessage"),
		ruleConfigurationOverrides: "whole",
		toolExecutionNotifications: { array: { object: {
			level: "whole",
			message: texts
		} } },
		toolConfigurationNotifications: { array: { object: {
			level: "whole",
			message: texts
		} } }
	} } },
	artifacts: { elements: { object: {
		location: { object: wholes("uri", "uriBaseId") },
		properties: "whole"
	} } },
	logicalLocations: { elements: { object: wholes("fullyQualifiedName") } },
	taxonomies: { array: { object: wholes("name", "guid") } },
	externalPropertyFileReferences: "whole",
	results: { elements: result }
});
const logOf = (result) => ({ members: {
	...wholes("version", "$schema"),
	runs: { elements: { members: runOf(result) } },
	inlineExternalProperties: { array: { object: {
		results: { array: "whole" },
		invocations: { array: "whole" },
		driver: { object: {} },
		extensions: { array: "whole" }
	} } }
} });
const LOG = logOf(RESULT);
/** The same where findings are followed. */
const LOG_TO_FOLLOW = logOf(FOLLOWED);
/** The table that the scanner reads: offsets of nodes, then each node with the names of its children. */
function compile(root) {
	const nodes = [];
	const add = (kind, name, path) => nodes.push({
		kind,
		mark: MARK.none,
		name,
		path,
		children: [],
		element: 0
	}) - 1;
	add(KIND.skip, null, "");
	add(KIND.whole, null, "");
	add(KIND.object, null, "");
	add(KIND.array, null, "");
	const walk = (shape, name, path) => {
		if (shape === "whole") return add(KIND.whole, name, path);
		if ("mark" in shape) {
			const node = walk(shape.of, name, path);
			Object.assign(nodes[node], { mark: MARK[shape.mark] });
			return node;
		}
		const [kind, inner] = Object.entries(shape)[0];
		const node = add(KIND[kind], name, path);
		const own = nodes[node];
		if (own === void 0) return node;
		if (kind === "array" || kind === "elements") own.element = walk(inner, null, `${path}[]`);
		else for (const [key, child] of Object.entries(inner)) own.children.push([key, walk(child, key, path === "" ? key : `${path}.${key}`)]);
		return node;
	};
	walk(root, null, "");
	let bytes = null;
	return {
		nodes,
		get bytes() {
			return bytes ??= encode(nodes);
		}
	};
}
function encode(nodes) {
	const encoder = new TextEncoder();
	const bodies = nodes.map(({ kind, mark, children, element }) => {
		if (kind === KIND.array || kind === KIND.elements) return [
			kind,
			mark,
			...u16(element)
		];
		const named = children.flatMap(([name, node]) => {
			const bytes = encoder.encode(name);
			return [
				bytes.length,
				...bytes,
				...u16(node)
			];
		});
		return [
			kind,
			mark,
			children.length,
			...named
		];
	});
	let at = nodes.length * 2;
	const offsets = bodies.flatMap((body) => {
		const offset = u16(at);
		at += body.length;
		return offset;
	});
	return Uint8Array.from([...offsets, ...bodies.flat()]);
}
function u16(value) {
	return [value & 255, value >> 8];
}

// src/sarif/decode.ts
const BOM = [
	["utf-8", [
		239,
		187,
		191
	]],
	["utf-16le", [255, 254]],
	["utf-16be", [254, 255]]
];
/** @param sink gets the text as UTF-8; that it is valid UTF-8 is for the sink to check, unless it was turned */
function decoder(sink) {
	let head = /* @__PURE__ */ new Uint8Array(0);
	let turn = null;
	let valid = true;
	const begin = (bytes) => {
		head = null;
		const [encoding = "utf-8", mark = []] = BOM.find(([, marks]) => marks.every((byte, index) => bytes[index] === byte)) ?? [];
		if (encoding !== "utf-8") turn = turner(encoding, sink);
		pass(bytes.subarray(mark.length));
	};
	const pass = (chunk, last = false) => {
		if (turn === null) return sink(chunk);
		try {
			if (valid) turn(chunk, last);
		} catch {
			valid = false;
		}
	};
	return {
		push(chunk) {
			if (head === null) return pass(chunk);
			const bytes = new Uint8Array(head.length + chunk.length);
			bytes.set(head);
			bytes.set(chunk, head.length);
			head = bytes;
			if (bytes.length >= 3) begin(bytes);
		},
		end() {
			if (head !== null) begin(head);
			if (turn !== null) pass(/* @__PURE__ */ new Uint8Array(0), true);
			return valid;
		}
	};
}
function turner(encoding, sink) {
	const from = new TextDecoder(encoding, { fatal: true });
	const to = new TextEncoder();
	return (chunk, last) => sink(to.encode(from.decode(chunk, { stream: !last })));
}

// src/sarif/scan.wasm.ts
const SCAN_WASM = "AGFzbQEAAAABOgtgAAF/YAAAYAJ/fwF/YAF/AX9gAX8AYAN/f38Bf2ABewBgAn9/AGAEf39/fwF/YAR/f39/AGAAAXwDJSQBBgQBBwICCAIFBAEBAwAJAQAABQIAAAEDAAADAwoAAAICAAAFBAEAhAcGwQNBfwFBAAt/AUEAC38BQQALfwFBfwt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC34BQgALfwFBAAt+AUIAC38BQQALfwFBAAt/AUF/C38BQQQLewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAAt/AUEAC38BQQALewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQX8LfwFBAAt/AUEAC34BQgALfgFCAAt7Af0MAAAAAAAAAAAAAAAAAAAAAAt/AUEBC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC34BQgALfwFBAAt/AUEAC38BQQALfwFBAAt+AUIAC34BQgALfwFBAAt/AEGAgBALfwBBgICABAt/AEHoBwt/AEHAAAt/AEGQzgALfwBBgIABCwf/ARcGV0lORE9XAzsNTE9OR0VTVF9WQUxVRQM8B0RFRVBFU1QDPQxERUVQRVNUX0tFUFQDPgxNT1NUX01FTUJFUlMDPwtTSEFQRVNfU0laRQNABWlucHV0ABoGZXZlbnRzAB8HcmVjb3JkcwASBnNoYXBlcwAOB21haW5PdXQAFghhc2lkZU91dAAjC2ZhdWx0T2Zmc2V0AB0FbGVhcm4AFwRzZWVkAA8LZXZlbnRzQ291bnQAHgxyZWNvcmRzQ291bnQAEQhtYWluU2l6ZQAVCWFzaWRlU2l6ZQAiBGZlZWQAHAVyZXNldAAQCmlzQ29tcGxldGUAGQZtZW1vcnkCAAgBDArPbiTGBAIHfwJ+IyBB/wFxIgFB4MyyDmpBAEGAAiABa/wLAEHgzLIOEAIjIK39EhABIxf9DP8AAAAAAAAA/wAAAAAAAAD9USQXEAsjJSMkSyEDIwhBoI7vCWshBCMHQaCO7wlrJC0jGEHQAGxBkJGkAmoiASMJQaCOzwVrNgIAIAEjAEGgjs8FazYCBCMJIQUjACMJayIGrUKV+Kn6l7fem55/hSEHA0AgACAGSQRAIAAgBWopAwAhCCAGIABrIgJBCE8EfiAIBSAIQgEgAkEDdK2GQgF9gwsgB4VCz9bTvtLHq9lCfiIHIAdCIIiFIQcgAEEIaiEADAELCyABIAcgB0IPiIU+AgggASAENgIMIAEjLTYCECABIAMEfyMIIyRqIQIjJSMkayIDrUKV+Kn6l7fem55/hSEHQQAhAANAIAAgA0kEQCAAIAJqKQMAIQggAyAAayIFQQhPBH4gCAUgCEIBIAVBA3SthkIBfYMLIAeFQs/W077Sx6vZQn4iByAHQiCIhSEHIABBCGohAAwBCwsgByAHQg+IhacFQQALNgIUIAEgBCMkajYCGCABIAQjJWo2AhwgASM1NgIgIAEjNjYCJCABIzc2AiggASAEIzRqNgIsIAEgBCMZajYCMCABIxVBAEc2AjQgASMdIx79USMXIx/9Uf1R/QsEOCMFQQR0QZCJJGoiACMUQYCADHI2AgAgACMJQaCOzwVrNgIEIwBBoI7PBWskCiAAIwo2AgggACMYNgIMIwVBAWokBSMYQQFqJBhBACQNC6oBAQV7IxcjHyAA/VEiAv3OASEDIx0jHiIE/c4BIgFBIP3LASABQSD9zQH9UCACQRD9ywEgAkEw/c0B/VAgA/1RIgL9zgEhBSADIARBDf3LASAEQTP9zQH9UCAB/VEiAf3OASEDIAUgAP1RJB0gAUER/csBIAFBL/3NAf1QIAP9USQeIANBIP3LASADQSD9zQH9UCQXIAJBFf3LASACQSv9zQH9UCAF/VEkHwvBAQIFewN/A0AgBkGAAkkEQCABIAAgBmoiCP0ABAAiAyAGQfDOsg5qIgf9AAQA/a4BIgQgCP0ABBAiBSAH/QAEEP2uASIB/d4BIAQgAf3fAf3OAf3OASEBIAIgAyAH/QAEIP2uASICIAUgB/0ABDD9rgEiA/3eASACIAP93wH9zgH9zgEhAiAGQSBqIQYMAQsLIAEgAv0NAAECAwQFBgcQERITFBUWFyABIAL9DQgJCgsMDQ4PGBkaGxwdHh/9zgEQAQuDAQEEfyMcRSMNRXIEQA8LIxwhAkEAJBwjACMIIzpqIgBrQQhLBEBBASQVDwsDQCAAIwBJBEAgAC0AACIDQTBJIANBOUtyBEBBASQVDwsgA0EwayABQQpsaiEBIABBAWohAAwBCwsgAkEGRgRAIAEkNQUgAkEHRgRAIAEkNgUgASQ3CwsL5wICBX8BfgJ/IAEiAiAAIAFGDQAaIABBBnYiAUHQAGxBwIgQaiIDKQMIIAMpAwBCf4WDQn8gAEE/ca2GgyEHA0AgB1AEQCACIAFBAWoiAUEGdCACTw0CGiADQdAAaiIDKQMIIAMpAwBCf4WDIQcMAQsLIAd6pyABQQZ0agshBSMwRQRAIwAhASAAQYAIaiEDIAUgAGshBgNAIAQgBkkEQCABIARqIAMgBGr9AAQA/QsEACAEQRBqIQQMAQsLIwAgBSAAa2okACMAIyFrQYCACEsEQEEBJDAjIUGAgAhqIQMjIUEBaiEAA0AgACADSQRAIAAtAAAiAUHcAEYEf0EGQQIgAC0AAUH1AEYbBSABQcABSQR/QQEFIAFB4AFJBH9BAgVBA0EEIAFB8AFJGwsLCyAAaiIBIANNBEAgASEADAILCwsgACQACwsgAiAFRgRAQQIkDw8LIwBBIjoAACMAQQFqJABBACQPC9kDAQF/IABFBEAgAUEwRgRAQQEPCyABQTlNIAFBMU9xBEBBAg8LIAFBLUYEQEEDDwsgAUH0AEYEQEERDwsgAUHmAEYEQEEZDwsgAUHuAEYEQEEhDwtB/wEPCyABQTBPIgIEQCABQTlNIQILIABBEEkEQAJAAkACQAJAAkACQAJAIABBAWsOBgABAgMEBQYLIAFBLkYEf0EEBUEGQf8BIAFBIHJB5QBGGwsPCyACBH9BAgUgAUEuRgR/QQQFQQZB/wEgAUEgckHlAEYbCwsPC0EBQQJB/wEgAhsgAUEwRhsPC0EFQf8BIAIbDwsgAgR/QQUFQQZB/wEgAUEgckHlAEYbCw8LIAIEf0EIBUEHQf8BIAFBLUYgAUErRnIbCw8LQQhB/wEgAhsPCyAAQSBPBEAgAEEBakH/ASAAQSBrIgBBBEkEfyABQe7qseMGIABBA3R2Qf8BcUYFQQALGw8LIABBGE8EQCAAQQFqQf8BIABBGGsiAEEBRgR/QeEABSAAQQJGBH9B7AAFIABBA0YEf0HzAAVB5QBBACAAQQRGGwsLCyIAIAFGQQAgABsbDwsgAEEBakH/ASAAQRBrIgBBBEkEfyABQfTk1asGIABBA3R2Qf8BcUYFQQALGwupAgEGfyMuIQMgACECA0AgASACSwRAIAJBgAhqLQAAIgVBwABJBH9CgMyAgNCAhIAEIAWtiEIBg6cFIAVBIHIiBkH9AEYgBkH7AEZyC0UEQCADQQJGIAVBMGtBCklxBH9BAgUgAyAFEAULIgNB/wFGBEBBASQEIwwgAq18JA5BAQ8LIAJBAWohAgwCCwsLIAMkLiMjBEAjACEGIABBgAhqIQUgAiAAayEHA0AgBCAHSQRAIAQgBmogBCAFav0ABAD9CwQAIARBEGohBAwBCwsjACACIABraiQACyABIAJGBEBBASQPQQAPC0EAJA8gA0ECRiADQQFGciADQQVGciADQQhGciADQRRGciADQR1GciADQSRGcgR/QQAFQQEkBCMMIAKtfCQOQQELC+ECAQh/IzEjMiAAQZDRsg5GIgUbIQYjJyMoIAUbIQcgAEGAgAJBgIAQIAUbIglBA3RqIQogACABIAlBAWtxQQN0aiEEA0AgBCgCBCILBEAgCEEgRgRAQX8PCyAKIAtqQQFrIQsgBCgCACABRgR/IAsoAgQgA0YFQQALBH8gC0EMaiACIAMQCQVBAAsEQCALKAIADwUgCiAEQQhqIgRGBEAgACEECyAIQQFqIQgMAgsACwsgBiAJQQF2TwR/QQEFIAMgB2pBIGpBgICAAkGAgIAIIAUbSwsEQEF/DwsgByAKaiIAIAY2AgAgACADNgIEIAAgBDYCCCAAQQxqIQhBACEAA0AgACADSQRAIAAgCGogACACav0ABAD9CwQAIABBEGohAAwBCwsgBCABNgIAIAQgB0EBajYCBCAFBEAjMUEBaiQxIycgA0EMamokJwUjMkEBaiQyIyggA0EMamokKAsgBgv/AQIEfwF+An8gASAAIAFGDQAaIABBBnYiA0HQAGxBwIgQaiICKQMIIAIpAwBCf4WDQn8gAEE/ca2GgyEGA0AgBlAEQCABIANBAWoiA0EGdCABTw0CGiACQdAAaiICKQMIIAIpAwBCf4WDIQYMAQsLIAZ6pyADQQZ0agsiBCAAayICIxtqQYAgSwRAQQYkBCMMIABBgCBqIxtrrXwkDkEGDwsjG0GgjJAOaiEDIABBgAhqIQVBACEAA0AgACACSQRAIAAgA2ogACAFav0ABAD9CwQAIABBEGohAAwBCwsjGyACaiQbIAEgBEYEQEEDJA9BAA8LQQAkD0EDJAIgBBAYC6QBAgJ+An8DQCAFQRBqIAJNBEAgACAFav0ABAAgASAFav0ABAD9Uf1TBEBBAA8LIAVBEGohBQwBCwsDQCACIAVLBEAgACAFaikDACEDIAEgBWopAwAhBCACIAVrIgZBCEkEQCADQgEgBkEDdK2GQgF9gyEDCyAGQQhPBH4gBAUgBEIBIAZBA3SthkIBfYMLIANSBEBBAA8LIAVBCGohBQwBCwtBAQu3AQEEfyMvQYAIaiEBIyBB/wFxIQIgACMvayIDIyBqJCAgAgRAIAJB4MyyDmogAUGAAiACayIEIAMgAyAESxsiA/wKAAAgAiADakGAAkkEQA8LQeDMsg4QAiABIANqIQELIABBgAhqIQIDQCABQYACaiIAIAJNBEAgARACIAAhAQwBCwsgAiABayECQQAhAANAIAAgAkkEQCAAQeDMsg5qIAAgAWr9AAQA/QsEACAAQRBqIQAMAQsLCzABAX9BAyEAA0AgAEEASgRA/QwAAAAAAAAAAAAAAAAAAAAAEAEgAEEBayEADAELCwu2AQBBACQE/QwAAAAAAAAAAAAAAAAAAAAAJBP9DAAAAAAAAAAAAAAAAAAAAAAkC/0MAAAAAAAAAAAAAAAAAAAAACQrQQAkAkGgjs8FJAlBoI7PBSQAQaCO7wkkB0EAJA9BoI7vCSQI/QwAAAAAAAAAAAAAAAAAAAAAJB39DAAAAAAAAAAAAAAAAAAAAAAkHv0MAAAAAAAAAAAAAAAAAAAAACQX/QwAAAAAAAAAAAAAAAAAAAAAJB8LhQ4CBX8BfiMPBH8CfyMPQQJGBEBBACAAEAQjD0UEQEEEQQYjARskAiMGBH8jASMDQQFqRgVBAAsEQCMQBEAjACMIayQZC0EAJBAjByMAJAckACMGRSQGCyMDIwFGBEAjDQRAEAAFIwVBBHRBkIkkaiICIxRBgIAMcjYCACACIwlBoI7PBWs2AgQjAEGgjs8FayQKIAIjCjYCCCACQX82AgwjBUEBaiQFC0F/JAMLC0EADAELIw9BA0YEQEEAIAAQCAwBC0EAIAAQBgRAIwQMAQtBACMjIw8bBEAQA0EEQQYjARskAiMGBH8jASMDQQFqRgVBAAsEQCMQBEAjACMIayQZC0EAJBAjByMAJAckACMGRSQGCyMDIwFGBEAjDQRAEAAFIwVBBHRBkIkkaiICIxRBgIAMcjYCACACIwlBoI7PBWs2AgQjAEGgjs8FayQKIAIjCjYCCCACQX82AgwjBUEBaiQFC0F/JAMLC0EACwVBAAsEQCMEDwsgAEEGdiECA0AgASACSQRAIxFBAE4EQCABIAIgABATIQELIAEgAkcEQCABQdAAbEHAiBBqIgMpAwggAykDAIMgAykDOCADKQMwIAMpAyggAykDECADKQMYhISEhIQhBgNAIAZCAFIEQAJ/AkACQAJAAkACQCAGeqcgAUEGdGoiBEGACGotAAAiA0EiRwRAIANBOkYNASADQSxGDQIgA0H7AEYNAyADQdsARg0DIANB/QBGDQQgA0HdAEYNBAwFCyMCQQJGIwJBAUZyBEAjEUEATgRAQQMkAkEADAcLQQAkGyAEQQFqIAAQCAwGCyMCQQVHQQAjAhsEQEEBJAQjDCAErXwkDkEBDAYLIxJFBEBBBEEGIwEbJAIjBgR/IwEjA0EBakYFQQALBEAjEARAIwAjCGskGQtBACQQIwcjACQHJAAjBkUkBgsjAyMBRgRAIw0EQBAABSMFQQR0QZCJJGoiAyMUQYCADHI2AgAgAyMJQaCOzwVrNgIEIwBBoI7PBWskCiADIwo2AgggA0F/NgIMIwVBAWokBQtBfyQDC0EADAYLIxIhAwJAIwNBAEgEQCMBJAMgAyQUIwAkCQwBCyMBQQR0QaCOjw5qIgMtAABBAUYNACADLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgA0EBOgABCyMNBH8CfyMSQQF0QeDMsA5qLwEAQeDMsA5qLQABIgNBBEYEQCMaQQFqJBpBAQwBC0EBIANBBUYNABogA0EGTwsFQQALBEBBASQVCyMAJCFBACQwIwBBIjoAACMAQQFqJAAgBEEBaiAAEAQjD0UEQEEEQQYjARskAiMGBH8jASMDQQFqRgVBAAsEQCMQBEAjACMIayQZC0EAJBAjByMAJAckACMGRSQGCyMDIwFGBEAjDQRAEAAFIwVBBHRBkIkkaiIDIxRBgIAMcjYCACADIwlBoI7PBWs2AgQjAEGgjs8FayQKIAMjCjYCCCADQX82AgwjBUEBaiQFC0F/JAMLC0EADAULIwJBA0cEQEEBJAQjDCAErXwkDkEBDAULQQAkAkEADAQLIwJBBEcEQEEBJAQjDCAErXwkDkEBDAQLIwFBBHRBoI6PDmoiAy0AAEEBRgRAQQIkAgVBACQCIxFBAE4Ef0EABSADLwECIgNBAXRB4MywDmovAQBB4MywDmotAABBAUYEfyADBSADQQF0QeDMsA5qLwEAQeDMsA5qLwECCwskEgtBAAwDCyADIAQQFAwCCyADIAQQIQwBCyMCQQVHQQAjAhsEQEEBJAQjDCAErXwkDkEBDAELQQAkLiMSQQBHJCMjIwRAIxIhAwJAIwNBAEgEQCMBJAMgAyQUIwAkCQwBCyMBQQR0QaCOjw5qIgMtAABBAUYNACADLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgA0EBOgABCyMNBEAjEiIFQQF0QeDMsA5qLwEAQeDMsA5qLQABIQNBACQcIANBB0YgA0EGRnIgA0EIRnIEQCADJBwjACMIayQ6BQJ/IAVBAXRB4MywDmovAQBB4MywDmotAAEiA0EERgRAIxpBAWokGkEBDAELQQEgA0EFRg0AGiADQQZPCwRAQQEkFQsLCwVBBEEGIwEbJAILIAQgABAGBEAjBAwBC0EAIyMjDxsEQBADQQRBBiMBGyQCIwYEfyMBIwNBAWpGBUEACwRAIxAEQCMAIwhrJBkLQQAkECMHIwAkByQAIwZFJAYLIwMjAUYEQCMNBEAQAAUjBUEEdEGQiSRqIgMjFEGAgAxyNgIAIAMjCUGgjs8FazYCBCMAQaCOzwVrJAogAyMKNgIIIANBfzYCDCMFQQFqJAULQX8kAwsLQQALBEAjBA8LIAYgBkIBfYMhBgwBCwsgAUEBaiEBDAILCwtBAAsHAEHgzLAOC+sBAQJ7IAGtIACtQiCGhCQ4IAOtIAKtQiCGhCQ5Izj9Ev0MAAAAAAAAAAABAAAAAAAAAP1RIgT9DHVlc3BlbW9zdWVzcGVtb3P9USQdIzn9Ev0MAAAAAAAAAAABAAAAAAAAAP1RIgX9DG1vZG5hcm9kbW9kbmFyb2T9USQeIAT9DGFyZW5lZ3lsYXJlbmVneWz9USQXIAX9DHNldHliZGV0c2V0eWJkZXT9USQfQQAkIEHwzrIOIQADQCAAQZDRsg5JBEAgAK39EhABEAsgACMdIx79USMXIx/9Uf1R/QsEACAAQRBqIQAMAQsLC80CAQJ/QQAkBEIAJAxCACQOQgAkKUIAJCpCACQzQQAkIv0MAAAAAAAAAAAAAAAAAAAAACQT/QwAAAAAAAAAAAAAAAAAAAAAJAv9DAAAAAAAAAAAAAAAAAAAAAAkK0EBJCxBACQCQQAkAUF/JBFBfyQDQQAkFEEAJAVBACQYQaCOzwUkCUGgjs8FJABBoI7vCSQHQQAkBkGgju8JJAhBACQPQQAkLkEAJCNBBCQSQQAkFkEAJBtBACQwQaCOzwUkIUEAJA1BACQVQQAkEEF/JCZBACQcIychAUGQ0cIOIQADQCAAIAFBkNHCDmpJBEAgACgCCEIANwMAIAAgACgCBEEMamohAAwBCwsjKCEBQZDRwhEhAANAIAAgAUGQ0cIRakkEQCAAKAIIQgA3AwAgACAAKAIEQQxqaiEADAELC0EAJDFBACQyQQAkJ0EAJCgLBAAjGAsHAEGQkaQCC5QJAhx+BX8jASMRa0E8SgRAIAAPC0IBIQMjEUEBaiEfA0AgHyMBTARAIB9BBHRBoI6PDmoxAAAgA0IBhoQhAyAfQQFqIR8MAQsLIABB0ABsQcCIEGoiHykDACAfKQMIhUIBgyEEIwJBBUYjAkEBRnKtIQgjAkECRgR/QQEFIwJFIANCAYNQcQutIQkjAkUgA0IBg6dxrSEKIARCACMCQQNGIh8bIRxCASAEfUIAIB8bIQsgACEfA0AgASAfSwRAAkAgH0HQAGxBwIgQaiIAKQMAIRogACkDCCESIAApA0ghEyAAKQMYIRcgACkDICEdIAApAyghGyAAKQMwIRggACkDOCEUIAN5IAApAxAiEXtUDQAgAyEEQgAgA0IBg30iDCEZIBEgF4QhBQNAIAVCAFIEQAJAIAVCACAFfYMiBiAFhSEFIAYgEYNCAFIEfiAGIB2DQgBSrSAEQgGGhAUgBEIBiAsiBEIBUQ0AIBlCACAGQgGGfSAMQgAgBEIBg30iDIWDhSEZDAILCwsgBEIBUQ0AIBFCAYYgCIQhFSAbQgGGIAmEIRYgGEIBhiAKhCEOIBFCP4ghDCAbQj+IIQUgGEI/iCEHIBNCAFIEQCAMIBMgFYMgE3wiECATVK2EIQwgBSATIBaDIBN8Ig8gE1SthCEFIAcgDiATgyATfCINIBNUrYQhByATQn+FIgYgDyAWhIMhFiAQIBWEIAaDIRUgDSAOhCAGgyEOCyAaIBIgGoMiDyAVIBaEgyAchHwiHiASgyAaQn+FgyIGQgGGIAuEIQ0gBkI/iCEGIBEgFIQiEiAPhCERIBNCAFIEQCAGIA0gE4MgE3wiDyATVK2EIQYgDSAPhCATQn+FgyENCyAXIBkgHYWDIBcgG4QgDYMgFSAWhCIQIBKDhCAZgyANIBiDIBlCf4WDIBggG4QiDyARhCAXhCAOIBCEIA2EQn+FgyARIBiEgyANIBGDIA8gFYMgDiAWhCAPIBeEg4SEhISEhEIAUg0AIAApA0BCAFIEfyAfQQZ0ISMCQANAIBRCAFIEQCAjIBR6p2ohISAUIBRCAX2DIRRBACEAA0AgAiAhSwRAICFBgAhqLQAAIiJBwABJBH9CgMyAgNCAhIAEICKtiEIBg6cFICJBIHIiIEH9AEYgIEH7AEZyC0UEQEEAISAgAEECRiAiQTBrQQpJcQR/QQIFIAAgIhAFCyIAQf8BRg0FICFBAWohIQwCCwsLQQAhICACICFGBH9BAAUgAEECRiAAQQFGciAAQQVGciAAQQhGciAAQRRGciAAQR1GciAAQSRGcgtFDQIMAQsLQQEhIAsgIAVBAQtFDQAgBCEDIBogHlatIRwgDCEIIAUhCSAHIQogBiELIB9BAWohHwwCCwsLIANCAYOnIQAgCEIAUgR/QQFBBSAAGwUgCUIAUgR/QQJBACAAGwUgCkIAUgR/QQAFQQNBBCAAIAsgHIRCAFJxGwsLCyQCIxFBP2ogA3mnayQBIwEhAANAIAAjEUoEQCAAQQR0QaCOjw5qIANCAYM8AAAgA0IBiCEDIABBAWshAAwBCwsgHwvnBgIDfwJ7AkACQCMCQQVHQQAjAhsEQEEBIQBBASQEDAELIABB/wFxQfsARiEDIxIhAiMBQegHTwRAQQQhAEEEJAQMAQsjEUEASARAIAIEQCMBQcAATwRAQQUhAEEFJAQMAwsgAkEBdEHgzLAOai8BAEHgzLAOai0AACIEQQRBBSADG0YjA0EASHEEQCMFQQR0QZCJJGoiACACQYCABHI2AgAgACMAQaCOzwVrIgE2AgQgASQKIAAjCjYCCCAAQX82AgwjBUEBaiQFBSMDQQBIIANxBH8gAkEBdEHgzLAOai8BAEHgzLAOai0AAUEBRgVBAAsEQEEBJA1BACQVIwckCEEAJDRBACQZQQAkEEEAJBpBACQkQQAkJUF/JCZBACQ1QQAkNkEAJDdBACQcIzj9Ev0MAAAAAAAAAAABAAAAAAAAAP1RIgX9DHVlc3BlbW9zdWVzcGVtb3P9USQdIzn9Ev0MAAAAAAAAAAABAAAAAAAAAP1RIgb9DG1vZG5hcm9kbW9kbmFyb2T9USQeIAX9DGFyZW5lZ3lsYXJlbmVneWz9USQXIAb9DHNldHliZGV0c2V0eWJkZXT9USQfQQAkICABJC8LAkAjA0EASARAIwEkAyACJBQjACQJDAELIwFBBHRBoI6PDmoiAS0AAEEBRg0AIAEtAAFBAUYEQCMAQSw6AAAjAEEBaiQACyABQQE6AAELIw0EQAJ/IAJBAXRB4MywDmovAQBB4MywDmotAAEiAUEERgRAIxpBAWokGiADRSMaQQFLcgwBCyADRSMlQQBHciABQQVGDQAaIAFBBk8LBEBBASQVBSACQQF0QeDMsA5qLwEAQeDMsA5qLQABQQVGBEAjACMIayQkIwEkJgsLCyMAIAA6AAAjAEEBaiQAQQJBAyADGyIAIARHIARBAUdxBEBBASQVIAAhAgsLIwFBAWokASMBQQR0QaCOjw5qIgAgAzoAACAAQQA6AAEgACACOwECIAAjFjYCBCADBH9BAAUgAkEBdEHgzLAOai8BAEHgzLAOai0AAEEBRgR/IAIFIAJBAXRB4MywDmovAQBB4MywDmovAQILCyQSDAMFIwEkEQsLIwFBAWokASMBQQR0QaCOjw5qIAM6AAAMAQsjDCABrXwkDiAADwtBAUEFIAMbJAJBAAsEACMKCwcAQaCOzwUL0wICCH8CfkHgzLEOQQBBgIAB/AsAQeDMsA4vAQBBAXYhBANAIAIgBEkEQCACQQF0QeDMsA5qLwEAIgBB4MywDmoiAy0AACIBQQRHIAFBAkdxRQRAIABB48ywDmohASADLQACIQMDQCADBEAgAUEBaiEFIAEtAAAiB61Clfip+pe33puef4UhCEEAIQADQCAAIAdJBEAgACAFaikDACEJIAcgAGsiBkEITwR+IAkFIAlCASAGQQN0rYZCAX2DCyAIhULP1tO+0ser2UJ+IgggCEIdiIUhCCAAQQhqIQAMAQsLIAhCKIinIAJBJWxzQf8fcSEAA0AgAEECdEHgzLEOaigCAARAIABBAWpB/x9xIQAMAQsLIABBAnRB4MyxDmoiACACOwEAIAAgAUHgzLAOazsBAiABIAdBA2pqIQEgA0EBayEDDAELCwsgAkEBaiECDAELCwvGBgMIfwJ+AXsjAUEEdEGgjo8OaiIGLwECIgdBAXRB4MywDmovAQBB4MywDmotAAAhBCMbIQIDQCACIANLBEAgCyADQaCMkA5q/QAEAP0MXFxcXFxcXFxcXFxcXFxcXP0j/VAhCyADQRBqIQMMAQsLIAJBoIyQDmpBoIyQDiAL/VMiARshBSABBH8gAiAFECAFIAILIgGtQpX4qfqXt96bnn+FIQoDQCABIAhLBEAgBSAIaikDACEJIAEgCGsiA0EITwR+IAkFIAlCASADQQN0rYZCAX2DCyAKhULP1tO+0ser2UJ+IgkgCUIdiIUhCiAIQQhqIQgMAQsLAkAgB0ECRyAEQQJHcgRAIAYoAgQiAyEIA0AgCCMWSQRAIAhBA3RB4MyQDmopAwAgClEEQEEDIQNBAyQEDAQLIAhBAWohCAwBCwsjFkGAgARPIxYgA2tBkM4AT3IEQEEGIQNBBiQEDAILIxZBA3RB4MyQDmogCjcDACMWQQFqJBYLIARBAUYEfyAHBSAKQiiIpyAHQSVsc0H/H3EiA0ECdEHgzLEOaigCACEIAn8DQCAIBEAgCEEQdkHgzLAOaiEAIAhB//8DcSAHRgR/IAAtAAAgAUYFQQALBH8gAEEBaiAFIAEQCQVBAAsEQCAAQQFqIAFqLwEADAMLIANBAWpB/x9xIgNBAnRB4MyxDmooAgAhCAwBCwtBAAsLJBIjEkUjA0EASHIEQEEADwsjDQR/IwEjA0EBakYFQQALBH8jEkEBdEHgzLAOai8BAEHgzLAOai0AASIAQQlGBEBBASQVCyAAQQNHIABBAkdxIABBCUdxBH9BAAUgAEEDRiQQIwcjACQHJAAjBkUkBkEBCwVBAAsEQCMAQSw6AAAjAEEBaiQABSAGLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgBkEBOgABCyMAQSI6AAAjAEEBaiQAIwAhAUEAIQADQCAAIAJJBEAgACABaiAAQaCMkA5q/QAEAP0LBAAgAEEQaiEADAELCyMAIAJqJAAjAEEiOgAAIwBBAWokACMAQTo6AAAjAEEBaiQAIxAEfyMBIwNBAWpGBUEACwRAIwAjCGskNAtBAA8LIwwgAK18JA4gAwsTACMpUCMPRSMERSMCQQZGcXFxCwUAQYAIC7wbAwV/CHsKfkHAiBAhBAJAA0AgACACSwRAIAJBgAhqIgH9AAQAIgsgAf0ABBAiDP1QIAH9AAQgIg0gAf0ABDAiCv1Q/VD9DICAgICAgICAgICAgICAgID9Tv1TBEAjEyMLIAv9DQ4PEBESExQVFhcYGRobHB39DN/f39/f39/f39/f39/f39/9cyMLIAv9DQ0ODxAREhMUFRYXGBkaGxz9DO/v7+/v7+/v7+/v7+/v7+/9c/1Q/QwAAAAAAAAAAAAAAAAAAAAA/Sj9DICAgICAgICAgICAgICAgID9Tv0MAgICAgICAgKAgICAIQEVSSMLIAv9DQ8QERITFBUWFxgZGhscHR4iBkEE/W39Dv0M56ODg4vLy8vLy8vLy9vLyyAG/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1O/QwBAQEBAQEBAeauuroBAQEBIAtBBP1t/Q79Tv1R/VAkEyALJAsjEyMLIAz9DQ4PEBESExQVFhcYGRobHB39DN/f39/f39/f39/f39/f39/9cyMLIAz9DQ0ODxAREhMUFRYXGBkaGxz9DO/v7+/v7+/v7+/v7+/v7+/9c/1Q/QwAAAAAAAAAAAAAAAAAAAAA/Sj9DICAgICAgICAgICAgICAgID9Tv0MAgICAgICAgKAgICAIQEVSSMLIAz9DQ8QERITFBUWFxgZGhscHR4iBkEE/W39Dv0M56ODg4vLy8vLy8vLy9vLyyAG/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1O/QwBAQEBAQEBAeauuroBAQEBIAxBBP1t/Q79Tv1R/VAkEyAMJAsjEyMLIA39DQ4PEBESExQVFhcYGRobHB39DN/f39/f39/f39/f39/f39/9cyMLIA39DQ0ODxAREhMUFRYXGBkaGxz9DO/v7+/v7+/v7+/v7+/v7+/9c/1Q/QwAAAAAAAAAAAAAAAAAAAAA/Sj9DICAgICAgICAgICAgICAgID9Tv0MAgICAgICAgKAgICAIQEVSSMLIA39DQ8QERITFBUWFxgZGhscHR4iBkEE/W39Dv0M56ODg4vLy8vLy8vLy9vLyyAG/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1O/QwBAQEBAQEBAeauuroBAQEBIA1BBP1t/Q79Tv1R/VAkEyANJAsjEyMLIAr9DQ4PEBESExQVFhcYGRobHB39DN/f39/f39/f39/f39/f39/9cyMLIAr9DQ0ODxAREhMUFRYXGBkaGxz9DO/v7+/v7+/v7+/v7+/v7+/9c/1Q/QwAAAAAAAAAAAAAAAAAAAAA/Sj9DICAgICAgICAgICAgICAgID9Tv0MAgICAgICAgKAgICAIQEVSSMLIAr9DQ8QERITFBUWFxgZGhscHR4iBkEE/W39Dv0M56ODg4vLy8vLy8vLy9vLyyAG/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1O/QwBAQEBAQEBAeauuroBAQEBIApBBP1t/Q79Tv1R/VAkEyAKJAsgCv0M/////////////////+/fv/1zJCsjE/1TDQNBACQsBSMsRQRAIyv9Uw0E/QwAAAAAAAAAAAAAAAAAAAAAJAtBASQsCwsjKiEPQgAkKiAL/QxcXFxcXFxcXFxcXFxcXFxc/SMiCSAM/QxcXFxcXFxcXFxcXFxcXFxc/SMiCP1QIA39DFxcXFxcXFxcXFxcXFxcXFz9IyIHIAr9DFxcXFxcXFxcXFxcXFxcXFz9IyIG/VD9UP1TBEAgCf1kIAj9ZEEQdHKtIAf9ZCAG/WRBEHRyrUIghoQgD0J/hYMhEANAIBBCAFIEQAJAIBB6Ig5CP1EEQEIBJCoMAQtCASAOQgF8hiIOIA+EIQ8gECAQQgF9gyAOQn+FgyEQDAILCwsLIykgC/0MIiIiIiIiIiIiIiIiIiIiIv0j/WQgDP0MIiIiIiIiIiIiIiIiIiIiIv0j/WRBEHRyrSAN/QwiIiIiIiIiIiIiIiIiIiIi/SP9ZCAK/QwiIiIiIiIiIiIiIiIiIiIi/SP9ZEEQdHKtQiCGhCAPQn+FgyIRIBFCAYaFIg4gDkIChoUiDiAOQgSGhSIOIA5CCIaFIg4gDkIQhoUiDiAOQiCGhYUiF0I/hyQpIAsgDP13IA0gCv13/Xf9DCAgICAgICAgICAgICAgICD9Jv1TBH4gFyAL/QwgICAgICAgICAgICAgICAg/Sb9ZCAM/QwgICAgICAgICAgICAgICAg/Sb9ZEEQdHKtIA39DCAgICAgICAgICAgICAgICD9Jv1kIAr9DCAgICAgICAgICAgICAgICD9Jv1kQRB0cq1CIIaEgyIOQgBSBEBBASQEIwwgAiAOeqdqrXwkDkEBDwsgC/0MIP//////////CQr//w3//yAL/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv0j/WQgDP0MIP//////////CQr//w3//yAM/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv0j/WRBEHRyrSAN/Qwg//////////8JCv//Df//IA39DA8PDw8PDw8PDw8PDw8PDw/9Tv0O/SP9ZCAK/Qwg//////////8JCv//Df//IAr9DA8PDw8PDw8PDw8PDw8PDw/9Tv0O/SP9ZEEQdHKtQiCGhAUgC/0MICAgICAgICAgICAgICAgIP0j/WQgDP0MICAgICAgICAgICAgICAgIP0j/WRBEHRyrSAN/QwgICAgICAgICAgICAgICAg/SP9ZCAK/QwgICAgICAgICAgICAgICAg/SP9ZEEQdHKtQiCGhAshECMiQQBKIA8gF4MiD0IAUnIEQCACIQECfwNAIAEgAkFAa0kjIkEASnEEQCABQYAIai0AACIDQTlNIANBME9xBH9BAQUgA0EgciIDQeYATSADQeEAT3ELRQRAQQEkBCMMIAGtfCQOQQAMAwsgAUEBaiEBIyJBAWskIgwBCwsCQANAIA9CAFIEQCAPeqchBSAPIA9CAX2DIQ8gAkGACGogBWotAAAiAUH1AEYEQEEBIQEDQCABIAVqQcAARyABQQRNcQRAIAJBgAhqIAVqIAFqLQAAIgNBOU0gA0EwT3EEf0EBBSADQSByIgNB5gBNIANB4QBPcQtFDQUgAUEBaiEBDAELC0EFIAFrJCIFIAFB3ABHIAFBIkdxIAFBL0dxIAFB4gBHcSABQeYAR3EgAUHuAEdxIAFB8gBHcSABQfQAR3ENAwsMAQsLQQEMAQtBASQEIwwgAiAFaq18JA5BAAtFBEAjBA8LCyAXQn+FIg8gC/0MOjo6Ojo6Ojo6Ojo6Ojo6Ov0j/WQgDP0MOjo6Ojo6Ojo6Ojo6Ojo6Ov0j/WRBEHRyrSAN/Qw6Ojo6Ojo6Ojo6Ojo6Ojo6/SP9ZCAK/Qw6Ojo6Ojo6Ojo6Ojo6Ojo6/SP9ZEEQdHKtQiCGhIMiEyAL/QwsLCwsLCwsLCwsLCwsLCws/SP9ZCAM/QwsLCwsLCwsLCwsLCwsLCws/SP9ZEEQdHKtIA39DCwsLCwsLCwsLCwsLCwsLCz9I/1kIAr9DCwsLCwsLCwsLCwsLCwsLCz9I/1kQRB0cq1CIIaEIA+DIg4gC/0MICAgICAgICAgICAgICAgIP1QIgn9DHt7e3t7e3t7e3t7e3t7e3v9I/1kIAz9DCAgICAgICAgICAgICAgICD9UCII/Qx7e3t7e3t7e3t7e3t7e3t7/SP9ZEEQdHKtIA39DCAgICAgICAgICAgICAgICD9UCIH/Qx7e3t7e3t7e3t7e3t7e3t7/SP9ZCAK/QwgICAgICAgICAgICAgICAg/VAiBv0Me3t7e3t7e3t7e3t7e3t7e/0j/WRBEHRyrUIghoQgD4MiFSAJ/Qx9fX19fX19fX19fX19fX19/SP9ZCAI/Qx9fX19fX19fX19fX19fX19/SP9ZEEQdHKtIAf9DH19fX19fX19fX19fX19fX39I/1kIAb9DH19fX19fX19fX19fX19fX39I/1kQRB0cq1CIIaEIA+DIhaEhIQgEIQgF4QgEYRCf4UiEiMzIBJCAYaEQn+FgyEUIBJCP4gkMyAEIBc3AwAgBCARNwMIIAQgFTcDECAEIBY3AxggBCALQQL9iwH9ZCAMQQL9iwH9ZEEQdHKtIA1BAv2LAf1kIApBAv2LAf1kQRB0cq1CIIaENwMgIAQgDjcDKCAEIBM3AzAgBCAUNwM4IAQgEiAL/QxGRkZGRkZGRkZGRkZGRkZG/W79DHV1dXV1dXV1dXV1dXV1dXX9J/1kIAz9DEZGRkZGRkZGRkZGRkZGRkb9bv0MdXV1dXV1dXV1dXV1dXV1df0n/WRBEHRyrSAN/QxGRkZGRkZGRkZGRkZGRkZG/W79DHV1dXV1dXV1dXV1dXV1dXX9J/1kIAr9DEZGRkZGRkZGRkZGRkZGRkb9bv0MdXV1dXV1dXV1dXV1dXV1df0n/WRBEHRyrUIghoRC////////////AINCf4UgFCAL/QwwMDAwMDAwMDAwMDAwMDAw/SP9ZCAM/QwwMDAwMDAwMDAwMDAwMDAw/SP9ZEEQdHKtIA39DDAwMDAwMDAwMDAwMDAwMDD9I/1kIAr9DDAwMDAwMDAwMDAwMDAwMDD9I/1kQRB0cq1CIIaEg0IBhoSDNwNAIAQgDyAQgzcDSCAEQdAAaiEEIAJBQGshAgwBCwtBAA8LQQIkBCMMIAKtfCQOQQIL2gQBBX8jBARAIwQPC0EAJAVBACQYQQAkCkEAJC0jBiIBBEAjByMAJAckACMGRSQGCyMHIwhrQQAjDUEAIwNBAE4iAxsbIQQjACMJa0EAIAMbIgMEQEGgjs8FIwkgA/wKAAALIAQEQEGgju8JIwggBPwKAAALIyEjCEGgju8JayMJQaCOzwVrIAEbayQhQaCOzwUkCUGgju8JJAggA0Ggjs8FaiQAIARBoI7vCWokByABBEAjByMAJAckACMGRSQGCyAAEBsEQCMEDwsgABANBEAjBA8LIxhB0ABsQZCRpAJqIQNBkJGkAiEBA0AgASADSQRAIAIgASgCCEH//wFxQQN0QZDRsg5qKAIEIAEoAhRB//8PcUEDdEGQ0cIQaigCBHNzIQIgAUHQAGohAQwBCwtBkJGkAiEBA0AgASADSQRAIAIgASgCCEH//wFxQQN0QZDRsg5qKAIEQZDRwg5qKAIAIAEoAhRB//8PcUEDdEGQ0cIQaigCBEGQ0cIRaigCAHNzIQIgAUHQAGohAQwBCwtBkJGkAiEBA0AgASADSQRAIAEoAhghBCABKAIcIQUgAUGQ0bIOIAEoAgggASgCACICQaCOzwVqIAEoAgQgAmsQBzYCCCABIAQgBUkEf0GQ0cIQIAEoAhQgBEGgju8JaiAFIARrEAcFQX8LNgIUIAFB0ABqIQEMAQsLIwNBAE4EQCMNBEAgABAKQQAkLwsjByMAIwYbIwlrIwAjByMGGyMIa0EAIw0bakGAgIAESwRAQQckBCMMIACtfCQOQQcPCwsjDCAArXwkDEEACwUAIw66CwQAIwULBgBBkIkkC/8DAQV/IAEhAgNAIAAgBUsEQCAFQaCMkA5qLQAAIgRB3ABHBEAgAiIDQQFqIQIgAyAEOgAAIAVBAWohBUEAIQYMAgsgBUGhjJAOai0AACEEIAVBAmohBSAEQfUARwRAIAIiA0EBaiECIAMgBEHiAEYEf0EIBSAEQeYARgR/QQwFIARB7gBGBH9BCgVBDUEJIAQgBEH0AEYbIARB8gBGGwsLCzoAAEEAIQYMAgtBACEDQQAhBANAIARBBEkEQCADQQR0IAVBoIyQDmogBGotAAAiA0EwayADQSByQdcAayADQTlNG3IhAyAEQQFqIQQMAQsLIAVBBGohBSADQf+/A01BACADQYC4A09BACAGGxsEQCACQQNrIgIgAyAGQQp0akGAuP8aayIDQRJ2QfABcjoAACACQQFqIgIgA0EMdkE/cUGAAXI6AAAgAkEBaiIEIANBBnZBP3FBgAFyOgAAIARBAmohAiAEIANBP3FBgAFyOgABQQAhBgwCCyADQQAgA0H/twNNIANBgLADT3EbIQYgA0GAAUkEfyACIAM6AAAgAkEBagUgA0GAEEkEQCACIANBBnZBwAFyOgAABSACIANBDHZB4AFyOgAAIAJBAWoiAiADQQZ2QT9xQYABcjoAAAsgAiADQT9xQYABcjoAASACQQJqCyECDAELCyACIAFrC6ADAQJ/IwFBBHRBoI6PDmoiAi0AAEEBRiEDIwEEfyADIABB/wFxQf0ARkcFQQELBH9BAQUjAkEERwR/IwJBAUEFIAMbRwVBAAsLBEBBASQEIwwgAa18JA5BAQ8LIxFBAE4EQCMBQQFrJAFBBEEGIwEbJAIjASMRRgRAQX8kEQtBAA8LIAIoAgQkFiMDQQBOBEAjACAAOgAAIwBBAWokAAUjBUEEdEGQiSRqIgAgAi8BAkGAgAhyNgIAIAAjAEGgjs8FayICNgIEIAIkCiAAIwo2AgggAEF/NgIMIwVBAWokBQsjAUEBayQBIwEjJkYEQCMAIwhrJCVBfyQmCyMDIwFGQQAjDRsEQCABQQFqEAoLQQRBBiMBGyQCIwYEfyMBIwNBAWpGBUEACwRAIxAEQCMAIwhrJBkLQQAkECMHIwAkByQAIwZFJAYLIwMjAUYEQCMNBEAQAAUjBUEEdEGQiSRqIgAjFEGAgAxyNgIAIAAjCUGgjs8FazYCBCMAQaCOzwVrJAogACMKNgIIIABBfzYCDCMFQQFqJAULQX8kAwtBAAsEACMtCwcAQaCO7wkL";

// src/sarif/window.ts
/** Numbers of 32 bits in one event: what, start, end, record; and in one record. See assembly/scan.ts. */
const EVENT = 4;
const RECORD = 20;
const [ENTER, LEAVE] = [1, 2];
const NONE = 4294967295;
const PLAIN = "{\"text\":\"";
/** The record that a cursor stands on. */
var Cursor = class {
	window;
	at = 0;
	constructor(window) {
		this.window = window;
	}
	/** @param at first word of the record */
	moveTo(at) {
		this.at = at;
		return this;
	}
	get common() {
		return numberOrNull(this.word(2));
	}
	get place() {
		return numberOrNull(this.word(5));
	}
	get hasPlace() {
		return this.word(7) > this.word(6);
	}
	get line() {
		return this.word(8);
	}
	get column() {
		return this.word(9);
	}
	get endLine() {
		return this.word(10);
	}
	get odd() {
		return this.word(13) === 1;
	}
	digest(digest, salt, other) {
		digest[0] = salt[0] ^ other[0] ^ this.word(14);
		digest[1] = salt[1] ^ other[1] ^ this.word(15);
		digest[2] = salt[2] ^ other[2] ^ this.word(16);
		digest[3] = salt[3] ^ other[3] ^ this.word(17);
	}
	commonText() {
		return this.mainText(this.word(0), this.word(1));
	}
	placeText() {
		return this.asideText(this.word(6), this.word(7));
	}
	messageText() {
		return this.asideText(this.word(11), this.word(12));
	}
	messageLetter() {
		const { aside } = this.window;
		const start = this.word(11);
		for (let index = 0; index < 9; index++) if (aside[start + index] !== PLAIN.charCodeAt(index)) return 0;
		return this.word(12) > start ? aside[start + 9] ?? 0 : 0;
	}
	text() {
		const common = this.commonText();
		const aside = this.asideText(this.word(3), this.word(4));
		return common === "{}" ? `{${aside.slice(1)}}` : `${common.slice(0, -1)}${aside}}`;
	}
	/** Valid UTF-8: the scanner has seen to that. */
	mainText(start, end) {
		return this.window.main.toString("utf8", start, end);
	}
	asideText(start, end) {
		return this.window.aside.toString("utf8", start, end);
	}
	word(index) {
		return this.window.records[this.at + index] ?? 0;
	}
};
function numberOrNull(word) {
	return word === NONE ? null : word;
}
/** Tells all that was found, in order. */
function deliver(window, events) {
	const { events: list } = window;
	const cursor = new Cursor(window);
	for (let at = 0; at < list.length; at += 4) {
		const what = list[at] ?? 0;
		const node = what & 65535;
		const record = list[at + 3] ?? NONE;
		if (record !== NONE) events.record(node, cursor.moveTo(record * 20));
		else if (what >>> 16 === ENTER) events.enter(node);
		else if (what >>> 16 === LEAVE) events.leave(node);
		else events.take(node, cursor.mainText(list[at + 1] ?? 0, list[at + 2] ?? 0));
	}
}
/** Memory that windows are copied into, to be read by another thread. It grows as needed. */
var Shelf = class {
	memory = new SharedArrayBuffer(1 << 18);
	parcels = [];
	/** Bytes that were put. */
	filled = 0;
	/** What was put before is forgotten. */
	clear() {
		this.parcels = [];
		this.filled = 0;
	}
	put({ events, records, main, aside }) {
		const parts = [
			events,
			records,
			main,
			aside
		].map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
		const sizes = parts.map(({ length }) => length);
		const from = this.filled;
		const end = sizes.reduce((sum, size) => sum + size, from);
		if (end > this.memory.byteLength) this.grow(end);
		const bytes = new Uint8Array(this.memory);
		let at = from;
		for (const part of parts) {
			bytes.set(part, at);
			at += part.length;
		}
		this.parcels.push({
			from,
			sizes
		});
		this.filled = Math.ceil(end / 4) * 4;
	}
	grow(least) {
		const before = new Uint8Array(this.memory, 0, this.filled);
		this.memory = new SharedArrayBuffer(least + (least >>> 2));
		new Uint8Array(this.memory).set(before);
	}
};
function unpacked(memory, { from, sizes: [events, records, main, aside] }) {
	const texts = from + events + records;
	return {
		events: new Uint32Array(memory, from, events / 4),
		records: new Uint32Array(memory, from + events, records / 4),
		main: Buffer.from(memory, texts, main),
		aside: Buffer.from(memory, texts + main, aside)
	};
}

// src/sarif/scanner.ts
/** As numbered by the scanner. */
const FAULTS = [
	"syntax",
	"syntax",
	"encoding",
	"duplicate",
	"deep",
	"deep where read",
	"members",
	"value size"
];
/** Bytes that the scanner looks at together; a multiple of 64. */
const WINDOW = 1 << 18;
const BLOCK = 64;
const SPACE = 32;
let compiled = null;
/** Instances that have ended their document: large, so they are used again. */
const idle = [];
function instance() {
	const used = idle.pop();
	if (used) {
		used.reset();
		return used;
	}
	compiled ??= new WebAssembly.Module(Buffer.from(SCAN_WASM, "base64"));
	return new WebAssembly.Instance(compiled, { env: { abort: () => void 0 } }).exports;
}
/** What was found in the bytes that were fed last; null for nothing. */
function windowOf(wasm) {
	const { buffer } = wasm.memory;
	const count = wasm.eventsCount();
	if (count === 0) return null;
	return {
		events: new Uint32Array(buffer, wasm.events(), count * 4),
		records: new Uint32Array(buffer, wasm.records(), wasm.recordsCount() * 20),
		main: Buffer.from(buffer, wasm.mainOut(), wasm.mainSize()),
		aside: Buffer.from(buffer, wasm.asideOut(), wasm.asideSize())
	};
}
/** @param secret four words of 32 bits that the writer of the document cannot know; hashes of equal secrets can be compared */
function scanner(table, secret, onWindow) {
	const wasm = instance();
	wasm.seed(...secret);
	const memory = new Uint8Array(wasm.memory.buffer);
	const input = wasm.input();
	memory.set(table.bytes, wasm.shapes());
	wasm.learn();
	const state = {
		waiting: 0,
		total: 0,
		code: 0
	};
	const feed = (length) => {
		if (state.code !== 0) return;
		state.code = wasm.feed(length);
		const window = state.code === 0 ? windowOf(wasm) : null;
		if (window !== null) onWindow(window);
		memory.copyWithin(input, input + length, input + state.waiting);
		state.waiting -= length;
	};
	return {
		push(chunk) {
			state.total += chunk.length;
			for (let from = 0; from < chunk.length && state.code === 0;) {
				const size = Math.min(chunk.length - from, WINDOW - state.waiting);
				memory.set(chunk.subarray(from, from + size), input + state.waiting);
				state.waiting += size;
				from += size;
				if (state.waiting === WINDOW) feed(WINDOW);
			}
		},
		end() {
			idle.push(wasm);
			const tail = memory.slice(input + Math.max(0, state.waiting - 3), input + state.waiting);
			const padded = Math.ceil((state.waiting + 1) / BLOCK) * BLOCK;
			memory.fill(SPACE, input + state.waiting, input + padded);
			state.waiting = padded;
			feed(padded);
			const { code, total } = state;
			if (code === 0 && wasm.isComplete() === 1) return null;
			const offset = code === 0 ? total : wasm.faultOffset();
			return {
				fault: code === 0 || offset >= total || FAULTS[code] === "encoding" && endsInside(tail) ? "cut short" : FAULTS[code] ?? "syntax",
				offset: Math.min(offset, total)
			};
		}
	};
}
/** True when the last bytes begin a character of UTF-8 that is not finished. */
function endsInside(tail) {
	const lead = tail.findLastIndex((byte) => byte >= 194 && byte <= 244);
	if (lead === -1) return false;
	const byte = tail[lead] ?? 0;
	return tail.length - lead < (byte >= 240 ? 4 : byte >= 224 ? 3 : 2);
}

// src/sarif/intake.ts
/** What is kept of the beginning, to tell a broken SARIF file from something else. */
const HEAD = 4096;
const TABLE = compile(LOG);
let followed = null;
/** @param toFollow true to read what it takes to know a finding again, too: few runs of the gate do */
function tableFor(toFollow) {
	return toFollow ? followed ??= compile(LOG_TO_FOLLOW) : TABLE;
}
/** @param secret see `scanner` @param toFollow see `tableFor` @param onWindow gets what was found; it is good until the call returns */
function intake(secret, toFollow, onWindow) {
	const scan = scanner(tableFor(toFollow), secret, onWindow);
	const text = decoder(scan.push);
	let head = "";
	return {
		push(chunk) {
			if (head.length < HEAD) head += new TextDecoder("latin1").decode(chunk.subarray(0, HEAD));
			text.push(chunk);
		},
		end() {
			return {
				broken: text.end() ? scan.end() : {
					fault: "encoding",
					offset: 0
				},
				looksLikeSarif: /"runs"|sarif/i.test(head)
			};
		}
	};
}

// src/files/gzip.ts
/** Whether these first bytes of a file say gzip (RFC 1952 \u00a72.3.1). */
function isGzip(head) {
	return head[0] === 31 && head[1] === 139;
}

// src/files/read.ts
const CHUNK = 1 << 19;
/** Inflated bytes from which on the ratio counts: a short file may well repeat itself. */
const RATIO_FROM = 64 * 2 ** 20;
/** @param sink gets the (inflated) bytes in order */
async function readChunks({ path, name }, limits, sink) {
	const reading = {
		name,
		limits,
		sink,
		hash: (0, node_crypto.createHash)("sha256"),
		bytes: 0,
		size: 0,
		inflated: 0
	};
	const failure = await readAll(path, reading).catch((error) => unreadable(error, name));
	const { bytes, size, inflated, hash } = reading;
	return {
		sha256: hash.digest("hex"),
		bytes,
		size,
		inflated,
		fault: failure
	};
}
/** What the disk says; anything else that is thrown is our own bug. */
function unreadable(error, name) {
	if (typeof error !== "object" || error === null || !("syscall" in error)) throw error;
	return require_fault.fault("E_READ", name, `the file cannot be read: ${require_fault.reasonOf(error)}`, "let the gate read it");
}
/** Nothing else is to be done meanwhile, and waiting for each chunk costs more than reading it. */
async function readAll(path, reading) {
	const file = (0, node_fs.openSync)(path, "r");
	try {
		reading.size = (0, node_fs.fstatSync)(file).size;
		const large = tooLarge(reading.size, reading);
		if (large) return large;
		const buffer = Buffer.allocUnsafe(Math.min(CHUNK, reading.size + 1));
		const first = next(file, buffer, reading);
		const push = (chunk) => give(chunk, reading);
		const { write, end } = isGzip(first) ? (await Promise.resolve().then(() => require("./inflate.js")).then((n) => n.inflate_exports)).inflater(reading.name, push) : {
			write: push,
			end: () => null
		};
		let stop = null;
		for (let chunk = first; chunk.length > 0; chunk = next(file, buffer, reading)) stop ??= tooLarge(reading.bytes, reading) ?? await write(chunk);
		return stop ?? await end();
	} finally {
		(0, node_fs.closeSync)(file);
	}
}
/** What comes next of the file, good until the next call; empty at its end. A file may grow faster than it is read. */
function next(file, buffer, reading) {
	const isOver = reading.bytes > reading.limits.inputSize.most;
	const chunk = buffer.subarray(0, isOver ? 0 : (0, node_fs.readSync)(file, buffer, 0, buffer.length, null));
	reading.bytes += chunk.length;
	reading.hash.update(chunk);
	return chunk;
}
function give(chunk, reading) {
	reading.inflated += chunk.length;
	return tooLarge(reading.inflated, reading) ?? tooDense(reading) ?? reading.sink(chunk, reading);
}
function tooLarge(found, { name, size, limits: { inputSize } }) {
	if (found <= inputSize.most) return null;
	const what = `it is at least ${require_fault.formatSize(found) === require_fault.formatSize(inputSize.most) ? `${require_fault.formatCount(found)} bytes` : require_fault.formatSize(found)}`;
	return require_fault.exceeded("inputSize", inputSize, name, {
		what,
		found: Math.max(found, size)
	});
}
function tooDense({ name, bytes, inflated, limits: { compressionRatio } }) {
	if (inflated < RATIO_FROM || inflated <= bytes * compressionRatio.most) return null;
	const what = `its first ${require_fault.formatSize(bytes)} of gzip data inflate to at least ${require_fault.formatSize(inflated)}, over ${require_fault.formatCount(Math.floor(inflated / bytes))} times as much`;
	return require_fault.exceeded("compressionRatio", compressionRatio, name, {
		what,
		found: inflated / bytes
	});
}

// src/scan.ts
/** What both threads see: chunks that were taken, and whether no more is wanted. */
const [TAKEN, STOP] = [0, 1];
async function scanFile(order, sink) {
	return require_thread.isLarge(order.file.path) ? scanElsewhere(order, sink) : scanHere(order, sink);
}
async function scanHere({ file, limits, secret, toFollow }, sink) {
	const { push, end } = intake(secret, toFollow, sink.window);
	return {
		...await readChunks(file, limits, (chunk, at) => {
			push(chunk);
			return sink.chunk(at);
		}),
		scanned: end()
	};
}
/** Whatever goes wrong over there and is no fault of the file is thrown here: a file is never taken for one that has ended. */
async function scanElsewhere(order, sink) {
	const { worker, failure } = require_thread.thread();
	const shared = new Int32Array(new SharedArrayBuffer(8));
	let stop = null;
	const take = ({ memory, parcels, at }) => {
		if (stop === null) for (const parcel of parcels) sink.window(unpacked(memory, parcel));
		if ("scanned" in at) return {
			...at,
			fault: stop ?? at.fault
		};
		stop ??= sink.chunk(at);
		if (stop !== null) Atomics.store(shared, STOP, 1);
		Atomics.add(shared, TAKEN, 1);
		Atomics.notify(shared, TAKEN);
		return null;
	};
	const answer = new Promise((resolve, reject) => {
		worker.removeAllListeners("message").on("message", (message) => {
			try {
				const done = take(message);
				if (done !== null) resolve(done);
			} catch (error) {
				reject(error);
			}
		});
	});
	worker.ref();
	worker.postMessage({
		order,
		shared
	});
	try {
		return await Promise.race([answer, failure]);
	} finally {
		worker.unref();
	}
}

Object.defineProperty(exports, "KIND", {
  enumerable: true,
  get: function () {
    return KIND;
  }
});
Object.defineProperty(exports, "STOP", {
  enumerable: true,
  get: function () {
    return STOP;
  }
});
Object.defineProperty(exports, "Shelf", {
  enumerable: true,
  get: function () {
    return Shelf;
  }
});
Object.defineProperty(exports, "TAKEN", {
  enumerable: true,
  get: function () {
    return TAKEN;
  }
});
Object.defineProperty(exports, "deliver", {
  enumerable: true,
  get: function () {
    return deliver;
  }
});
Object.defineProperty(exports, "intake", {
  enumerable: true,
  get: function () {
    return intake;
  }
});
Object.defineProperty(exports, "isGzip", {
  enumerable: true,
  get: function () {
    return isGzip;
  }
});
Object.defineProperty(exports, "scanFile", {
  enumerable: true,
  get: function () {
    return scanFile;
  }
});
Object.defineProperty(exports, "scanHere", {
  enumerable: true,
  get: function () {
    return scanHere;
  }
});
Object.defineProperty(exports, "tableFor", {
  enumerable: true,
  get: function () {
    return tableFor;
  }
});