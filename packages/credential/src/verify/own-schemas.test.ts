import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json-value.ts';
import { deriveCredential } from '../proof/selective/derive-credential.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { issueSelectively, selectiveSuites } from '../testing/selective-world.ts';
import { type TestKey, testKey } from '../testing/test-issuer.ts';
import { DID, LIST_URL, NOW, reasonOf, TestWorld } from '../testing/test-world.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Verdict } from './result.ts';
import { verifyCredential } from './verify-credential.ts';

const SCHEMA = 'https://schemas.example/degree.json';
const CARRIER = 'https://schemas.example/degree-credential.json';
const AUTHOR_LIST = 'https://schemas.example/status/1';
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

const schema = (required: string, $id = SCHEMA): JsonObject => ({
  $id,
  $schema: DRAFT,
  type: 'object',
  properties: { credentialSubject: { type: 'object', required: [required] } },
});

let world: TestWorld;
let author: TestKey;

beforeAll(async () => {
  world = await TestWorld.create();
  author = await testKey(41);
});

/** A credential of the world's issuer that names one schema. */
async function naming(id: string, type: string, more: JsonObject = {}, all: JsonObject[] = [{ id, type, ...more }]) {
  return world.sign({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'],
    type: ['VerifiableCredential'],
    issuer: DID,
    validFrom: '2026-11-01T09:00:00Z',
    credentialSubject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', degree: 'BSc' },
    credentialSchema: all,
  });
}

/** The credential of the schema's own author that carries it. */
async function carrying(jsonSchema: JsonObject, changes: JsonObject = {}): Promise<string> {
  return JSON.stringify(
    await signCredential({
      credential: {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: CARRIER,
        type: ['VerifiableCredential', 'JsonSchemaCredential'],
        issuer: author.did,
        credentialSchema: { id: 'https://www.w3.org/ns/credentials/json-schema/v2.json', type: 'JsonSchema' },
        credentialSubject: { id: SCHEMA, type: 'JsonSchema', jsonSchema },
        ...changes,
      },
      signingKey: author,
      verificationMethod: author.keyId,
      created: NOW,
    }),
  );
}

async function verdictOf(credential: object, resources: 'skip' | 'fetch' = 'fetch'): Promise<Verdict> {
  const text = JSON.stringify(credential);
  world.fetched.length = 0;
  const evidence = await gatherEvidence({ text, retrieve: world.retrieve, resources });
  return verifyCredential({ text, evidence, now: NOW });
}

const notes = (list: Verdict['warnings']) => list.map(({ reasonCode }) => reasonCode);

describe('a schema that the issuer laid down', () => {
  test('C10 is not asked for unless the verifier wants it, and the answer says so', async () => {
    world.published.set(SCHEMA, JSON.stringify(schema('nothing')));
    const verdict = await verdictOf(await naming(SCHEMA, 'JsonSchema'), 'skip');
    expect(verdict.outcome).toBe('valid');
    expect(notes(verdict.information)).toEqual(['schema.not-fetched']);
    expect(world.fetched).not.toContain(SCHEMA);
  });

  test('passes a credential that follows it', async () => {
    world.published.set(SCHEMA, JSON.stringify(schema('degree')));
    const verdict = await verdictOf(await naming(SCHEMA, 'JsonSchema'));
    expect(reasonOf(verdict, 'schema')).toBe('pass schema.own');
    expect(verdict.outcome).toBe('valid');
    expect(verdict.technical.documents.map(({ kind }) => kind)).toContain('schema');
  });

  test('fails one that does not, and its claims are shown nevertheless', async () => {
    world.published.set(SCHEMA, JSON.stringify(schema('grade')));
    const verdict = await verdictOf(await naming(SCHEMA, 'JsonSchema'));
    expect(reasonOf(verdict, 'schema')).toBe('fail schema.own-broken');
    expect(verdict.outcome).toBe('not-valid');
    expect(verdict.credential?.subject.id).toMatch(/^urn:uuid/);
  });

  test('fails one whose schema is another than it gives the digest of', async () => {
    world.published.set(SCHEMA, JSON.stringify(schema('degree')));
    const digestMultibase = 'uEiC5TSe5k00-CKUuUtfafav6xITv43pTgO6QiPes4u_N6Q';
    const verdict = await verdictOf(await naming(SCHEMA, 'JsonSchema', { digestMultibase }));
    expect(reasonOf(verdict, 'schema')).toBe('fail schema.own-broken');
  });

  test.each<[string, string | undefined]>([
    ['schema.unavailable', undefined],
    ['schema.not-applied', 'not JSON'],
    ['schema.not-applied', JSON.stringify({ ...schema('degree'), $schema: 'https://json-schema.org/draft/unknown' })],
  ])('says nothing against it when there is only %s', async (code, text) => {
    world.published.delete(SCHEMA);
    if (text !== undefined) world.published.set(SCHEMA, text);
    const verdict = await verdictOf(await naming(SCHEMA, 'JsonSchema'));
    expect(notes(verdict.warnings)).toEqual([code]);
    expect(verdict.outcome).toBe('valid');
  });

  test('of a kind that nobody knows is information', async () => {
    const verdict = await verdictOf(await naming(SCHEMA, 'ShaclValidator2017'));
    expect(notes(verdict.information)).toEqual(['schema.type-unsupported']);
    expect(verdict.outcome).toBe('valid');
  });

  test.each(['http://schemas.example/1', 'https://user@schemas.example/1', 'file:///etc/passwd'])(
    'C01 is never asked for at %s',
    async (id) => {
      const verdict = await verdictOf(await naming(id, 'JsonSchema'));
      expect(world.fetched).not.toContain(id);
      expect(verdict.outcome).toBe('valid');
    },
  );

  test.each(selectiveSuites)('does not fail what $name shows in part', async (suite) => {
    const { credential } = await issueSelectively(suite, {
      changes: { credentialSchema: { id: SCHEMA, type: 'JsonSchema' } },
      mandatoryPointers: ['/issuer', '/validFrom', '/credentialSchema'],
    });
    world.published.set(SCHEMA, JSON.stringify(schema('activityEndDate')));
    const shown = await deriveCredential({
      credential: credential as JsonObject & { proof: JsonObject },
      selectivePointers: ['/credentialSubject/achievement'],
      random: (length) => new Uint8Array(length).fill(3),
    });
    const verdict = await verdictOf(shown);
    expect(reasonOf(verdict, 'schema')).toBe('pass schema.open-badge');
    expect(world.fetched).toContain(SCHEMA);
    expect(verdict.outcome).toBe('valid');
  });
});

