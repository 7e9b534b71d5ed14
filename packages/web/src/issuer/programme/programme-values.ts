import type { ProgrammeForStaff } from '@laurel/sdk';
import { decimalsOf } from '../../text/format.ts';
import type { Values } from '../console/refused.ts';

/** A programme as its form shows it. */
export function valuesOfProgramme(programme: ProgrammeForStaff): Values {
  const { title, slug, summary, description, language, level, hours, achievementId, price, priceNote } = programme;
  return {
    title,
    slug,
    summary,
    description,
    language,
    level,
    hours: String(hours),
    achievementId,
    price: price ? String(price.minor / 10 ** decimalsOf(price.currency)) : '',
    currency: price?.currency ?? '',
    priceNote,
    prerequisiteIds: programme.prerequisiteIds.join(' '),
  };
}
