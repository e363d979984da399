// Policy and exceptions files in, as text with its digest; strictly UTF-8.

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, failed, ok, type Result } from '../model/fault.ts';
import { nameOf } from './find.ts';
import { reasonOf } from './reason.ts';

export interface TextFile {
  /** As reports name it. */
  readonly file: string;
  /** Where it stands, from the folder or repository that it is in. */
  readonly path: string;
  readonly text: string;
  /** `sha256:` and hex digits. */
  readonly digest: string;
}

const YAML = /\.ya?ml$/i;

export async function readText(path: string, source: string): Promise<Result<TextFile>> {
  const name = nameOf(path, source);
  try {
    return textFile({ file: name, path: name }, await readFile(path));
  } catch (error) {
    const code = reasonOf(error) === reasonOf({ code: 'ENOENT' }) ? 'E_NO_FILE' : 'E_READ';
    return failed([fault(code, name, `the file cannot be read: ${reasonOf(error)}`, 'correct the name, or add the file')]);
  }
}

/** A file, or every YAML file below a folder, in the order of their names. */
export async function readTexts(path: string, source: string): Promise<Result<readonly TextFile[]>> {
  const kind = await stat(path).catch(() => null);
  if (!kind?.isDirectory()) {
    const one = await readText(path, source);
    return one.ok ? ok([one.value]) : one;
  }
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && YAML.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  if (files.length === 0)
    return failed([
      fault(
        'E_NO_FILE',
        nameOf(path, source),
        'the folder holds no .yml or .yaml file',
        'add one, such as "version: 1" with "exceptions: []"',
      ),
    ]);
  const read = await Promise.all(files.toSorted().map((file) => readText(file, source)));
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults));
  return faults.length > 0 ? failed(faults) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** The first bytes of a regular file as text; "" where there is none. */
export async function headOf(path: string): Promise<string> {
  // Not to wait for whoever writes to a pipe.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (file === null) return '';
  try {
    if (!(await file.stat()).isFile()) return '';
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

export function textFile({ file, path }: Pick<TextFile, 'file' | 'path'>, bytes: Uint8Array): Result<TextFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return ok({ file, path, text, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failed([fault('E_ENCODING', file, 'the file is not UTF-8', 'save it as UTF-8')]);
  }
}
