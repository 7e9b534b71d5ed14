// The selective libraries carry no types either: what the tests of the selective suites use of them, and no more.
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object;
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/bbs-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object;
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/bls12-381-multikey' {
  interface KeyPair {
    id: string;
    controller: string;
    readonly publicKeyMultibase: string;
    readonly publicKey: Uint8Array;
    signer(): { sign(input: { data: Uint8Array }): Promise<Uint8Array> };
  }
  export const ALGORITHMS: { readonly BBS_BLS12381_SHA256: string };
  export function generateBbsKeyPair(options: { algorithm: string; seed?: Uint8Array }): Promise<KeyPair>;
}
declare module '@digitalbazaar/bbs-signatures' {
  interface Common {
    readonly publicKey: Uint8Array;
    readonly header: Uint8Array;
    readonly ciphersuite: 'BLS12-381-SHA-256';
  }
  interface Shown extends Common {
    readonly presentationHeader: Uint8Array;
    readonly disclosedMessageIndexes: readonly number[];
  }
  interface Messages {
    readonly messages: readonly Uint8Array[];
  }
  export function sign(options: Common & Messages & { readonly secretKey: Uint8Array }): Promise<Uint8Array>;
  export function deriveProof(options: Shown & Messages & { readonly signature: Uint8Array }): Promise<Uint8Array>;
  export function verifyProof(
    options: Shown & { readonly proof: Uint8Array; readonly disclosedMessages: readonly Uint8Array[] },
  ): Promise<boolean>;
}
declare module '@digitalbazaar/vc' {
  export function derive(options: {
    readonly verifiableCredential: object;
    readonly suite: object;
    readonly documentLoader: (url: string) => Promise<object>;
  }): Promise<object>;
}
