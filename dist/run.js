import { t as run } from "./gate.js";

export { run };