import { _t as hostedBy, gt as accessIn } from "./gate.js";

export { hostedBy };