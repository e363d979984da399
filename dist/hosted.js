import { Ct as hostedBy, St as accessIn } from "./gate.js";

export { hostedBy };