import { endpoints } from '@laurel/api';
import {
  type FoundCredential,
  gatherEvidence,
  type JsonObject,
  parseJson,
  readCredentials,
  type Verdict,
  verifyCredential,
} from '@laurel/credential';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const { testApp, owner, organisationId, achievementId, issueTo, read } = await startIssuerWorld();
afterAll(() => testApp.stop());

// What XML cannot hold, what it must escape, and what is written from the right.
const name = 'Zoë <b>“&”</b> \uffff ליאת';
const { body: issued } = await issueTo('forms@mail.example', {
  body: { recipient: { name, email: 'forms@mail.example' }, narrative: 'Held the ]]> knot.' },
});

interface Form {
  path: string;
  mediaType: string;
  file: string;
  container: FoundCredential['container'];
  form: FoundCredential['form'];
  /** Whether a browser may open it in its window. */
  shown?: true;
}

const forms: Form[] = [
  { path: 'document', mediaType: 'application/vc', file: 'json', container: 'json', form: 'json', shown: true },
  { path: 'jwt', mediaType: 'application/vc+jwt', file: 'jwt', container: 'text', form: 'jws' },
  { path: 'badge.png', mediaType: 'image/png', file: 'png', container: 'png', form: 'json' },
  { path: 'badge.svg', mediaType: 'image/svg+xml', file: 'svg', container: 'svg', form: 'json' },
  { path: 'pdf', mediaType: 'application/pdf', file: 'pdf', container: 'pdf', form: 'json', shown: true },
];

const fetchForm = (path: string, id = issued.id) => read(`/api/v1/credentials/${id}/${path}`, owner);
const bytesOf = async (path: string, id?: string) => new Uint8Array(await (await fetchForm(path, id)).arrayBuffer());

/** The verdict about one file alone; what it needs is asked of the public addresses that it names. */
async function verify(content: FoundCredential['content']): Promise<Verdict> {
  const now = testApp.clock.now;
  const evidence = await gatherEvidence({
    text: content,
    allowHttpLocalhost: true,
    retrieve: async (url) => {
      const response = await testApp.app.fetch(new Request(url));
      if (!response.ok) return { ok: false, reasonCode: 'retrieval.bad-answer' };
      return { ok: true, body: await response.text(), fetchedAt: now };
    },
  });
  return verifyCredential({ text: content, evidence, now });
}

/** What a file says, without what secures it. */
function claimsOf({ content, form }: FoundCredential): JsonObject {
  if (form === 'json') {
    const { proof: _, ...claims } = parseJson(content) as JsonObject;
    return claims;
  }
  const [, payload = ''] = String(content).split('.');
  const { iat, ...claims } = parseJson(Buffer.from(payload, 'base64url').toString()) as JsonObject;
  expect(iat).toBe(Math.floor(Date.parse(String(claims.validFrom)) / 1000));
  return claims;
}

async function onlyOneIn(file: Uint8Array): Promise<FoundCredential> {
  const { found, refused } = await readCredentials(file);
  expect(refused).toEqual([]);
  expect(found).toHaveLength(1);
  return found[0] as FoundCredential;
}

const original = await onlyOneIn(await bytesOf('document'));

test.each(forms)('one award as $path: the file alone is valid and says the same', async ({ path, container, form }) => {
  const found = await onlyOneIn(await bytesOf(path));
  expect(found).toMatchObject({ container, form, kind: 'credential' });
  expect(claimsOf(found)).toEqual(claimsOf(original));
  expect(claimsOf(found)).toMatchObject({
    id: `${testApp.origin}/credentials/${issued.id}`,
    credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
  });
  const [verdict, expected] = [await verify(found.content), await verify(original.content)];
  expect(verdict).toMatchObject({ outcome: 'valid', signature: 'pass' });
  expect(verdict.credential).toEqual(expected.credential);
  expect(verdict.technical.statuses.map(({ listUrl, index }) => [listUrl, index])).toEqual(
    expected.technical.statuses.map(({ listUrl, index }) => [listUrl, index]),
  );
  expect(verdict.technical.statuses).toHaveLength(1);
});

test.each(forms)(
  '$path is answered as what it is, under a name, and never run',
  async ({ path, mediaType, file, shown }) => {
    const { status, headers } = await fetchForm(path);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      mediaType,
      'nosniff',
    ]);
    expect(headers.get('content-disposition')).toBe(
      `${shown ? 'inline' : 'attachment'}; filename="credential-${issued.id}.${file}"`,
    );
    expect(headers.get('content-security-policy')).toContain('sandbox');
  },
);

