// What may be deployed: one artifact that was judged, and every way in which something about it is not as it must be.

import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { renderAttestation } from '../../src/attestation/statement.ts';
import { NOW } from '../builders.ts';
import { aPass, ARTIFACT, ask, aSigner, aStatement, exitOf, POLICY, reasonsOf, resigned, SEALED, sha256, SIGNER } from './builders.ts';

vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
const OTHER = aSigner();
const CURVED = aSigner('p256');

function envelopeWith(
  change: (envelope: { payload: string; payloadType: string; signatures: { keyid?: string; sig: string }[] }) => unknown,
): string {
  const envelope = JSON.parse(SEALED) as Parameters<typeof change>[0];
  return JSON.stringify(change(envelope) ?? envelope);
}

function counted(blocking: number): Record<string, unknown> {
  const { counts } = aStatement().predicate;
  return { counts: { ...counts, byDisposition: { ...counts.byDisposition, blocking } } };
}

function statementWith(over: Readonly<Record<string, unknown>>): string {
  return renderAttestation({ ...aStatement(), ...over }, [SIGNER]);
}

describe('what holds', () => {
  test.each([
    ['this artifact, judged by this policy, signed with this key, an hour ago', {}],
    ['it under any name, where none is asked for', { subject: { name: null, sha256: sha256(ARTIFACT) } }],
    ['it under its own name', { subject: { name: 'shop.tar', sha256: sha256(ARTIFACT) } }],
    ['it where any policy will do', { policy: null }],
    ['it at any age, where none is asked for', { now: NOW + 9_000 * HOUR, maxAge: null }],
    ['it on the very edge of its age', { now: NOW + 24 * HOUR }],
    ['it where the clock of the build is five minutes ahead', { now: NOW - 5 * 60_000 }],
    ['it signed on P-256', { attestation: renderAttestation(aStatement(), [CURVED]), keys: [CURVED.public] }],
    ['it signed twice, once with the key', { attestation: renderAttestation(aStatement(), [OTHER, SIGNER]) }],
    ['it signed with one of two keys', { keys: [OTHER.public, SIGNER.public] }],
    [
      'one of two artifacts',
      { attestation: statementWith({ subject: [{ name: 'x', digest: { sha256: sha256('x') } }, ...aStatement().subject] }) },
    ],
    ['it beside members that a later version may have', { attestation: resigned({ more: { to: 'say' } }) }],
    ['an envelope beside members that a later DSSE may have', { attestation: envelopeWith((envelope) => ({ ...envelope, more: 1 })) }],
  ])('holds: %s', (_title, over) => {
    expect(reasonsOf(ask(over))).toEqual([]);
    expect(exitOf(ask(over))).toBe(0);
  });

  test('says who signed, and what was not asked or has ended since', () => {
    const answer = ask({ policy: null, maxAge: null, now: Date.UTC(2027, 1, 1) });
    expect(answer).toMatchObject({ holds: true, facts: { signer: SIGNER.public.fingerprint } });
    expect('holds' in answer && answer.holds && answer.facts.remarks).toEqual([
      `which policy judged was not asked: it was "built-in policy" ${POLICY}`,
      'how old it may be was not asked',
      'the exception "EX-1", which it rests on, has ended: it held through 2027-01-15',
    ]);
  });
});

test('that it rests on an emergency is said, and nothing of the kind where it does not say so', () => {
  const used = [{ id: 'EX-9', decision: 'accepted-risk', validThrough: '2027-01-15', emergency: true, signedBy: ['eve (on-call)'] }];
  const [loud, quiet] = [used, used.map(({ emergency: _emergency, ...rest }) => rest)].map((all) =>
    ask({ attestation: resigned({ exceptions: { digest: null, used: all } }) }),
  );
  expect(loud).toMatchObject({
    facts: { remarks: ['EMERGENCY: the exception "EX-9", which it rests on, was signed by eve (on-call)'] },
  });
  expect(quiet).toMatchObject({ facts: { remarks: [] } });
});

