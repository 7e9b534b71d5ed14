import { CredentialError, type CredentialErrorCode } from '../errors.ts';

/** How much may come out of compressed data, and the codes of the two refusals, which are the caller's own. */
export interface Bounds {
  readonly maxOutput: number;
  readonly malformed: CredentialErrorCode;
  readonly tooLarge: CredentialErrorCode;
}

/** What is wrong with compressed data, before it is known whose data it is. */
export class CompressionFault extends Error {
  readonly kind: 'malformed' | 'tooLarge';

  constructor(kind: CompressionFault['kind'], detail: string) {
    super(detail);
    this.kind = kind;
  }
}

/** Runs `act` and gives its faults the caller's codes. */
export function refusing<T>(bounds: Bounds, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof CompressionFault)) throw cause;
    throw new CredentialError(bounds[cause.kind], `compressed data: ${cause.message}`);
  }
}
