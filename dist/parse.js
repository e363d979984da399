import { a as toException, i as parsePlaced, r as parseExceptions } from "./yaml.js";

export { parseExceptions };