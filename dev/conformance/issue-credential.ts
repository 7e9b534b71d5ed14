import { type JsonObject, type JsonValue, versionOf } from '@laurel/credential';
import { issuanceOf } from './issuance.ts';
import type { Issuer } from './issuers.ts';
import { Problem } from './problem.ts';
import { objectIn, optionsIn, readBody, textsIn } from './read-body.ts';
import type { World } from './world.ts';

const STATUS_CONTEXT = 'https://www.w3.org/ns/credentials/status/v1';

/** What the address of an issuing endpoint says. */
export interface IssueTarget {
  readonly cryptosuite: string;
  readonly keyName: string;
  /** Whether the credential gets a status. */
  readonly withStatus: boolean;
}

/**
 * Issues what it is given, as one of our issuers.
 *
 * @see https://w3c-ccg.github.io/vc-api/#issue-credential
 */
export async function issueCredential(world: World, request: Request, target: IssueTarget): Promise<Response> {
  const { cryptosuite, keyName, withStatus } = target;
  const { issue, key } = issuanceOf(cryptosuite, keyName);
  const body = await readBody(request);
  const issuer = world.issuers[key];
  const named = nameIssuer(objectIn(body, 'credential'), issuer);
  const credential = withStatus ? addStatus(named, await world.statusLists.allocate(key)) : named;
  const verifiableCredential = await issue({
    credential,
    issuer,
    created: world.now(),
    random: world.random,
    mandatoryPointers: textsIn(optionsIn(body), 'mandatoryPointers'),
  });
  return Response.json({ verifiableCredential }, { status: 201 });
}

/** An issuer that is no address is a mistake to show; any other is replaced: we can sign only as ourselves. */
function nameIssuer(credential: JsonObject, { did }: Issuer): JsonObject {
  const { issuer } = credential;
  if (issuer === undefined) return { ...credential, issuer: did };
  if (typeof issuer === 'string') return { ...credential, issuer: nameable(issuer, did) };
  if (typeof issuer !== 'object' || issuer === null || Array.isArray(issuer)) {
    throw new Problem(400, 'credential.malformed', 'The issuer must be an address, or an object with one as its id.');
  }
  const { id } = issuer as JsonObject;
  return { ...credential, issuer: { ...issuer, id: id === undefined ? did : nameable(id, did) } };
}

function nameable(issuer: JsonValue, did: string): string {
  if (typeof issuer === 'string' && URL.canParse(issuer)) return did;
  throw new Problem(400, 'credential.malformed', 'The issuer is not an address.');
}

function addStatus(credential: JsonObject, entry: JsonObject): JsonObject {
  const { '@context': context = [], credentialStatus: before } = credential;
  const credentialStatus = before === undefined ? entry : [...[before].flat(), entry];
  // The context of 2.0 defines the entry; that of 1.1 is from before there was one.
  const contexts = versionOf(credential) === '1.1' ? [...[context].flat(), STATUS_CONTEXT] : context;
  return { ...credential, '@context': contexts, credentialStatus };
}
