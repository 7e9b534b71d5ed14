import type { AwardAchievement } from './award.ts';

/** What an achievement takes and counts for, beside the number of its credits. */
export type Workload = Pick<AwardAchievement, 'hours' | 'creditSystem' | 'level'>;

type Counted = Pick<AwardAchievement, 'creditsAvailable'>;

/**
 * Workload, level and the system in which credits count have no term of their own in Open Badges 3.0. A `Result` would
 * claim that they were assessed, a `tag` shows as a keyword; so they close the criteria narrative as one sentence each, which
 * is signed and which every wallet shows. How many credits does have a term: `creditsAvailable`, `creditsEarned`.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievement
 */
export function writeWorkload({ hours, level, creditsAvailable, creditSystem }: Workload & Counted): string[] {
  const counted = creditsAvailable !== undefined && creditSystem !== undefined;
  return [
    ...(hours === undefined ? [] : [`Workload: ${hours} ${hours === 1 ? 'hour' : 'hours'}.`]),
    ...(counted ? [`Credits: ${creditsAvailable} ${creditSystem}.`] : []),
    ...(level === undefined ? [] : [`Level: ${level}.`]),
  ];
}

/** Takes the sentences of {@link writeWorkload} off the end of a narrative again. */
export function readWorkload(
  narrative: string,
  { creditsAvailable }: Counted,
): { narrative: string; workload: Workload } {
  const paragraphs = narrative.split('\n\n');
  const take = (start: string, end: RegExp): string | undefined => {
    const last = paragraphs.at(-1);
    if (paragraphs.length < 2 || !last?.startsWith(start) || !end.test(last)) return undefined;
    paragraphs.pop();
    return last.replace(end, '').slice(start.length);
  };
  const level = take('Level: ', /\.$/);
  const creditSystem = creditsAvailable === undefined ? undefined : take(`Credits: ${creditsAvailable} `, /\.$/);
  const hours = take('Workload: ', /(?<=^Workload: \d+(?:\.\d+)?) hours?\.$/);
  return {
    narrative: paragraphs.join('\n\n'),
    workload: { level, creditSystem, hours: hours === undefined ? undefined : Number(hours) },
  };
}
