let node_fs = require("node:fs");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");

// src/files/source.ts
/** Larger files are not read. */
const LARGEST = 10 * 2 ** 20;
/** Not to wait for whoever writes to a pipe. Windows knows neither. */
const FLAGS = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0);
/** @param root the source folder; itself it may be a link */
async function openSource(root) {
	const real = await (0, node_fs_promises.realpath)(root).catch(() => null);
	const place = (path) => real === null || !isPlain(path) ? null : (0, node_path.join)(real, ...path.split("/"));
	return {
		read: async (path) => {
			const full = place(path);
			return full === null ? null : readAt(full).catch(absent);
		},
		has: async (path) => {
			const full = place(path);
			return full !== null && await regularAt(full).catch(absent) !== null;
		}
	};
}
/** Relative, with no part that goes up, stands still, or means something else on this machine. */
function isPlain(path) {
	if (path.includes("\0") || node_path.sep === "\\" && /[\\:]/.test(path)) return false;
	return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
/** What the disk says no to is no file; anything else is our own bug. */
function absent(error) {
	if (typeof error === "object" && error !== null && "code" in error) return null;
	throw error;
}
/** The way is real when it leads to itself: no link in it, and every letter as the disk has it. */
async function regularAt(full) {
	if (await (0, node_fs_promises.realpath)(full) !== full) return null;
	const stats = await (0, node_fs_promises.lstat)(full);
	return stats.isFile() ? stats : null;
}
async function readAt(full) {
	const seen = await regularAt(full);
	if (seen === null) return null;
	const handle = await (0, node_fs_promises.open)(full, FLAGS);
	try {
		const opened = await handle.stat();
		if (!opened.isFile() || opened.ino !== seen.ino || opened.dev !== seen.dev || opened.size > LARGEST) return null;
		if (await placeOf(handle, full) !== full) return null;
		return await textOf(handle, opened.size);
	} finally {
		await handle.close();
	}
}
/** Where that which was opened stands. Linux says it of the open file; elsewhere the way is looked at once more. */
async function placeOf({ fd }, full) {
	return (0, node_fs_promises.readlink)(`/proc/self/fd/${fd}`).catch(() => (0, node_fs_promises.realpath)(full));
}
/** A file that grows meanwhile is read as far as it went. */
async function textOf(handle, size) {
	const bytes = Buffer.allocUnsafe(size);
	let filled = 0;
	while (filled < size) {
		const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
		if (bytesRead === 0) break;
		filled += bytesRead;
	}
	return bytes.toString("utf8", 0, filled);
}

Object.defineProperty(exports, "openSource", {
  enumerable: true,
  get: function () {
    return openSource;
  }
});