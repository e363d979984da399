import { t as readVex } from "./vex.js";

export { readVex };