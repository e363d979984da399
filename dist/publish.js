import { C as publish, S as discardOwnOnBug, T as withVexRemark, b as clear, w as surfacesOf, x as discardOld } from "./gate.js";

export { discardOld };