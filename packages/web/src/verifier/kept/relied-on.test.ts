import { describe, expect, it } from 'vitest';
import { sampleVerdict } from '../testing/sample-verdict.ts';
import { oldestDocument } from './oldest-document.ts';
import { reliedOn } from './relied-on.ts';

const did = 'https://laurel.example/issuers/northfield/did.json';
const list = 'https://laurel.example/status-lists/1';
const status = { type: 'BitstringStatusListEntry', listUrl: list, index: 7, purpose: 'revocation' };
const used = (kind: string, url: string, ageSeconds = 0) => ({
  kind,
  url,
  fetchedAt: '2026-11-24T10:00:00.000Z',
  ageSeconds,
});
const verdict = (value: number | undefined, documents: ReturnType<typeof used>[], more = {}) =>
  sampleVerdict({
    ...more,
    technical: { ...sampleVerdict().technical, statuses: [{ ...status, value }], documents },
  });

describe('the documents that a verdict relied on', () => {
  it('are the issuer’s keys and the lists that gave an answer', () => {
    const documents = [used('did-document', did), used('status-list', list)];
    expect(reliedOn(verdict(0, documents))).toEqual([did, list]);
    expect(reliedOn(verdict(1, documents))).toEqual([did, list]);
  });

  it('are no list that was not believed, which might be any document at all', () => {
    expect(reliedOn(verdict(undefined, [used('did-document', did), used('status-list', list)]))).toEqual([did]);
  });

  it('are none where the signature is not right, and none of another kind', () => {
    const documents = [used('did-document', did), used('status-list', list)];
    expect(reliedOn(verdict(0, documents, { signature: 'fail' }))).toEqual([]);
    expect(reliedOn(verdict(0, documents, { signature: 'unknown' }))).toEqual([]);
    expect(reliedOn(verdict(0, [used('open-badge', 'https://laurel.example/credentials/1')]))).toEqual([]);
  });

  it('are those of the credentials and endorsements inside, each by its own signature', () => {
    const inside = verdict(0, [used('status-list', list)]);
    expect(reliedOn(sampleVerdict({ signature: 'unknown', contents: [inside] }))).toEqual([list]);
    const endorsements = [{ path: '/endorsement/0', counts: true, verdict: inside }];
    expect(reliedOn(sampleVerdict({ signature: 'unknown', endorsements }))).toEqual([list]);
  });
});

describe('the age of an answer', () => {
  it('is that of the oldest document in all of it, from a minute on', () => {
    const young = verdict(0, [used('did-document', did, 60)]);
    const old = verdict(0, [used('status-list', list, 61), used('did-document', did, 3)]);
    expect(oldestDocument([young])).toBeUndefined();
    expect(oldestDocument([young, sampleVerdict({ contents: [old] })])).toEqual(used('status-list', list, 61));
  });
});
