import { didSources } from '../did/did-method-of.ts';
import type { DidWebOptions } from '../did/did-web-url.ts';
import { parseDid } from '../did/parse-did.ts';
import { asList } from '../model/as-list.ts';
import type { Credential } from '../model/credential.ts';
import { digestedResources } from '../model/digested-resources.ts';
import { typesOf } from '../model/types-of.ts';
import { isSchemaFormat } from '../schema/schema-formats.ts';
import { parseStatusEntry } from '../status/status-type-of.ts';
import type { Content } from './content.ts';
import { type Evidence, type Requirement, textsOf } from './evidence.ts';
import { isRetrievable } from './is-retrievable.ts';
import { MAX_ENDORSEMENTS } from './judge-endorsements.ts';
import { MAX_DEPTH } from './max-depth.ts';
import { badgeAddresses } from './open-badge-2/badge-evidence.ts';
import { openCredential, openDocument } from './open-document.ts';
import type { OpenedBadge, OpenedDocument } from './opened-document.ts';
import { signersOfFetched } from './signers-of-fetched.ts';

/** What is known so far: nothing before the first round of fetching. */
export interface RequirementOptions
  extends DidWebOptions,
    Partial<Pick<Evidence, 'contexts' | 'resources' | 'retrievals'>> {}

/** Leaves room for keys and status lists among the addresses that one document may have fetched. */
const MAX_RESOURCES = 16;

/**
 * What must be fetched to verify this document, as far as can be told from what was fetched already: the DID documents of
 * its keys, its status lists, and the DID documents that the lists' own signatures need; the same for what is inside; and
 * where `resources` says so, schemas and related resources. Ask again after each round. A text that cannot be read needs
 * nothing: its verdict is settled.
 *
 * Only addresses with `https:` are asked for (and `http://localhost` where it is allowed); a credential cannot make its
 * verifier call anything else. Whether a host may be reached is the fetch's decision.
 */
export function requirementsOf(content: Content, options: RequirementOptions = {}): Requirement[] {
  const all = requirementsAt(content, options, 0);
  const chosen = new Map<string, Requirement>();
  for (const requirement of all) {
    // A text that is wanted as one serves as a resource too, and not the other way round.
    if ((chosen.get(requirement.url)?.kind ?? 'resource') === 'resource') chosen.set(requirement.url, requirement);
  }
  return [...chosen.values()];
}

function requirementsAt(content: Content, options: RequirementOptions, depth: number): Requirement[] {
  const opened = depth < MAX_DEPTH ? attempt(() => openDocument(content, options.contexts)) : undefined;
  if (opened === undefined) return [];
  if (opened.kind === 'badge') return badgeDocuments(opened, options);
  const endorsements = opened.kind === 'credential' ? opened.endorsements.slice(0, MAX_ENDORSEMENTS) : [];
  const inside = [...opened.contained, ...endorsements.map(({ content: inner }) => inner)];
  return [
    ...keysAndStatus(opened, options),
    ...inside.flatMap((inner) => requirementsAt(inner, options, depth + 1)),
    ...(opened.kind === 'credential' && options.resources === 'fetch' ? related(opened.credential, options) : []),
  ];
}

function keysAndStatus(opened: OpenedDocument, options: RequirementOptions): Requirement[] {
  const lists = opened.kind === 'credential' ? statusLists(opened.credential, options) : [];
  return [...keys(opened, options), ...lists, ...lists.flatMap((list) => keysOfFetched(list, options))];
}

function badgeDocuments(badge: OpenedBadge, options: RequirementOptions): Requirement[] {
  return badgeAddresses(badge, options.retrievals)
    .filter((url) => isRetrievable(url, options))
    .map((url) => ({ kind: 'open-badge', url }));
}

function keys({ signatures }: OpenedDocument, options: RequirementOptions): Requirement[] {
  return signatures.flatMap((read) => {
    if (!read.ok) return [];
    const { verificationMethod, needs = [] } = read.value;
    return [...(didDocument(verificationMethod, options) ?? []), ...needs];
  });
}

function didDocument(verificationMethod: string, options: RequirementOptions): Requirement[] | undefined {
  return attempt(() => {
    const { did } = parseDid(verificationMethod);
    return didSources(did, textsOf(options.retrievals), options).map(({ kind, url }) => ({ kind, did, url }));
  });
}

/** A list is not asked for its own status: lists of lists would let a credential lead its verifier anywhere. */
function keysOfFetched({ url }: Requirement, options: RequirementOptions): Requirement[] {
  const fetched = options.retrievals?.get(url);
  if (fetched?.ok !== true) return [];
  return signersOfFetched(fetched, options.contexts).flatMap((signer) => didDocument(signer, options) ?? []);
}

function openFetched({ url }: Requirement, { retrievals, contexts }: RequirementOptions) {
  const fetched = retrievals?.get(url);
  return fetched?.ok === true ? attempt(() => openCredential(fetched.body, contexts)) : undefined;
}

/** Schemas, what the credentials that carry schemas need, and the resources that the credential gives the digests of. */
function related(credential: Credential, options: RequirementOptions): Requirement[] {
  const schemas = schemasOf(credential, options);
  const resources = digestedResources(credential)
    .filter(({ url }) => isRetrievable(url, options) && options.contexts?.has(url) !== true)
    .slice(0, MAX_RESOURCES)
    .map(({ url }) => ({ kind: 'resource', url }) as const);
  const carriers = schemas.flatMap((schema) => openFetched(schema, options) ?? []);
  return [...schemas, ...carriers.flatMap((carrier) => keysAndStatus(carrier, options)), ...resources];
}

function schemasOf({ credentialSchema }: Credential, options: RequirementOptions): Requirement[] {
  return asList(credentialSchema).flatMap((entry) => {
    const { id: url } = entry;
    const isReadable = typesOf(entry).some(isSchemaFormat);
    return isReadable && typeof url === 'string' && isRetrievable(url, options) ? [{ kind: 'schema', url }] : [];
  });
}

function statusLists(credential: Credential, options: DidWebOptions): Requirement[] {
  return asList(credential.credentialStatus)
    .flatMap((entry) => attempt(() => parseStatusEntry(entry)) ?? [])
    .filter(({ listUrl }) => isRetrievable(listUrl, options))
    .map(({ listUrl }) => ({ kind: 'status-list', url: listUrl }));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // What cannot be read is reported by verifyCredential, with its code; there is nothing to fetch for it.
    return undefined;
  }
}
