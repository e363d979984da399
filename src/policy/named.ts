// Policy text in; the files of its own place that it names out, however wrong the rest of it is. It judges nothing: what is only
// looked for here is read for good, and strictly, by parse.ts.

import { parseYaml } from '../syntax/yaml.ts';
import { MAX_POLICY_BYTES } from './schema.ts';

export interface Named {
  /** The policy that it extends, relative to it; null where it names none of its own place. */
  readonly policy: string | null;
  /** Exceptions that come with that, relative to it. */
  readonly exceptions: string | null;
}

export function namedIn(text: string): Named {
  const yaml = parseYaml(text, '', MAX_POLICY_BYTES);
  const extension = yaml.ok ? memberOf(yaml.value.value, 'extends') : null;
  const isElsewhere = memberOf(extension, 'repository') !== null;
  const named = (key: string): string | null => {
    const value = isElsewhere ? null : memberOf(extension, key);
    return typeof value === 'string' ? value : null;
  };
  return { policy: named('path'), exceptions: named('exceptions') };
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : null;
}
