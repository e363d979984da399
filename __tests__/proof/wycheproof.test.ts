// Signatures that others made to be taken for good ones: none may be (Project Wycheproof). Skipped where they are not.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodePublicKey, type PublicKey } from '../../src/keys/key.ts';
import { checkSignature } from '../../src/proof/signature.ts';
import { mpint, str } from './signer.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/suites/wycheproof/testvectors_v1');

interface Vectors {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk?: string; readonly uncompressed?: string };
    readonly tests: readonly { readonly tcId: number; readonly msg: string; readonly sig: string; readonly result: string }[];
  }[];
}

interface Algorithm {
  readonly file: string;
  readonly kind: string;
  /** The key, as SSH writes it behind its kind. */
  readonly key: (group: Vectors['testGroups'][number]) => readonly Buffer[];
  /** The signature, as SSH writes it behind its kind. */
  readonly wrap: (signature: Buffer) => Buffer;
}

const p256 = {
  kind: 'ecdsa-sha2-nistp256',
  key: ({ publicKey }) => [str('nistp256'), str(hex(publicKey.uncompressed))],
} as const satisfies Partial<Algorithm>;

const ALGORITHMS: readonly Algorithm[] = [
  { file: 'ed25519_test.json', kind: 'ssh-ed25519', key: ({ publicKey }) => [str(hex(publicKey.pk))], wrap: (signature) => signature },
  { file: 'ecdsa_secp256r1_sha256_p1363_test.json', ...p256, wrap: halves },
  { file: 'ecdsa_secp256r1_sha256_test.json', ...p256, wrap: integers },
];

function hex(text = ''): Buffer {
  return Buffer.from(text, 'hex');
}

/** A width that is not that of the curve is a fault of this form alone; it stays as it is, since numbers of SSH have no width. */
function halves(signature: Buffer): Buffer {
  if (signature.length !== 64) return signature;
  const half = signature.length / 2;
  return Buffer.concat([mpint(signature.subarray(0, half)), mpint(signature.subarray(half))]);
}

/** Contents of DER integers are written as those of SSH numbers are; what is no sequence of them stays as it is. */
function integers(der: Buffer): Buffer {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return der;
  const parts: Buffer[] = [];
  for (let rest = der.subarray(2); rest.length > 0;) {
    const end = 2 + (rest[1] ?? 0x80);
    if (rest[0] !== 0x02 || rest.length < end) return der;
    parts.push(str(rest.subarray(2, end)));
    rest = rest.subarray(end);
  }
  return Buffer.concat(parts);
}

describe.skipIf(!existsSync(FOLDER))('vectors of Wycheproof (skipped where ../shared/suites is absent)', () => {
  test.each(ALGORITHMS)('$file: those that are valid are taken, and no others', ({ file, kind, key, wrap }) => {
    const { testGroups } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Vectors;
    const wrong: string[] = [];
    const seen = { valid: 0, invalid: 0 };
    for (const group of testGroups) {
      const decoded = decodePublicKey(Buffer.concat([str(kind), ...key(group)]));
      for (const { tcId, msg, sig, result } of group.tests) {
        seen[result as keyof typeof seen] += 1;
        const holds = decoded.ok && isGood(decoded.value, msg, Buffer.concat([str(kind), str(wrap(hex(sig)))]));
        if (holds !== (result === 'valid')) wrong.push(`${tcId}: ${result}, and we say ${holds}${decoded.ok ? '' : `: ${decoded.why}`}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(50);
  });
});

function isGood(key: PublicKey, message: string, signature: Buffer): boolean {
  return checkSignature(key, hex(message), signature).ok;
}
