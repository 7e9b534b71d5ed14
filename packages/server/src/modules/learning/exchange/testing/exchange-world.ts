import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import { readZip } from '@laurel/credential';
import type { Worker } from '../../../../storage/index.ts';
import { callApi } from '../../../../testing/people.ts';
import type { TestOptions } from '../../../../testing/test-app.ts';
import { type LearningWorld, type School, startLearningWorld } from '../../testing/learning-world.ts';

type View = AnswerOf<typeof endpoints.getImport>;
type Line = AnswerOf<typeof endpoints.getImportReport>['items'][number];

/** An import that has come to rest, with its whole report. */
export interface Rested extends View {
  lines: Line[];
}

/** The application with a worker at work, and helpers to hand packages in and out. */
export interface ExchangeWorld extends LearningWorld {
  worker: Worker;
  upload(school: School, content: Uint8Array, mediaType: string): Promise<string>;
  /** Hands a package in and waits until it is read. */
  read(school: School, content: Uint8Array, target?: View['target']): Promise<Rested>;
  /** Says yes to it and waits until it is written. */
  run(school: School, importId: string, body?: BodyInputOf<typeof endpoints.runImport>): Promise<Rested>;
  /** The files of an exported programme, by name. */
  exportFiles(school: School, programmeId: string): Promise<{ bytes: Uint8Array; files: Map<string, Uint8Array> }>;
}

const patienceMilliseconds = 60_000;

export async function startExchangeWorld(options: TestOptions = {}): Promise<ExchangeWorld> {
  const world = await startLearningWorld(options);
  const worker = await world.testApp.app.work();
  const rest = async (school: School, importId: string, moving: string): Promise<Rested> => {
    const call = { as: school.owner, params: { ...school.params, importId } };
    const deadline = performance.now() + patienceMilliseconds;
    for (;;) {
      const { body } = await callApi(world.testApp, endpoints.getImport, call);
      if (body.state !== moving) return { ...body, lines: await reportOf(world, school, importId) };
      if (performance.now() > deadline) throw new Error(`still ${moving} after ${patienceMilliseconds} ms`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
  };
  return {
    ...world,
    worker,
    async upload(school, content, mediaType) {
      const answer = await send(world, school, endpoints.uploadFile.path, content, mediaType);
      return ((await answer.json()) as { url: string }).url;
    },
    async read(school, content, target = 'programme') {
      const path = `${endpoints.startImport.path}?fileName=package.zip&target=${target}`;
      const answer = await send(world, school, path, content, 'application/zip');
      const { id } = (await answer.json()) as { id: string };
      return rest(school, id, 'reading');
    },
    async run(school, importId, body = {}) {
      const call = { as: school.owner, params: { ...school.params, importId }, body };
      const { status } = await callApi(world.testApp, endpoints.runImport, call);
      if (status !== 202) throw new Error(`running answered ${status}`);
      return rest(school, importId, 'writing');
    },
    async exportFiles(school, programmeId) {
      const path = endpoints.exportProgramme.path
        .replace('{organisationId}', school.organisationId)
        .replace('{programmeId}', programmeId);
      const request = new Request(world.testApp.origin + path, { headers: { cookie: school.owner.cookie } });
      const answer = await world.testApp.app.fetch(request);
      if (answer.status !== 200) throw new Error(`exporting answered ${answer.status}: ${await answer.text()}`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { bytes, files: new Map(readZip(bytes).map(({ name, unpack }) => [name, unpack()])) };
    },
  };
}

async function reportOf({ testApp }: LearningWorld, school: School, importId: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const { body } = await callApi(testApp, endpoints.getImportReport, {
      as: school.owner,
      params: { ...school.params, importId },
      query: { after: lines.length, limit: 100 },
    });
    lines.push(...body.items);
    if (lines.length >= body.total) return lines;
  }
}

async function send(
  { testApp }: LearningWorld,
  school: School,
  path: string,
  content: Uint8Array,
  mediaType: string,
): Promise<Response> {
  const url = testApp.origin + path.replace('{organisationId}', school.organisationId);
  const headers = { cookie: school.owner.cookie, origin: testApp.origin, 'content-type': mediaType };
  const answer = await testApp.app.fetch(new Request(url, { method: 'POST', headers, body: Buffer.from(content) }));
  if (answer.status >= 300) throw new Error(`sending answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
