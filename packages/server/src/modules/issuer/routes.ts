import { endpoints } from '@laurel/api';
import { bytes, type Route, route } from '../../http/index.ts';
import { changeAchievement } from './achievement/change-achievement.ts';
import { createAchievement } from './achievement/create-achievement.ts';
import { getAchievement } from './achievement/get-achievement.ts';
import { listAchievements } from './achievement/list-achievements.ts';
import { assessCompromise } from './compromise/assess-compromise.ts';
import { drillCompromise } from './compromise/drill-compromise.ts';
import { listAffected } from './compromise/list-affected.ts';
import { markCompromised } from './compromise/mark-compromised.ts';
import { startReissue } from './compromise/start-reissue.ts';
import type { Successor } from './credential/find-successors.ts';
import { getBlockcert, getBlockcertDocument } from './credential/get-blockcert.ts';
import { getCredentialReceipt } from './credential/get-credential-receipt.ts';
import { getCredentialToken } from './credential/get-credential-token.ts';
import { getCredentialView } from './credential/get-credential-view.ts';
import { getIssuedCredential } from './credential/get-issued-credential.ts';
import { issueCredential } from './credential/issue-credential.ts';
import { listIssuedCredentials } from './credential/list-issued-credentials.ts';
import { openCredential, type Visit } from './credential/open-credential.ts';
import { requestBlockcert } from './credential/request-blockcert.ts';
import { revokeCredential } from './credential/revoke-credential.ts';
import type { IssuerDeps } from './deps.ts';
import { getDidHistory } from './history/get-did-history.ts';
import { getDidDocument } from './key/get-did-document.ts';
import { listKeys } from './key/list-keys.ts';
import { rotateKey } from './key/rotate-key.ts';
import { faceOf } from './rendering/face-of.ts';
import { renderArchive } from './rendering/render-archive.ts';
import { renderBadgePng } from './rendering/render-badge-png.ts';
import { renderBadgeSvg } from './rendering/render-badge-svg.ts';
import { renderCard } from './rendering/render-card.ts';
import { renderPdf } from './rendering/render-pdf.ts';
import { freezeStatusLists } from './status/freeze-status-lists.ts';
import { publishStatusList, statusListTtlSeconds } from './status/publish-status-list.ts';

/** The module's answers to the contract. */
export function issuerRoutes(deps: IssuerDeps): Route[] {
  return [
    ...achievementRoutes(deps),
    ...issuingRoutes(deps),
    ...signingKeyRoutes(deps),
    ...credentialRoutes(deps),
    ...blockcertRoutes(deps),
    ...renderingRoutes(deps),
    ...documentRoutes(deps),
  ];
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

function signingKeyRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.listSigningKeys, ({ scope, params }) => listKeys(deps, { scope, ...params })),
    route(endpoints.rotateSigningKey, ({ scope, params }) => rotateKey(deps, { scope, ...params })),
    route(endpoints.assessCompromise, ({ scope, params, query }) =>
      assessCompromise(deps, { scope, ...params, since: query.since }),
    ),
    route(endpoints.drillCompromise, ({ scope, params, body }) => drillCompromise(deps, { scope, ...params, ...body })),
    route(endpoints.markKeyCompromised, ({ scope, params, body }) =>
      markCompromised(deps, { scope, ...params, ...body }),
    ),
    route(endpoints.listAffectedCredentials, ({ scope, params, query }) =>
      listAffected(deps, { scope, ...params, query }),
    ),
    route(endpoints.reissueAffected, ({ scope, params, body }) => startReissue(deps, { scope, ...params, ...body })),
  ];
}

function credentialRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.getCredential, ({ params, query, principal: caller }) =>
      getCredentialView(deps, { ...params, caller, key: query.key }),
    ),
    route(endpoints.getCredentialDocument, async ({ params, query, principal: caller, headers }) => {
      const { row, successor } = await openCredential(deps, { ...params, caller, key: query.key });
      leadOn(headers, successor);
      nameFile(headers, `credential-${row.id}.json`, 'inline');
      return bytes(row.secured, 'application/vc');
    }),
    route(endpoints.getCredentialToken, async ({ params, query, principal: caller, headers }) => {
      const { token, successor } = await getCredentialToken(deps, { ...params, caller, key: query.key });
      leadOn(headers, successor);
      nameFile(headers, `credential-${params.credentialId}.jwt`);
      return bytes(token, 'application/vc+jwt');
    }),
    route(endpoints.getCredentialReceipt, async ({ params, query, principal: caller, headers }) => {
      const { receipt, successor } = await getCredentialReceipt(deps, { ...params, caller, key: query.key });
      leadOn(headers, successor);
      nameFile(headers, `credential-${params.credentialId}.receipt.json`);
      return bytes(receipt, 'application/json');
    }),
    route(endpoints.getCredentialImage, async ({ params, query, principal: caller, headers }) => {
      const face = await faceOf(deps, { ...params, caller, key: query.key });
      headers.set('cache-control', 'private, max-age=300');
      return bytes(await renderCard(face), 'image/png');
    }),
  ];
}

