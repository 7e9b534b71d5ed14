import { endpoints } from '@laurel/api';
import { type Route, route } from '../../http/index.ts';
import { notFound } from '../../refusal.ts';
import type { Scope } from '../../storage/index.ts';
import type { DeliveryDeps } from './deps.ts';
import { getMailPreferences, setMailPreferences } from './preference/mail-preferences.ts';
import { getUnsubscription, unsubscribe } from './preference/unsubscribe.ts';

/** The module's answers to the contract. */
export function deliveryRoutes(deps: DeliveryDeps): Route[] {
  return [
    route(endpoints.getMailPreferences, ({ scope }) => getMailPreferences(deps, own(scope))),
    route(endpoints.setMailPreferences, ({ scope, body }) => setMailPreferences(deps, { ...own(scope), body })),
    route(endpoints.getUnsubscription, ({ params }) => getUnsubscription(deps, params)),
    route(endpoints.unsubscribe, ({ params }) => unsubscribe(deps, params)),
  ];
}

/** The guard has let in a person only. */
function own(scope: Scope): { scope: Scope; personId: string } {
  if (!scope.personId) throw notFound('account');
  return { scope, personId: scope.personId };
}
