import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';
import { absoluteId } from './absolute-id.ts';
import type { DidDocument, DidService } from './did-document.ts';
import { implicitServices } from './did-method-of.ts';
import { type DidProblem, didProblem } from './did-problem.ts';
import { methodFaults, methodFor } from './method-for.ts';
import { methodsOf } from './methods-of.ts';
import { documentTypes, negotiate } from './negotiate.ts';
import { type DidUrl, parseDidUrl } from './parse-did-url.ts';
import { belowEndpoint, endpointsOf } from './service-urls.ts';
import type { VerificationRelationship } from './verification-relationship.ts';

/** What a DID URL leads to. */
export type Dereferenced =
  | { readonly kind: 'document'; readonly document: DidDocument }
  /** A key, a service, or another part of the document that has an id; with the context of the document. */
  | { readonly kind: 'part'; readonly part: JsonObject }
  | { readonly kind: 'urls'; readonly urls: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: DidProblem };

/** How to dereference; everything may be left out. */
export interface DereferenceOptions {
  /**
   * An `Accept` header. Where it has no room for `text/uri-list`, the parameter `service` gives the document with those
   * services alone.
   */
  readonly accept?: string | undefined;
  /** Only a key that the document allows for this is given. */
  readonly verificationRelationship?: VerificationRelationship | undefined;
}

/** Parameters that choose the version of the document, and nothing inside it. */
const VERSION_PARAMETERS: ReadonlySet<string> = new Set(['versionId', 'versionTime', 'versionNumber']);
const SERVICE_PARAMETERS: ReadonlySet<string> = new Set(['service', 'serviceType', 'relativeRef']);

/**
 * Finds what a DID URL names in the document of its DID: a key, a service, the address of a service, or the document
 * itself. Nothing is fetched. That the document is the one of this DID (and of the version that the URL asks for) is the
 * caller's to see to; `dereferenceDidUrl` does.
 *
 * NOTE: addresses of services are the owner's word. Whoever goes there guards the fetch.
 *
 * @see https://www.w3.org/TR/did-resolution/#dereferencing-algorithm
 * @throws CredentialError `did.malformed`
 * @example
 * dereference(document, 'did:web:example.org#key-1'); // { kind: 'part', part: { id: 'did:web:example.org#key-1', … } }
 * dereference(document, 'did:web:example.org?service=files&relativeRef=/a.pdf'); // { kind: 'urls', urls: ['https://…/a.pdf'] }
 */
export function dereference(document: DidDocument, didUrl: string, options: DereferenceOptions = {}): Dereferenced {
  const url = parseDidUrl(didUrl);
  const { did, path, parameters, fragment } = url;
  if (did !== document.id) return problem('NOT_FOUND', `the document is of ${document.id}`);
  const names = [...parameters.keys()].filter((name) => !VERSION_PARAMETERS.has(name));
  if (names.some((name) => SERVICE_PARAMETERS.has(name))) return services(document, url, options.accept);
  if (path !== undefined && names.length === 0) return pathService(document, path, fragment);
  if (names.length > 0) return problem('NOT_FOUND', `no rule leads from ${did} to there`);
  return fragment === undefined ? { kind: 'document', document } : part(document, fragment, options);
}

function problem(...[name, detail]: Parameters<typeof didProblem>): Dereferenced {
  return { kind: 'problem', problem: didProblem(name, detail) };
}

function part(document: DidDocument, fragment: string, options: DereferenceOptions): Dereferenced {
  const id = `${document.id}#${fragment}`;
  const { verificationRelationship } = options;
  if (verificationRelationship !== undefined) {
    const found = methodFor(document, id, verificationRelationship);
    if (found.ok) return inContext(document, id, found.method);
    const { fault, detail } = found;
    return { kind: 'problem', problem: { type: methodFaults[fault], title: 'The key is not to be used so.', detail } };
  }
  const method = methodsOf(document).find((placed) => placed.id === id)?.method;
  const found =
    method ??
    Object.values(document)
      .map((value) => withId(value, id, document.id))
      .find((value) => value);
  return found === undefined ? problem('NOT_FOUND', `${id} is not in the document`) : inContext(document, id, found);
}

/** Controlled Identifiers 1.0 section 3.4: any object of the document that has this id. */
function withId(value: JsonValue | undefined, id: string, did: string): JsonObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isJsonObject(value) && typeof value.id === 'string' && absoluteId(value.id, did) === id) return value;
  return Object.values(value)
    .map((inner: JsonValue | undefined) => withId(inner, id, did))
    .find((inner) => inner);
}

function inContext(document: DidDocument, id: string, found: JsonObject): Dereferenced {
  const context = document['@context'];
  return { kind: 'part', part: { ...(context === undefined ? {} : { '@context': context }), ...found, id } };
}

function services(document: DidDocument, url: DidUrl, accept: string | undefined): Dereferenced {
  const { parameters, fragment, path } = url;
  if (path !== undefined) return problem('INVALID_DID_URL', 'a path and a service');
  const selected = (document.service ?? []).filter((service) => isSelected(service, document.id, parameters));
  if (selected.length === 0) return problem('NOT_FOUND', 'no such service');
  if (negotiate(accept, ['text/uri-list', ...documentTypes]) !== 'text/uri-list') {
    return { kind: 'document', document: { ...document, service: selected } };
  }
  const reference = parameters.get('relativeRef');
  const endpoints = selected.flatMap(endpointsOf);
  const urls = reference === undefined ? endpoints : endpoints.map((endpoint) => belowEndpoint(endpoint, reference));
  const whole = urls.map((one) => withFragment(one, fragment)).filter((one) => one !== undefined);
  if (whole.length < urls.length) return problem('INVALID_DID_URL', 'it leads out of the service');
  return whole.length === 0 ? problem('NOT_FOUND', 'the service has no address') : { kind: 'urls', urls: whole };
}

function isSelected(service: DidService, did: string, parameters: ReadonlyMap<string, string>): boolean {
  const [id, type] = [parameters.get('service'), parameters.get('serviceType')];
  if (id === undefined && type === undefined) return false;
  const named = id === undefined || [absoluteId(id, did), `${did}#${id}`].includes(absoluteId(service.id, did));
  return named && (type === undefined || [service.type].flat().includes(type));
}

/** did:webvh: a path leads to a file of the DID, or to its `whois`, unless the document has services of these names itself. */
function pathService(document: DidDocument, path: string, fragment: string | undefined): Dereferenced {
  const name = path === '/whois' ? '#whois' : '#files';
  const named = ({ id }: DidService) => absoluteId(id, document.id) === `${document.id}${name}`;
  const implicit = implicitServices(document.id).find(named);
  if (implicit === undefined) return problem('NOT_FOUND', `no rule leads from ${document.id} to there`);
  const [endpoint = ''] = endpointsOf(document.service?.find(named) ?? implicit);
  const url = withFragment(path === '/whois' ? endpoint : belowEndpoint(endpoint, path), fragment);
  return url === undefined || url === ''
    ? problem('INVALID_DID_URL', 'it leads out of the service')
    : { kind: 'urls', urls: [url] };
}

/** An address inherits the fragment; one that has its own cannot. */
function withFragment(url: string | undefined, fragment: string | undefined): string | undefined {
  if (url === undefined || fragment === undefined) return url;
  return url.includes('#') ? undefined : `${url}#${fragment}`;
}
