const require_fault = require("./fault.js");
const require_scan = require("./scan.js");
let node_worker_threads = require("node:worker_threads");

// src/scan-worker.ts
/** Chunks that were found and are not taken yet, at most; and bytes of them, beyond which not one more is begun. */
const MOST_AHEAD = 8;
const MOST_BYTES = 2 ** 20;
const shelves = Array.from({ length: MOST_AHEAD }, () => new require_scan.Shelf());
/** Why no more is wanted is known over there. */
const STOPPED = require_fault.fault("E_TOO_LARGE", "", "no more is wanted", "");
async function scan(order, shared) {
	let sent = 0;
	const at = (chunk) => shelves[chunk % MOST_AHEAD];
	const isFarAhead = (taken) => {
		let bytes = 0;
		for (let chunk = taken; chunk < sent; chunk++) bytes += at(chunk).filled;
		return sent - taken >= MOST_AHEAD || bytes > MOST_BYTES;
	};
	const empty = () => {
		for (let taken = 0; isFarAhead(taken = Atomics.load(shared, require_scan.TAKEN));) Atomics.wait(shared, require_scan.TAKEN, taken);
		const next = at(sent);
		next.clear();
		return next;
	};
	let shelf = empty();
	const done = await require_scan.scanHere(order, {
		window: (window) => shelf.put(window),
		chunk({ bytes, size, inflated }) {
			send(shelf, {
				bytes,
				size,
				inflated
			});
			sent += 1;
			shelf = empty();
			return Atomics.load(shared, require_scan.STOP) === 1 ? STOPPED : null;
		}
	});
	send(shelf, done);
}
function send({ memory, parcels }, at) {
	node_worker_threads.parentPort?.postMessage({
		memory,
		parcels,
		at
	});
}
require_scan.intake([
	0,
	0,
	0,
	0
], false, () => void 0).end();
node_worker_threads.parentPort?.on("message", ({ order, shared }) => void scan(order, shared));
