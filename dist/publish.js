import { ct as discardOwnOnBug, dt as withVexRemark, lt as publish, ot as clear, st as discardOld, ut as surfacesOf } from "./gate.js";

export { discardOld };