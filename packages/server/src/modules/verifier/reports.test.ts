import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { sendTo } from '../../http/testing/send-to.ts';
import type { Fetcher } from '../../ports/index.ts';
import { credentialFile } from '../../testing/credential-file.ts';
import { callApi } from '../../testing/people.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp } from '../../testing/test-app.ts';

const asked: string[] = [];
const pages = new Map<string, Uint8Array | string>();
const find = (url: string) => {
  asked.push(url);
  return pages.get(url);
};
const missing = { ok: false, reasonCode: 'retrieval.not-found', detail: 'the server answered 404' } as const;
const fetcher: Fetcher = {
  async retrieve(url) {
    if (url.startsWith(testApp.origin)) {
      const response = await testApp.app.fetch(new Request(url));
      return { ok: true, body: await response.text(), fetchedAt: new Date() };
    }
    const body = find(url);
    return body === undefined ? missing : { ok: true, body: String(body), fetchedAt: new Date() };
  },
  async post() {
    return { ok: false, reasonCode: 'retrieval.refused', detail: 'nothing is sent' } as const;
  },
  async retrieveBytes(url) {
    const body = find(url);
    return body === undefined ? missing : { ok: true, body: Buffer.from(body), fetchedAt: new Date() };
  },
};
const testApp = await startTestApp({ overrides: { fetcher } });
const tenant = await createTenant(testApp, 'reports');
afterAll(() => testApp.stop());

const file = (form: string) => credentialFile(testApp, tenant, form);
const report = (body: unknown) => callApi(testApp, endpoints.createVerificationReport, { body });
/** Sends the file itself. */
const reportOnFile = (body: Uint8Array<ArrayBuffer> | string, type: string) =>
  sendTo(testApp, endpoints.createVerificationReport, {
    headers: { origin: testApp.origin, 'content-type': type },
    body,
  });

describe('a report on whatever is handed in', () => {
  test.each([
    ['document', 'json', 'json'],
    ['jwt', 'jws', 'text'],
    ['badge.png', 'png', 'png'],
    ['badge.svg', 'svg', 'svg'],
    ['pdf', 'pdf', 'pdf'],
  ])('a file of the form %s is opened and its credential is valid', async (form, input, container) => {
    const { status, body } = await report({ file: (await file(form)).toString('base64') });
    expect(status).toBe(200);
    expect(body).toMatchObject({ input, refused: [], answers: [{ container, verdict: { outcome: 'valid' } }] });
  });

  test('an archive has an answer for each file in it, and says where each was', async () => {
    const { body } = await report({ file: (await file('archive')).toString('base64') });
    expect(body.answers.map(({ path, verdict }) => [path[0], verdict.outcome])).toEqual(
      ['credential.json', 'credential.jwt', 'badge.png', 'badge.svg', 'certificate.pdf'].map((entry) => [
        { in: 'zip', entry },
        'valid',
      ]),
    );
  });

  test('a file at an address is fetched through the guard as bytes', async () => {
    pages.set('https://elsewhere.example/badge', await file('badge.png'));
    const { body } = await report({ url: 'https://elsewhere.example/badge' });
    expect(body).toMatchObject({ answers: [{ container: 'png', verdict: { outcome: 'valid' } }] });
    expect(body.answers[0]?.path[0]).toEqual({ in: 'url', url: 'https://elsewhere.example/badge' });
  });

  test('what cannot be read is part of the report, with words and what to do', async () => {
    for (const body of [{ url: 'https://nowhere.example/' }, { text: 'hello' }, { file: 'AAAA' }]) {
      const { status, body: answer } = await report(body);
      expect(status).toBe(200);
      expect(answer.answers).toEqual([]);
      const [refused] = answer.refused;
      expect([refused?.code.length, refused?.sentence.length, refused?.whatToDo.length].every(Boolean)).toBe(true);
    }
  });

  test('what is no file, no text and no address, or too much, is refused', async () => {
    for (const body of [{}, { file: '$$$' }, { text: '' }, { url: 'x' }, { text: 'a', url: 'https://a.example' }])
      expect((await report(body)).status, JSON.stringify(body)).toBe(400);
    expect((await report({ text: 'x'.repeat(1_100_000) })).status).toBe(413);
    const many = JSON.stringify(Array.from({ length: 51 }, () => JSON.parse(credentialText)));
    expect(await report({ text: many })).toMatchObject({ status: 413, code: 'too-large' });
  });

  test('one request does not make this server ask more than 64 addresses', async () => {
    const credential = JSON.parse(credentialText);
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...credential,
      issuer: `did:web:host-${index}.example`,
      proof: { ...credential.proof, verificationMethod: `did:web:host-${index}.example#key` },
      credentialStatus: { ...credential.credentialStatus, statusListCredential: `https://list-${index}.example/` },
    }));
    asked.length = 0;
    const { status, body } = await report({ text: JSON.stringify(many) });
    expect(status).toBe(200);
    expect(body.answers).toHaveLength(40);
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.length).toBeLessThanOrEqual(64);
    expect(body.answers.some(({ verdict }) => verdict.outcome === 'valid')).toBe(false);
  });
});

