// Neither package says what it exports in the form in which Node loads it.
declare module '@blockcerts/cert-verifier-js/dist/verifier-node/index.js' {
  export class Certificate {
    constructor(document: unknown, options: { didResolverUrl: string; explorerAPIs?: readonly object[] });
    init(): Promise<void>;
    verify(): Promise<{ status: string; message: unknown }>;
  }
}
declare module '@blockcerts/lds-merkle-proof-2019' {
  export class Encoder {
    constructor(proof: object);
    encode(): string;
  }
  export class Decoder {
    constructor(proofValue: string);
    decode(): object;
  }
}
