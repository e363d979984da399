import { w as hostedBy } from "./gate.js";

export { hostedBy };