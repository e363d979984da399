import { n as parseExceptions } from "./yaml.js";

export { parseExceptions };