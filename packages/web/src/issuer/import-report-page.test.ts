import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportView, ReportLine } from '@laurel/sdk';
import { expect, it } from 'vitest';
import { person } from '../account/testing/person.ts';
import { visitPage } from '../testing/visit-page.ts';
import type { Route } from './+types/import-report-page.ts';
import { consoleMiddleware } from './console/console-context.ts';
import { loader } from './import-report-page.tsx';
import { at, consoleAs, organisationId } from './testing/samples.ts';

const importId = 'b3a0a1a2-1111-4111-8111-111111111111';
const line: ReportLine = {
  place: 'quiz.xml#1-q1',
  what: 'question',
  title: 'What is green?',
  outcome: 'carried',
  why: '',
  whatToDo: '',
};
const reading: ImportView = {
  id: importId,
  fileName: 'botany.imscc',
  bytes: 1_000,
  state: 'reading',
  target: 'bank',
  kind: null,
  title: null,
  counts: { carried: 0, changed: 0, alreadyThere: 0, notCarried: 0 },
  progress: { done: 0, total: 1 },
  fault: null,
  programmeId: null,
  poolId: null,
  createdAt: at,
};
const ready: ImportView = { ...reading, state: 'ready', counts: { ...reading.counts, carried: 1 } };

it('never shows a package as read without its report, however the reading ends between two answers', async () => {
  let report: ReportLine[] = [];
  const home = `GET /api/v1/organisations/${organisationId}`;
  const empty = () => Response.json({ items: [], nextCursor: null });
  const { args } = visitPage<Route.LoaderArgs>({
    path: `/issuer/${organisationId}/questions/import/${importId}`,
    params: { organisationId, importId },
    api: {
      'GET /api/v1/me': Response.json({ ...person(), memberships: [consoleAs('owner').membership] }),
      [`${home}/imports/${importId}`]: async () => {
        await sleep(20);
        report = [line];
        return Response.json(ready);
      },
      [`${home}/imports/${importId}/report`]: () => Response.json({ items: report, total: report.length }),
      [`${home}/achievements`]: empty,
      [`${home}/pools`]: () => Response.json({ items: [] }),
    },
  });
  await consoleMiddleware(args, async () => new Response());
  expect(await loader(args)).toMatchObject({ view: { state: 'ready' }, report: { items: [line] } });
});
