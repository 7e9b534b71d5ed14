import { endpoints } from '@laurel/api';
import { type Call, type Route, route } from '../../http/index.ts';
import { Refusal } from '../../refusal.ts';
import type { AccountDeps } from './deps.ts';
import { verifyEmail } from './email/verify-email.ts';
import { createOrganisation } from './organisation/create-organisation.ts';
import { changeMe } from './person/change-me.ts';
import { getMe } from './person/get-me.ts';
import { signUp } from './person/sign-up.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';

/** The module's answers to the contract. */
export function accountRoutes(deps: AccountDeps): Route[] {
  return [...sessionRoutes(deps), ...personRoutes(deps), ...organisationRoutes(deps)];
}

function sessionRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.signUp, ({ body }) => signUp(deps, body)),
    route(endpoints.verifyEmail, async ({ body, principal: caller, request, headers }) => {
      const { person, cookies } = await verifyEmail(deps, { ...body, caller, headers: request.headers });
      setCookies(headers, cookies);
      return person;
    }),
    route(endpoints.signIn, async ({ body, request, headers }) => {
      const { person, cookies } = await signIn(deps, { ...body, headers: request.headers });
      setCookies(headers, cookies);
      return person;
    }),
    route(endpoints.signOut, async ({ scope, request, headers }) => {
      const { cookies } = await signOut(deps, { scope, headers: request.headers });
      setCookies(headers, cookies);
      return undefined;
    }),
  ];
}

function personRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.getMe, ({ scope, principal }) => getMe(deps, { scope, personId: personOf(principal) })),
    route(endpoints.changeMe, ({ scope, principal, body }) =>
      changeMe(deps, { scope, personId: personOf(principal), ...body }),
    ),
  ];
}

function organisationRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.createOrganisation, ({ principal, body }) =>
      createOrganisation(deps, { personId: personOf(principal), body }),
    ),
  ];
}

function setCookies(headers: Headers, cookies: readonly string[]): void {
  for (const cookie of cookies) headers.append('set-cookie', cookie);
}

/** Endpoints of access `person` are reached by people only; the guard of the routes sees to it. */
function personOf(principal: Call['principal']): string {
  if (principal.kind !== 'person') throw new Refusal('not-signed-in', 'Sign in on the web page.');
  return principal.personId;
}
