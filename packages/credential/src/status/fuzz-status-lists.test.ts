import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../model/json-value.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { encodeList, statusListOf } from '../testing/status-list-of.ts';
import { bitstringStatusList } from './bitstring-status-list.ts';
import { oneEdTechRevocationList } from './one-ed-tech-revocation-list.ts';
import { readOpenBadges2RevocationList } from './open-badges-2-revocation-list.ts';
import { refreshServices } from './refresh-service.ts';
import { statusListReusableUntil } from './reusable-until.ts';
import { statusList2021 } from './status-list-2021.ts';
import { parseStatusEntry } from './status-type-of.ts';

const entry = { type: '', listUrl: '', index: 94_567, purpose: 'revocation', size: 1 };

/** A value or a refusal, and nothing else, within a second. */
function holds(read: () => unknown): boolean {
  const started = performance.now();
  try {
    read();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
  }
  return performance.now() - started < 1_000;
}

const small = gzipSync(new Uint8Array(16_384));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 500 }),
  // Real lists with bytes changed, taken out and put in get further than noise does.
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat(small.length + 8), fc.nat(255)), { maxLength: 6 }),
      fc.nat(40),
      fc.uint8Array({ maxLength: 40 }),
    )
    .map(([changes, cut, more]) => {
      const mutant = Uint8Array.from([
        ...small.subarray(0, small.length - (cut > 20 ? 0 : cut)),
        ...(cut > 30 ? more : []),
      ]);
      for (const [at, value] of changes) if (at < mutant.length) mutant[at] = value;
      return mutant;
    }),
);
const text = fc.oneof(
  bytes.map(encodeList),
  bytes.map((it) => encodeList(it).slice(1)),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const subject = fc.record(
  {
    type: fc.oneof(fc.constantFrom('BitstringStatusList', 'StatusList2021'), fc.jsonValue()),
    statusPurpose: fc.oneof(fc.constant('revocation'), fc.jsonValue()),
    encodedList: fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue() }),
    ttl: fc.oneof(fc.nat(), fc.jsonValue()),
    statusSize: fc.oneof(fc.nat(9), fc.jsonValue()),
  },
  { requiredKeys: ['type', 'encodedList'] },
);
const member = fc.constantFrom(
  'id',
  'uid',
  'type',
  'issuer',
  'revoked',
  'revocationReason',
  'revokedCredentials',
  'revokedCredential',
  'revokedAssertions',
  'statusPurpose',
  'statusListIndex',
  'statusListCredential',
  'statusSize',
  'statusMessage',
  'statusReference',
  'status',
  'message',
  'refreshService',
  'credentialSubject',
  'ttl',
  'validUntil',
);
const word = fc.oneof(
  fc.constantFrom(
    'BitstringStatusListEntry',
    'StatusList2021Entry',
    '1EdTechRevocationList',
    'RevocationList',
    'revocation',
    '0x0',
    '1',
    'https://a.example',
    '2026-11-24T11:00:00Z',
  ),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { document } = fc.letrec<{ value: unknown; document: object }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, word, fc.array(tie('value'), { maxLength: 4 }), tie('document')),
  document: fc.dictionary(member, tie('value'), { maxKeys: 8 }),
}));

describe('D03 whatever is in a list, it is read or refused', () => {
  test('a numbered list', () => {
    fc.assert(
      fc.property(subject, fc.constantFrom(bitstringStatusList, statusList2021), (it, type) => {
        const name = type === statusList2021 ? 'StatusList2021Credential' : 'BitstringStatusListCredential';
        const list = statusListOf('', it, { type: ['VerifiableCredential', name] });
        return holds(() => type.readList(list).lookUp(entry, undefined));
      }),
      fuzzRuns(3_000, 'numbered status lists'),
    );
  });

  test('an entry, a list of names, a refresh service, a time of reuse', () => {
    fc.assert(
      fc.property(document, (it) => {
        const json: JsonObject = JSON.parse(JSON.stringify(it));
        expect(isJsonObject(json)).toBe(true);
        const body = JSON.stringify(json);
        return (
          holds(() => parseStatusEntry(json)) &&
          holds(() => oneEdTechRevocationList.readList(json).lookUp(entry, 'urn:x:1')) &&
          holds(() => readOpenBadges2RevocationList(body)) &&
          holds(() => refreshServices(statusListOf('', {}, json))) &&
          statusListReusableUntil({ body, fetchedAt: new Date(0), maxAgeMs: 60_000 }) <= new Date(60_000)
        );
      }),
      fuzzRuns(5_000, 'status entries and revocation lists'),
    );
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (body) => {
        const until = statusListReusableUntil({ body, fetchedAt: new Date(0), maxAgeMs: 60_000 });
        return holds(() => readOpenBadges2RevocationList(body)) && until >= new Date(0) && until <= new Date(60_000);
      }),
      fuzzRuns(3_000, 'texts of status lists'),
    );
  });
});
