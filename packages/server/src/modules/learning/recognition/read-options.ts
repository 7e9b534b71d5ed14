import type { Tx } from '../../../storage/index.ts';
import { selectResults } from '../completion/result-store.ts';
import { type EnrolmentRow, selectEnrolmentOf } from '../enrolment/store.ts';
import { selectOutline } from '../programme/content-store.ts';
import { isOnOffer } from '../programme/policy.ts';
import { type ProgrammeRow, selectOffered, selectVersions } from '../programme/store.ts';
import { type RecognitionRow, selectRecognitionsIn } from './store.ts';
import { type RecognitionTerms, selectTerms } from './terms-store.ts';
import { type ApplicationOption, whatToApplyFor } from './what-to-apply-for.ts';

/** What somebody can apply for in a programme, and where they stand in it. */
export interface Applicable {
  /** As they are enrolled in it, else as it is on offer. */
  programme: ProgrammeRow;
  enrolment: EnrolmentRow | undefined;
  /** Null where the version recognises no prior learning. */
  terms: RecognitionTerms | null;
  options: ApplicationOption[];
  applications: RecognitionRow[];
}

interface Asked {
  personId: string;
  programmeId: string;
  now: Date;
}

/** Reads what somebody can apply for; undefined where they may not see the programme. */
export async function readApplicable(tx: Tx, { personId, programmeId, now }: Asked): Promise<Applicable | undefined> {
  const enrolment = await selectEnrolmentOf(tx, { personId, programmeId });
  const applications = enrolment ? await selectRecognitionsIn(tx, enrolment.id) : [];
  const learnt = enrolment && isEnrolled(enrolment) ? enrolment : undefined;
  const programme = learnt ? (await selectVersions(tx, [learnt.versionId]))[0] : await selectOffered(tx, programmeId);
  if (!programme || (!learnt && !isOnOffer(programme) && applications.length === 0)) return undefined;
  const terms = await selectTerms(tx, programme.versionId);
  const results = enrolment ? await selectResults(tx, [enrolment.id]) : [];
  const passed = results.filter(({ outcome }) => outcome === 'passed').map(({ originId }) => originId);
  const isOpen = terms !== null && enrolment?.state !== 'completed' && isOnOffer(programme);
  const lessons = learnt ? await selectOutline(tx, [learnt.versionId]) : [];
  const options = isOpen
    ? whatToApplyFor({ programmeTitle: programme.title, terms, lessons, passed, applications, now })
    : [];
  return { programme, enrolment, terms, options, applications };
}

/** Whoever left, or only applies, goes by what is on offer now. */
export function isEnrolled({ state }: EnrolmentRow): boolean {
  return state !== 'left' && state !== 'applying';
}
