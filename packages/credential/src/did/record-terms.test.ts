import { expect, test } from 'vitest';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { allowInlineContexts, pinnedContexts } from '../jsonld/contexts.ts';
import { testKey } from '../testing/test-issuer.ts';
import { buildDidDocument } from './build-did-document.ts';

const DID = 'did:web:issuer.example';
const contexts = allowInlineContexts(pinnedContexts);

async function documentWith({ terms }: { terms: boolean }) {
  const { publicKeyMultibase } = await testKey(1);
  const built = buildDidDocument({
    did: DID,
    keys: [
      { id: `${DID}#old`, publicKeyMultibase, expires: new Date('2026-01-01T00:00:00Z'), logSize: 41 },
      { id: `${DID}#stolen`, publicKeyMultibase, revoked: new Date('2026-02-01T00:00:00Z'), logSize: 0 },
    ],
    service: [
      {
        id: `${DID}#log`,
        type: 'TransparencyLog',
        serviceEndpoint: {
          uri: 'https://issuer.example/log',
          verifierKeys: ['issuer.example/log+5b2f+AQ=='],
          anchors: [{ chainId: 31_337, contract: '0xabc', publisher: '0xdef' }],
        },
      },
      { id: `${DID}#files`, type: 'relativeRef', serviceEndpoint: 'https://issuer.example/' },
    ],
  });
  const [first, second] = built['@context'] as readonly string[];
  return terms ? built : { ...built, '@context': [first ?? '', second ?? ''] };
}

test('a JSON-LD reader in safe mode accepts the document, and reads how long the log was', async () => {
  const quads = await canonicalise(await documentWith({ terms: true }), contexts);
  for (const said of [
    `<${DID}#old> <urn:laurel:terms#logSize> "41"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>`,
    `<${DID}#stolen> <urn:laurel:terms#logSize> "0"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>`,
    `<${DID}#old> <https://w3id.org/security#expiration> "2026-01-01T00:00:00Z"`,
    `<urn:laurel:terms#uri> <https://issuer.example/log>`,
    `"issuer.example/log+5b2f+AQ=="`,
    `<urn:laurel:terms#publisher> "0xdef"`,
  ])
    expect(quads).toContain(said);
});

test('without the terms it would be refused', async () => {
  await expect(canonicalise(await documentWith({ terms: false }), contexts)).rejects.toThrow(
    'credential.term-undefined',
  );
});

test('a document that says nothing of a log has the contexts of others alone', async () => {
  const { publicKeyMultibase } = await testKey(1);
  const { '@context': list } = buildDidDocument({ did: DID, keys: [{ id: `${DID}#a`, publicKeyMultibase }] });
  expect(list).toEqual(['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1']);
});
