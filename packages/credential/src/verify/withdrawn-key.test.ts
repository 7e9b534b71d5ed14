import { beforeAll, describe, expect, test } from 'vitest';
import type { IssuerKey } from '../did/build-did-document.ts';
import type { DidService } from '../did/did-document.ts';
import type { LogPolicy } from '../log/log-policy.ts';
import { witnessPolicy } from '../log/witness-policy.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { addProof } from '../proof/add-proof.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { TestWitness } from '../testing/test-witness.ts';
import { award, DID, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';

/** The key is withdrawn at T; the document does not say how long a log was then. */
const T = new Date('2026-11-10T00:00:00Z');
const BEFORE = new Date('2026-11-01T09:00:00Z');
const KEY = `${DID}#old`;

let world: TestWorld;
let log: TestLog;
let stolen: TestKey;
let text: string;
beforeAll(async () => {
  [world, stolen] = [await TestWorld.create(), await testKey(41)];
  const credential = buildAchievementCredential({ ...award, status: undefined });
  const signed = await signCredential({ credential, signingKey: stolen, verificationMethod: KEY, created: BEFORE });
  text = JSON.stringify(signed);
});

const publish = (changes: Partial<IssuerKey>, services: DidService[] = []) =>
  world.publishKeys([{ id: KEY, publicKeyMultibase: stolen.publicKeyMultibase, ...changes }], DID, services);

interface Asking {
  at?: Date;
  receipts?: string[];
  logPolicy?: LogPolicy;
}

async function answer({ at = NOW, receipts = [], logPolicy }: Asking = {}): Promise<string[]> {
  const verdict = await world.verify(text, at, { logPolicy }, { receipts, logPolicy });
  return [verdict.outcome, reasonOf(verdict, 'issuer') ?? '', ...verdict.warnings.map(({ reasonCode }) => reasonCode)];
}

const VALID = ['valid', 'pass issuer.key-owner'];
const UNDATED = ['could-not-be-checked', 'unknown issuer.key-revoked-undated'];

describe('C08 A11 a key that was withdrawn, of an issuer who does not say how long the log was', () => {
  test('no date that whoever has the key can write makes anything of it valid', async () => {
    publish({ revoked: T });
    expect(await answer()).toEqual(UNDATED);
    publish({ revoked: T, expires: new Date('2026-11-05T00:00:00Z') });
    expect(await answer()).toEqual(UNDATED);
  });

  test('until it is withdrawn it counts', async () => {
    publish({ revoked: T });
    expect(await answer({ at: new Date(T.getTime() - 1) })).toEqual(VALID);
    expect(await answer({ at: T })).toEqual(UNDATED);
  });

  test('what the issuer’s log had already at a checkpoint from before is valid, with a remark', async () => {
    log = await TestLog.create();
    log.append(award.credentialUrl, text);
    publish({ revoked: T }, [log.service(DID)]);
    log.now = new Date(T.getTime() - 60_000);
    const early = await log.receipt(0);
    log.now = new Date(T.getTime() + 60_000);
    const late = await log.receipt(0);
    expect(await answer({ receipts: [early] })).toEqual([...VALID, 'issuer.key-revoked-later']);
    expect(await answer({ receipts: [late] })).toEqual(UNDATED);
    expect(await answer()).toEqual(UNDATED);
    // The log is asked without anybody wanting it: the answer may hang on it.
    world.published.set(log.receiptUrl(award.credentialUrl), early);
    expect(await answer()).toEqual([...VALID, 'issuer.key-revoked-later']);
  });

  test('a checkpoint that fewer witnesses have cosigned than the verifier asks for is not enough', async () => {
    [world, log] = [await TestWorld.create(), await TestLog.create()];
    log.append(award.credentialUrl, text);
    log.now = new Date(T.getTime() - 60_000);
    publish({ revoked: T }, [log.service(DID)]);
    const witness = new TestWitness('witness.example/w1', 1);
    const logPolicy = witnessPolicy({ witnesses: [witness.verifierKey], quorum: 1 });
    const receipt = await log.receipt(0);
    expect(await answer({ receipts: [receipt], logPolicy })).toEqual(UNDATED);
    const { checkpoint, ...rest } = JSON.parse(receipt);
    const cosigned = JSON.stringify({ ...rest, checkpoint: await witness.cosign(checkpoint) });
    expect((await answer({ receipts: [cosigned], logPolicy }))[0]).toBe('valid');
  });

  test('a presentation counts for nothing from then on', async () => {
    const relationships = ['authentication'] as const;
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      holder: DID,
    };
    const signing = { signingKey: stolen, verificationMethod: KEY, created: BEFORE };
    const shown = await addProof({ document, ...signing, proofPurpose: 'authentication' });
    publish({ revoked: T, relationships });
    expect(reasonOf(await world.verify(shown), 'issuer')).toBe('fail issuer.key-revoked');
    expect(reasonOf(await world.verify(shown, new Date(T.getTime() - 1)), 'issuer')).toBe('pass issuer.key-owner');
  });

  test('a key that is only no longer used is still its owner’s alone: its date is believed', async () => {
    publish({ expires: T });
    expect(await answer()).toEqual(VALID);
    publish({ expires: BEFORE });
    expect(await answer()).toEqual(['not-valid', 'fail issuer.key-expired']);
  });
});
