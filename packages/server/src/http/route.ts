import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '@laurel/api';
import type { Scope } from '../storage/index.ts';
import type { Principal } from './principal.ts';

/** A request that fits its endpoint, from somebody who may make it. */
export interface Call<E extends Endpoint = Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** A JSON body as it was sent, for whoever checks a signature over it. */
  bodyBytes: Uint8Array;
  principal: Principal;
  /** The scope for the database: the caller, and the organisation of the path where the endpoint has one. */
  scope: Scope;
  request: Request;
  requestId: string;
  /** The caller's own word for this request, unique among the caller's; present on idempotent endpoints. */
  idempotencyKey: string;
  /** The caller's network address, as calls are counted by. */
  address: string;
  /** Headers to answer with, beside those of the content. */
  headers: Headers;
}

/** Bytes to answer with, on endpoints whose answer is not JSON. */
export class Bytes {
  readonly content: Uint8Array | string | ReadableStream<Uint8Array>;
  readonly mediaType: string;
  readonly status: number;

  constructor(content: Uint8Array | string | ReadableStream<Uint8Array>, mediaType: string, status = 200) {
    this.content = content;
    this.mediaType = mediaType;
    this.status = status;
  }
}

/** Makes an answer of bytes. */
export function bytes(content: Bytes['content'], mediaType: string, status = 200): Bytes {
  return new Bytes(content, mediaType, status);
}

type Answer<E extends Endpoint> = E['success'] extends { mediaTypes: readonly string[] } ? Bytes : AnswerOf<E>;

/** An endpoint and what answers it. */
export interface Route {
  endpoint: Endpoint;
  /** Answers everybody alike, without looking up who calls: it must answer while the database does not. */
  asksNobody?: true;
  handle: (call: Call) => Promise<unknown>;
}

/** Binds an endpoint of the contract to what answers it. */
export function route<const E extends Endpoint>(endpoint: E, handle: (call: Call<E>) => Promise<Answer<E>>): Route {
  // The guard in mount-routes parses params, query and body by this endpoint's own schemas before it calls.
  return { endpoint, handle: handle as unknown as Route['handle'] };
}
