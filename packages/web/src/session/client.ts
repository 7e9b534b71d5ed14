import { createClient, type LaurelClient } from '@laurel/sdk';
import type { RouterContextProvider } from 'react-router';
import { apiOf } from './api.ts';
import { visitContext } from './visit.ts';

/** The typed client of the API on behalf of the reader: `await clientOf(context).getMe()`. */
export function clientOf(context: Readonly<RouterContextProvider>): LaurelClient {
  return createClient({ origin: context.get(visitContext).origin, fetch: apiOf(context) });
}
