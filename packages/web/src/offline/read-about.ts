/** What a copy says of itself. It is written last: a copy without it is not whole, and is never shown. */
export interface About {
  programmeTitle: string;
  /** Which version of the programme it is. */
  version: number;
  lessons: number;
  /** How many of the programme's lessons were done: a copy shows marks as they were. */
  lessonsDone: number;
  bytes: number;
}

// No address of ours, so that no request ever meets it.
const place = 'https://about.invalid/';

export async function writeAbout(cache: Pick<Cache, 'put'>, about: About): Promise<void> {
  await cache.put(place, Response.json(about));
}

export async function readAbout(cache: Pick<Cache, 'match'>): Promise<About | undefined> {
  const response = await cache.match(place);
  // Nobody but `writeAbout` writes there.
  return response && ((await response.json()) as About);
}

export async function isWhole(cache: Pick<Cache, 'match'>): Promise<boolean> {
  return (await cache.match(place)) !== undefined;
}
