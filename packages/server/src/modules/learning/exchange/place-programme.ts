import type { ProgrammeFile } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { addresses, findAchievement } from '../../issuer/index.ts';
import type { ReadPackage, ShowingQuestion } from './package.ts';
import { placeShown, tellShown } from './place-shown.ts';
import type { Report } from './report.ts';
import { hasSlug, selectAchievementsByName, selectOutcomesByText } from './store.ts';

interface Input {
  organisationId: string;
  /** The public origin of this install: achievements of its addresses are the same here. */
  origin: string;
  /** The achievement that somebody chose, if they did. */
  achievementId: string | null;
  kind: ReadPackage['kind'];
  file: Omit<ProgrammeFile, 'modules' | 'media'>;
  showing: readonly ShowingQuestion[];
  report: Report;
}

/** Where a programme from a file finds its place in an organisation. */
export interface Placement {
  slug: string;
  /** The achievement it leads to; nothing where one is made. */
  achievementId: string | undefined;
  prerequisiteIds: string[];
  /** What outcomes earn by themselves: achievements of the organisation, by the addresses in the file. */
  badges: ReadonlyMap<string, string>;
  /** The organisation's outcomes that questions show, by their texts in small letters. */
  outcomes: ReadonlyMap<string, string>;
}

/** Looks what of the organisation a programme from a file goes with, and says so in its report. */
export async function placeProgramme(tx: Tx, input: Input): Promise<Placement> {
  const { organisationId, file, report } = input;
  const slug = await freeSlug(tx, organisationId, file.programme.slug);
  if (slug !== file.programme.slug)
    report.changed('/programme', `Its short name is “${slug}”: there is a programme of the other name already.`);
  report.carried('/programme');
  const achievementId = await placeAchievement(tx, input);
  const find = await findOwn(tx, input);
  const prerequisiteIds: string[] = [];
  for (const [index, wanted] of file.prerequisites.entries()) {
    const found = await find(
      wanted,
      `/prerequisites/${index}`,
      'Choose what must be earned before in the programme’s details.',
    );
    if (found !== undefined && found !== achievementId) prerequisiteIds.push(found);
  }
  const badges = new Map<string, string>();
  for (const [index, { achievement }] of (file.completion?.outcomes ?? []).entries()) {
    const place = `/completion/outcomes/${index}`;
    const found = achievement && (await find(achievement, place, 'Choose the badge that the outcome earns by itself.'));
    if (achievement && found && found !== achievementId) badges.set(achievement.address, found);
    else if (!achievement) report.carried(place);
  }
  if (file.completion) report.carried('/completion');
  const outcomes = await placeOutcomes(tx, input);
  return { slug, achievementId, prerequisiteIds: [...new Set(prerequisiteIds)], badges, outcomes };
}

/** Finds the outcomes that questions show: of the programme itself, else of the organisation. */
async function placeOutcomes(
  tx: Tx,
  { organisationId, kind, file, showing, report }: Input,
): Promise<Map<string, string>> {
  const texts = showing.flatMap(({ objectives }) => objectives);
  const found = await selectOutcomesByText(tx, { organisationId, texts });
  const own = (file.completion?.outcomes ?? []).map(({ text }) => [text.toLowerCase(), text] as const);
  const known = new Map([...found, ...own]);
  for (const { place, ...shows } of showing) tellShown(report, { place, kind, shown: placeShown(shows, known) });
  return found;
}

type Wanted = ProgrammeFile['prerequisites'][number];

/** Finds an achievement of the organisation by address, else by name, and says what it came to. */
async function findOwn(
  tx: Tx,
  { organisationId, origin, file, report }: Input,
): Promise<(wanted: Wanted, place: string, whatToDo: string) => Promise<string | undefined>> {
  const badges = (file.completion?.outcomes ?? []).flatMap(({ achievement }) => achievement ?? []);
  const names = [...file.prerequisites, ...badges].map(({ name }) => name);
  const byName = await selectAchievementsByName(tx, { organisationId, names });
  return async ({ address, name }, place, whatToDo) => {
    const own = await ownAchievement(tx, { organisationId, origin, address });
    const found = own ?? byName.find((each) => each.name === name)?.id;
    if (found === undefined) report.notCarried(place, `Your organisation has no achievement “${name}”.`, whatToDo);
    else if (own === undefined)
      report.changed(
        place,
        `“${name}” is your organisation’s achievement of that name.`,
        'Make sure that it is what is meant.',
      );
    if (found !== undefined) report.carried(place);
    return found;
  };
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
