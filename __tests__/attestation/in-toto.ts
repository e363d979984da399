// What in-toto publishes of statements, as a schema that values are held against.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export const ajv = new Ajv2020({ strict: true, strictTypes: true, allowUnionTypes: true, allErrors: true });
/** Statement v1, ResourceDescriptor, DigestSet and TypeURI of the in-toto Attestation Framework (spec/v1), as far as a schema can say them. */
export const inToto = ajv.compile({
  type: 'object',
  required: ['_type', 'subject', 'predicateType'],
  properties: {
    _type: { const: 'https://in-toto.io/Statement/v1' },
    subject: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['digest'],
        properties: {
          name: { type: 'string' },
          uri: { type: 'string' },
          digest: {
            type: 'object',
            minProperties: 1,
            properties: { sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
            additionalProperties: { type: 'string' },
          },
        },
      },
    },
    predicateType: { type: 'string', pattern: String.raw`^[a-z][a-z0-9+.-]*:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+$` },
    predicate: { type: 'object' },
  },
});

export function complaints(validate: ValidateFunction, value: unknown): readonly string[] {
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
