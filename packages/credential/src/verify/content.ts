/** What a document comes as: a text, or the bytes of one. */
export type Content = string | Uint8Array;
