import { a as parsePlaced, i as parseExceptions, o as shapeOf, s as toException } from "./yaml.js";

export { parseExceptions };