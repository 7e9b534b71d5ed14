import { base64urlnopad } from '@scure/base';

/** Gives the blank nodes of a document, known by their canonical labels, the labels under which they are signed. */
export type LabelMaker = (canonical: Iterable<string>) => Promise<ReadonlyMap<string, string>>;

/**
 * Labels that say nothing about what else is in the document: the HMAC of the canonical label, under a key that only
 * issuer and holder know. Canonical labels depend on the whole document, so that they would tell of what is not disclosed.
 *
 * @see https://www.w3.org/TR/vc-di-ecdsa/#createhmacidlabelmapfunction
 */
export function hmacLabels(key: Uint8Array<ArrayBuffer>): LabelMaker {
  return async (canonical) => {
    const { subtle } = globalThis.crypto;
    const hmac = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const entries = [...canonical].map(async (label): Promise<[string, string]> => {
      const digest = await subtle.sign('HMAC', hmac, new TextEncoder().encode(label));
      return [label, `u${base64urlnopad.encode(new Uint8Array(digest))}`];
    });
    return new Map(await Promise.all(entries));
  };
}

/**
 * The labels of `bbs-2023`: `b0`, `b1`, … in the order of the HMACs. Two documents of one shape have the same labels, so
 * that a disclosed label is no mark by which a holder is known again.
 *
 * @see https://www.w3.org/TR/vc-di-bbs/#createshuffledidlabelmapfunction
 */
export function shuffledLabels(key: Uint8Array<ArrayBuffer>): LabelMaker {
  return async (canonical) => {
    const hashed = [...(await hmacLabels(key)(canonical))];
    // Base64url is ASCII: its order is the same in units and in code points.
    const shuffled = hashed.toSorted(([, one], [, other]) => (one < other ? -1 : 1));
    return new Map(shuffled.map(([label], position) => [label, `b${position}`]));
  };
}
