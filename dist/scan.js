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
const SCAN_WASM = "AGFzbQEAAAABNwpgAAF/YAJ/fwF/YAAAYAF/AX9gAn9/AGAFf39/f38Bf2ABfwBgA39/fwF/YAR/f39/AGAAAXwDHx4CAQIEBQEGAgEHAAgBAgAAAQAAAwAAAwMJAAABAAAFBAEAhAcG/AJAfwFBAAt/AUEAC38BQX8LfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC38BQQALfwFBAAt+AUIAC38BQQALfgFCAAt+AUIAC34BQgALfwFBBAt7Af0MAAAAAAAAAAAAAAAAAAAAAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBfwt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBfwt/AUEAC38BQQALfwFBAAt+AUIAC34BQgALewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC34BQgALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC34BQgALfgFCAAt/AEGAgBALfwBBgICABAt/AEHoBwt/AEHAAAt/AEGQzgALfwBBgIABCwf3ARYGV0lORE9XAzoNTE9OR0VTVF9WQUxVRQM7B0RFRVBFU1QDPAxERUVQRVNUX0tFUFQDPQxNT1NUX01FTUJFUlMDPgtTSEFQRVNfU0laRQM/BWlucHV0ABUGZXZlbnRzABoHcmVjb3JkcwAPBnNoYXBlcwAKB21haW5PdXQAEghhc2lkZU91dAAdC2ZhdWx0T2Zmc2V0ABgEc2VlZAALC2V2ZW50c0NvdW50ABkMcmVjb3Jkc0NvdW50AA4IbWFpblNpemUAEQlhc2lkZVNpemUAHARmZWVkABcFcmVzZXQADQppc0NvbXBsZXRlABQGbWVtb3J5AgAIAQcKxVQe6AMCAn8CfiMkQQ9xIQADQCAAQRBJBEAgAEGQzt0OakEAOgAAIABBAWohAAwBCwsjEkGYzt0OKQMAhULP1tO+0ser2UJ+IgMjEEGQzt0OKQMAhUKV+Kn6l7fem55/fiICQhuJfCQQIAJCHYggA0IfiYUkEiMQIySthSQQIxAjEEIgiIVCz9bTvtLHq9lCfiQQIxIjEkIgiIVClfip+pe33puef34kEiMQIxJCH4iFJBAjEiMQQh2IhSQSIwdB0I+bCmskLSMbQdAAbEHAktACaiIAIwlB0I/7BWs2AgAgACMAQdCP+wVrNgIEIABB0M7dDkGAgAJBgICAAiMJIwAjCWsQBDYCCCAAIwhB0I+bCmsiATYCDCAAIy02AhAgACMjIyJLBH9B0M7xEEGAgBBBgICACCMIIyJqIyMjImsQBAVBfws2AhQgACABIyJqNgIYIAAgASMjajYCHCAAIzQ2AiAgACM1NgIkIAAjNjYCKCAAIAEjM2o2AiwgACABIxhqNgIwIAAjFkEARzYCNCAAIxA3AzggACMSNwNAIwRBBHRBwIrQAGoiACMVQYCADHI2AgAgACMJQdCP+wVrNgIEIwBB0I/7BWskCiAAIwo2AgggACMbNgIMIwRBAWokBCMbQQFqJBtBACQMC/MBAQJ/IyUhAwNAIAAgAUkEQCAAQYAIai0AACICQf0ARiACQSxGciACQd0ARnIgAkEgRnIgAkEKRnIgAkENRnIgAkEJRnIgAkE6RnIgAkH7AEZyIAJB2wBGciACQSJGckUEQCADIAIQDCIDQf8BRgRAQQEkBSMOIACtfCQRQQEPCyMcBEAjACACOgAAIwBBAWokAAsgAEEBaiEADAILCwsgAyQlIAAgAUYEQEEBJA1BAA8LQQAkDSADQQJGIANBAUZyIANBBUZyIANBCEZyIANBFEZyIANBHUZyIANBJEZyBH9BAAVBASQFIw4gAK18JBFBAQsLgwEBBH8jHUUjDEVyBEAPCyMdIQJBACQdIwAjCCM3aiIAa0EISwRAQQEkFg8LA0AgACMASQRAIAAtAAAiA0EwSSADQTlLcgRAQQEkFg8LIANBMGsgAUEKbGohASAAQQFqIQAMAQsLIAJBBkYEQCABJDQFIAJBB0YEQCABJDUFIAEkNgsLC5ECAQN/IAAhAyMfIQIDQCABIANLBEACQCADQYAIai0AACEEIAIEQEEAIQIFIARB3ABGBEBBASECBSAEQSJGDQILCyADQQFqIQMMAgsLCyACJB8jL0UEQCMAIABBgAhqIAMgAGsiAPwKAAAjACAAaiQAIwAjIGtBgIAISwRAQQEkLyMgQYCACGohBCMgQQFqIQADQCAAIARJBEAgAC0AACICQdwARgR/QQZBAiAALQABQfUARhsFIAJBwAFJBH9BAQUgAkHgAUkEf0ECBUEDQQQgAkHwAUkbCwsLIABqIgIgBE0EQCACIQAMAgsLCyAAJAALCyABIANGBEBBAiQNDwsjAEEiOgAAIwBBAWokAEEAJA0LhwQCDH8BfiMoIykgAEHQzt0ORiIKGyEHIzAjMSAKGyEJIAAgAUECdGoiCyABQQF2QQxsaiEMIAStQpX4qfqXt96bnn+FIREDQCAFQQhqIgYgBE0EQCARIAMgBWopAwCFQs/W077Sx6vZQn4iEUIgiCARhSERIAYhBQwBCwsDQCAEIAVLBEAgESADIAVqMQAAhULP1tO+0ser2UJ+IREgBUEBaiEFDAELCyARIBFCIIiFIhFCD4ggEYWnIg0gAUEBa3EhCANAIAAgCEECdGooAgAiDgRAIA9BIEYEQEF/DwsgCyAOQQFrQQxsaiIFKAIAIA1GBH8gBSgCCCAERgVBAAsEfyAMIAUoAgRqIRBBACEFAn8DQCAFQQhqIgYgBE0EQEEAIAUgEGopAwAgAyAFaikDAFINAhogBiEFDAELCwNAIAQgBUsEQEEAIAUgEGotAAAgAyAFai0AAEcNAhogBUEBaiEFDAELC0EBCwVBAAsEQCAOQQFrDwUgCEEBaiABQQFrcSEIIA9BAWohDwwCCwALCyAEIAlqIAJLIAcgAUEBdk9yBEBBfw8LIAsgB0EMbGoiASANNgIAIAEgCTYCBCABIAQ2AgggCSAMaiADIAT8CgAAIAAgCEECdGogB0EBajYCACAKBEAjKEEBaiQoIzAgBGokMAUjKUEBaiQpIzEgBGokMQsgBwuYAQECfyMfIQIDQCAAIAFJBEACQCAAQYAIai0AACEDIAIEQEEAIQIFIANB3ABGBEBBASECQQEkJwUgA0EiRg0CCwsjHkGAIE8EQEEGJAUjDiAArXwkEUEGDwsjHkHQjbwOaiADOgAAIx5BAWokHiAAQQFqIQAMAgsLCyACJB8gACABRgRAQQMkDUEADwtBACQNQQMkAyAAEBMLpQICA38CfiMuIQEjJEEPcSEDIyQgACMua2okJANAIAAgAUtBACADGwRAIANBkM7dDmogAUGACGotAAA6AAAgAUEBaiEBIANBAWpBD3EiA0UEQCMSQZjO3Q4pAwCFQs/W077Sx6vZQn4iBSMQQZDO3Q4pAwCFQpX4qfqXt96bnn9+IgRCG4l8JBAgBEIdiCAFQh+JhSQSCwwBCwsDQCABQRBqIgIgAE0EQCMQIAFBgAhqIgEpAwCFQpX4qfqXt96bnn9+IQUjEiABKQMIhULP1tO+0ser2UJ+IgQgBUIbiXwkECAFQh2IIARCH4mFJBIgAiEBDAELCwNAIAAgAUsEQCADQZDO3Q5qIAFBgAhqLQAAOgAAIAFBAWohASADQQFqIQMMAQsLC2YAQQAkBf0MAAAAAAAAAAAAAAAAAAAAACQU/QwAAAAAAAAAAAAAAAAAAAAAJAv9DAAAAAAAAAAAAAAAAAAAAAAkLEEAJANB0I/7BSQJQdCP+wUkAEHQj5sKJAdBACQNQdCPmwokCAvXDwEFfwJAAkAjDQR/An8jDUECRgRAQQAgABADIw1FBEBBBEEGIwEbJAMjBgR/IwEjAkEBakYFQQALBEAjDwRAIwAjCGskGAtBACQPIwcjACQHJAAjBkUkBgsjAiMBRgRAIwwEQBAABSMEQQR0QcCK0ABqIgMjFUGAgAxyNgIAIAMjCUHQj/sFazYCBCMAQdCP+wVrJAogAyMKNgIIIANBfzYCDCMEQQFqJAQLQX8kAgsLQQAMAQsjDUEDRgRAQQAgABAFDAELQQAgABABBEAjBQwBC0EAIxwjDRsEQBACQQRBBiMBGyQDIwYEfyMBIwJBAWpGBUEACwRAIw8EQCMAIwhrJBgLQQAkDyMHIwAkByQAIwZFJAYLIwIjAUYEQCMMBEAQAAUjBEEEdEHAitAAaiIDIxVBgIAMcjYCACADIwlB0I/7BWs2AgQjAEHQj/sFayQKIAMjCjYCCCADQX82AgwjBEEBaiQEC0F/JAILC0EACwVBAAsNAANAIAEgAksEQCMaQQBOBEAgAiABIAAQCSECIwUNAyMBRSMaQQBIcQRAQQYkAwsMAgsgAkECdEHAiBBqKAIAIgRBgAhqLQAAIQUgAkEBaiECAkACQAJAAkACQAJAIAVBIkcEQCAFQTpGDQEgBUEsRg0CIAVB+wBGDQMgBUHbAEYNAyAFQf0ARg0EIAVB3QBGDQQMBQsjA0ECRiMDQQFGcgRAQQAkHkEAJCdBACQfIARBAWogABAFDQkFIwNFIwNBBUZyBEAjE0UEQEEEQQYjARskAyMGBH8jASMCQQFqRgVBAAsEQCMPBEAjACMIayQYC0EAJA8jByMAJAckACMGRSQGCyMCIwFGBEAjDARAEAAFIwRBBHRBwIrQAGoiAyMVQYCADHI2AgAgAyMJQdCP+wVrNgIEIwBB0I/7BWskCiADIwo2AgggA0F/NgIMIwRBAWokBAtBfyQCCwwICyMTIQMCQCMCQQBIBEAjASQCIAMkFSMAJAkMAQsjAUEEdEHQj7sOaiIDLQAAQQFGDQAgAy0AAUEBRgRAIwBBLDoAACMAQQFqJAALIANBAToAAQsjDAR/An8jE0EBdEGQztwOai8BAEGQztwOai0AASIDQQRGBEAjGUEBaiQZQQEMAQtBASADQQVGDQAaIANBBk8LBUEACwRAQQEkFgsjACQgQQAkL0EAJB8jAEEiOgAAIwBBAWokACAEQQFqIAAQAyMNRQRAQQRBBiMBGyQDIwYEfyMBIwJBAWpGBUEACwRAIw8EQCMAIwhrJBgLQQAkDyMHIwAkByQAIwZFJAYLIwIjAUYEQCMMBEAQAAUjBEEEdEHAitAAaiIDIxVBgIAMcjYCACADIwlB0I/7BWs2AgQjAEHQj/sFayQKIAMjCjYCCCADQX82AgwjBEEBaiQEC0F/JAILCwUMCwsLDAULIwNBA0cNCEEAJAMMBAsjA0EERw0HIwFBBHRB0I+7DmoiAy0AAEEBRgRAQQIkAwVBACQDIAMvAQIiA0EBdEGQztwOai8BAEGQztwOaiIELQAAQQFHBH8gBC8BAgUgAwskEwsMAwsgBSAEEBANBQwCCwJ/IwFBBHRB0I+7DmoiAy0AAEEBRiIGIAVB/QBGR0EBIwEbBH9BAQUjA0EERwR/IwNBAUEFIAYbRwVBAAsLBEBBASQFIw4gBK18JBFBAQwBCyADKAIEJBcjAkEATgRAIwAgBToAACMAQQFqJAAFIwRBBHRBwIrQAGoiBSADLwECQYCACHI2AgAgBSMAQdCP+wVrIgM2AgQgAyQKIAUjCjYCCCAFQX82AgwjBEEBaiQECyMBQQFrJAEjASMmRgRAIwAjCGskI0F/JCYLIwIjAUZBACMMGwRAIARBAWoQBgtBBEEGIwEbJAMjBgR/IwEjAkEBakYFQQALBEAjDwRAIwAjCGskGAtBACQPIwcjACQHJAAjBkUkBgsjAiMBRgRAIwwEQBAABSMEQQR0QcCK0ABqIgMjFUGAgAxyNgIAIAMjCUHQj/sFazYCBCMAQdCP+wVrJAogAyMKNgIIIANBfzYCDCMEQQFqJAQLQX8kAgtBAAsNBAwBCyMDQQVHQQAjAxsNBEEAJCUjE0EARyQcIxwEQCMTIQMCQCMCQQBIBEAjASQCIAMkFSMAJAkMAQsjAUEEdEHQj7sOaiIDLQAAQQFGDQAgAy0AAUEBRgRAIwBBLDoAACMAQQFqJAALIANBAToAAQsjDARAIxMiA0EBdEGQztwOai8BAEGQztwOai0AASEFQQAkHSAFQQdGIAVBBkZyIAVBCEZyBEAgBSQdIwAjCGskNwUCfyADQQF0QZDO3A5qLwEAQZDO3A5qLQABIgNBBEYEQCMZQQFqJBlBAQwBC0EBIANBBUYNABogA0EGTwsEQEEBJBYLCwsFQQRBBiMBGyQDCyAEIAAQAQ0DQQAjHCMNGwRAEAJBBEEGIwEbJAMjBgR/IwEjAkEBakYFQQALBEAjDwRAIwAjCGskGAtBACQPIwcjACQHJAAjBkUkBgsjAiMBRgRAIwwEQBAABSMEQQR0QcCK0ABqIgMjFUGAgAxyNgIAIAMjCUHQj/sFazYCBCMAQdCP+wVrJAogAyMKNgIIIANBfzYCDCMEQQFqJAQLQX8kAgsLCwwBCwtBAA8LIwUPC0EBJAUjDiAErXwkEUEBC5sFAQh/IABBAnRBwIgQaiEDIAFBAnRBwIgQaiEIIwMhASMaIQkjASIEQQR0QdCPuw5qIQUCQAJAA0AgAyAISQRAAkAgAygCACIGQYAIai0AACEAIANBBGohAyABQQJGBH9BAQUgAUEBRiAAQf0AR3ELBEAgAEEiRw0EQQMhASADQQRqIAhPDQMgAygCACIGQYAIai0AAEE6Rw0EIAMoAgQiBkGACGotAAAhACADQQhqIQNBACEBCyAAQSxGBEAgAUEERw0EQQJBACAFLQAAQQFGGyEBBSAAQSJGBEAgAUEFR0EAIAEbDQVBBCEBBSAAQf0ARiIHIABB3QBGcgRAIAUtAABBAUYiACAHRwR/QQEFIAFBAUEFIAAbRyABQQRHcQsNBiAFQRBrIQVBBCEBIAkgBEEBayIERgRAQX8kGgwECwUgAEHbAEYgAEH7AEZyBEAgAUEFR0EAIAEbDQcgBEHoB08EQEEEJAUMCQsgBEEBaiEEIAVBEGoiBSAAQfsARiIAOgAAQQFBBSAAGyEBBSAAQTpGBEAgAUEDRw0IQQAhAQUgAUEFR0EAIAEbDQhBBCEBAn9BACAGQYAIaiIAQfaHEE8NABpBACAALQAAIgdBMUkgB0E5S3INABpBACEHA0AgB0EJSARAIABBAWoiAC0AACIKQTBJIApBOUtyBEAgCkH9AEYgCkEsRnIgCkHdAEZyIApBIEZyIApBCkZyIApBDUZyIApBCUZyIApBOkZyIApB+wBGciAKQdsARnIgCkEiRnIMAwsgB0EBaiEHDAELC0EACw0HQQAkHEEAJCUgBiACEAEEf0EBBSMNCw0FCwsLCwsMAgsLCyABJAMgBCQBIANBwIgQa0ECdg8LQQEkBQsjDiAGrXwkEUEACwcAQZDO3A4LGgAgAa0gAK1CIIaEJDggA60gAq1CIIaEJDkL2QMBAX8gAEUEQCABQTBGBEBBAQ8LIAFBOU0gAUExT3EEQEECDwsgAUEtRgRAQQMPCyABQfQARgRAQREPCyABQeYARgRAQRkPCyABQe4ARgRAQSEPC0H/AQ8LIAFBME8iAgRAIAFBOU0hAgsgAEEQSQRAAkACQAJAAkACQAJAAkAgAEEBaw4GAAECAwQFBgsgAUEuRgR/QQQFQQZB/wEgAUEgckHlAEYbCw8LIAIEf0ECBSABQS5GBH9BBAVBBkH/ASABQSByQeUARhsLCw8LQQFBAkH/ASACGyABQTBGGw8LQQVB/wEgAhsPCyACBH9BBQVBBkH/ASABQSByQeUARhsLDwsgAgR/QQgFQQdB/wEgAUEtRiABQStGchsLDwtBCEH/ASACGw8LIABBIE8EQCAAQQFqQf8BIABBIGsiAEEESQR/IAFB7uqx4wYgAEEDdHZB/wFxRgVBAAsbDwsgAEEYTwRAIABBAWpB/wEgAEEYayIAQQFGBH9B4QAFIABBAkYEf0HsAAUgAEEDRgR/QfMABUHlAEEAIABBBEYbCwsLIgAgAUZBACAAGxsPCyAAQQFqQf8BIABBEGsiAEEESQR/IAFB9OTVqwYgAEEDdHZB/wFxRgVBAAsbC4wCAEEAJAVCACQOQgAkEUIAJCpCACQrQgAkMkEAJCH9DAAAAAAAAAAAAAAAAAAAAAAkFP0MAAAAAAAAAAAAAAAAAAAAACQL/QwAAAAAAAAAAAAAAAAAAAAAJCxBACQDQQAkAUF/JBpBfyQCQQAkFUEAJARBACQbQdCP+wUkCUHQj/sFJABB0I+bCiQHQQAkBkHQj5sKJAhBACQNQQAkJUEAJBxBBCQTQQAkF0EAJB5BACQfQQAkJ0EAJC9B0I/7BSQgQQAkDEEAJBZBACQPQX8kJkEAJB0jKARAQdDO3Q5BAEGAgAj8CwALIykEQEHQzvEQQQBBgIDAAPwLAAtBACQoQQAkKUEAJDBBACQxCwQAIxsLBwBBwJLQAgveBQEDfwJAAkAjA0EFR0EAIwMbBEBBASEAQQEkBQwBCyAAQf8BcUH7AEYhAyMTIQIjAUHoB08EQEEEIQBBBCQFDAELIxpBAEgEQCACBEAjAUHAAE8EQEEFIQBBBSQFDAMLIAJBAXRBkM7cDmovAQBBkM7cDmotAAAiBEEEQQUgAxtGIwJBAEhxBEAjBEEEdEHAitAAaiIAIAJBgIAEcjYCACAAIwBB0I/7BWsiATYCBCABJAogACMKNgIIIABBfzYCDCMEQQFqJAQFIwJBAEggA3EEfyACQQF0QZDO3A5qLwEAQZDO3A5qLQABQQFGBUEACwRAQQEkDEEAJBYjByQIQQAkM0EAJBhBACQPQQAkGUEAJCJBACQjQX8kJkEAJDRBACQ1QQAkNkEAJB0jOCQQIzkkEkEAJCQgASQuCwJAIwJBAEgEQCMBJAIgAiQVIwAkCQwBCyMBQQR0QdCPuw5qIgEtAABBAUYNACABLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgAUEBOgABCyMMBEACfyACQQF0QZDO3A5qLwEAQZDO3A5qLQABIgFBBEYEQCMZQQFqJBkgA0UjGUEBS3IMAQsgA0UjI0EAR3IgAUEFRg0AGiABQQZPCwRAQQEkFgUgAkEBdEGQztwOai8BAEGQztwOai0AAUEFRgRAIwAjCGskIiMBJCYLCwsjACAAOgAAIwBBAWokAEECQQMgAxsiACAERyAEQQFHcQRAQQEkFiAAIQILCyMBQQFqJAEjAUEEdEHQj7sOaiIAIAM6AAAgAEEAOgABIAAgAjsBAiAAIxc2AgQgAwR/QQAFIAJBAXRBkM7cDmovAQBBkM7cDmotAABBAUYEfyACBSACQQF0QZDO3A5qLwEAQZDO3A5qLwECCwskEwwDBSMBJBoLCyMBQQFqJAEjAUEEdEHQj7sOaiADOgAADAELIw4gAa18JBEgAA8LQQFBBSADGyQDQQALBAAjCgsHAEHQj/sFC8gGAgl/AX4jAUEEdEHQj7sOaiIHLwECIgVBAXRBkM7cDmovAQBBkM7cDmotAAAhCCMeIgRB0I28DmpB0I28DiMnGyEGIycEfyAEIAYQGwUgBAshAgJAIAVBAkcgCEECR3IEQCACrUKV+Kn6l7fem55/hSEKA0AgAUEIaiIDIAJNBEAgCiABIAZqKQMAhULP1tO+0ser2UJ+IgpCHYggCoUhCiADIQEMAQsLA0AgASACSQRAIAogASAGajEAAIVCz9bTvtLHq9lCfiIKQh2IIAqFIQogAUEBaiEBDAELCyAHKAIEIgMhAQNAIAEjF0kEQCABQQN0QZDOvA5qKQMAIApRBEBBAyEBQQMkBQwECyABQQFqIQEMAQsLIxdBgIAETyMXIANrQZDOAE9yBEBBBiEBQQYkBQwCCyMXQQN0QZDOvA5qIAo3AwAjF0EBaiQXCyAIQQFGBH8gBQUgAiEDIAVBAXRBkM7cDmovAQBBkM7cDmoiAC0AAiEBIABBA2ohBQJ/A0AgASIAQQFrIQEgAARAIAMgBS0AACIIRgR/IAUtAAEgBi0AAEYFQQALBH8gBUEBaiEJQQAhAAJ/A0AgAEEIaiICIAhNBEBBACAAIAlqKQMAIAAgBmopAwBSDQIaIAIhAAwBCwsDQCAAIAhJBEBBACAAIAlqLQAAIAAgBmotAABHDQIaIABBAWohAAwBCwtBAQsFQQALBEAgBUEBaiAIai8BAAwDCyAFIAhBA2pqIQUMAQsLQQALCyQTIxNFIwJBAEhyBEBBAA8LIwwEfyMBIwJBAWpGBUEACwR/IxNBAXRBkM7cDmovAQBBkM7cDmotAAEiAEEJRgRAQQEkFgsgAEEDRyAAQQJHcSAAQQlHcQR/QQAFIABBA0YkDyMHIwAkByQAIwZFJAZBAQsFQQALBEAjAEEsOgAAIwBBAWokAAUgBy0AAUEBRgRAIwBBLDoAACMAQQFqJAALIAdBAToAAQsjAEEiOgAAIwBBAWokACMAQdCNvA4gBPwKAAAjACAEaiQAIwBBIjoAACMAQQFqJAAjAEE6OgAAIwBBAWokACMPBH8jASMCQQFqRgVBAAsEQCMAIwhrJDMLQQAPCyMOIACtfCQRIAELEwAjKlAjDUUjBUUjA0EGRnFxcQsFAEGACAvsFAMFfwV+CHtBwIgQIQMCQANAIAAgAksEQCACQYAIaiIB/QAEACIMIAH9AAQQIg39UCAB/QAEICIOIAH9AAQwIgv9UP1Q/QyAgICAgICAgICAgICAgICA/U79UwRAIxQjCyAM/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAM/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAM/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASAMQQT9bf0O/U79Uf1QJBQgDCQLIxQjCyAN/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAN/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAN/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASANQQT9bf0O/U79Uf1QJBQgDSQLIxQjCyAO/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAO/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAO/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASAOQQT9bf0O/U79Uf1QJBQgDiQLIxQjCyAL/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAL/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAL/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASALQQT9bf0O/U79Uf1QJBQgCyQLIAv9DP/////////////////v37/9cyQsIxT9Uw0DBSMs/VMEQAwEBSALJAsLCyMrIQdCACQrIAz9DFxcXFxcXFxcXFxcXFxcXFz9IyIPIA39DFxcXFxcXFxcXFxcXFxcXFz9IyIQ/VAgDv0MXFxcXFxcXFxcXFxcXFxcXP0jIhEgC/0MXFxcXFxcXFxcXFxcXFxcXP0jIhL9UP1Q/VMEQCAP/WStIBD9ZK1CEIaEIBH9ZK1CIIaEIBL9ZK1CMIaEIAdCf4WDIQYDQCAGQgBSBEACQCAGeiIIQj9RBEBCASQrDAELQgEgCEIBfIYiCCAHhCEHIAYgBkIBfYMgCEJ/hYMhBgwCCwsLCyMqIAz9DCIiIiIiIiIiIiIiIiIiIiL9I/1krSAN/QwiIiIiIiIiIiIiIiIiIiIi/SP9ZK1CEIaEIA79DCIiIiIiIiIiIiIiIiIiIiL9I/1krUIghoQgC/0MIiIiIiIiIiIiIiIiIiIiIv0j/WStQjCGhCAHQn+FgyIJQgGGIAmFIgZCAoYgBoUiBkIEhiAGhSIGQgiGIAaFIgZCEIYgBoUiBkIghiAGhYUiCEI/hyQqIAz9DCAgICAgICAgICAgICAgICD9JiIPIA39DCAgICAgICAgICAgICAgICD9JiIQ/VAgDv0MICAgICAgICAgICAgICAgIP0mIhEgC/0MICAgICAgICAgICAgICAgIP0mIhL9UP1Q/VMEQCAIIA/9ZK0gEP1krUIQhoQgEf1krUIghoQgEv1krUIwhoSDIgZCAFIEQEEBJAUjDiACIAZ6p2qtfCQRQQAPCwsjIUEASiAHIAiDIgZCAFJyBEAgAiEBAn8DQCABIAJBQGtJIyFBAEpxBEAgAUGACGotAAAiBEE5TSAEQTBPcQR/QQEFIARBIHIiBEHmAE0gBEHhAE9xC0UEQEEBJAUjDiABrXwkEUEADAMLIAFBAWohASMhQQFrJCEMAQsLAkADQCAGQgBSBEAgBnqnIQQgBiAGQgF9gyEGIAJBgAhqIARqLQAAIgFB9QBGBEBBASEBA0AgASAEakHAAEcgAUEETXEEQCACQYAIaiAEaiABai0AACIFQTlNIAVBME9xBH9BAQUgBUEgciIFQeYATSAFQeEAT3ELRQ0FIAFBAWohAQwBCwtBBSABayQhBSABQdwARyABQSJHcSABQS9HcSABQeIAR3EgAUHmAEdxIAFB7gBHcSABQfIAR3EgAUH0AEdxDQMLDAELC0EBDAELQQEkBSMOIAIgBGqtfCQRQQALRQRAQQAPCwsjMiAM/QwgICAgICAgICAgICAgICAg/VD9DAAAAAAAAAAAAAA6eyx9AAAgDP0MDw8PDw8PDw8PDw8PDw8PD/1OIg/9Dv0j/WStIA39DCAgICAgICAgICAgICAgICD9UP0MAAAAAAAAAAAAADp7LH0AACAN/QwPDw8PDw8PDw8PDw8PDw8P/U4iEP0O/SP9ZK1CEIaEIA79DCAgICAgICAgICAgICAgICD9UP0MAAAAAAAAAAAAADp7LH0AACAO/QwPDw8PDw8PDw8PDw8PDw8P/U4iEf0O/SP9ZK1CIIaEIAv9DCAgICAgICAgICAgICAgICD9UP0MAAAAAAAAAAAAADp7LH0AACAL/QwPDw8PDw8PDw8PDw8PDw8P/U4iEv0O/SP9ZK1CMIaEIAhCf4WDIgcgDP0MIP//////////CQr//w3//yAP/Q79I/1krSAN/Qwg//////////8JCv//Df//IBD9Dv0j/WStQhCGhCAO/Qwg//////////8JCv//Df//IBH9Dv0j/WStQiCGhCAL/Qwg//////////8JCv//Df//IBL9Dv0j/WStQjCGhIQgCIQgCYRCf4UiBkIBhoRCf4UgBoMhCiAGQj+IJDIgCCAJgyAHIAqEhCIGeyEHIAMhAQNAIAZCAFIEQCABIAIgBnqnajYCACABQQRqIQEgBiAGQgF9gyEGDAELCyADIAenQQJ0aiEDIAJBQGshAgwBCwsgA0HAiBBrQQJ2DwtBAiQFIw4gAq18JBFBAAurAgEDfyMFBEAjBQ8LQQAkBEEAJBtBACQKQQAkLSMGIgIEQCMHIwAkByQAIwZFJAYLIwcjCGtBACMMQQAjAkEATiIDGxshASMAIwlrQQAgAxsiAwRAQdCP+wUjCSAD/AoAAAsgAQRAQdCPmwojCCAB/AoAAAsjICMIQdCPmwprIwlB0I/7BWsgAhtrJCBB0I/7BSQJQdCPmwokCCADQdCP+wVqJAAgAUHQj5sKaiQHIAIEQCMHIwAkByQAIwZFJAYLIAAQFiEBIwUEQCMFDwsgACABEAgEQCMFDwsjAkEATgRAIwwEQCAAEAZBACQuCyMHIwAjBhsjCWsjACMHIwYbIwhrQQAjDBtqQYCAgARLBEBBByQFIw4gAK18JBFBBw8LCyMOIACtfCQOQQALBQAjEboLBAAjBAsHAEHAitAAC/8DAQV/IAEhAgNAIAAgBUsEQCAFQdCNvA5qLQAAIgRB3ABHBEAgAiIDQQFqIQIgAyAEOgAAIAVBAWohBUEAIQYMAgsgBUHRjbwOai0AACEEIAVBAmohBSAEQfUARwRAIAIiA0EBaiECIAMgBEHiAEYEf0EIBSAEQeYARgR/QQwFIARB7gBGBH9BCgVBDUEJIAQgBEH0AEYbIARB8gBGGwsLCzoAAEEAIQYMAgtBACEDQQAhBANAIARBBEkEQCADQQR0IAVB0I28DmogBGotAAAiA0EwayADQSByQdcAayADQTlNG3IhAyAEQQFqIQQMAQsLIAVBBGohBSADQf+/A01BACADQYC4A09BACAGGxsEQCACQQNrIgIgAyAGQQp0akGAuP8aayIDQRJ2QfABcjoAACACQQFqIgIgA0EMdkE/cUGAAXI6AAAgAkEBaiIEIANBBnZBP3FBgAFyOgAAIARBAmohAiAEIANBP3FBgAFyOgABQQAhBgwCCyADQQAgA0H/twNNIANBgLADT3EbIQYgA0GAAUkEfyACIAM6AAAgAkEBagUgA0GAEEkEQCACIANBBnZBwAFyOgAABSACIANBDHZB4AFyOgAAIAJBAWoiAiADQQZ2QT9xQYABcjoAAAsgAiADQT9xQYABcjoAASACQQJqCyECDAELCyACIAFrCwQAIy0LBwBB0I+bCgs=";

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
	memory = new SharedArrayBuffer(1 << 19);
	parcels = [];
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