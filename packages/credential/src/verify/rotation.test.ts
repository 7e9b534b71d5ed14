import { expect, test } from 'vitest';
import type { IssuerKey } from '../did/build-did-document.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { testKey } from '../testing/test-issuer.ts';
import { TestLog } from '../testing/test-log.ts';
import { award, DID, NOW, TestWorld } from '../testing/test-world.ts';

test('M10 after two hundred rotations every credential verifies, each by its own key and its receipt', async () => {
  const rotations = 200;
  const [world, log] = [await TestWorld.create(), await TestLog.create()];
  const keys: IssuerKey[] = [];
  const issued: string[] = [];
  const start = Date.parse('2026-01-01T00:00:00Z');
  for (let turn = 0; turn < rotations; turn++) {
    const [key, id] = [await testKey(turn + 1), `${DID}#key-${turn}`];
    const created = new Date(start + turn * 3_600_000);
    const credentialUrl = `https://issuer.example/credentials/${turn}`;
    const credential = buildAchievementCredential({ ...award, credentialUrl, status: undefined, validFrom: created });
    const signed = await signCredential({ credential, signingKey: key, verificationMethod: id, created });
    issued.push(JSON.stringify(signed));
    log.append(credentialUrl, issued[turn] ?? '');
    const isLast = turn === rotations - 1;
    const ended = isLast ? {} : { expires: new Date(created.getTime() + 1_800_000), logSize: log.size };
    keys.push({ id, publicKeyMultibase: key.publicKeyMultibase, ...ended });
  }
  world.publishKeys(keys, DID, [log.service(DID)]);
  const outcomes = await Promise.all(
    issued.map(async (text, index) => {
      const verdict = await world.verify(text, NOW, {}, { receipts: [await log.receipt(index)] });
      return `${verdict.outcome} ${verdict.record?.log.reasonCode}`;
    }),
  );
  expect(new Set(outcomes)).toEqual(new Set(['valid record.logged']));
}, 120_000);
