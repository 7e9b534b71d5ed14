import { sql } from 'kysely';

/** Of an enrolment `e`: whether the whole programme was recognised as prior learning. */
export const isRecognised = sql<boolean>`exists (select from learning.recognition r
  where r.enrolment_id = e.id and r.lesson_id is null and r.state = 'recognised')`;
