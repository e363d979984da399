import { at as withVexRemark, et as clear, it as surfacesOf, nt as discardOwnOnBug, rt as publish, tt as discardOld } from "./gate.js";

export { discardOld };