describe('what does not hold', () => {
  test.each([
    ['another artifact', { subject: { name: null, sha256: sha256('other') } }, /^another artifact was judged/],
    ['the artifact by another name', { subject: { name: 'shop', sha256: sha256(ARTIFACT) } }, /^the artifact was judged by another name/],
    ['a fail', { attestation: resigned({ verdict: 'fail', exitCode: 1 }) }, /^the verdict is fail, not pass$/],
    ['what could not be judged', { attestation: resigned({ verdict: 'error', exitCode: 2 }) }, /^the verdict is error, not pass$/],
    ['a pass of a policy that only observes', { attestation: resigned({ observed: true }) }, /^the policy only observed/],
    [
      'a pass of a pull request',
      { attestation: resigned({ stage: 'pull-request' }) },
      /^it was judged as a pull-request, not as a release$/,
    ],
    ['a pass that exits 1', { attestation: resigned({ exitCode: 1 }) }, /contradicts itself: the verdict is pass, and the exit code 1$/],
    ['a pass with a defect that blocks', { attestation: resigned(counted(1)) }, /contradicts itself: the verdict is pass, and 1 of its/],
    ['another policy', { policy: `sha256:${sha256('other')}` }, /^another policy judged/],
    [
      'the built-in policy where one is asked for',
      { attestation: resigned({ policy: { source: 'b', digest: null } }) },
      /without a digest/,
    ],
    [
      'one that is a second too old',
      { now: NOW + 24 * HOUR + 1000 },
      /^it is too old: it was judged at 2026-11-21T12:00:00Z, and that held until 2026-11-22T12:00:00Z$/,
    ],
    ['one that is weeks too old', { now: NOW + 800 * HOUR }, /^it is too old/],
    ['one from the future', { now: NOW - 5 * 60_000 - 1 }, /yet to come/],
    ['one from the future where any age will do', { now: NOW - HOUR, maxAge: null }, /yet to come/],
    ['one where the moment is not known', { now: Number.NaN, maxAge: null }, /yet to come/],
    ['a bare statement', { attestation: renderAttestation(aStatement(), []) }, /^it is a bare statement, which nobody signed$/],
    ['another key', { keys: [OTHER.public] }, /^nobody signed it with SHA256:.*; its signatures name "SHA256:/],
    ['two signatures, neither with the key', { attestation: renderAttestation(aStatement(), [OTHER, CURVED]) }, /^nobody signed it with/],
    ['no signature', { attestation: envelopeWith((envelope) => ({ ...envelope, signatures: [] })) }, /it has no signature at all$/],
    ['a signature that names no key', { attestation: envelopeWith(({ signatures: [one] }) => void delete one?.keyid) }, /name no key$/],
    [
      'a signature that names the key, and was made with another',
      {
        attestation: envelopeWith((envelope) => {
          const [other] = (JSON.parse(renderAttestation(aStatement(), [OTHER])) as typeof envelope).signatures;
          return { ...envelope, signatures: [{ ...other, keyid: SIGNER.public.fingerprint }] };
        }),
      },
      /is not of this payload: one of them was changed$/,
    ],
    [
      'the signature of another statement',
      {
        attestation: envelopeWith((envelope) => ({
          ...envelope,
          signatures: (JSON.parse(resigned({ application: 'other' })) as typeof envelope).signatures,
        })),
      },
      /is not of this payload: one of them was changed$/,
    ],
  ])('is refused: %s', (_title, over, reason) => {
    expect(reasonsOf(ask(over))).toEqual([expect.stringMatching(reason)]);
    expect(exitOf(ask(over))).toBe(1);
  });

  test('is refused: a fail that was only observed, for both', () => {
    const answer = ask({ attestation: resigned({ verdict: 'fail', observed: true }) });
    expect(reasonsOf(answer)).toEqual(['the verdict is fail, not pass', 'the policy only observed: nothing could fail']);
    expect(exitOf(answer)).toBe(1);
  });

  test('says every reason, not the first only', () => {
    const answer = ask({
      attestation: resigned({ verdict: 'fail', observed: true, stage: 'pull-request' }),
      subject: { name: 'x', sha256: sha256('other') },
      keys: [OTHER.public],
      policy: null,
      now: NOW + 48 * HOUR,
    });
    expect(reasonsOf(answer)).toHaveLength(6);
    expect(exitOf(answer)).toBe(1);
  });
});

describe('what cannot be read', () => {
  const inner = (text: string | Uint8Array): string =>
    envelopeWith((envelope) => ({ ...envelope, payload: Buffer.from(text).toString('base64') }));

  test.each([
    ['nothing', { attestation: '' }, /^the attestation is not taken: the file ends before its JSON does$/],
    [
      'half of it',
      { attestation: SEALED.slice(0, SEALED.length / 2) },
      /^the attestation is not taken: the file ends before its JSON does$/,
    ],
    ['two of them', { attestation: SEALED + SEALED }, /^the attestation is not taken: something follows the JSON value/],
    ['a byte order mark', { attestation: `\u{FEFF}${SEALED}` }, /^the attestation is not taken: the file is not JSON \(at character 0\)$/],
    ['a list', { attestation: '[]' }, /^it is no in-toto Statement v1: _type is missing$/],
    ['null', { attestation: 'null' }, /^it is no in-toto Statement v1/],
    ['more than 64 levels', { attestation: '['.repeat(100_000) + ']'.repeat(100_000) }, /the file nests deeper than 64 levels/],
    ['more than 16 MiB', { attestation: ' '.repeat(16 * 2 ** 20 + 1) }, /is longer than/],
    [
      'two payloads',
      { attestation: SEALED.replace('{', '{"payload":"e30=",') },
      /^the attestation is not taken: an object says "payload" twice/,
    ],
    ['an envelope without signatures', { attestation: '{"payload":"","payloadType":""}' }, /\/signatures is missing$/],
    ['an envelope whose payload is no text', { attestation: envelopeWith((one) => ({ ...one, payload: 1 })) }, /\/payload is no text$/],
    ['an envelope of another type', { attestation: envelopeWith((one) => ({ ...one, payloadType: 'text/plain' })) }, /holds "text\/plain"/],
    ['a payload that is not base64', { attestation: envelopeWith((one) => ({ ...one, payload: 'e30' })) }, /not base64$/],
    ['a payload with loose bits', { attestation: envelopeWith((one) => ({ ...one, payload: 'e31=' })) }, /not base64$/],
    ['a signature that is not base64', { attestation: envelopeWith((one) => ({ ...one, signatures: [{ sig: '?' }] })) }, /not base64$/],
    [
      '17 signatures',
      { attestation: envelopeWith((one) => ({ ...one, signatures: Array.from({ length: 17 }, () => ({ sig: '' })) })) },
      /more than 16/,
    ],
    [
      'an endless keyid',
      { attestation: envelopeWith((one) => ({ ...one, signatures: [{ sig: '', keyid: 'x'.repeat(2000) }] })) },
      /longer/,
    ],
    ['a payload that is not UTF-8', { attestation: inner(Buffer.of(0xff)) }, /^the statement is not UTF-8$/],
    ['a payload that is not JSON', { attestation: inner('{') }, /^the statement is not taken: the file ends before its JSON does$/],
    [
      'a payload that says one thing twice',
      { attestation: inner('{"a":1,"\\u0061":2}') },
      /^the statement is not taken: an object says "a" twice/,
    ],
    ['a statement of an older version', { attestation: statementWith({ _type: 'https://in-toto.io/Statement/v0.1' }) }, /v0\.1"$/],
    ['a statement of another kind', { attestation: statementWith({ predicateType: 'https://slsa.dev/provenance/v1' }) }, /of another kind/],
    ['a statement without subject', { attestation: statementWith({ subject: [] }) }, /\/subject is empty$/],
    [
      'a subject without a sha256',
      { attestation: statementWith({ subject: [{ name: 'a', digest: { md5: 'b' } }] }) },
      /sha256 is missing$/,
    ],
    ['a predicate without counts', { attestation: resigned({ counts: undefined }) }, /\/predicate\/counts is missing$/],
    ['a verdict in capitals', { attestation: resigned({ verdict: 'PASS' }) }, /verdict is none of pass, fail, error$/],
    ['a moment that never was', { attestation: resigned({ at: '2026-02-30T12:00:00Z' }) }, /\/predicate\/at is no moment$/],
    ['a moment without a zone', { attestation: resigned({ at: '2026-11-21T12:00:00' }) }, /\/predicate\/at is not a moment$/],
    ['a Sigstore bundle', { attestation: '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}' }, /Sigstore bundle/],
    ['no key to check with', { keys: [] }, /^there is no key/],
  ])('is unreadable: %s', (_title, over, reason) => {
    expect(reasonsOf(ask(over))).toEqual([expect.stringMatching(reason)]);
    expect(exitOf(ask(over))).toBe(2);
  });

  test('says ten of many reasons, and how many there are', () => {
    const reasons = reasonsOf(ask({ attestation: statementWith({ predicate: {} }) }));
    expect(reasons).toHaveLength(11);
    expect(reasons.at(-1)).toBe('and 4 more like these');
  });
});

/** The same bytes, but for one bit. */
function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = bit % (copy.length * 8);
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
  return copy;
}

/** As the rim reads it; null where it refuses to. */
function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const any = integer({ min: 0, max: 2 ** 30 });

describe('one bit', () => {
  test('of the artifact or the policy is enough', () => {
    assert(
      property(any, (bit) => {
        expect(exitOf(ask({ subject: { name: null, sha256: sha256(flipped(ARTIFACT, bit)) } }))).toBe(1);
        expect(exitOf(ask({ policy: `sha256:${sha256(flipped(Buffer.from('version: 1\n'), bit))}` }))).toBe(1);
      }),
    );
  });

  test.each([
    ['ed25519', SIGNER],
    ['P-256', CURVED],
  ])('of the envelope is enough, wherever it stands (%s)', (_kind, signer) => {
    const sealed = Buffer.from(renderAttestation(aStatement(), [signer]));
    expect(exitOf(ask({ attestation: sealed.toString(), keys: [signer.public] }))).toBe(0);
    const begin = sealed.indexOf('"payloadType"');
    const behind = Array.from({ length: (sealed.length - begin) * 8 }, (_, index) => begin * 8 + index);
    const kept = behind.filter((bit) => {
      const text = asText(flipped(sealed, bit));
      return text !== null && exitOf(ask({ attestation: text, keys: [signer.public] })) === 0;
    });
    expect(kept).toEqual([]);
    assert(
      property(integer({ min: 0, max: begin * 8 }), (bit) => {
        const text = asText(flipped(sealed, bit));
        expect(text === null ? 2 : exitOf(ask({ attestation: text, keys: [signer.public] }))).not.toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  test('of the decoded payload or signature is enough', () => {
    assert(
      property(any, constantFrom('payload' as const, 'sig' as const), (bit, part) => {
        const attestation = envelopeWith((envelope) => {
          const [signature = { sig: '' }] = envelope.signatures;
          const holder: Record<string, unknown> = part === 'payload' ? envelope : signature;
          holder[part] = flipped(Buffer.from(String(holder[part]), 'base64'), bit).toString('base64');
        });
        expect(exitOf(ask({ attestation }))).not.toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a statement that was changed behind its signature', () => {
  const statement = aStatement(aPass(), {
    commit: 'a'.repeat(40),
    baseCommit: 'b'.repeat(40),
    baseline: [{ path: 'a', sha256: sha256('a') }],
  });

  /** Where every member and element stands. */
  function pathsOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])]);
  }

  function changed(path: readonly string[], to: unknown): unknown {
    const copy = structuredClone(statement) as unknown as Record<string, unknown>;
    let holder = copy;
    for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
    holder[path.at(-1) ?? ''] = to;
    return copy;
  }

  const paths = pathsOf(statement);

  test('is never deployed, whichever member was changed, and to whatever', () => {
    expect(paths.length).toBeGreaterThan(60);
    const sealed = JSON.parse(renderAttestation(statement, [SIGNER])) as Record<string, unknown>;
    const taken = paths.filter((path) =>
      ['pass', 0, 1, null, false, 'x', '2026-11-21T12:30:00Z', undefined].some((to) => {
        const payload = Buffer.from(JSON.stringify(changed(path, to))).toString('base64');
        return payload !== sealed['payload'] && exitOf(ask({ attestation: JSON.stringify({ ...sealed, payload }) })) === 0;
      }),
    );
    expect(taken).toEqual([]);
  });
});
