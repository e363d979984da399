// Sign-offs by SSH signature: each is checked against the statement that it must be of, then its person is judged.

import type { Checked } from '../keys/refusal.ts';
import type { Exception, SignOff } from '../model/exception.ts';
import type { Checks } from './checks.ts';
import { judgeSigners, type Occasion, type Roster, type Signed } from './people.ts';
import { verify } from './sshsig.ts';
import { applicationOf, STATEMENT_TYPE, statementOf } from './statement.ts';

/** @param own application id from the judged policy; null where it has none, and no signature can be for it */
export function checkSignatures(exception: Exception, own: string | null, roster: Roster, occasion: Occasion): Checks {
  const application = applicationOf(exception, own);
  const checked = exception.signOffs.map((signOff) => check(exception, application, signOff, roster));
  const good = checked.filter((one): one is Signed => 'key' in one);
  const judged = judgeSigners(good, roster, occasion);
  return {
    signers: judged.flatMap(({ claim: { by, role, on }, why }) =>
      why === '' && role !== null ? [{ by, roles: [role], on, proof: 'signature' }] : [],
    ),
    refused: [
      ...checked.filter((one): one is Refused => 'why' in one),
      ...judged.flatMap(({ claim: { by }, why }) => (why === '' ? [] : [{ by, why }])),
    ],
  };
}

interface Refused {
  readonly by: string;
  readonly why: string;
}

function check(exception: Exception, application: Checked<string>, signOff: SignOff, roster: Roster): Signed | Refused {
  const { by, role, on, signature } = signOff;
  if (signature === null) return { by, why: `${by} is named without a signature` };
  if (!application.ok) return { by, why: application.why };
  const statement = statementOf(exception, application.value, signOff);
  const signer = statement.ok ? verify(statement.value, signature, roster.keys, STATEMENT_TYPE) : statement;
  return signer.ok ? { by, role, on, key: signer.value.key } : { by, why: `${by}: ${signer.why}` };
}
