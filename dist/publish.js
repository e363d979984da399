import { B as clear, G as withVexRemark, H as discardOwnOnBug, U as publish, V as discardOld, W as surfacesOf } from "./gate.js";

export { discardOld };