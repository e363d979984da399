import { at as discardOld, ct as surfacesOf, it as clear, lt as withVexRemark, ot as discardOwnOnBug, st as publish } from "./gate.js";

export { discardOld };