const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_fault = require("./fault.js");
let node_zlib = require("node:zlib");

// src/files/inflate.ts
var inflate_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ inflater: () => inflater });
const PIECE = 1 << 18;
const AGAIN = "compress the file again, and look at what wrote or carried it";
/** @param name of the file, for faults @param push gets the pieces: for equal chunks equal pieces @returns a fault where no more is wanted */
function inflater(name, push) {
	const gunzip = (0, node_zlib.createGunzip)({ chunkSize: PIECE });
	let given = 0;
	let stop = null;
	gunzip.on("data", (piece) => {
		try {
			stop ??= push(piece);
			if (stop !== null) gunzip.destroy();
		} catch (error) {
			gunzip.destroy(error);
		}
	});
	const closed = new Promise((resolve, reject) => void gunzip.on("close", resolve).on("error", reject));
	const until = async (done) => {
		try {
			await Promise.race([done, closed]);
			return stop;
		} catch (error) {
			return broken(error, name);
		}
	};
	return {
		async write(chunk) {
			given += chunk.length;
			return until(new Promise((resolve) => void gunzip.write(chunk, () => resolve())));
		},
		async end() {
			gunzip.end();
			return await until(closed) ?? (gunzip.bytesWritten === given ? null : leftOver(name, gunzip.bytesWritten));
		}
	};
}
function broken(error, name) {
	const { code, message } = error;
	if (code === "Z_BUF_ERROR") return require_fault.fault("E_CUT_SHORT", name, "the gzip data is cut short", AGAIN);
	if (!String(code).startsWith("Z_")) throw error;
	return require_fault.fault("E_GZIP", name, `the gzip data is broken, or something else follows it: ${String(message)}`, AGAIN);
}
function leftOver(name, at) {
	return require_fault.fault("E_GZIP", name, `bytes that are no gzip data follow it (at byte ${at})`, AGAIN);
}

Object.defineProperty(exports, "inflate_exports", {
  enumerable: true,
  get: function () {
    return inflate_exports;
  }
});
Object.defineProperty(exports, "inflater", {
  enumerable: true,
  get: function () {
    return inflater;
  }
});