import { n as renderExplanation } from "./common.js";

export { renderExplanation };