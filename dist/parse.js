import { a as parsePlaced, i as parseExceptions, o as toException } from "./yaml.js";

export { parseExceptions };