import { endpoints } from '@laurel/api';
import { type Call, type Route, route } from '../../http/index.ts';
import { Refusal } from '../../refusal.ts';
import { createApiKey } from './api-key/create-api-key.ts';
import { getCurrentApiKey } from './api-key/get-current-api-key.ts';
import { listApiKeys } from './api-key/list-api-keys.ts';
import { revokeApiKey } from './api-key/revoke-api-key.ts';
import type { AccountDeps } from './deps.ts';
import { addEmail } from './email/add-email.ts';
import { makeEmailPrimary } from './email/make-email-primary.ts';
import { removeEmail } from './email/remove-email.ts';
import { verifyEmail } from './email/verify-email.ts';
import { acceptInvitation } from './invitation/accept-invitation.ts';
import { inviteMember } from './invitation/invite-member.ts';
import { listInvitations } from './invitation/list-invitations.ts';
import { withdrawInvitation } from './invitation/withdraw-invitation.ts';
import { changeMember } from './organisation/change-member.ts';
import { changeOrganisation } from './organisation/change-organisation.ts';
import { createOrganisation } from './organisation/create-organisation.ts';
import { getOrganisation } from './organisation/get-organisation.ts';
import { getPublicOrganisation } from './organisation/get-public-organisation.ts';
import { listAuditLines } from './organisation/list-audit-lines.ts';
import { listMembers } from './organisation/list-members.ts';
import { removeMember } from './organisation/remove-member.ts';
import { addPasskey } from './passkey/add-passkey.ts';
import { listPasskeys } from './passkey/list-passkeys.ts';
import { removePasskey } from './passkey/remove-passkey.ts';
import { signInWithPasskey } from './passkey/sign-in-with-passkey.ts';
import { startPasskeyRegistration } from './passkey/start-passkey-registration.ts';
import { startPasskeySignIn } from './passkey/start-passkey-sign-in.ts';
import { changeMe } from './person/change-me.ts';
import { getMe } from './person/get-me.ts';
import { requestPasswordReset } from './person/request-password-reset.ts';
import { resetPassword } from './person/reset-password.ts';
import { signUp } from './person/sign-up.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';

/** The module's answers to the contract. */
export function accountRoutes(deps: AccountDeps): Route[] {
  return [
    ...signUpRoutes(deps),
    ...sessionRoutes(deps),
    ...personRoutes(deps),
    ...passkeyRoutes(deps),
    ...organisationRoutes(deps),
    ...memberRoutes(deps),
    ...apiKeyRoutes(deps),
  ];
}

function signUpRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.signUp, ({ body }) => signUp(deps, body)),
    route(endpoints.verifyEmail, async ({ body, principal: caller, request, headers }) => {
      const { person, cookies } = await verifyEmail(deps, { ...body, caller, headers: request.headers });
      return answer(headers, cookies, person);
    }),
    route(endpoints.requestPasswordReset, ({ body }) => requestPasswordReset(deps, body)),
    route(endpoints.resetPassword, ({ body }) => resetPassword(deps, body)),
  ];
}

function sessionRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.signIn, async ({ body, request, headers }) => {
      const { person, cookies } = await signIn(deps, { ...body, headers: request.headers });
      return answer(headers, cookies, person);
    }),
    route(endpoints.signOut, async ({ scope, request, headers }) => {
      const { cookies } = await signOut(deps, { scope, headers: request.headers });
      return answer(headers, cookies, undefined);
    }),
    route(endpoints.startPasskeySignIn, async ({ request, headers }) => {
      const { options, cookies } = await startPasskeySignIn(deps, { headers: request.headers });
      return answer(headers, cookies, options);
    }),
    route(endpoints.signInWithPasskey, async ({ body, request, headers }) => {
      const { person, cookies } = await signInWithPasskey(deps, { ...body, headers: request.headers });
      return answer(headers, cookies, person);
    }),
  ];
}

function personRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.getMe, ({ scope, principal }) => getMe(deps, { scope, personId: personOf(principal) })),
    route(endpoints.changeMe, ({ scope, principal, body }) =>
      changeMe(deps, { scope, personId: personOf(principal), ...body }),
    ),
    route(endpoints.addEmail, ({ scope, principal, body }) =>
      addEmail(deps, { scope, personId: personOf(principal), ...body }),
    ),
    route(endpoints.removeEmail, ({ scope, principal, params }) =>
      removeEmail(deps, { scope, personId: personOf(principal), ...params }),
    ),
    route(endpoints.makeEmailPrimary, ({ scope, principal, params }) =>
      makeEmailPrimary(deps, { scope, personId: personOf(principal), ...params }),
    ),
  ];
}

function passkeyRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.listPasskeys, ({ scope, principal }) =>
      listPasskeys(deps, { scope, personId: personOf(principal) }),
    ),
    route(endpoints.startPasskeyRegistration, async ({ scope, principal, request, headers }) => {
      const input = { scope, personId: personOf(principal), headers: request.headers };
      const { options, cookies } = await startPasskeyRegistration(deps, input);
      return answer(headers, cookies, options);
    }),
    route(endpoints.addPasskey, ({ scope, body, request }) =>
      addPasskey(deps, { scope, ...body, headers: request.headers }),
    ),
    route(endpoints.removePasskey, ({ scope, principal, params }) =>
      removePasskey(deps, { scope, personId: personOf(principal), ...params }),
    ),
  ];
}

function organisationRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.createOrganisation, ({ principal, body }) =>
      createOrganisation(deps, { personId: personOf(principal), body }),
    ),
    route(endpoints.getOrganisation, ({ scope, params }) => getOrganisation(deps, { scope, ...params })),
    route(endpoints.getPublicOrganisation, ({ scope, params }) => getPublicOrganisation(deps, { scope, ...params })),
    route(endpoints.changeOrganisation, ({ scope, params, body }) =>
      changeOrganisation(deps, { scope, body, ...params }),
    ),
    route(endpoints.listAuditLines, ({ scope, params, query }) => listAuditLines(deps, { scope, query, ...params })),
  ];
}

function memberRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.listMembers, ({ scope, params, query }) => listMembers(deps, { scope, query, ...params })),
    route(endpoints.changeMember, ({ scope, principal: caller, params, body }) =>
      changeMember(deps, { scope, caller, ...params, ...body }),
    ),
    route(endpoints.removeMember, ({ scope, principal: caller, params }) =>
      removeMember(deps, { scope, caller, ...params }),
    ),
    route(endpoints.inviteMember, ({ scope, principal: caller, params, body }) =>
      inviteMember(deps, { scope, caller, body, ...params }),
    ),
    route(endpoints.listInvitations, ({ scope, params, query }) => listInvitations(deps, { scope, query, ...params })),
    route(endpoints.withdrawInvitation, ({ scope, params }) => withdrawInvitation(deps, { scope, ...params })),
    route(endpoints.acceptInvitation, ({ scope, principal, body }) =>
      acceptInvitation(deps, { scope, personId: personOf(principal), ...body }),
    ),
  ];
}

function apiKeyRoutes(deps: AccountDeps): Route[] {
  return [
    route(endpoints.createApiKey, ({ scope, principal: caller, params, body }) =>
      createApiKey(deps, { scope, caller, body, ...params }),
    ),
    route(endpoints.listApiKeys, ({ scope, params }) => listApiKeys(deps, { scope, ...params })),
    route(endpoints.revokeApiKey, ({ scope, params }) => revokeApiKey(deps, { scope, ...params })),
    route(endpoints.getCurrentApiKey, ({ scope, principal }) =>
      getCurrentApiKey(deps, { scope, apiKeyId: apiKeyOf(principal) }),
    ),
  ];
}

function answer<T>(headers: Headers, cookies: readonly string[], body: T): T {
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return body;
}

/** Endpoints of access `person` are reached by people only; the guard of the routes sees to it. */
function personOf(principal: Call['principal']): string {
  if (principal.kind !== 'person') throw new Refusal('not-signed-in', 'Sign in on the web page.');
  return principal.personId;
}

function apiKeyOf(principal: Call['principal']): string {
  if (principal.kind !== 'api-key') throw new Refusal('not-signed-in', 'Send an API key as a Bearer token.');
  return principal.apiKeyId;
}
