import { n as run, t as discardVerdict } from "./gate.js";

export { discardVerdict, run };