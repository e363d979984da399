// A signer in software, for every kind of key that ssh knows, security keys included, written from PROTOCOL.sshsig and
// PROTOCOL.u2f alone: it shares no code with the gate. Each part of what it makes can be made wrong.

import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export const NAMESPACE = 'defect-gate.exception.v1';

export const SOFT_KINDS = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;
export type SoftKind = (typeof SOFT_KINDS)[number];

export interface SoftKey {
  readonly kind: SoftKind;
  readonly privateKey: KeyObject;
  readonly blob: Buffer;
  /** As in a `.pub` file. */
  readonly line: string;
}

export interface KeyOver {
  readonly bits?: number;
  readonly application?: string;
  /** Another form of a key that exists. */
  readonly of?: SoftKey;
}

export function aSoftKey(kind: SoftKind = 'ssh-ed25519', over: KeyOver = {}): SoftKey {
  const privateKey = over.of?.privateKey ?? generate(kind, over.bits ?? 2048);
  const blob = publicBlob(kind, privateKey, over.application ?? 'ssh:');
  return { kind, privateKey, blob, line: lineOf(kind, blob) };
}

export function lineOf(kind: string, blob: Uint8Array, comment = 'kim@laptop'): string {
  return `${kind} ${Buffer.from(blob).toString('base64')} ${comment}`;
}

function generate(kind: SoftKind, bits: number): KeyObject {
  if (kind === 'ssh-rsa') return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
  if (kind.includes('ed25519')) return generateKeyPairSync('ed25519').privateKey;
  return generateKeyPairSync('ec', { namedCurve: `P-${curveBits(kind)}` }).privateKey;
}

function curveBits(kind: string): string {
  return /nistp(\d+)/.exec(kind)?.[1] ?? '';
}

function publicBlob(kind: SoftKind, key: KeyObject, application: string): Buffer {
  const jwk = key.export({ format: 'jwk' });
  const part = (name: 'x' | 'y' | 'n' | 'e'): Buffer => Buffer.from(String(jwk[name]), 'base64url');
  const tail = kind.startsWith('sk-') ? [str(application)] : [];
  if (kind === 'ssh-rsa') return Buffer.concat([str(kind), mpint(part('e')), mpint(part('n'))]);
  if (kind.includes('ed25519')) return Buffer.concat([str(kind), str(part('x')), ...tail]);
  const point = Buffer.concat([Buffer.from([4]), part('x'), part('y')]);
  return Buffer.concat([str(kind), str(`nistp${curveBits(kind)}`), str(point), ...tail]);
}

export interface SignatureOver {
  readonly algorithm?: string;
  readonly flags?: number;
  readonly counter?: number;
  readonly application?: string;
  /** Laid over the bytes of the signature itself, before they are wrapped. */
  readonly mend?: (blob: Buffer) => Buffer;
}

/** The field `signature` of a signature: algorithm and all. */
export function rawSignature(key: SoftKey, data: Uint8Array, over: SignatureOver = {}): Buffer {
  const { kind } = key;
  const touched = kind.startsWith('sk-');
  const state = Buffer.concat([Buffer.from([over.flags ?? 1]), uint32(over.counter ?? 7)]);
  const toSign = touched ? Buffer.concat([sha256(over.application ?? 'ssh:'), state, sha256(data)]) : data;
  const algorithm = over.algorithm ?? (kind === 'ssh-rsa' ? 'rsa-sha2-512' : kind);
  const blob = (over.mend ?? ((same) => same))(bareSignature(key, toSign, algorithm));
  return Buffer.concat([str(algorithm), str(blob), ...(touched ? [state] : [])]);
}

function bareSignature({ kind, privateKey }: SoftKey, data: Uint8Array, algorithm: string): Buffer {
  if (kind === 'ssh-rsa')
    return sign(algorithm === 'ssh-rsa' ? 'sha1' : algorithm === 'rsa-sha2-256' ? 'sha256' : 'sha512', data, privateKey);
  if (kind.includes('ed25519')) return sign(null, data, privateKey);
  const hash = { 256: 'sha256', 384: 'sha384', 521: 'sha512' }[curveBits(kind)] ?? '';
  const wide = sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([mpint(wide.subarray(0, wide.length / 2)), mpint(wide.subarray(wide.length / 2))]);
}

export interface SshsigOver extends SignatureOver {
  readonly magic?: string;
  readonly version?: number;
  readonly publicKey?: Uint8Array;
  readonly namespace?: string;
  readonly reserved?: string;
  readonly hash?: string;
  readonly signature?: Buffer;
  readonly behind?: Uint8Array;
}

/** What stands in base64 between the lines of the armour. */
export function sshsigBlob(key: SoftKey, message: Uint8Array, over: SshsigOver = {}): Buffer {
  const namespace = over.namespace ?? NAMESPACE;
  const hash = over.hash ?? 'sha512';
  const digest = createHash(hash).update(message).digest();
  const signed = Buffer.concat([Buffer.from('SSHSIG'), str(namespace), str(''), str(hash), str(digest)]);
  return Buffer.concat([
    Buffer.from(over.magic ?? 'SSHSIG'),
    uint32(over.version ?? 1),
    str(over.publicKey ?? key.blob),
    str(namespace),
    str(over.reserved ?? ''),
    str(hash),
    str(over.signature ?? rawSignature(key, signed, over)),
    over.behind ?? Buffer.alloc(0),
  ]);
}

export function sshsig(key: SoftKey, message: Uint8Array, over: SshsigOver = {}): string {
  return armored(sshsigBlob(key, message, over));
}

export function armored(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}

export function str(value: string | Uint8Array): Buffer {
  return Buffer.concat([uint32(Buffer.from(value).length), Buffer.from(value)]);
}

/** @param magnitude big-endian, with leading zeros or without */
export function mpint(magnitude: Uint8Array): Buffer {
  const hex = Buffer.from(magnitude)
    .toString('hex')
    .replace(/^(?:00)+/, '');
  return str(Buffer.from(/^[89a-f]/.test(hex) ? `00${hex}` : hex, 'hex'));
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}
