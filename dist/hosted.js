import { St as hostedBy, xt as accessIn } from "./gate.js";

export { hostedBy };