describe('a schema in a credential of its own', () => {
  test('is followed when that credential is valid, its status included', async () => {
    const status = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: AUTHOR_LIST,
    };
    world.published.set(CARRIER, await carrying(schema('degree', SCHEMA), { credentialStatus: status }));
    await world.publishList(new Uint8Array(16_384), { url: AUTHOR_LIST, id: AUTHOR_LIST });
    const foreign = await verdictOf(await naming(CARRIER, 'JsonSchemaCredential'));
    expect(world.fetched).toContain(AUTHOR_LIST);
    // That list is not its author's own, so the status of the carrier is not known, and it is not relied on.
    expect(notes(foreign.warnings)).toEqual(['schema.not-genuine']);

    world.published.set(CARRIER, await carrying(schema('degree', SCHEMA)));
    const verdict = await verdictOf(await naming(CARRIER, 'JsonSchemaCredential'));
    expect(reasonOf(verdict, 'schema')).toBe('pass schema.own');
    expect(verdict.outcome).toBe('valid');
  });

  test('fails a credential that breaks it', async () => {
    world.published.set(CARRIER, await carrying(schema('grade', SCHEMA)));
    const verdict = await verdictOf(await naming(CARRIER, 'JsonSchemaCredential'));
    expect(reasonOf(verdict, 'schema')).toBe('fail schema.own-broken');
  });

  test.each<[string, (text: string) => string]>([
    ['altered', (text) => text.replace('"grade"', '"degree"')],
    ['not signed', (text) => JSON.stringify({ ...JSON.parse(text), proof: undefined })],
    ['no credential', () => JSON.stringify(schema('grade'))],
  ])('is not relied on when that credential is %s', async (_, change) => {
    world.published.set(CARRIER, change(await carrying(schema('grade', SCHEMA))));
    const verdict = await verdictOf(await naming(CARRIER, 'JsonSchemaCredential'));
    expect(notes(verdict.warnings)).toEqual(['schema.not-genuine']);
    expect(reasonOf(verdict, 'schema')).toBe('not-applicable schema.not-an-achievement');
  });

  test('never leads its verifier further than to its own keys and status', async () => {
    const elsewhere = 'https://schemas.example/third.json';
    const own = { id: elsewhere, type: 'JsonSchemaCredential' };
    world.published.set(CARRIER, await carrying(schema('degree', SCHEMA), { credentialSchema: own }));
    await verdictOf(await naming(CARRIER, 'JsonSchemaCredential'));
    expect(world.fetched).not.toContain(elsewhere);
    expect(world.fetched).not.toContain(LIST_URL);
  });

  test('I13 is verified once, however many schemas name each other', async () => {
    const carriers = Array.from({ length: 16 }, (_, at) => `https://schemas.example/${at}.json`);
    const each = carriers.map((id) => ({ id, type: 'JsonSchemaCredential' }));
    const context = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'];
    const claims = Array.from({ length: 500 }, (_, at) => `claim ${at}`);
    const subject = { id: SCHEMA, type: 'JsonSchema', jsonSchema: schema('degree'), claims };
    for (const url of carriers) {
      // Without an id of its own, one may name itself; and with many claims, each costs.
      const changes = { '@context': context, id: undefined, credentialSchema: each, credentialSubject: subject };
      world.published.set(url, await carrying(schema('degree'), changes));
    }
    const verdict = await verdictOf(await naming(CARRIER, 'JsonSchemaCredential', {}, each));
    // They are not what is at their addresses: but that is found out.
    expect(reasonOf(verdict, 'schema')).toBe('fail schema.own-broken');
  }, 60_000);
});
