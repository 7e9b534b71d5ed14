import type {
  AnswerOf,
  BodyInputOf,
  Endpoint,
  EndpointId,
  endpoints,
  ParamsOf,
  QueryInputOf,
  QueryOf,
} from '@laurel/api';

/** An answer that is bytes: read it once, by whichever of the three ways suits. */
export interface BytesAnswer {
  status: number;
  /** Without parameters, such as `application/pdf`. */
  mediaType: string;
  headers: Headers;
  body: ReadableStream<Uint8Array> | null;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
}

/** What every call accepts beside its own arguments. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** The longest to wait for the answer of one try; the client's own when left out. */
  timeoutMs?: number | undefined;
  /** Sent with this call only, after the client's own. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** A zod coercion takes `unknown`; callers are held to the type that comes out of it. */
type QueryArgument<E extends Endpoint> = {
  [K in keyof QueryInputOf<E>]: unknown extends QueryInputOf<E>[K]
    ? K extends keyof QueryOf<E>
      ? QueryOf<E>[K]
      : never
    : QueryInputOf<E>[K];
};

/** A property that may be left out exactly when everything in it may be. */
type Part<Name extends string, T> =
  Record<never, never> extends T ? { [K in Name]?: T | undefined } : { [K in Name]: T };
type None = Record<never, never>;

/** JSON, a file, or, where an endpoint takes both, one of them. */
type Content<E extends Endpoint> = E extends { body: object; upload: object }
  ? (JsonContent<E> & { file?: undefined }) | (FileContent<E> & { body?: undefined })
  : JsonContent<E> & FileContent<E>;
type JsonContent<E extends Endpoint> = E extends { body: object } ? Part<'body', BodyInputOf<E>> : None;
type FileContent<E extends Endpoint> = E extends { upload: { mediaTypes: readonly (infer M)[] } }
  ? { file: Blob | Uint8Array; mediaType: M }
  : None;

/** The arguments of an endpoint: `params`, `query`, `body`, `file`, `idempotencyKey` where it has them. */
export type ArgumentsOf<E extends Endpoint> = CallOptions &
  (E extends { params: object } ? { params: ParamsOf<E> } : None) &
  (E extends { query: object } ? Part<'query', QueryArgument<E>> : None) &
  Content<E> &
  (E extends { idempotent: true | 'by-itself' } ? { idempotencyKey?: string | undefined } : None);

/** What a call resolves to: the answer's JSON, its bytes, or nothing. */
export type ResultOf<E extends Endpoint> = E['success'] extends { mediaTypes: readonly string[] }
  ? BytesAnswer
  : AnswerOf<E>;

/** The method of an endpoint. */
export type MethodOf<E extends Endpoint> =
  None extends ArgumentsOf<E>
    ? (args?: ArgumentsOf<E>) => Promise<ResultOf<E>>
    : (args: ArgumentsOf<E>) => Promise<ResultOf<E>>;

/** One method for each endpoint of the API, named as its `operationId`. Methods need no `this` and can be handed on. */
export type LaurelClient = { readonly [Id in EndpointId]: MethodOf<(typeof endpoints)[Id]> };
