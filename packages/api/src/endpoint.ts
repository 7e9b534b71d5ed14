import type { z } from 'zod';
import type { Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';

/**
 * Who may call an endpoint. `organisation` means a member whose role carries the permission, or an API key with that
 * scope, of the organisation named by `{organisationId}` in the path; to everybody else the organisation does not exist.
 */
export type Access =
  | { kind: 'anyone' }
  | { kind: 'person' }
  | { kind: 'api-key' }
  | { kind: 'organisation'; permission: Permission };

/** How often one caller may call: `points` a `seconds`, counted by address, or by person where one is signed in. */
export interface RateLimit {
  points: number;
  seconds: number;
}

/** What an endpoint accepts and answers, as data: the server guards with it, OpenAPI and the SDK are made from it. */
export interface Endpoint {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces (RFC 6570): `{id}` is one step of the path, `{+rest}` at its end is all that follows. */
  path: `/${string}`;
  tag: string;
  summary: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The most bytes of JSON accepted, where that is less than the mebibyte that holds for all. */
  maxBodyBytes?: number;
  /** Media types of a body that is bytes and not JSON, and the most bytes accepted. Beside `body`, a caller sends either. */
  upload?: { mediaTypes: readonly string[]; maxBytes: number };
  /**
   * Accepts an `Idempotency-Key` header: the same key and body answer the same, once done. With `by-itself` the answer is kept
   * nowhere, since it holds a secret: what the endpoint made is known again by the key.
   */
  idempotent?: true | 'by-itself';
  rateLimit?: RateLimit;
  /** The answer when all goes well; without `body` it has none, with `mediaTypes` it is bytes. */
  success: { status: 200 | 201 | 202 | 204; body?: z.ZodType; mediaTypes?: readonly string[] };
  problems: readonly ProblemCode[];
}

/** Declares an endpoint, keeping its exact type for the server and the SDK. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type Given<T> = T extends z.ZodType ? z.input<T> : undefined;

/** The path parameters of an endpoint, as the server receives them. */
export type ParamsOf<E extends Endpoint> = Parsed<E['params']>;
/** The query of an endpoint, defaults filled in, as the server receives it. */
export type QueryOf<E extends Endpoint> = Parsed<E['query']>;
/** The JSON body of an endpoint, as the server receives it; undefined where bytes were sent in its place. */
export type BodyOf<E extends Endpoint> = Parsed<E['body']> | (E extends { upload: object } ? undefined : never);
/** The query of an endpoint, as a caller gives it. */
export type QueryInputOf<E extends Endpoint> = Given<E['query']>;
/** The body of an endpoint, as a caller gives it. */
export type BodyInputOf<E extends Endpoint> = Given<E['body']>;
/** What an endpoint answers with when all goes well. */
export type AnswerOf<E extends Endpoint> = E['success'] extends { body: infer B } ? Parsed<B> : undefined;