/** The credential on a chain by itself. */
function blockcertRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.requestBlockcert, ({ params, query, principal: caller, scope }) =>
      requestBlockcert(deps, { ...params, caller, scope, key: query.key }),
    ),
    route(endpoints.getBlockcert, ({ params, query, principal: caller }) =>
      getBlockcert(deps, { ...params, caller, key: query.key }),
    ),
    route(endpoints.getBlockcertDocument, async ({ params, query, principal: caller, headers }) => {
      const { document, successor } = await getBlockcertDocument(deps, { ...params, caller, key: query.key });
      leadOn(headers, successor);
      nameFile(headers, `credential-${params.credentialId}.blockcert.json`);
      return bytes(document, 'application/vc');
    }),
  ];
}

/** What is drawn of a credential and carries it. */
function renderingRoutes(deps: IssuerDeps): Route[] {
  const open = async (visit: Visit, headers: Headers) => {
    const face = await faceOf(deps, visit);
    const { row, successor } = await openCredential(deps, visit);
    leadOn(headers, successor);
    const { id, issuedAt, secured, securedJwt } = row;
    return { face, row: { id, issuedAt, secured, securedJwt, receipt: await deps.transparencyLog?.receiptOf(id) } };
  };
  return [
    route(endpoints.getCredentialPdf, async ({ params, query, principal: caller, headers }) => {
      const { face, row } = await open({ ...params, caller, key: query.key }, headers);
      nameFile(headers, `credential-${row.id}.pdf`, 'inline');
      return bytes(await renderPdf(face, row), 'application/pdf');
    }),
    route(endpoints.getCredentialBadgePng, async ({ params, query, principal: caller, headers }) => {
      const { face, row } = await open({ ...params, caller, key: query.key }, headers);
      nameFile(headers, `credential-${row.id}.png`);
      return bytes(await renderBadgePng(face, row), 'image/png');
    }),
    route(endpoints.getCredentialBadgeSvg, async ({ params, query, principal: caller, headers }) => {
      const { face, row } = await open({ ...params, caller, key: query.key }, headers);
      nameFile(headers, `credential-${row.id}.svg`);
      return bytes(renderBadgeSvg(face, row), 'image/svg+xml');
    }),
    route(endpoints.getCredentialArchive, async ({ params, query, principal: caller, headers }) => {
      const { face, row } = await open({ ...params, caller, key: query.key }, headers);
      nameFile(headers, `credential-${row.id}.zip`);
      return bytes(await renderArchive(face, row), 'application/zip');
    }),
  ];
}

/** The bytes of a replaced credential stay what they are; beside them stands what counts in its place (RFC 5829). */
function leadOn(headers: Headers, successor: Successor | undefined): void {
  if (successor) headers.append('link', `<${successor.url}>; rel="latest-version"`);
}

/** What a browser calls the file; what it might run or render, it keeps instead. */
function nameFile(headers: Headers, name: string, show: 'inline' | 'attachment' = 'attachment'): void {
  headers.set('content-disposition', `${show}; filename="${name}"`);
}

/** What anybody's software reads to verify a credential. */
function documentRoutes(deps: IssuerDeps): Route[] {
  return [
    route(endpoints.getStatusList, async ({ params, headers }) => {
      headers.set('cache-control', `public, max-age=${statusListTtlSeconds}`);
      return bytes(await publishStatusList(deps, params), 'application/vc');
    }),
    route(endpoints.freezeStatusLists, ({ scope, params, body }) =>
      freezeStatusLists(deps, { scope, ...params, validUntil: new Date(body.validUntil) }),
    ),
    route(endpoints.getDidDocument, async ({ params, headers }) => {
      headers.set('cache-control', 'public, max-age=60');
      return bytes(await getDidDocument(deps, params), 'application/did+ld+json');
    }),
    route(endpoints.getDidHistory, async ({ params, headers }) => {
      headers.set('cache-control', 'public, max-age=60');
      return bytes(await getDidHistory(deps, params), 'text/jsonl');
    }),
  ];
}
