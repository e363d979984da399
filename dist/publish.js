import { C as surfacesOf, S as publish, b as discardOld, x as discardOwnOnBug, y as clear } from "./gate.js";

export { discardOld };