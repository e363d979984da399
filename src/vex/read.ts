// The text of a VEX document in, its statements out. What it is follows from its content, never from its name.

import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import type { VexDocument } from '../model/vex.ts';
import { isMap, parseJson } from '../syntax/json.ts';
import { isCycloneDx, readCycloneDx } from './cyclonedx.ts';
import { isOpenVex, readOpenVex } from './openvex.ts';

/** @param file its name, as reports give it @param sha256 of its bytes, in hex digits */
export function readVex(text: string, file: string, sha256: string): Result<VexDocument> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const read = !isMap(root) ? null : isOpenVex(root) ? readOpenVex : isCycloneDx(root) ? readCycloneDx : null;
  if (read === null || !isMap(root)) return failed([unknown(file, isMap(root) && root.has('document'))]);
  const faults: Fault[] = [];
  const document = read(root, { file, faults });
  return document === null || faults.length > 0 ? failed(faults) : ok({ ...document, file, sha256 });
}

function unknown(file: string, isCsaf: boolean): Fault {
  const what = isCsaf ? 'it looks like CSAF, which the gate does not read' : 'it is JSON, but no VEX that the gate knows';
  return fault('E_VEX', file, what, 'name OpenVEX (0.2.0) or CycloneDX (1.4 to 1.6) as JSON');
}
