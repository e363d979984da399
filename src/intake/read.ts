// One file of evidence about the artifact in; what it says out. What it is follows from its first bytes: a tar is looked through
// entry by entry as it streams by, and everything else is text. Nothing is unpacked, and memory grows with names only.

import { readText } from '../artifact/recognise.ts';
import { BLOCK, isTar } from '../artifact/tar.ts';
import type { FoundFile } from '../files/find.ts';
import { streamFile } from '../files/stream.ts';
import type { Evidence } from '../model/artifact.ts';
import { failed, ok, type Fault, type Result } from '../model/fault.ts';
import type { Limits } from '../model/limits.ts';
import { tarIntake } from './tar.ts';
import type { Intake, Task } from './task.ts';
import { textIntake } from './text.ts';

export interface ReadEvidence {
  readonly evidence: Result<Evidence>;
  /** Of the file as given; null where it was not read to its end. */
  readonly sha256: string | null;
  readonly bytes: number;
}

export async function readEvidence(file: FoundFile, limits: Limits): Promise<ReadEvidence> {
  const task: Task = { name: file.name, limits, spent: { bytes: 0, inflated: 0 }, kept: 0 };
  const intake = intakeOf(task);
  const { sha256, bytes, fault } = await streamFile(file, limits, intake, task.spent);
  if (fault !== null) return { evidence: failed([fault]), sha256: null, bytes };
  const evidence = intake.result();
  return { evidence: evidence.ok ? ok(withDigest(evidence.value, sha256)) : evidence, sha256, bytes };
}

/** An image may also be named by the digest of the file that it was saved to. */
function withDigest(evidence: Evidence, sha256: string): Evidence {
  if (evidence.format !== 'image') return evidence;
  const subjects = evidence.subjects.map(({ name, digests, where }) => ({ name, where, digests: [...digests, `sha256:${sha256}`] }));
  return { ...evidence, subjects };
}

/** Waits for the bytes that tell a tar from text. */
function intakeOf(task: Task): Intake {
  let head = Buffer.alloc(0);
  let chosen: Intake | null = null;
  const choose = async (): Promise<Fault | null> => {
    chosen = isTar(head) ? tarIntake(task) : textIntake(task);
    return chosen.write(head);
  };
  return {
    async write(chunk) {
      if (chosen !== null) return chosen.write(chunk);
      head = Buffer.concat([head, chunk]);
      return head.length >= BLOCK ? choose() : null;
    },
    async end() {
      const stop = chosen === null ? await choose() : null;
      return stop ?? (await chosen?.end()) ?? null;
    },
    result: () => chosen?.result() ?? readText('', task.name),
  };
}
