// These packages carry no types of their own. Each exports a map from address to content.
declare module '@digitalbazaar/citizenship-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vdl-aamva-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vdl-context' {
  export const contexts: ReadonlyMap<string, object>;
}
