// Texts of a policy and of exceptions, as they stand in one place, in; what the policy makes of all that it extends, and every
// exception that counts under it, out.

import { parsePlaced, type Placed } from '../exceptions/parse.ts';
import { resolveExtends, type Sources } from '../extends.ts';
import type { TextFile } from '../files/text.ts';
import { dayOf } from '../model/date.ts';
import { failed, ok, type Result } from '../model/fault.ts';
import type { Policy } from '../model/policy.ts';
import { builtInPolicy } from '../policy/built-in.ts';

export interface Texts {
  /** Null where there is none: the built-in policy judges. */
  readonly policy: TextFile | null;
  /** Where that stands, as the place takes it. */
  readonly path: string;
  readonly exceptions: readonly TextFile[];
}

export interface Understood {
  readonly policy: Policy;
  /** Of those texts. */
  readonly exceptions: readonly Placed[];
  /** Beside policies that are extended: they count, and are changed where those are. */
  readonly extended: readonly Placed[];
}

/** @returns all faults of both */
export async function understand({ policy: file, path, exceptions: texts }: Texts, sources: Sources): Promise<Result<Understood>> {
  const resolved = file === null ? ok({ policy: builtInPolicy(), exceptions: [] }) : await resolveExtends(file, path, sources);
  const parsed = parsePlaced([...texts, ...(resolved.ok ? resolved.value.exceptions : [])], dayOf(sources.now));
  if (!resolved.ok || !parsed.ok) return failed([resolved, parsed].flatMap((one) => (one.ok ? [] : one.faults)));
  const isOwn = ({ exception }: Placed): boolean => exception.cameWith === null;
  return ok({
    policy: resolved.value.policy,
    exceptions: parsed.value.filter(isOwn),
    extended: parsed.value.filter((placed) => !isOwn(placed)),
  });
}
