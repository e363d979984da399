// What SSH writes is read to the last byte, and has one spelling.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFields, toStrings, type Field } from '../../src/keys/wire.ts';
import { mpint, str, uint32 } from '../proof/signer.ts';

function whyNot(data: Buffer, fields: readonly Field[]): string {
  const read = readFields(data, fields);
  return read.ok ? '' : read.why;
}

describe('fields', () => {
  test.each<[string, Buffer, readonly Field[], readonly unknown[]]>([
    ['none', Buffer.alloc(0), [], []],
    ['a byte and a number', Buffer.from([255, 0, 0, 1, 0]), ['byte', 'uint32'], [255, 256]],
    ['a name', str('ssh-rsa'), ['text'], ['ssh-rsa']],
    ['bytes, even none', Buffer.concat([str(''), str('\0')]), ['bytes', 'bytes'], [Buffer.alloc(0), Buffer.from([0])]],
    ['zero', uint32(0), ['mpint'], [Buffer.alloc(0)]],
    ['a number with its sign byte', str(Buffer.from([0, 128])), ['mpint'], [Buffer.from([128])]],
    ['a number without one', str(Buffer.from([127, 0])), ['mpint'], [Buffer.from([127, 0])]],
  ])('are read: %s', (_title, data, fields, values) => {
    expect(readFields(data, fields)).toEqual({ ok: true, value: values });
  });

  test.each<[string, Buffer, readonly Field[]]>([
    ['ends too soon', Buffer.alloc(0), ['byte']],
    ['ends too soon', Buffer.alloc(3), ['uint32']],
    ['ends too soon', Buffer.alloc(3), ['bytes']],
    ['ends too soon', str('abc').subarray(0, 6), ['bytes']],
    ['ends too soon', Buffer.from('ffffffff', 'hex'), ['bytes']],
    ['ends too soon', Buffer.from('ffffffff00', 'hex'), ['text']],
    ['ends too soon', Buffer.from('7fffffff', 'hex'), ['mpint']],
    ['has bytes behind its end', Buffer.from([1, 2]), ['byte']],
    ['has bytes behind its end', Buffer.concat([str('a'), Buffer.from([0])]), ['text']],
    ['holds a name that is not plain text', str(''), ['text']],
    ['holds a name that is not plain text', str('a\0'), ['text']],
    ['holds a name that is not plain text', str('é'), ['text']],
    ['holds a name that is not plain text', str('a\nb'), ['text']],
    ['holds a negative number', str(Buffer.from([128])), ['mpint']],
    ['holds a number with needless zeros', str(Buffer.from([0])), ['mpint']],
    ['holds a number with needless zeros', str(Buffer.from([0, 127])), ['mpint']],
    ['holds a number with needless zeros', str(Buffer.from([0, 0, 128])), ['mpint']],
  ])('are refused where the data %s (%#)', (why, data, fields) => {
    expect(whyNot(data, fields)).toBe(why);
  });

  test('that a writer wrote are read back, and no other bytes say the same', () => {
    const number = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.uint8Array(), number, fc.nat(0xff), fc.nat(0xffff_ffff), (bytes, magnitude, byte, count) => {
        const data = Buffer.concat([toStrings(bytes), mpint(magnitude), Buffer.from([byte]), uint32(count)]);
        const read = readFields(data, ['bytes', 'mpint', 'byte', 'uint32']);
        expect(read).toMatchObject({ ok: true });
        const [first, second, third, fourth] = read.ok ? read.value : [Buffer.alloc(0), Buffer.alloc(0), 0, 0];
        expect(Buffer.concat([str(first), mpint(second), Buffer.from([third]), uint32(fourth)])).toEqual(data);
      }),
    );
  });

  test('of any bytes at all are read or refused, and never throw', () => {
    const field = fc.constantFrom<Field>('text', 'bytes', 'mpint', 'byte', 'uint32');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(field, { maxLength: 6 }), (bytes, fields) => {
        expect(typeof readFields(Buffer.from(bytes), fields).ok).toBe('boolean');
      }),
    );
  });
});
