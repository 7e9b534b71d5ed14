import { endpoints } from '@laurel/api';
import type { ApiCaller } from '../api-caller.ts';
import { instructionsGuest, instructionsProgramme, shelfTitle } from '../content/index.ts';
import type { DemoClock } from '../demo-clock.ts';
import { handInWork } from './hand-in-work.ts';

interface Input {
  /** Who asks the guest. */
  instructor: ApiCaller;
  /** Whose portfolio it is. */
  call: ApiCaller;
  clock: DemoClock;
  programme: { organisationId: string; programmeId: string };
}

/** Has a portfolio handed in, and somebody from outside asked to read it: the mail with the link is there for whoever looks. */
export async function askGuest({ instructor, call, clock, programme }: Input): Promise<void> {
  const { organisationId, programmeId } = programme;
  const { items } = await call(endpoints.listEnrolments, {});
  const enrolmentId = items.find((item) => item.programmeId === programmeId)?.id ?? '';
  const { modules } = await call(endpoints.getEnrolment, { params: { enrolmentId } });
  const shelf = modules.flatMap(({ lessons }) => lessons).find(({ title }) => title === shelfTitle);
  if (!shelf) throw new Error(`${instructionsProgramme.title} has no “${shelfTitle}”`);
  const { guest, work } = instructionsGuest;
  const params = { enrolmentId, lessonId: shelf.id };
  const submissionId = await clock.ago({ days: 2 }, () => handInWork({ call, params, work }));
  await instructor(endpoints.makeGuestLink, { params: { organisationId, submissionId }, body: guest });
}
