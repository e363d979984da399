let node_fs = require("node:fs");
let node_path = require("node:path");
let node_worker_threads = require("node:worker_threads");

// src/thread.ts
/** From this size on it is worth what it costs: 10 MB, and 30 ms of the other processor. */
const LARGE = 8 * 2 ** 20;
/** False for what is no file that can be looked at: that is told when it is read. */
function isLarge(path) {
	try {
		const stats = (0, node_fs.statSync)(path);
		return stats.isFile() && stats.size >= LARGE;
	} catch {
		return false;
	}
}
/** Beside this file, as it is built or, in tests, as it is written. */
const CODE = (0, node_path.join)(__dirname, `scan-worker${(0, node_path.extname)(__filename)}`);
let current = null;
/** It keeps no process alive but while it is told to (`ref`). */
function thread() {
	if (current !== null) return current;
	const worker = new node_worker_threads.Worker(CODE, {
		stdout: true,
		stderr: true
	});
	worker.unref();
	const failure = new Promise((_resolve, reject) => {
		worker.on("error", reject);
		worker.on("messageerror", reject);
		worker.on("exit", () => reject(/* @__PURE__ */ new Error("the thread that scans has ended")));
	});
	failure.catch(() => void 0);
	current = {
		worker,
		failure
	};
	return current;
}
/** Begins it early where one of the files is large. Where that fails it is told once there is something to scan. */
function prepareFor(paths) {
	try {
		if (paths.some(isLarge)) thread();
	} catch {
		current = null;
	}
}
/** Gives back what it takes in memory, while this thread goes on; what is large after that gets another one. */
function endThread() {
	current?.worker.terminate();
	current = null;
}

Object.defineProperty(exports, "endThread", {
  enumerable: true,
  get: function () {
    return endThread;
  }
});
Object.defineProperty(exports, "isLarge", {
  enumerable: true,
  get: function () {
    return isLarge;
  }
});
Object.defineProperty(exports, "prepareFor", {
  enumerable: true,
  get: function () {
    return prepareFor;
  }
});
Object.defineProperty(exports, "thread", {
  enumerable: true,
  get: function () {
    return thread;
  }
});