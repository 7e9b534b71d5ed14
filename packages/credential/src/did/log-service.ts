import { z } from 'zod';
import type { DidDocument } from './did-document.ts';

/** A place on a chain where an issuer's log is recorded, and whose record of it counts. */
export interface LogAnchor {
  /** By the numbers of EIP-155. */
  readonly chainId: number;
  readonly contract: string;
  readonly publisher: string;
}

/** The transparency log of an issuer, as its DID document names it. */
export interface LogService {
  /** The address that tiles, checkpoints and receipts are below. */
  readonly uri: string;
  /** Whose signatures on a checkpoint count. @see https://c2sp.org/signed-note#verifiers */
  readonly verifierKeys: readonly string[];
  readonly anchors: readonly LogAnchor[];
}

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

const endpointSchema = z.looseObject({
  uri: z.url().max(2_048),
  verifierKeys: z.array(z.string().min(1).max(1_024)).min(1).max(8),
  anchors: z
    .array(z.looseObject({ chainId: z.int().min(1), contract: address, publisher: address }))
    .max(16)
    .default([]),
});

/**
 * The log that an issuer keeps: the service of type `TransparencyLog` in its DID document. Undefined where it names none;
 * `unreadable` where it names several, or one that is not rightly written: then nobody can say in which its entries are.
 */
export function logServiceOf({ service = [] }: DidDocument): LogService | 'unreadable' | undefined {
  const [log, ...others] = service.filter(({ type }) => [type].flat().includes('TransparencyLog'));
  if (log === undefined) return undefined;
  const [endpoint, ...more] = [log.serviceEndpoint].flat();
  const { data } = endpointSchema.safeParse(endpoint);
  return data === undefined || others.length > 0 || more.length > 0 ? 'unreadable' : data;
}
