import { Hono } from 'hono';
import { deriveRequested } from './derive-requested.ts';
import { issueCredential } from './issue-credential.ts';
import { keyNames } from './issuers.ts';
import { Problem, problemResponse } from './problem.ts';
import { resolveIdentifier } from './resolve-identifier.ts';
import { sendStatusList } from './send-status-list.ts';
import type { Scope } from './verification.ts';
import { verifyDocument } from './verify-document.ts';
import type { World } from './world.ts';

/** The server's answers, each one line: the address and what is behind it. */
export function conformanceApp(world: World): Hono {
  const app = new Hono();
  app.onError(problemResponse);
  app.notFound(() => problemResponse(new Problem(404, 'request.unknown', 'There is nothing at this address.')));
  app.get('/keys.json', (c) => c.json(Object.fromEntries(keyNames.map((name) => [name, world.issuers[name].did]))));
  app.get('/status/*', (c) => sendStatusList(world, c.req.raw));
  app.get('/1.0/identifiers/*', (c) => resolveIdentifier(world, c.req.raw));
  app.post('/:cryptosuite/:key/credentials/issue', (c) => {
    const { cryptosuite, key } = c.req.param();
    return issueCredential(world, c.req.raw, { cryptosuite, keyName: key, withStatus: c.req.query('status') === '1' });
  });
  app.route('/', verifiers(world, 'everything'));
  app.route('/proof-only', verifiers(world, 'proof-only'));
  return app;
}

function verifiers(world: World, scope: Scope): Hono {
  const app = new Hono();
  app.post('/credentials/verify', (c) => verifyDocument(world, c.req.raw, { kind: 'credential', scope }));
  app.post('/presentations/verify', (c) => verifyDocument(world, c.req.raw, { kind: 'presentation', scope }));
  app.post('/credentials/derive', (c) => deriveRequested(world, c.req.raw));
  return app;
}
