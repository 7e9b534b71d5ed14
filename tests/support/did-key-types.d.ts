// What the comparison of did:key documents uses of libraries that carry no types, and no more.
declare module '@digitalbazaar/did-method-key' {
  interface Driver {
    use(options: { multibaseMultikeyHeader: string; fromMultibase: unknown }): void;
    get(options: { did: string }): Promise<object>;
  }
  export function driver(): Driver;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: object): Promise<object>;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  interface EcdsaKeyPair {
    export(options: { publicKey: true }): Promise<{ publicKeyMultibase: string }>;
  }
  export function generate(options: { curve: string }): Promise<EcdsaKeyPair>;
  export function from(key: object): Promise<object>;
}
declare module '@digitalbazaar/bls12-381-multikey' {
  export function from(key: object): Promise<object>;
}
