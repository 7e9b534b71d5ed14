import type { RetrievalReasonCode } from '../verify/evidence.ts';

/** One attempt to fetch a credential by its address. `mediaType` is for the caller's own use: content is sniffed. */
export type ContainerRetrieval =
  | { readonly ok: true; readonly body: Uint8Array | string; readonly mediaType?: string | undefined }
  | { readonly ok: false; readonly reasonCode: RetrievalReasonCode; readonly detail?: string | undefined };

/** What of the world reading needs. Both ports may be left out; what needs them is then refused, with a code. */
export interface ReadOptions {
  /**
   * Fetches an address that the input is, or that a picture or a code holds. The caller guards it: the resolved address
   * checked at the moment of connecting, no redirects to elsewhere, a limit on size and time. It should ask for
   * `application/vc, application/json` before `text/html`. At most twenty addresses are asked for, `https:` alone.
   */
  readonly retrieve?: ((url: string) => Promise<ContainerRetrieval>) | undefined;
  /** Finds the QR codes in a picture and gives their texts. A picture that it cannot decode has none. */
  readonly readQrCodes?: ((image: Uint8Array) => Promise<readonly string[]>) | undefined;
  /** Lets `http://localhost` be visited too, for development. */
  readonly allowHttpLocalhost?: boolean | undefined;
}
