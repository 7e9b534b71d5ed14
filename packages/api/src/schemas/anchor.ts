import { z } from 'zod';

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const block = z.int().min(0);

/** A checkpoint of the log that a chain has, as deep as the operator wants it. */
export const logAnchor = z.object({
  chainId: z.int().min(1),
  contract: address,
  publisher: address,
  origin: z.string(),
  size: z.int().min(1),
  root: hash,
  transaction: hash,
  block,
  blockHash: hash,
  blockTime: z.iso.datetime(),
});

/** The answers of a chain's endpoints, each for itself: whether they agree is for the verifier to judge. */
export const chainRecord = z.object({
  /** Whether the chain is one that is started beside this install: it proves the mechanism, not permanence. */
  isDevelopment: z.boolean(),
  answers: z.array(
    z.union([
      z.object({ rpc: z.string(), error: z.string() }),
      z.object({
        rpc: z.string(),
        root: hash,
        block,
        blockHash: hash,
        blockTime: z.iso.datetime(),
        /** 1 in the newest block. */
        confirmations: z.int().min(0),
      }),
      z.object({ rpc: z.string(), root: z.null() }),
      z.object({
        rpc: z.string(),
        from: address,
        input: z.string(),
        block,
        blockHash: hash,
        blockTime: z.iso.datetime(),
        confirmations: z.int().min(0),
      }),
      z.object({ rpc: z.string(), transaction: z.null() }),
    ]),
  ),
});
