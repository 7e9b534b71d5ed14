import { endpoints } from '@laurel/api';
import { bytes, type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { endCalendarFeed, getCalendarFeed, makeCalendarFeed } from './calendar-feed.ts';
import { getCalendar } from './get-calendar.ts';
import { listStandings } from './list-standings.ts';
import { messageLearners } from './message-learners.ts';

/** People: how they stand, messages to them, and their calendars. */
export function peopleRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.listStandings, ({ scope, params, query }) => listStandings(deps, { scope, query, ...params })),
    route(endpoints.messageLearners, ({ scope, params, body }) => messageLearners(deps, { scope, body, ...params })),
    route(endpoints.getCalendarFeed, ({ scope }) => getCalendarFeed(deps, { scope })),
    route(endpoints.makeCalendarFeed, ({ scope }) => makeCalendarFeed(deps, { scope })),
    route(endpoints.endCalendarFeed, ({ scope }) => endCalendarFeed(deps, { scope })),
    route(endpoints.getCalendar, async ({ params, headers }) => {
      const content = await getCalendar(deps, params);
      // For whoever has the address alone: no shared cache keeps it, and no search engine lists it.
      headers.set('cache-control', 'private, max-age=900');
      headers.set('x-robots-tag', 'noindex');
      return bytes(content, 'text/calendar; charset=utf-8');
    }),
  ];
}
