import type { ProgrammeFile } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { addresses, findAchievement } from '../../issuer/index.ts';
import type { Report } from './report.ts';
import { hasSlug, selectAchievementsByName } from './store.ts';

interface Input {
  organisationId: string;
  /** The public origin of this install: achievements of its addresses are the same here. */
  origin: string;
  /** The achievement that somebody chose, if they did. */
  achievementId: string | null;
  file: ProgrammeFile;
  report: Report;
}

/** Where a programme from a file finds its place in an organisation. */
export interface Placement {
  slug: string;
  /** The achievement it leads to; nothing where one is made. */
  achievementId: string | undefined;
  prerequisiteIds: string[];
}

/** Looks what of the organisation a programme from a file goes with, and says so in its report. */
export async function placeProgramme(tx: Tx, input: Input): Promise<Placement> {
  const { organisationId, origin, file, report } = input;
  const slug = await freeSlug(tx, organisationId, file.programme.slug);
  if (slug !== file.programme.slug)
    report.changed('/programme', `Its short name is “${slug}”: there is a programme of the other name already.`);
  report.carried('/programme');
  const achievementId = await placeAchievement(tx, input);
  const byName = await selectAchievementsByName(tx, {
    organisationId,
    names: file.prerequisites.map(({ name }) => name),
  });
  const prerequisiteIds: string[] = [];
  for (const [index, { address, name }] of file.prerequisites.entries()) {
    const place = `/prerequisites/${index}`;
    const own = await ownAchievement(tx, { organisationId, origin, address });
    const named = byName.find((each) => each.name === name)?.id;
    const found = own ?? named;
    if (found === undefined || found === achievementId) {
      report.notCarried(
        place,
        'Your organisation has no achievement of this address or name.',
        'Choose what must be earned before in the programme’s details.',
      );
      continue;
    }
    prerequisiteIds.push(found);
    if (own === undefined)
      report.changed(
        place,
        'It is your organisation’s achievement of the same name.',
        'Make sure that it is what is meant.',
      );
    report.carried(place);
  }
  return { slug, achievementId, prerequisiteIds: [...new Set(prerequisiteIds)] };
}

async function placeAchievement(
  tx: Tx,
  { organisationId, origin, achievementId, file, report }: Input,
): Promise<string | undefined> {
  const { address } = file.achievement;
  const own = address ? await ownAchievement(tx, { organisationId, origin, address }) : undefined;
  const found = achievementId ?? own;
  const place = '/achievement';
  if (achievementId && achievementId !== own) report.notCarried(place, 'Another achievement was chosen.', '');
  else {
    if (found === undefined)
      report.changed(
        place,
        'A new achievement is made as a draft.',
        'Look at it, and make it active before you publish the programme.',
      );
    report.carried(place);
  }
  return found;
}

/** An achievement of the organisation by its address. */
async function ownAchievement(
  tx: Tx,
  { organisationId, origin, address }: { organisationId: string; origin: string; address: string },
): Promise<string | undefined> {
  const start = addresses.achievement(origin, '');
  const id = address.startsWith(start) ? address.slice(start.length) : '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return (await findAchievement(tx, id))?.organisationId === organisationId ? id : undefined;
}

async function freeSlug(tx: Tx, organisationId: string, wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted.slice(0, 54).replace(/-$/, '')}-${number}`;
    if (!(await hasSlug(tx, { organisationId, slug }))) return slug;
  }
}
