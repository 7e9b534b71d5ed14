import { endpoints } from '@laurel/api';
import { describe, expect, test } from 'vitest';
import { callApi } from '../../../../testing/people.ts';
import type { LearningWorld } from '../../testing/learning-world.ts';
import type { ProctoredWorld } from './proctored-world.ts';
import type { Provider, ProviderDeps } from './stand-in-provider.ts';

/** What every provider does, whoever wrote it: the events that it signs do in Laurel what docs/proctoring.md says. */
export function testProvider(
  name: string,
  create: (deps: ProviderDeps) => Provider,
  { world, proctored }: { world: LearningWorld; proctored: ProctoredWorld },
): void {
  const { testApp, start } = world;
  const { course, ready, handedIn, resultOf } = proctored;

  describe(`${name}, as a provider`, () => {
    const provider = create(proctored.deps());

    test('begins a session by the link, and only then the exam can begin', async () => {
      const learner = await ready();
      expect(await start(course, learner)).toMatchObject({ status: 409, code: 'session-not-started' });
      expect((await provider.start(learner.link)).status).toBe(204);
      expect((await start(course, learner)).status).toBe(201);
    });

    test('says that a session ended, and with that the result counts', async () => {
      const learner = await handedIn(provider);
      expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
      expect((await provider.end(learner.link)).status).toBe(204);
      expect(await resultOf(learner)).toMatchObject({
        outcome: 'passed',
        details: { supervision: { kind: 'proctored', narrative: expect.stringContaining('flagged nothing') } },
      });
    });

    test('flags in words what it saw, and staff read it', async () => {
      const learner = await handedIn(provider);
      const reason = `Somebody said “two” – ${name}.`;
      expect((await provider.flag(learner.link, reason)).status).toBe(204);
      expect((await provider.end(learner.link)).status).toBe(204);
      expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
      const seen = { as: proctored.staff, params: proctored.place };
      const { body } = await callApi(testApp, endpoints.listProctoredSessions, seen);
      expect(body.items.find(({ learnerName }) => learnerName === learner.person.name)).toMatchObject({
        state: 'flagged',
        flags: [{ reason }],
      });
    });

    test('sends the same event again without doing anything twice', async () => {
      const learner = await handedIn(provider);
      const sent = await provider.flag(learner.link, 'A telephone rang.');
      testApp.clock.now = new Date(testApp.clock.now.getTime() + 60_000);
      expect(await provider.again(sent)).toEqual(sent);
      const kept = 'select from learning.proctoring_event where webhook_id = $1';
      expect(await world.query(kept, [sent.webhookId])).toHaveLength(1);
    });
  });
}
