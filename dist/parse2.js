import { t as parsePolicy } from "./yaml.js";

export { parsePolicy };