test('the archive holds every form, and each file in it is valid', async () => {
  const { headers } = await fetchForm('archive');
  expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
    'application/zip',
    `attachment; filename="credential-${issued.id}.zip"`,
  ]);
  const { kind, found, refused } = await readCredentials(await bytesOf('archive'));
  expect([kind, refused]).toEqual(['zip', []]);
  expect(found.map(({ path }) => path[0])).toEqual(
    ['credential.json', 'credential.jwt', 'badge.png', 'badge.svg', 'certificate.pdf'].map((entry) => ({
      in: 'zip',
      entry,
    })),
  );
  for (const one of found) {
    expect(claimsOf(one)).toEqual(claimsOf(original));
    expect((await verify(one.content)).outcome).toBe('valid');
  }
});

test('a revocation reaches every form', async () => {
  const { body: other } = await issueTo('revoked-forms@mail.example');
  const files = await Promise.all(forms.map(({ path }) => bytesOf(path, other.id)));
  const path = `/api/v1/organisations/${organisationId}/credentials/${other.id}/revocation`;
  await testApp.app.fetch(
    new Request(testApp.origin + path, {
      method: 'POST',
      headers: { cookie: owner.cookie, origin: testApp.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'Issued by mistake' }),
    }),
  );
  for (const file of files) {
    const { outcome } = await verify((await onlyOneIn(file)).content);
    expect(outcome).toBe('not-valid');
  }
});

test('the picture is the achievement’s own where it has one, and every pixel of it stays', async () => {
  const image = await sharp({ create: { width: 64, height: 48, channels: 4, background: '#1f5c43' } })
    .png()
    .toBuffer();
  const upload = await testApp.app.fetch(
    new Request(testApp.origin + endpoints.uploadFile.path.replace('{organisationId}', organisationId), {
      method: 'POST',
      headers: { cookie: owner.cookie, origin: testApp.origin, 'content-type': 'image/png' },
      body: new Uint8Array(image),
    }),
  );
  const { url } = (await upload.json()) as { url: string };
  await setImage(url);
  const { body: pictured } = await issueTo('pictured@mail.example');
  const png = await bytesOf('badge.png', pictured.id);
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([64, 48]);
  expect([...data.subarray(0, 3)]).toEqual([0x1f, 0x5c, 0x43]);
  expect((await verify((await onlyOneIn(png)).content)).outcome).toBe('valid');
});

test('E06 what a name says is drawn as text: no element, no attribute and no address comes of it', async () => {
  const hostile = '"><script>alert(1)</script><image href="https://canary.example/x"/><a xlink:href="javascript:1">';
  const { body: other } = await issueTo('hostile@mail.example', {
    body: { recipient: { name: hostile, email: 'hostile@mail.example' } },
  });
  const svg = new TextDecoder().decode(await bytesOf('badge.svg', other.id));
  const drawn = svg.replace(/<openbadges:credential[\s\S]*<\/openbadges:credential>/, '');
  expect(drawn.match(/<([a-z:]+)/g)?.filter((tag) => !['<svg', '<title', '<rect', '<text'].includes(tag))).toEqual([]);
  expect(drawn).not.toMatch(/href="|onload|<script/);
  expect((await verify((await onlyOneIn(new TextEncoder().encode(svg))).content)).outcome).toBe('valid');
});

test('one that was issued before tokens were made says so, and its archive has the other forms', async () => {
  const { body: old } = await issueTo('old@mail.example');
  await query(`alter table issuer.credential disable trigger guard_credential`);
  await query(`update issuer.credential set secured_jwt = null where id = '${old.id}'`);
  await query(`alter table issuer.credential enable trigger guard_credential`);
  const response = await fetchForm('jwt', old.id);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'not-in-this-form' });
  const { found } = await readCredentials(await bytesOf('archive', old.id));
  expect(found.map(({ form }) => form)).toEqual(['json', 'json', 'json', 'json']);
});

test('the audit line of issuing names the forms that were signed', async () => {
  const rows = await query(`select detail from storage.audit
    where subject = 'credential:${issued.id}' and action = 'credential.issued'`);
  expect(rows).toMatchObject([{ detail: { forms: ['application/vc', 'application/vc+jwt'] } }]);
});

async function setImage(imageUrl: string): Promise<void> {
  const path = `/api/v1/organisations/${organisationId}/achievements/${achievementId}`;
  const response = await testApp.app.fetch(
    new Request(testApp.origin + path, {
      method: 'PATCH',
      headers: { cookie: owner.cookie, origin: testApp.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ imageUrl }),
    }),
  );
  expect(response.status).toBe(200);
}

async function query(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  try {
    await client.query("select set_config('laurel.system', 'on', false)");
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
