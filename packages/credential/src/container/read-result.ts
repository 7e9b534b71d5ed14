import type { CredentialErrorCode } from '../errors.ts';
import type { RetrievalReasonCode } from '../verify/evidence.ts';

/**
 * One step from the outside in. `json` names a member by JSON pointer (RFC 6901), `text` the place in a longer text,
 * `qr` the number of the code in the picture, `html` what in a page led on.
 */
export type PathStep =
  | { readonly in: 'url'; readonly url: string }
  | { readonly in: 'zip'; readonly entry: string }
  | { readonly in: 'pdf'; readonly attachment: string }
  | { readonly in: 'png'; readonly chunk: 'iTXt' | 'tEXt' | 'zTXt'; readonly keyword: string }
  | { readonly in: 'svg'; readonly element: 'credential' | 'assertion' | 'receipt'; readonly part: 'body' | 'verify' }
  | { readonly in: 'qr'; readonly index: number }
  | { readonly in: 'html'; readonly part: 'script' | 'link' }
  | { readonly in: 'json'; readonly pointer: string }
  | { readonly in: 'data-url'; readonly mediaType: string }
  | { readonly in: 'base64' }
  | { readonly in: 'text'; readonly index: number };

/** What something is, told by its content and never by its name. `image` is a picture that is neither PNG nor SVG. */
export type SeenKind =
  | 'empty'
  | 'json'
  | 'jws'
  | 'sd-jwt'
  | 'cose'
  | 'url'
  | 'invitation'
  | 'data-url'
  | 'base64'
  | 'png'
  | 'svg'
  | 'pdf'
  | 'zip'
  | 'image'
  | 'html'
  | 'text'
  | 'unknown';

/** How a credential is written down: `content` of {@link FoundCredential} is a string, and bytes for `cose` alone. */
export type CredentialForm = 'json' | 'jws' | 'sd-jwt' | 'cose';

/**
 * What something says it is, which nobody has checked: `open-badge-2` is an Assertion of Open Badges 2.0 or older,
 * `unknown` a signed thing that does not say (every `cose` is: its inside is left to the verifier).
 */
export type ClaimedKind = 'credential' | 'presentation' | 'open-badge-2' | 'unknown';

/** In what a credential was found: the innermost file, picture or address around it, or the bare thing itself. */
export type ContainerKind = 'json' | 'text' | 'bytes' | 'png' | 'svg' | 'pdf' | 'zip' | 'qr' | 'url';

/** One credential or presentation, as it was written down. Nothing in it is checked: that is `verifyCredential`. */
export interface FoundCredential {
  /** From the outside in; empty when the input itself is the credential. */
  readonly path: readonly PathStep[];
  readonly container: ContainerKind;
  readonly form: CredentialForm;
  readonly kind: ClaimedKind;
  /**
   * `json`: the text as it stood in its place, byte for byte, which parses strictly (`parseJson`). `jws`, `sd-jwt`: the
   * compact form alone, an SD-JWT with its disclosures and key binding. `cose`: the bytes of a tagged COSE_Sign1.
   */
  readonly content: string | Uint8Array;
  /** The receipt that came with it, as JSON text: of this very copy by its digest, or of one with its identifier. */
  readonly receipt?: string | undefined;
}

/** Something that was not opened, or that holds no credential (`container.no-credential`). */
export interface RefusedPart {
  readonly path: readonly PathStep[];
  readonly kind: SeenKind;
  readonly code: CredentialErrorCode | RetrievalReasonCode;
  /** The place in the input, for an engineer. */
  readonly detail: string | undefined;
}

/** What `readCredentials` saw. Every code has words in `reasonCodes`. */
export interface ReadResult {
  /** What the input is. */
  readonly kind: SeenKind;
  readonly found: readonly FoundCredential[];
  readonly refused: readonly RefusedPart[];
  /**
   * Every receipt that was found, wherever it stood. Give all of them to `verifyCredential` with each credential: those inside
   * a presentation have receipts of their own, and what a receipt is of, its digest tells.
   */
  readonly receipts: readonly string[];
}
