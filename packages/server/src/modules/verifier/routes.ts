import { endpoints } from '@laurel/api';
import { bytes, type Route, readAtMost, route } from '../../http/index.ts';
import type { VerifierDeps } from './deps.ts';
import { reportOnGiven } from './report-on-given.ts';
import { resolveIdentifier } from './resolve-identifier.ts';
import { verifyGiven } from './verify-given.ts';

/** The module's answers to the contract. */
export function verifierRoutes(deps: VerifierDeps): Route[] {
  return [
    route(endpoints.verifyCredential, ({ body, query, principal: caller }) =>
      verifyGiven(deps, body, { ...query, caller }),
    ),
    route(endpoints.createVerificationReport, async ({ body, query, request, principal: caller }) =>
      reportOnGiven(
        deps,
        body ?? { bytes: await readAtMost(request, endpoints.createVerificationReport.upload.maxBytes) },
        { ...query, caller },
      ),
    ),
    route(endpoints.resolveIdentifier, async ({ request, headers }) => {
      const { pathname, search } = new URL(request.url);
      // As it was sent, still escaped: a DID URL must not be unescaped twice.
      const identifier = pathname.slice('/1.0/identifiers/'.length);
      const accept = request.headers.get('accept') ?? undefined;
      const answer = await resolveIdentifier(deps, { identifier, search, accept });
      headers.set('vary', 'accept');
      return bytes(answer.body, answer.headers['content-type'] ?? 'text/plain', answer.status);
    }),
  ];
}
