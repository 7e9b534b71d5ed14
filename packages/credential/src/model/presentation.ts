import type { Credential } from './credential.ts';
import type { Envelope } from './envelope.ts';
import type { JsonObject } from './json-value.ts';

/**
 * A presentation of the VC Data Model 2.0 or 1.1: exactly the object that was parsed. Its credentials are read by
 * `credentialsOf`, and each is verified alone: a presentation vouches for none of them.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations
 */
export interface Presentation extends JsonObject {
  readonly '@context': readonly (string | JsonObject)[];
  readonly id?: string;
  readonly type: string | readonly string[];
  readonly holder?: string | (JsonObject & { readonly id: string });
  readonly verifiableCredential?: PresentedJson | readonly PresentedJson[];
  readonly proof?: JsonObject | readonly JsonObject[];
}

/** As it stands in the presentation. A text is a JWT, which only 1.1 allows. */
type PresentedJson = JsonObject | string;

/** One credential of a presentation: in JSON, or in an envelope that is yet to be opened. */
export type PresentedCredential =
  | { readonly kind: 'json'; readonly credential: Credential }
  | { readonly kind: 'envelope'; readonly envelope: Envelope };
