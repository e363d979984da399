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
const SCAN_WASM = "AGFzbQEAAAABOgtgAAF/YAAAYAJ/fwF/YAF/AX9gAX8AYAN/f38Bf2ABewBgAn9/AGAEf39/fwF/YAR/f39/AGAAAXwDJSQBBgQBBwICCAIFBAEBAwAJAQAABQIAAAEDAAADAwoAAAICAAAFBAEAhAcGywNDfwFBAAt/AUEAC38BQQALfwFBfwt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC34BQgALfwFBAAt+AUIAC38BQQALfwFBAAt/AUF/C38BQQQLewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAAt/AUEAC38BQQALewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUF/C38BQQALfwFBAAt+AUIAC34BQgALewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAQt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt+AUIAC38BQQALfwFBAAt/AUEAC38BQQALfgFCAAt+AUIAC38BQQALfwBBgIAQC38AQYCAgAQLfwBB6AcLfwBBwAALfwBBkM4AC38AQYCAAQsH/wEXBldJTkRPVwM9DUxPTkdFU1RfVkFMVUUDPgdERUVQRVNUAz8MREVFUEVTVF9LRVBUA0AMTU9TVF9NRU1CRVJTA0ELU0hBUEVTX1NJWkUDQgVpbnB1dAAaBmV2ZW50cwAfB3JlY29yZHMAEgZzaGFwZXMADgdtYWluT3V0ABYIYXNpZGVPdXQAIwtmYXVsdE9mZnNldAAdBWxlYXJuABcEc2VlZAAPC2V2ZW50c0NvdW50AB4McmVjb3Jkc0NvdW50ABEIbWFpblNpemUAFQlhc2lkZVNpemUAIgRmZWVkABwFcmVzZXQAEAppc0NvbXBsZXRlABkGbWVtb3J5AgAIAQwKsnEkxgQCB38CfiMgQf8BcSIBQeDMsg5qQQBBgAIgAWv8CwBB4MyyDhACIyCt/RIQASMX/Qz/AAAAAAAAAP8AAAAAAAAA/VEkFxALIyUjJEshAyMIQaCO7wlrIQQjB0Ggju8JayQvIxhB0ABsQZCRpAJqIgEjCUGgjs8FazYCACABIwBBoI7PBWs2AgQjCSEFIwAjCWsiBq1Clfip+pe33puef4UhBwNAIAAgBkkEQCAAIAVqKQMAIQggBiAAayICQQhPBH4gCAUgCEIBIAJBA3SthkIBfYMLIAeFQs/W077Sx6vZQn4iByAHQiCIhSEHIABBCGohAAwBCwsgASAHIAdCD4iFPgIIIAEgBDYCDCABIy82AhAgASADBH8jCCMkaiECIyUjJGsiA61Clfip+pe33puef4UhB0EAIQADQCAAIANJBEAgACACaikDACEIIAMgAGsiBUEITwR+IAgFIAhCASAFQQN0rYZCAX2DCyAHhULP1tO+0ser2UJ+IgcgB0IgiIUhByAAQQhqIQAMAQsLIAcgB0IPiIWnBUEACzYCFCABIAQjJGo2AhggASAEIyVqNgIcIAEjNzYCICABIzg2AiQgASM5NgIoIAEgBCM2ajYCLCABIAQjGWo2AjAgASMVQQBHNgI0IAEjHSMe/VEjFyMf/VH9Uf0LBDgjBUEEdEGQiSRqIgAjFEGAgAxyNgIAIAAjCUGgjs8FazYCBCMAQaCOzwVrJAogACMKNgIIIAAjGDYCDCMFQQFqJAUjGEEBaiQYQQAkDQuqAQEFeyMXIx8gAP1RIgL9zgEhAyMdIx4iBP3OASIBQSD9ywEgAUEg/c0B/VAgAkEQ/csBIAJBMP3NAf1QIAP9USIC/c4BIQUgAyAEQQ39ywEgBEEz/c0B/VAgAf1RIgH9zgEhAyAFIAD9USQdIAFBEf3LASABQS/9zQH9UCAD/VEkHiADQSD9ywEgA0Eg/c0B/VAkFyACQRX9ywEgAkEr/c0B/VAgBf1RJB8LwQECBXsDfwNAIAZBgAJJBEAgASAAIAZqIgj9AAQAIgMgBkHwzrIOaiIH/QAEAP2uASIEIAj9AAQQIgUgB/0ABBD9rgEiAf3eASAEIAH93wH9zgH9zgEhASACIAMgB/0ABCD9rgEiAiAFIAf9AAQw/a4BIgP93gEgAiAD/d8B/c4B/c4BIQIgBkEgaiEGDAELCyABIAL9DQABAgMEBQYHEBESExQVFhcgASAC/Q0ICQoLDA0ODxgZGhscHR4f/c4BEAELgwEBBH8jHEUjDUVyBEAPCyMcIQJBACQcIwAjCCM8aiIAa0EISwRAQQEkFQ8LA0AgACMASQRAIAAtAAAiA0EwSSADQTlLcgRAQQEkFQ8LIANBMGsgAUEKbGohASAAQQFqIQAMAQsLIAJBBkYEQCABJDcFIAJBB0YEQCABJDgFIAEkOQsLC+cCAgV/AX4CfyABIgIgACABRg0AGiAAQQZ2IgFB0ABsQcCIEGoiAykDCCADKQMAQn+Fg0J/IABBP3GthoMhBwNAIAdQBEAgAiABQQFqIgFBBnQgAk8NAhogA0HQAGoiAykDCCADKQMAQn+FgyEHDAELCyAHeqcgAUEGdGoLIQUjMkUEQCMAIQEgAEGACGohAyAFIABrIQYDQCAEIAZJBEAgASAEaiADIARq/QAEAP0LBAAgBEEQaiEEDAELCyMAIAUgAGtqJAAjACMha0GAgAhLBEBBASQyIyFBgIAIaiEDIyFBAWohAANAIAAgA0kEQCAALQAAIgFB3ABGBH9BBkECIAAtAAFB9QBGGwUgAUHAAUkEf0EBBSABQeABSQR/QQIFQQNBBCABQfABSRsLCwsgAGoiASADTQRAIAEhAAwCCwsLIAAkAAsLIAIgBUYEQEECJA8PCyMAQSI6AAAjAEEBaiQAQQAkDwvZAwEBfyAARQRAIAFBMEYEQEEBDwsgAUE5TSABQTFPcQRAQQIPCyABQS1GBEBBAw8LIAFB9ABGBEBBEQ8LIAFB5gBGBEBBGQ8LIAFB7gBGBEBBIQ8LQf8BDwsgAUEwTyICBEAgAUE5TSECCyAAQRBJBEACQAJAAkACQAJAAkACQCAAQQFrDgYAAQIDBAUGCyABQS5GBH9BBAVBBkH/ASABQSByQeUARhsLDwsgAgR/QQIFIAFBLkYEf0EEBUEGQf8BIAFBIHJB5QBGGwsLDwtBAUECQf8BIAIbIAFBMEYbDwtBBUH/ASACGw8LIAIEf0EFBUEGQf8BIAFBIHJB5QBGGwsPCyACBH9BCAVBB0H/ASABQS1GIAFBK0ZyGwsPC0EIQf8BIAIbDwsgAEEgTwRAIABBAWpB/wEgAEEgayIAQQRJBH8gAUHu6rHjBiAAQQN0dkH/AXFGBUEACxsPCyAAQRhPBEAgAEEBakH/ASAAQRhrIgBBAUYEf0HhAAUgAEECRgR/QewABSAAQQNGBH9B8wAFQeUAQQAgAEEERhsLCwsiACABRkEAIAAbGw8LIABBAWpB/wEgAEEQayIAQQRJBH8gAUH05NWrBiAAQQN0dkH/AXFGBUEACxsLqQIBBn8jMCEDIAAhAgNAIAEgAksEQCACQYAIai0AACIFQcAASQR/QoDMgIDQgISABCAFrYhCAYOnBSAFQSByIgZB/QBGIAZB+wBGcgtFBEAgA0ECRiAFQTBrQQpJcQR/QQIFIAMgBRAFCyIDQf8BRgRAQQEkBCMMIAKtfCQOQQEPCyACQQFqIQIMAgsLCyADJDAjIwRAIwAhBiAAQYAIaiEFIAIgAGshBwNAIAQgB0kEQCAEIAZqIAQgBWr9AAQA/QsEACAEQRBqIQQMAQsLIwAgAiAAa2okAAsgASACRgRAQQEkD0EADwtBACQPIANBAkYgA0EBRnIgA0EFRnIgA0EIRnIgA0EURnIgA0EdRnIgA0EkRnIEf0EABUEBJAQjDCACrXwkDkEBCwvZBQIJfwJ+IzMjNCAAQZDRsg5GIgkbIQYjKSMqIAkbIQcgAEGAgAJBgIAQIAkbIgpBA3RqIQsgACABIyYjJyAJGyIIQQFrcUEDdGohBANAAkAgBUEgRgRAQX8PCyAEKAIEIgxFDQAgCyAMakEBayEMIAQoAgAgAUYEfyAMKAIEIANGBUEACwR/IAxBDGogAiADEAkFQQALBEAgDCgCAA8FIARBCGoiBCAAIAhBA3RqRgRAIAAhBAsgBUEBaiEFDAILAAsLIAYgCEEBdk8Ef0EBBSADIAdqQSBqQYCAgAJBgICACCAJG0sLBEBBfw8LIAcgC2oiBSAGNgIAIAUgAzYCBCAFIAQ2AgggBUEMaiELQQAhBQNAIAMgBUsEQCAFIAtqIAIgBWr9AAQA/QsEACAFQRBqIQUMAQsLIAQgATYCACAEIAdBAWo2AgQgCQRAIzNBAWokMyMpIANBDGpqJCkFIzRBAWokNCMqIANBDGpqJCoLIAZBAWogCEECdkYgCCAKSXEEQCAIQQF0IQQgAEGQ0bIORiICBEAgBCQmBSAEJCcLIAdBDGogA2ohBSAAIgFBgIAQQYCAgAEgAhtqIgIhAANAIAAgAiAFakkEQCAAKAIIQgA3AwAgACAAKAIEQQxqaiEADAELCyACIQADQCAAIAIgBWpJBEAgAEEMaiEHIAAoAgQiCK1Clfip+pe33puef4UhDUEAIQMDQCADIAhJBEAgAyAHaikDACEOIAggA2siCUEITwR+IA4FIA5CASAJQQN0rYZCAX2DCyANhULP1tO+0ser2UJ+Ig0gDUIgiIUhDSADQQhqIQMMAQsLIAEgDSANQg+IhaciByAEQQFrcUEDdGohAwNAIAMoAgQEQCABIANBCGoiAyADIAEgBEEDdGpGGyEDDAELCyADIAc2AgAgAyAAIAJrQQFqNgIEIAAgAzYCCCAAIAAoAgRBDGpqIQAMAQsLCyAGC/8BAgR/AX4CfyABIAAgAUYNABogAEEGdiIDQdAAbEHAiBBqIgIpAwggAikDAEJ/hYNCfyAAQT9xrYaDIQYDQCAGUARAIAEgA0EBaiIDQQZ0IAFPDQIaIAJB0ABqIgIpAwggAikDAEJ/hYMhBgwBCwsgBnqnIANBBnRqCyIEIABrIgIjG2pBgCBLBEBBBiQEIwwgAEGAIGojG2utfCQOQQYPCyMbQaCMkA5qIQMgAEGACGohBUEAIQADQCAAIAJJBEAgACADaiAAIAVq/QAEAP0LBAAgAEEQaiEADAELCyMbIAJqJBsgASAERgRAQQMkD0EADwtBACQPQQMkAiAEEBgLpAECAn4CfwNAIAVBEGogAk0EQCAAIAVq/QAEACABIAVq/QAEAP1R/VMEQEEADwsgBUEQaiEFDAELCwNAIAIgBUsEQCAAIAVqKQMAIQMgASAFaikDACEEIAIgBWsiBkEISQRAIANCASAGQQN0rYZCAX2DIQMLIAZBCE8EfiAEBSAEQgEgBkEDdK2GQgF9gwsgA1IEQEEADwsgBUEIaiEFDAELC0EBC7cBAQR/IzFBgAhqIQEjIEH/AXEhAiAAIzFrIgMjIGokICACBEAgAkHgzLIOaiABQYACIAJrIgQgAyADIARLGyID/AoAACACIANqQYACSQRADwtB4MyyDhACIAEgA2ohAQsgAEGACGohAgNAIAFBgAJqIgAgAk0EQCABEAIgACEBDAELCyACIAFrIQJBACEAA0AgACACSQRAIABB4MyyDmogACABav0ABAD9CwQAIABBEGohAAwBCwsLMAEBf0EDIQADQCAAQQBKBED9DAAAAAAAAAAAAAAAAAAAAAAQASAAQQFrIQAMAQsLC8ABAEEAJAT9DAAAAAAAAAAAAAAAAAAAAAAkE/0MAAAAAAAAAAAAAAAAAAAAACQL/QwAAAAAAAAAAAAAAAAAAAAAJC1BACQCQaCOzwUkCUGgjs8FJABBoI7vCSQHQQAkD0Ggju8JJAj9DAAAAAAAAAAAAAAAAAAAAAAkHf0MAAAAAAAAAAAAAAAAAAAAACQe/QwAAAAAAAAAAAAAAAAAAAAAJBf9DAAAAAAAAAAAAAAAAAAAAAAkH0GAICQmQYAgJCcLhQ4CBX8BfiMPBH8CfyMPQQJGBEBBACAAEAQjD0UEQEEEQQYjARskAiMGBH8jASMDQQFqRgVBAAsEQCMQBEAjACMIayQZC0EAJBAjByMAJAckACMGRSQGCyMDIwFGBEAjDQRAEAAFIwVBBHRBkIkkaiICIxRBgIAMcjYCACACIwlBoI7PBWs2AgQjAEGgjs8FayQKIAIjCjYCCCACQX82AgwjBUEBaiQFC0F/JAMLC0EADAELIw9BA0YEQEEAIAAQCAwBC0EAIAAQBgRAIwQMAQtBACMjIw8bBEAQA0EEQQYjARskAiMGBH8jASMDQQFqRgVBAAsEQCMQBEAjACMIayQZC0EAJBAjByMAJAckACMGRSQGCyMDIwFGBEAjDQRAEAAFIwVBBHRBkIkkaiICIxRBgIAMcjYCACACIwlBoI7PBWs2AgQjAEGgjs8FayQKIAIjCjYCCCACQX82AgwjBUEBaiQFC0F/JAMLC0EACwVBAAsEQCMEDwsgAEEGdiECA0AgASACSQRAIxFBAE4EQCABIAIgABATIQELIAEgAkcEQCABQdAAbEHAiBBqIgMpAwggAykDAIMgAykDOCADKQMwIAMpAyggAykDECADKQMYhISEhIQhBgNAIAZCAFIEQAJ/AkACQAJAAkACQCAGeqcgAUEGdGoiBEGACGotAAAiA0EiRwRAIANBOkYNASADQSxGDQIgA0H7AEYNAyADQdsARg0DIANB/QBGDQQgA0HdAEYNBAwFCyMCQQJGIwJBAUZyBEAjEUEATgRAQQMkAkEADAcLQQAkGyAEQQFqIAAQCAwGCyMCQQVHQQAjAhsEQEEBJAQjDCAErXwkDkEBDAYLIxJFBEBBBEEGIwEbJAIjBgR/IwEjA0EBakYFQQALBEAjEARAIwAjCGskGQtBACQQIwcjACQHJAAjBkUkBgsjAyMBRgRAIw0EQBAABSMFQQR0QZCJJGoiAyMUQYCADHI2AgAgAyMJQaCOzwVrNgIEIwBBoI7PBWskCiADIwo2AgggA0F/NgIMIwVBAWokBQtBfyQDC0EADAYLIxIhAwJAIwNBAEgEQCMBJAMgAyQUIwAkCQwBCyMBQQR0QaCOjw5qIgMtAABBAUYNACADLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgA0EBOgABCyMNBH8CfyMSQQF0QeDMsA5qLwEAQeDMsA5qLQABIgNBBEYEQCMaQQFqJBpBAQwBC0EBIANBBUYNABogA0EGTwsFQQALBEBBASQVCyMAJCFBACQyIwBBIjoAACMAQQFqJAAgBEEBaiAAEAQjD0UEQEEEQQYjARskAiMGBH8jASMDQQFqRgVBAAsEQCMQBEAjACMIayQZC0EAJBAjByMAJAckACMGRSQGCyMDIwFGBEAjDQRAEAAFIwVBBHRBkIkkaiIDIxRBgIAMcjYCACADIwlBoI7PBWs2AgQjAEGgjs8FayQKIAMjCjYCCCADQX82AgwjBUEBaiQFC0F/JAMLC0EADAULIwJBA0cEQEEBJAQjDCAErXwkDkEBDAULQQAkAkEADAQLIwJBBEcEQEEBJAQjDCAErXwkDkEBDAQLIwFBBHRBoI6PDmoiAy0AAEEBRgRAQQIkAgVBACQCIxFBAE4Ef0EABSADLwECIgNBAXRB4MywDmovAQBB4MywDmotAABBAUYEfyADBSADQQF0QeDMsA5qLwEAQeDMsA5qLwECCwskEgtBAAwDCyADIAQQFAwCCyADIAQQIQwBCyMCQQVHQQAjAhsEQEEBJAQjDCAErXwkDkEBDAELQQAkMCMSQQBHJCMjIwRAIxIhAwJAIwNBAEgEQCMBJAMgAyQUIwAkCQwBCyMBQQR0QaCOjw5qIgMtAABBAUYNACADLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgA0EBOgABCyMNBEAjEiIFQQF0QeDMsA5qLwEAQeDMsA5qLQABIQNBACQcIANBB0YgA0EGRnIgA0EIRnIEQCADJBwjACMIayQ8BQJ/IAVBAXRB4MywDmovAQBB4MywDmotAAEiA0EERgRAIxpBAWokGkEBDAELQQEgA0EFRg0AGiADQQZPCwRAQQEkFQsLCwVBBEEGIwEbJAILIAQgABAGBEAjBAwBC0EAIyMjDxsEQBADQQRBBiMBGyQCIwYEfyMBIwNBAWpGBUEACwRAIxAEQCMAIwhrJBkLQQAkECMHIwAkByQAIwZFJAYLIwMjAUYEQCMNBEAQAAUjBUEEdEGQiSRqIgMjFEGAgAxyNgIAIAMjCUGgjs8FazYCBCMAQaCOzwVrJAogAyMKNgIIIANBfzYCDCMFQQFqJAULQX8kAwsLQQALBEAjBA8LIAYgBkIBfYMhBgwBCwsgAUEBaiEBDAILCwtBAAsHAEHgzLAOC+sBAQJ7IAGtIACtQiCGhCQ6IAOtIAKtQiCGhCQ7Izr9Ev0MAAAAAAAAAAABAAAAAAAAAP1RIgT9DHVlc3BlbW9zdWVzcGVtb3P9USQdIzv9Ev0MAAAAAAAAAAABAAAAAAAAAP1RIgX9DG1vZG5hcm9kbW9kbmFyb2T9USQeIAT9DGFyZW5lZ3lsYXJlbmVneWz9USQXIAX9DHNldHliZGV0c2V0eWJkZXT9USQfQQAkIEHwzrIOIQADQCAAQZDRsg5JBEAgAK39EhABEAsgACMdIx79USMXIx/9Uf1R/QsEACAAQRBqIQAMAQsLC9cCAQJ/QQAkBEIAJAxCACQOQgAkK0IAJCxCACQ1QQAkIv0MAAAAAAAAAAAAAAAAAAAAACQT/QwAAAAAAAAAAAAAAAAAAAAAJAv9DAAAAAAAAAAAAAAAAAAAAAAkLUEBJC5BACQCQQAkAUF/JBFBfyQDQQAkFEEAJAVBACQYQaCOzwUkCUGgjs8FJABBoI7vCSQHQQAkBkGgju8JJAhBACQPQQAkMEEAJCNBBCQSQQAkFkEAJBtBACQyQaCOzwUkIUEAJA1BACQVQQAkEEF/JChBACQcIykhAUGQ0cIOIQADQCAAIAFBkNHCDmpJBEAgACgCCEIANwMAIAAgACgCBEEMamohAAwBCwsjKiEBQZDRwhEhAANAIAAgAUGQ0cIRakkEQCAAKAIIQgA3AwAgACAAKAIEQQxqaiEADAELC0EAJDNBACQ0QQAkKUEAJCpBgCAkJkGAICQnCwQAIxgLBwBBkJGkAguUCQIcfgV/IwEjEWtBPEoEQCAADwtCASEDIxFBAWohHwNAIB8jAUwEQCAfQQR0QaCOjw5qMQAAIANCAYaEIQMgH0EBaiEfDAELCyAAQdAAbEHAiBBqIh8pAwAgHykDCIVCAYMhBCMCQQVGIwJBAUZyrSEIIwJBAkYEf0EBBSMCRSADQgGDUHELrSEJIwJFIANCAYOnca0hCiAEQgAjAkEDRiIfGyEcQgEgBH1CACAfGyELIAAhHwNAIAEgH0sEQAJAIB9B0ABsQcCIEGoiACkDACEaIAApAwghEiAAKQNIIRMgACkDGCEXIAApAyAhHSAAKQMoIRsgACkDMCEYIAApAzghFCADeSAAKQMQIhF7VA0AIAMhBEIAIANCAYN9IgwhGSARIBeEIQUDQCAFQgBSBEACQCAFQgAgBX2DIgYgBYUhBSAGIBGDQgBSBH4gBiAdg0IAUq0gBEIBhoQFIARCAYgLIgRCAVENACAZQgAgBkIBhn0gDEIAIARCAYN9IgyFg4UhGQwCCwsLIARCAVENACARQgGGIAiEIRUgG0IBhiAJhCEWIBhCAYYgCoQhDiARQj+IIQwgG0I/iCEFIBhCP4ghByATQgBSBEAgDCATIBWDIBN8IhAgE1SthCEMIAUgEyAWgyATfCIPIBNUrYQhBSAHIA4gE4MgE3wiDSATVK2EIQcgE0J/hSIGIA8gFoSDIRYgECAVhCAGgyEVIA0gDoQgBoMhDgsgGiASIBqDIg8gFSAWhIMgHIR8Ih4gEoMgGkJ/hYMiBkIBhiALhCENIAZCP4ghBiARIBSEIhIgD4QhESATQgBSBEAgBiANIBODIBN8Ig8gE1SthCEGIA0gD4QgE0J/hYMhDQsgFyAZIB2FgyAXIBuEIA2DIBUgFoQiECASg4QgGYMgDSAYgyAZQn+FgyAYIBuEIg8gEYQgF4QgDiAQhCANhEJ/hYMgESAYhIMgDSARgyAPIBWDIA4gFoQgDyAXhIOEhISEhIRCAFINACAAKQNAQgBSBH8gH0EGdCEjAkADQCAUQgBSBEAgIyAUeqdqISEgFCAUQgF9gyEUQQAhAANAIAIgIUsEQCAhQYAIai0AACIiQcAASQR/QoDMgIDQgISABCAirYhCAYOnBSAiQSByIiBB/QBGICBB+wBGcgtFBEBBACEgIABBAkYgIkEwa0EKSXEEf0ECBSAAICIQBQsiAEH/AUYNBSAhQQFqISEMAgsLC0EAISAgAiAhRgR/QQAFIABBAkYgAEEBRnIgAEEFRnIgAEEIRnIgAEEURnIgAEEdRnIgAEEkRnILRQ0CDAELC0EBISALICAFQQELRQ0AIAQhAyAaIB5WrSEcIAwhCCAFIQkgByEKIAYhCyAfQQFqIR8MAgsLCyADQgGDpyEAIAhCAFIEf0EBQQUgABsFIAlCAFIEf0ECQQAgABsFIApCAFIEf0EABUEDQQQgACALIByEQgBScRsLCwskAiMRQT9qIAN5p2skASMBIQADQCAAIxFKBEAgAEEEdEGgjo8OaiADQgGDPAAAIANCAYghAyAAQQFrIQAMAQsLIB8L5wYCA38CewJAAkAjAkEFR0EAIwIbBEBBASEAQQEkBAwBCyAAQf8BcUH7AEYhAyMSIQIjAUHoB08EQEEEIQBBBCQEDAELIxFBAEgEQCACBEAjAUHAAE8EQEEFIQBBBSQEDAMLIAJBAXRB4MywDmovAQBB4MywDmotAAAiBEEEQQUgAxtGIwNBAEhxBEAjBUEEdEGQiSRqIgAgAkGAgARyNgIAIAAjAEGgjs8FayIBNgIEIAEkCiAAIwo2AgggAEF/NgIMIwVBAWokBQUjA0EASCADcQR/IAJBAXRB4MywDmovAQBB4MywDmotAAFBAUYFQQALBEBBASQNQQAkFSMHJAhBACQ2QQAkGUEAJBBBACQaQQAkJEEAJCVBfyQoQQAkN0EAJDhBACQ5QQAkHCM6/RL9DAAAAAAAAAAAAQAAAAAAAAD9USIF/Qx1ZXNwZW1vc3Vlc3BlbW9z/VEkHSM7/RL9DAAAAAAAAAAAAQAAAAAAAAD9USIG/Qxtb2RuYXJvZG1vZG5hcm9k/VEkHiAF/QxhcmVuZWd5bGFyZW5lZ3ls/VEkFyAG/QxzZXR5YmRldHNldHliZGV0/VEkH0EAJCAgASQxCwJAIwNBAEgEQCMBJAMgAiQUIwAkCQwBCyMBQQR0QaCOjw5qIgEtAABBAUYNACABLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgAUEBOgABCyMNBEACfyACQQF0QeDMsA5qLwEAQeDMsA5qLQABIgFBBEYEQCMaQQFqJBogA0UjGkEBS3IMAQsgA0UjJUEAR3IgAUEFRg0AGiABQQZPCwRAQQEkFQUgAkEBdEHgzLAOai8BAEHgzLAOai0AAUEFRgRAIwAjCGskJCMBJCgLCwsjACAAOgAAIwBBAWokAEECQQMgAxsiACAERyAEQQFHcQRAQQEkFSAAIQILCyMBQQFqJAEjAUEEdEGgjo8OaiIAIAM6AAAgAEEAOgABIAAgAjsBAiAAIxY2AgQgAwR/QQAFIAJBAXRB4MywDmovAQBB4MywDmotAABBAUYEfyACBSACQQF0QeDMsA5qLwEAQeDMsA5qLwECCwskEgwDBSMBJBELCyMBQQFqJAEjAUEEdEGgjo8OaiADOgAADAELIwwgAa18JA4gAA8LQQFBBSADGyQCQQALBAAjCgsHAEGgjs8FC9MCAgh/An5B4MyxDkEAQYCAAfwLAEHgzLAOLwEAQQF2IQQDQCACIARJBEAgAkEBdEHgzLAOai8BACIAQeDMsA5qIgMtAAAiAUEERyABQQJHcUUEQCAAQePMsA5qIQEgAy0AAiEDA0AgAwRAIAFBAWohBSABLQAAIgetQpX4qfqXt96bnn+FIQhBACEAA0AgACAHSQRAIAAgBWopAwAhCSAHIABrIgZBCE8EfiAJBSAJQgEgBkEDdK2GQgF9gwsgCIVCz9bTvtLHq9lCfiIIIAhCHYiFIQggAEEIaiEADAELCyAIQiiIpyACQSVsc0H/H3EhAANAIABBAnRB4MyxDmooAgAEQCAAQQFqQf8fcSEADAELCyAAQQJ0QeDMsQ5qIgAgAjsBACAAIAFB4MywDms7AQIgASAHQQNqaiEBIANBAWshAwwBCwsLIAJBAWohAgwBCwsLxgYDCH8CfgF7IwFBBHRBoI6PDmoiBi8BAiIHQQF0QeDMsA5qLwEAQeDMsA5qLQAAIQQjGyECA0AgAiADSwRAIAsgA0GgjJAOav0ABAD9DFxcXFxcXFxcXFxcXFxcXFz9I/1QIQsgA0EQaiEDDAELCyACQaCMkA5qQaCMkA4gC/1TIgEbIQUgAQR/IAIgBRAgBSACCyIBrUKV+Kn6l7fem55/hSEKA0AgASAISwRAIAUgCGopAwAhCSABIAhrIgNBCE8EfiAJBSAJQgEgA0EDdK2GQgF9gwsgCoVCz9bTvtLHq9lCfiIJIAlCHYiFIQogCEEIaiEIDAELCwJAIAdBAkcgBEECR3IEQCAGKAIEIgMhCANAIAgjFkkEQCAIQQN0QeDMkA5qKQMAIApRBEBBAyEDQQMkBAwECyAIQQFqIQgMAQsLIxZBgIAETyMWIANrQZDOAE9yBEBBBiEDQQYkBAwCCyMWQQN0QeDMkA5qIAo3AwAjFkEBaiQWCyAEQQFGBH8gBwUgCkIoiKcgB0ElbHNB/x9xIgNBAnRB4MyxDmooAgAhCAJ/A0AgCARAIAhBEHZB4MywDmohACAIQf//A3EgB0YEfyAALQAAIAFGBUEACwR/IABBAWogBSABEAkFQQALBEAgAEEBaiABai8BAAwDCyADQQFqQf8fcSIDQQJ0QeDMsQ5qKAIAIQgMAQsLQQALCyQSIxJFIwNBAEhyBEBBAA8LIw0EfyMBIwNBAWpGBUEACwR/IxJBAXRB4MywDmovAQBB4MywDmotAAEiAEEJRgRAQQEkFQsgAEEDRyAAQQJHcSAAQQlHcQR/QQAFIABBA0YkECMHIwAkByQAIwZFJAZBAQsFQQALBEAjAEEsOgAAIwBBAWokAAUgBi0AAUEBRgRAIwBBLDoAACMAQQFqJAALIAZBAToAAQsjAEEiOgAAIwBBAWokACMAIQFBACEAA0AgACACSQRAIAAgAWogAEGgjJAOav0ABAD9CwQAIABBEGohAAwBCwsjACACaiQAIwBBIjoAACMAQQFqJAAjAEE6OgAAIwBBAWokACMQBH8jASMDQQFqRgVBAAsEQCMAIwhrJDYLQQAPCyMMIACtfCQOIAMLEwAjK1AjD0UjBEUjAkEGRnFxcQsFAEGACAuPGwMFfwp+CHtBwIgQIQQCQANAIAAgAksEQCACQYAIaiIB/QAEACISIAH9AAQQIhP9UCAB/QAEICIUIAH9AAQwIhH9UP1Q/QyAgICAgICAgICAgICAgICA/U79UwRAIxMjCyAS/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAS/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAS/Q0PEBESExQVFhcYGRobHB0eIhBBBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASASQQT9bf0O/U79Uf1QJBMgEiQLIxMjCyAT/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAT/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAT/Q0PEBESExQVFhcYGRobHB0eIhBBBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASATQQT9bf0O/U79Uf1QJBMgEyQLIxMjCyAU/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAU/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAU/Q0PEBESExQVFhcYGRobHB0eIhBBBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASAUQQT9bf0O/U79Uf1QJBMgFCQLIxMjCyAR/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAR/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAR/Q0PEBESExQVFhcYGRobHB0eIhBBBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASARQQT9bf0O/U79Uf1QJBMgESQLIBH9DP/////////////////v37/9cyQtIxP9Uw0DQQAkLgUjLkUEQCMt/VMNBP0MAAAAAAAAAAAAAAAAAAAAACQLQQEkLgsLIywgEv0MXFxcXFxcXFxcXFxcXFxcXP0j/WQgE/0MXFxcXFxcXFxcXFxcXFxcXP0j/WRBEHRyrSAU/QxcXFxcXFxcXFxcXFxcXFxc/SP9ZCAR/QxcXFxcXFxcXFxcXFxcXFxc/SP9ZEEQdHKtQiCGhCIJIyxCf4WDIghCAYaEIgdCf4UgCINCqtWq1arVqtWqf4MgCHwiBiAIVK0kLCMrIBL9DCIiIiIiIiIiIiIiIiIiIiL9I/1kIBP9DCIiIiIiIiIiIiIiIiIiIiL9I/1kQRB0cq0gFP0MIiIiIiIiIiIiIiIiIiIiIv0j/WQgEf0MIiIiIiIiIiIiIiIiIiIiIv0j/WRBEHRyrUIghoQiCCAHIAZCAYZC1arVqtWq1arVAIWDIgdCf4WDIgogCkIBhoUiBiAGQgKGhSIGIAZCBIaFIgYgBkIIhoUiBiAGQhCGhSIGIAZCIIaFhSIOQj+HJCsgEiAT/XcgFCAR/Xf9d/0MICAgICAgICAgICAgICAgIP0m/VMEfiAOIBL9DCAgICAgICAgICAgICAgICD9Jv1kIBP9DCAgICAgICAgICAgICAgICD9Jv1kQRB0cq0gFP0MICAgICAgICAgICAgICAgIP0m/WQgEf0MICAgICAgICAgICAgICAgIP0m/WRBEHRyrUIghoSDIgZCAFIEQEEBJAQjDCACIAZ6p2qtfCQOQQEPCyAS/Qwg//////////8JCv//Df//IBL9DA8PDw8PDw8PDw8PDw8PDw/9Tv0O/SP9ZCAT/Qwg//////////8JCv//Df//IBP9DA8PDw8PDw8PDw8PDw8PDw/9Tv0O/SP9ZEEQdHKtIBT9DCD//////////wkK//8N//8gFP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79I/1kIBH9DCD//////////wkK//8N//8gEf0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79I/1kQRB0cq1CIIaEBSAS/QwgICAgICAgICAgICAgICAg/SP9ZCAT/QwgICAgICAgICAgICAgICAg/SP9ZEEQdHKtIBT9DCAgICAgICAgICAgICAgICD9I/1kIBH9DCAgICAgICAgICAgICAgICD9I/1kQRB0cq1CIIaECyEPIyJBAEoEf0EBBSAHIA6DIAggCYRCf4WDQgBSCwRAIAcgDoMhBiACIQECfwNAIAEgAkFAa0kjIkEASnEEQCABQYAIai0AACIDQTlNIANBME9xBH9BAQUgA0EgciIDQeYATSADQeEAT3ELRQRAQQEkBCMMIAGtfCQOQQAMAwsgAUEBaiEBIyJBAWskIgwBCwsCQANAIAZCAFIEQCAGeqchBSAGIAZCAX2DIQYgAkGACGogBWotAAAiAUH1AEYEQEEBIQEDQCABIAVqQcAARyABQQRNcQRAIAJBgAhqIAVqIAFqLQAAIgNBOU0gA0EwT3EEf0EBBSADQSByIgNB5gBNIANB4QBPcQtFDQUgAUEBaiEBDAELC0EFIAFrJCIFIAFB3ABHIAFBIkdxIAFBL0dxIAFB4gBHcSABQeYAR3EgAUHuAEdxIAFB8gBHcSABQfQAR3ENAwsMAQsLQQEMAQtBASQEIwwgAiAFaq18JA5BAAtFBEAjBA8LCyAOQn+FIgkgEv0MOjo6Ojo6Ojo6Ojo6Ojo6Ov0j/WQgE/0MOjo6Ojo6Ojo6Ojo6Ojo6Ov0j/WRBEHRyrSAU/Qw6Ojo6Ojo6Ojo6Ojo6Ojo6/SP9ZCAR/Qw6Ojo6Ojo6Ojo6Ojo6Ojo6/SP9ZEEQdHKtQiCGhIMiCCAS/QwsLCwsLCwsLCwsLCwsLCws/SP9ZCAT/QwsLCwsLCwsLCwsLCwsLCws/SP9ZEEQdHKtIBT9DCwsLCwsLCwsLCwsLCwsLCz9I/1kIBH9DCwsLCwsLCwsLCwsLCwsLCz9I/1kQRB0cq1CIIaEIAmDIg0gEv0MICAgICAgICAgICAgICAgIP1QIhD9DHt7e3t7e3t7e3t7e3t7e3v9I/1kIBP9DCAgICAgICAgICAgICAgICD9UCIV/Qx7e3t7e3t7e3t7e3t7e3t7/SP9ZEEQdHKtIBT9DCAgICAgICAgICAgICAgICD9UCIW/Qx7e3t7e3t7e3t7e3t7e3t7/SP9ZCAR/QwgICAgICAgICAgICAgICAg/VAiF/0Me3t7e3t7e3t7e3t7e3t7e/0j/WRBEHRyrUIghoQgCYMiDCAQ/Qx9fX19fX19fX19fX19fX19/SP9ZCAV/Qx9fX19fX19fX19fX19fX19/SP9ZEEQdHKtIBb9DH19fX19fX19fX19fX19fX39I/1kIBf9DH19fX19fX19fX19fX19fX39I/1kQRB0cq1CIIaEIAmDIgaEhIQgD4QgDoQgCoRCf4UiByM1IAdCAYaEQn+FgyELIAdCP4gkNSAEIA43AwAgBCAKNwMIIAQgDDcDECAEIAY3AxggBCAS/QwxMTExMTExMTExMTExMTEx/XFBAf2LAf1kIBP9DDExMTExMTExMTExMTExMTH9cUEB/YsB/WRBEHRyrSAU/QwxMTExMTExMTExMTExMTEx/XFBAf2LAf1kIBH9DDExMTExMTExMTExMTExMTH9cUEB/YsB/WRBEHRyrUIghoQiBjcDICAEIA03AyggBCAINwMwIAQgCzcDOCAEIAcgEv0MRkZGRkZGRkZGRkZGRkZGRv1u/Qx1dXV1dXV1dXV1dXV1dXV1/Sf9ZCAT/QxGRkZGRkZGRkZGRkZGRkZG/W79DHV1dXV1dXV1dXV1dXV1dXX9J/1kQRB0cq0gFP0MRkZGRkZGRkZGRkZGRkZGRv1u/Qx1dXV1dXV1dXV1dXV1dXV1/Sf9ZCAR/QxGRkZGRkZGRkZGRkZGRkZG/W79DHV1dXV1dXV1dXV1dXV1dXX9J/1kQRB0cq1CIIaEQv///////////wCDQn+FIAYgC4NCAYaEgzcDQCAEIAkgD4M3A0ggBEHQAGohBCACQUBrIQIMAQsLQQAPC0ECJAQjDCACrXwkDkECC94EAQV/IwQEQCMEDwtBACQFQQAkGEEAJApBACQvIwYiAQRAIwcjACQHJAAjBkUkBgsjByMIa0EAIw1BACMDQQBOIgMbGyEEIwAjCWtBACADGyIDBEBBoI7PBSMJIAP8CgAACyAEBEBBoI7vCSMIIAT8CgAACyMhIwhBoI7vCWsjCUGgjs8FayABG2skIUGgjs8FJAlBoI7vCSQIIANBoI7PBWokACAEQaCO7wlqJAcgAQRAIwcjACQHJAAjBkUkBgsgABAbBEAjBA8LIAAQDQRAIwQPCyMYQdAAbEGQkaQCaiEDQZCRpAIhAQNAIAEgA0kEQCACIAEoAggjJkEBa3FBA3RBkNGyDmooAgQgASgCFCMnQQFrcUEDdEGQ0cIQaigCBHNzIQIgAUHQAGohAQwBCwtBkJGkAiEBA0AgASADSQRAIAIgASgCCCMmQQFrcUEDdEGQ0bIOaigCBEGQ0cIOaigCACABKAIUIydBAWtxQQN0QZDRwhBqKAIEQZDRwhFqKAIAc3MhAiABQdAAaiEBDAELC0GQkaQCIQEDQCABIANJBEAgASgCGCEEIAEoAhwhBSABQZDRsg4gASgCCCABKAIAIgJBoI7PBWogASgCBCACaxAHNgIIIAEgBCAFSQR/QZDRwhAgASgCFCAEQaCO7wlqIAUgBGsQBwVBfws2AhQgAUHQAGohAQwBCwsjA0EATgRAIw0EQCAAEApBACQxCyMHIwAjBhsjCWsjACMHIwYbIwhrQQAjDRtqQYCAgARLBEBBByQEIwwgAK18JA5BBw8LCyMMIACtfCQMQQALBQAjDroLBAAjBQsGAEGQiSQL/wMBBX8gASECA0AgACAFSwRAIAVBoIyQDmotAAAiBEHcAEcEQCACIgNBAWohAiADIAQ6AAAgBUEBaiEFQQAhBgwCCyAFQaGMkA5qLQAAIQQgBUECaiEFIARB9QBHBEAgAiIDQQFqIQIgAyAEQeIARgR/QQgFIARB5gBGBH9BDAUgBEHuAEYEf0EKBUENQQkgBCAEQfQARhsgBEHyAEYbCwsLOgAAQQAhBgwCC0EAIQNBACEEA0AgBEEESQRAIANBBHQgBUGgjJAOaiAEai0AACIDQTBrIANBIHJB1wBrIANBOU0bciEDIARBAWohBAwBCwsgBUEEaiEFIANB/78DTUEAIANBgLgDT0EAIAYbGwRAIAJBA2siAiADIAZBCnRqQYC4/xprIgNBEnZB8AFyOgAAIAJBAWoiAiADQQx2QT9xQYABcjoAACACQQFqIgQgA0EGdkE/cUGAAXI6AAAgBEECaiECIAQgA0E/cUGAAXI6AAFBACEGDAILIANBACADQf+3A00gA0GAsANPcRshBiADQYABSQR/IAIgAzoAACACQQFqBSADQYAQSQRAIAIgA0EGdkHAAXI6AAAFIAIgA0EMdkHgAXI6AAAgAkEBaiICIANBBnZBP3FBgAFyOgAACyACIANBP3FBgAFyOgABIAJBAmoLIQIMAQsLIAIgAWsLoAMBAn8jAUEEdEGgjo8OaiICLQAAQQFGIQMjAQR/IAMgAEH/AXFB/QBGRwVBAQsEf0EBBSMCQQRHBH8jAkEBQQUgAxtHBUEACwsEQEEBJAQjDCABrXwkDkEBDwsjEUEATgRAIwFBAWskAUEEQQYjARskAiMBIxFGBEBBfyQRC0EADwsgAigCBCQWIwNBAE4EQCMAIAA6AAAjAEEBaiQABSMFQQR0QZCJJGoiACACLwECQYCACHI2AgAgACMAQaCOzwVrIgI2AgQgAiQKIAAjCjYCCCAAQX82AgwjBUEBaiQFCyMBQQFrJAEjASMoRgRAIwAjCGskJUF/JCgLIwMjAUZBACMNGwRAIAFBAWoQCgtBBEEGIwEbJAIjBgR/IwEjA0EBakYFQQALBEAjEARAIwAjCGskGQtBACQQIwcjACQHJAAjBkUkBgsjAyMBRgRAIw0EQBAABSMFQQR0QZCJJGoiACMUQYCADHI2AgAgACMJQaCOzwVrNgIEIwBBoI7PBWskCiAAIwo2AgggAEF/NgIMIwVBAWokBQtBfyQDC0EACwQAIy8LBwBBoI7vCQs=";

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
/** What both threads see: chunks that were taken, whether no more is wanted, and how many are to be taken before the other is woken. */
const [TAKEN, STOP, WAKE] = [
	0,
	1,
	2
];
const SHARED = 3;
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
	const shared = new Int32Array(new SharedArrayBuffer(SHARED * Int32Array.BYTES_PER_ELEMENT));
	let stop = null;
	const take = ({ memory, parcels, at }) => {
		if (stop === null) for (const parcel of parcels) sink.window(unpacked(memory, parcel));
		if ("scanned" in at) return {
			...at,
			fault: stop ?? at.fault
		};
		stop ??= sink.chunk(at);
		if (stop !== null) Atomics.store(shared, STOP, 1);
		if (Atomics.add(shared, TAKEN, 1) + 1 >= Atomics.load(shared, WAKE)) Atomics.notify(shared, TAKEN);
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
Object.defineProperty(exports, "WAKE", {
  enumerable: true,
  get: function () {
    return WAKE;
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