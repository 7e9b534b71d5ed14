import type { Route } from './http/index.ts';
import type { JobHandlers, Subscriptions } from './storage/index.ts';

/** What a module brings to the application. */
export interface Module {
  routes: readonly Route[];
  jobs?: JobHandlers;
  /** Events it hears, of others and of its own. */
  subscriptions?: Subscriptions;
  timetable?: readonly { cron: string; task: string }[];
}
