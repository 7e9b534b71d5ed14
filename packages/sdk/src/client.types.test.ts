import { describe, expectTypeOf, it } from 'vitest';
import { createClient } from './create-client.ts';
import type { BytesAnswer, LaurelClient } from './laurel-client.ts';
import type { IssuedCredential, Person } from './types.ts';

const client: LaurelClient = createClient({ origin: 'https://laurel.example' });

describe('the types of the client', () => {
  it('ask for params, query and body exactly when the endpoint has them', () => {
    expectTypeOf<Parameters<LaurelClient['issueCredential']>[0]>().toHaveProperty('body');
    expectTypeOf(client.getMe).toBeCallableWith();
    expectTypeOf(client.listCatalogue).toBeCallableWith();
    expectTypeOf(client.listCatalogue).toBeCallableWith({ query: { limit: 10, search: 'support' } });
    expectTypeOf(client.getAchievement).toBeCallableWith({ params: { organisationId: 'o', achievementId: 'a' } });
    expectTypeOf(client.setProgress).toBeCallableWith({ params: { enrolmentId: 'e', lessonId: 'l' } });
    // @ts-expect-error params are missing
    expectTypeOf(client.getAchievement).toBeCallableWith();
    // @ts-expect-error a parameter is missing
    expectTypeOf(client.getAchievement).toBeCallableWith({ params: { organisationId: 'o' } });
    // @ts-expect-error the body is missing
    expectTypeOf(client.signIn).toBeCallableWith({});
    // @ts-expect-error a coerced query is no longer unknown
    expectTypeOf(client.listCatalogue).toBeCallableWith({ query: { limit: 'ten' } });
    // @ts-expect-error the query has no such field
    expectTypeOf(client.listCatalogue).toBeCallableWith({ query: { serach: 'support' } });
  });

  it('offer an Idempotency-Key only where the endpoint takes one', () => {
    expectTypeOf<Parameters<LaurelClient['issueCredential']>[0]>().toHaveProperty('idempotencyKey');
    expectTypeOf<Parameters<LaurelClient['revokeCredential']>[0]>().not.toHaveProperty('idempotencyKey');
  });

  it('answer JSON, bytes or nothing as the contract says', () => {
    expectTypeOf<Awaited<ReturnType<LaurelClient['issueCredential']>>>().toEqualTypeOf<IssuedCredential>();
    expectTypeOf<Awaited<ReturnType<LaurelClient['getMe']>>>().toEqualTypeOf<Person>();
    expectTypeOf<Awaited<ReturnType<LaurelClient['getCredentialPdf']>>>().toEqualTypeOf<BytesAnswer>();
    expectTypeOf<Awaited<ReturnType<LaurelClient['signOut']>>>().toEqualTypeOf<undefined>();
  });

  it('take a file of a media type the upload knows', () => {
    const params = { organisationId: 'o' };
    expectTypeOf(client.uploadFile).toBeCallableWith({ params, file: new Uint8Array(), mediaType: 'image/png' });
    // @ts-expect-error PDF is not among them
    expectTypeOf(client.uploadFile).toBeCallableWith({ params, file: new Uint8Array(), mediaType: 'application/pdf' });
  });

  it('take JSON or a file where the endpoint takes both, and not the two at once', () => {
    const file = { file: new Uint8Array(), mediaType: 'application/octet-stream' } as const;
    expectTypeOf(client.createVerificationReport).toBeCallableWith({ body: { text: 'x' } });
    expectTypeOf(client.createVerificationReport).toBeCallableWith(file);
    // @ts-expect-error neither of them
    expectTypeOf(client.createVerificationReport).toBeCallableWith({});
    // @ts-expect-error both of them
    expectTypeOf(client.createVerificationReport).toBeCallableWith({ ...file, body: { text: 'x' } });
  });
});
