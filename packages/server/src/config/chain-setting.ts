import { z } from 'zod';

/** The chain that checkpoints are anchored on. */
export interface ChainSetting {
  urls: readonly string[];
  /** Whether it is the one that is started with this install. */
  isDevelopment: boolean;
  policy: {
    contract?: `0x${string}` | undefined;
    chainId?: number | undefined;
    confirmations: number;
    maxFeePerGas: bigint;
    intervalSeconds: number;
  };
}

/** The variables of the environment that say which chain, and how. */
export const chainVariables = {
  CHAIN_RPC_URL: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .refine((urls) => urls.length <= 9 && urls.every((url) => z.url({ protocol: /^https?$/ }).safeParse(url).success))
    .refine((urls) => new Set(urls).size === urls.length)
    .optional(),
  CHAIN_ID: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  CHAIN_CONTRACT: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .optional(),
  CHAIN_CONFIRMATIONS: z.coerce.number().int().min(1).max(100_000).default(64),
  CHAIN_MAX_FEE_GWEI: z.coerce.number().positive().max(1_000_000).default(50),
  CHAIN_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(86_400).default(600),
  // Set by whoever starts the development chain beside the server.
  LAUREL_DEVELOPMENT_CHAIN: z.url({ protocol: /^http$/ }).optional(),
};

/** What to set, for each. */
export const chainWhatToSet: Record<keyof typeof chainVariables, string> = {
  CHAIN_RPC_URL: 'name one to nine different endpoints of the chain, such as https://a.example,https://b.example',
  CHAIN_ID: 'use the number of the chain, such as 1, or unset it',
  CHAIN_CONTRACT: 'use the address of the contract, 0x and 40 hexadecimal digits, or unset it to have one made',
  CHAIN_CONFIRMATIONS: 'use a whole number of blocks from 1, such as 64',
  CHAIN_MAX_FEE_GWEI: 'use the most to pay for gas, such as 50',
  CHAIN_INTERVAL_SECONDS: 'use a whole number of seconds from 1 to 86400, such as 600',
  LAUREL_DEVELOPMENT_CHAIN: 'unset it; it is for the stack to set',
};

type Values = z.output<z.ZodObject<typeof chainVariables>>;

/** Quick and cheap as it is, the development chain need not be spared. */
const developmentPolicy = { confirmations: 1, maxFeePerGas: 1_000_000_000_000n, intervalSeconds: 5 };

/** The operator's chain, else the development chain, else none. */
export function chainSettingOf(values: Values): ChainSetting | undefined {
  if (values.CHAIN_RPC_URL) {
    return {
      urls: values.CHAIN_RPC_URL,
      isDevelopment: false,
      policy: {
        // Of the form that the schema asked for.
        contract: values.CHAIN_CONTRACT as `0x${string}` | undefined,
        chainId: values.CHAIN_ID,
        confirmations: values.CHAIN_CONFIRMATIONS,
        maxFeePerGas: BigInt(Math.round(values.CHAIN_MAX_FEE_GWEI * 1e9)),
        intervalSeconds: values.CHAIN_INTERVAL_SECONDS,
      },
    };
  }
  const url = values.LAUREL_DEVELOPMENT_CHAIN;
  return url ? { urls: [url], isDevelopment: true, policy: developmentPolicy } : undefined;
}
