import { endpoints } from '@laurel/api';
import type { Retrieval } from '@laurel/credential';
import { beforeAll, describe, expect, it } from 'vitest';
import { SampleIssuer } from '../testing/sample-issuer.ts';
import { verifyAll } from './verify-all.ts';
import { verifyCredential } from './verify-credential.ts';

let issuer: SampleIssuer;
let text: string;
let documents: Map<string, Retrieval>;

beforeAll(async () => {
  issuer = await SampleIssuer.create('http://localhost:1');
  text = await issuer.issue();
  const paths = ['/issuers/northern/did.json', '/status-lists/1'];
  documents = new Map();
  for (const path of paths) {
    const body = JSON.stringify(await issuer.document(path));
    documents.set(issuer.origin + path, { ok: true, body, fetchedAt: new Date() });
  }
});

const known = { id: 'did:web:northern.example', name: 'NORTHERN college', listedBy: 'Registry' };
const verifyWith = (knownIssuers?: readonly (typeof known)[]) =>
  verifyCredential(text, { documents, offline: true, allowHttpLocalhost: true, knownIssuers });
const codes = (notices: readonly { reasonCode: string }[]) => notices.map(({ reasonCode }) => reasonCode);

describe('what a list of known issuers says', () => {
  it('of an issuer in it: who lists it, each once', async () => {
    const entry = { ...known, id: issuer.did };
    const { outcome, warnings, information, issuerStanding } = await verifyWith([
      entry,
      { ...entry, listedBy: 'Another' },
      entry,
    ]);
    expect([outcome, codes(warnings), codes(information)]).toEqual(['valid', [], ['issuer.listed']]);
    expect(issuerStanding).toEqual({ kind: 'listed', by: ['Registry', 'Another'] });
  });

  it('of one that is not in it: information, and it stays valid', async () => {
    const { outcome, warnings, information, issuerStanding } = await verifyWith([{ ...known, name: 'Southern' }]);
    expect([outcome, codes(warnings), codes(information)]).toEqual(['valid', [], ['issuer.not-listed']]);
    expect(issuerStanding).toEqual({ kind: 'not-listed' });
  });

  it('of a look-alike: a warning that says of whom, in the form of the API, and it stays valid', async () => {
    const verdict = await verifyWith([known]);
    expect([verdict.outcome, codes(verdict.warnings)]).toEqual(['valid', ['issuer.look-alike']]);
    expect(verdict.issuerStanding).toEqual({ kind: 'look-alike', of: known });
    const { issuerStanding } = endpoints.verifyCredential.success.body.parse(verdict);
    expect(issuerStanding).toEqual(verdict.issuerStanding);
  });

  it('nothing, where there is none, and nothing of an issuer that is not known to be one', async () => {
    expect(await verifyWith()).not.toHaveProperty('issuerStanding');
    const changed = text.replace('Ada Lovelace', 'Eve Lovelace');
    const verdict = await verifyCredential(changed, { documents, allowHttpLocalhost: true, knownIssuers: [known] });
    expect([verdict.outcome, verdict.issuerStanding, verdict.warnings]).toEqual(['not-valid', undefined, []]);
  });

  it('is said of each of many', async () => {
    const { answers } = await verifyAll(`[${text},${text}]`, {
      retrieve: async (url) => documents.get(url) ?? { ok: false, reasonCode: 'retrieval.offline' },
      allowHttpLocalhost: true,
      knownIssuers: [known],
    });
    expect(answers.map(({ verdict }) => verdict.issuerStanding?.kind)).toEqual(['look-alike', 'look-alike']);
  });
});
