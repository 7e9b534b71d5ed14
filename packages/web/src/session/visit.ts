import type { LogPolicy } from '@laurel/sdk';
import { createContext } from 'react-router';

/** What the host gives with each request: all this package knows of the server it runs in. */
export interface Visit {
  /** Answers a request to the API, in process. */
  apiFetch: (request: Request) => Promise<Response>;
  /** The public origin, `https://laurel.example` without a path: the only address that counts as "here". */
  origin: string;
  /** The nonce in this response's Content-Security-Policy. */
  nonce: string;
  development: boolean;
  /** Which logs and witnesses count where a page verifies; none are known where it is left out. */
  logPolicy?: LogPolicy | undefined;
  /** Whether programmes can be kept for offline reading; the operator may switch it off. */
  offersOffline?: boolean;
  /** Takes what went wrong while a page was made; the reader sees a page without the detail. Else the console does. */
  report?: (error: unknown, request: Request) => void;
}

export const visitContext = createContext<Visit>();
