import { t as renderExplanation } from "./common.js";

export { renderExplanation };