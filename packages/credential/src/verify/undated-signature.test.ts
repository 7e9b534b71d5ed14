import { beforeAll, describe, expect, test } from 'vitest';
import type { IssuerKey } from '../did/build-did-document.ts';
import { signBadgeJwt } from '../jose/sign/sign-badge-jwt.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';

const LATER = new Date(NOW.getTime() + 86_400_000);
const EARLIER = new Date(NOW.getTime() - 86_400_000);

const VALID = ['valid', 'pass issuer.key-owner'];
const UNKNOWN = (end: string) => ['could-not-be-checked', `unknown issuer.key-${end}-undated`];

let world: TestWorld;
let undated: string;
beforeAll(async () => {
  world = await TestWorld.create();
  const credential = buildAchievementCredential({ ...award, status: undefined });
  // A token of Open Badges 3.0 has no `iat`.
  undated = await signBadgeJwt({ credential, signingKey: world.key, kid: world.keyId });
});

async function answer(changes: Partial<IssuerKey>, log?: TestLog, receipts: string[] = []): Promise<string[]> {
  const key = { id: world.keyId, publicKeyMultibase: world.key.publicKeyMultibase, ...changes };
  world.publishKeys([key], DID, log && [log.service(DID)]);
  const verdict = await world.verify(undated, NOW, {}, { receipts });
  return [verdict.outcome, reasonOf(verdict, 'issuer') ?? ''];
}

describe('C08 a signature that does not say when it was made', () => {
  test('is there now, and so is from before an end that is still to come', async () => {
    expect(await answer({ expires: LATER })).toEqual(VALID);
    expect(await answer({ revoked: LATER })).toEqual(VALID);
  });

  test('is not taken for older than an end that has come, nor said to be newer', async () => {
    expect(await answer({ expires: EARLIER })).toEqual(UNKNOWN('expired'));
    expect(await answer({ revoked: EARLIER })).toEqual(UNKNOWN('revoked'));
    expect(await answer({ revoked: LATER, expires: EARLIER })).toEqual(UNKNOWN('expired'));
  });

  test('is valid where the issuer’s log had it before the key was withdrawn', async () => {
    const log = await TestLog.create();
    log.append(award.credentialUrl, undated);
    log.now = new Date(EARLIER.getTime() - 60_000);
    const receipt = await log.receipt(0);
    expect(await answer({ revoked: EARLIER }, log, [receipt])).toEqual(VALID);
  });
});
