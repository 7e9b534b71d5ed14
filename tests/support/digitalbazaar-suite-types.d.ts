// More of the other libraries, which carry no types: what the tests of the suites use of them, and no more.
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object;
  export function createVerifyCryptosuite(): object;
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    static readonly CONTEXT_URL: string;
    static readonly CONTEXT: object;
    constructor(options?: { signer?: object; date?: Date });
  }
}
declare module '@digitalbazaar/ecdsa-multikey' {
  interface KeyPair {
    id: string;
    controller: string;
    readonly publicKeyMultibase: string;
    signer(): { sign(input: { data: Uint8Array }): Promise<Uint8Array> };
  }
  export function generate(options: { curve: 'P-256' | 'P-384'; id?: string; controller?: string }): Promise<KeyPair>;
}
