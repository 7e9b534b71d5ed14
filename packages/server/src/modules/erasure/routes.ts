import { endpoints } from '@laurel/api';
import { type Call, type Route, route } from '../../http/index.ts';
import { Refusal } from '../../refusal.ts';
import type { ErasureDeps } from './deps.ts';
import { eraseMe } from './erase-me.ts';
import { eraseRecipient } from './erase-recipient.ts';
import { exportMe } from './export-me.ts';
import { getErasure } from './get-erasure.ts';
import { previewErasure } from './preview-erasure.ts';

/** The module's answers to the contract. */
export function erasureRoutes(deps: ErasureDeps): Route[] {
  return [
    route(endpoints.getErasurePreview, ({ principal }) => previewErasure(deps, personOf(principal))),
    route(endpoints.exportMe, ({ principal, headers }) => {
      headers.set('content-disposition', 'attachment; filename="laurel-export.json"');
      return exportMe(deps, personOf(principal));
    }),
    route(endpoints.eraseMe, ({ principal, body }) => eraseMe(deps, { ...personOf(principal), ...body })),
    route(endpoints.eraseRecipient, ({ scope, params, body }) => eraseRecipient(deps, { scope, ...params, ...body })),
    route(endpoints.getErasure, ({ params }) => getErasure(deps, params)),
  ];
}

function personOf(principal: Call['principal']): { personId: string; sessionId: string } {
  if (principal.kind !== 'person') throw new Refusal('not-signed-in', 'Sign in on the web page.');
  return principal;
}