describe('a report on a file sent as it is', () => {
  const { maxBytes } = endpoints.createVerificationReport.upload;

  test.each([
    ['badge.png', 'image/png', 'png'],
    ['badge.svg', 'image/svg+xml', 'svg'],
    ['pdf', 'application/pdf', 'pdf'],
    ['jwt', 'application/vc+jwt', 'jws'],
    ['document', 'application/octet-stream', 'json'],
  ])('%s, as %s, is opened and its credential is valid', async (form, type, input) => {
    const { status, text } = await reportOnFile(await file(form), type);
    expect([status, JSON.parse(text)]).toMatchObject([
      200,
      { input, refused: [], answers: [{ verdict: { outcome: 'valid' } }] },
    ]);
  });

  test('E07 what a file is, is told by its content, whatever type it is sent as', async () => {
    for (const type of ['image/png', 'application/pdf', 'application/zip', 'application/octet-stream; name=a.png']) {
      const { text } = await reportOnFile(await file('badge.svg'), type);
      expect(JSON.parse(text), type).toMatchObject({ input: 'svg', answers: [{ verdict: { outcome: 'valid' } }] });
      const page = await reportOnFile('<!doctype html><script>alert(1)</script>', type);
      expect([page.status, page.headers.get('content-type')], type).toEqual([200, 'application/json']);
      expect(JSON.parse(page.text), type).toMatchObject({
        answers: [],
        refused: [{ code: 'container.no-credential' }],
      });
    }
  });

  test('I04 a file of many megabytes is read, to the last byte that is allowed; one more is refused', async () => {
    const { pdf, png } = { pdf: await file('pdf'), png: await file('badge.png') };
    const padded = (start: Buffer, size: number) => Buffer.concat([start, Buffer.alloc(size - start.length, ' ')]);
    const large = await reportOnFile(padded(pdf, 2_000_000), 'application/pdf');
    expect([large.status, JSON.parse(large.text).input]).toEqual([200, 'pdf']);
    expect((await reportOnFile(padded(png, maxBytes), 'image/png')).status).toBe(200);
    expect(await reportOnFile(padded(png, maxBytes + 1), 'image/png')).toMatchObject({
      status: 413,
      code: 'too-large',
    });
  });

  test('of another type, or none, it is refused, and what is taken is said', async () => {
    for (const type of ['text/html', 'text/plain', 'multipart/form-data; boundary=b', 'image/png, text/html', '']) {
      const answer = await reportOnFile(await file('badge.png'), type);
      expect([answer.status, answer.code], type).toEqual([415, 'unsupported-media-type']);
      expect(answer.text, type).toContain('application/octet-stream');
    }
    expect(await reportOnFile('', 'application/octet-stream')).toMatchObject({ status: 200 });
  });
});

test('one credential given as a token is verified like one given as JSON', async () => {
  const { body } = await callApi(testApp, endpoints.verifyCredential, {
    body: { credential: String(await file('jwt')) },
  });
  expect(body).toMatchObject({ outcome: 'valid', technical: { form: 'vc+jwt' } });
});

describe('GET /1.0/identifiers/{did}', () => {
  const did = `did:web:localhost%3A3000:issuers:${tenant.ids.slug}`;
  const resolve = async (identifier: string, accept = '*/*') => {
    const response = await testApp.app.fetch(
      new Request(`${testApp.origin}/1.0/identifiers/${identifier}`, { headers: { accept } }),
    );
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, text };
  };

  test('an issuer of this install is resolved, whole and bare', async () => {
    const whole = await resolve(encodeURIComponent(did));
    expect([whole.status, whole.type]).toEqual([200, 'application/did-resolution']);
    expect(JSON.parse(whole.text)).toMatchObject({ didDocument: { id: did } });
    const bare = await resolve(encodeURIComponent(did), 'application/did');
    expect([bare.status, bare.type]).toEqual([200, 'application/did']);
    expect(JSON.parse(bare.text)).toMatchObject({ id: did });
    expect(bare.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('a key of it is dereferenced', async () => {
    const { assertionMethod } = JSON.parse((await resolve(encodeURIComponent(did), 'application/did')).text);
    const answer = await resolve(encodeURIComponent(assertionMethod[0]));
    expect([answer.status, answer.type]).toEqual([200, 'application/did-url-dereferencing']);
    expect(JSON.parse(answer.text)).toMatchObject({ contentStream: { id: assertionMethod[0] } });
  });

  test.each([
    ['nonsense', 400, 'INVALID_DID'],
    ['did:nobody:knows', 501, 'METHOD_NOT_SUPPORTED'],
    ['did:web:nowhere.example', 404, 'NOT_FOUND'],
  ])('%s is answered %i', async (identifier, status, name) => {
    const answer = await resolve(identifier);
    expect([answer.status, answer.type]).toEqual([status, 'application/did-resolution']);
    expect(JSON.parse(answer.text).didResolutionMetadata.error.type).toBe(`https://www.w3.org/ns/did#${name}`);
  });

  test('G15 nobody is led elsewhere by this install’s name: the address of a service is answered as text', async () => {
    pages.set(
      'https://lure.example/.well-known/did.json',
      JSON.stringify({
        '@context': 'https://www.w3.org/ns/did/v1',
        id: 'did:web:lure.example',
        service: [{ id: 'did:web:lure.example#s', type: 'Shop', serviceEndpoint: 'https://phish.example/' }],
      }),
    );
    const answer = await resolve(encodeURIComponent('did:web:lure.example?service=s'));
    expect([answer.status, answer.headers.get('location'), answer.type]).toEqual([200, null, 'text/uri-list']);
    expect(answer.text).toBe('https://phish.example/\r\n');
  });
});

const credentialText = String(await file('document'));
