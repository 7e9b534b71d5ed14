import { endpoints } from '@laurel/api';
import { bytes, type Route, route } from '../../http/index.ts';
import { changeAchievement } from './achievement/change-achievement.ts';
import { createAchievement } from './achievement/create-achievement.ts';
import { getAchievement } from './achievement/get-achievement.ts';
import { listAchievements } from './achievement/list-achievements.ts';
import { getCredentialView } from './credential/get-credential-view.ts';
import { getIssuedCredential } from './credential/get-issued-credential.ts';
import { issueCredential } from './credential/issue-credential.ts';
import { listIssuedCredentials } from './credential/list-issued-credentials.ts';
import { openCredential } from './credential/open-credential.ts';
import { revokeCredential } from './credential/revoke-credential.ts';
import type { IssuerDeps } from './deps.ts';
import { getDidDocument } from './key/get-did-document.ts';
import { faceOf } from './rendering/face-of.ts';
import { renderCard } from './rendering/render-card.ts';
import { renderPdf } from './rendering/render-pdf.ts';
import { publishStatusList, statusListTtlSeconds } from './status/publish-status-list.ts';

/** The module's answers to the contract. */
export function issuerRoutes(deps: IssuerDeps): Route[] {
  return [...achievementRoutes(deps), ...issuingRoutes(deps), ...credentialRoutes(deps), ...documentRoutes(deps)];
}

function achievementRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.createAchievement, ({ scope, params, body }) =>
      createAchievement(deps, { scope, body, ...params }),
    ),
    route(endpoints.listAchievements, ({ scope, params, query }) =>
      listAchievements(deps, { scope, query, ...params }),
    ),
    route(endpoints.getAchievement, ({ scope, params }) => getAchievement(deps, { scope, ...params })),
    route(endpoints.changeAchievement, ({ scope, params, body }) =>
      changeAchievement(deps, { scope, body, ...params }),
    ),
    route(endpoints.getPublicAchievement, ({ scope, params }) => getAchievement(deps, { scope, ...params })),
  ];
}

function issuingRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.issueCredential, ({ scope, params, body, idempotencyKey }) =>
      issueCredential(deps, { scope, body, idempotencyKey, ...params }),
    ),
    route(endpoints.listIssuedCredentials, ({ scope, params, query }) =>
      listIssuedCredentials(deps, { scope, query, ...params }),
    ),
    route(endpoints.getIssuedCredential, ({ scope, params }) => getIssuedCredential(deps, { scope, ...params })),
    route(endpoints.revokeCredential, ({ scope, params, body }) =>
      revokeCredential(deps, { scope, ...params, ...body }),
    ),
  ];
}

function credentialRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.getCredential, ({ params, query, principal: caller }) =>
      getCredentialView(deps, { ...params, caller, key: query.key }),
    ),
    route(endpoints.getCredentialDocument, async ({ params, query, principal: caller, headers }) => {
      const { row } = await openCredential(deps, { ...params, caller, key: query.key });
      headers.set('content-disposition', `inline; filename="credential-${row.id}.json"`);
      return bytes(row.secured, 'application/vc');
    }),
    route(endpoints.getCredentialPdf, async ({ params, query, principal: caller, headers }) => {
      const visit = { ...params, caller, key: query.key };
      const { row } = await openCredential(deps, visit);
      headers.set('content-disposition', `inline; filename="credential-${row.id}.pdf"`);
      return bytes(await renderPdf(await faceOf(deps, visit), row.secured), 'application/pdf');
    }),
    route(endpoints.getCredentialImage, async ({ params, query, principal: caller, headers }) => {
      const face = await faceOf(deps, { ...params, caller, key: query.key });
      headers.set('cache-control', 'private, max-age=300');
      return bytes(await renderCard(face), 'image/png');
    }),
  ];
}

/** What anybody's software reads to verify a credential. */
function documentRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.getStatusList, async ({ params, headers }) => {
      headers.set('cache-control', `public, max-age=${statusListTtlSeconds}`);
      return bytes(await publishStatusList(deps, params), 'application/vc');
    }),
    route(endpoints.getDidDocument, async ({ params, headers }) => {
      headers.set('cache-control', 'public, max-age=60');
      return bytes(await getDidDocument(deps, params), 'application/did+ld+json');
    }),
  ];
}
