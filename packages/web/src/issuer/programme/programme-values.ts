import type { ProgrammeForStaff } from '@laurel/sdk';
import type { Values } from '../console/refused.ts';

/** A programme as its form shows it. */
export function valuesOfProgramme(programme: ProgrammeForStaff): Values {
  const { title, slug, summary, description, language, level, hours, achievementId } = programme;
  return { title, slug, summary, description, language, level, hours: String(hours), achievementId };
}
