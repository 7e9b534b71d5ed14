import type { AnswerOf, endpoints } from '@laurel/api';
import type { LogPolicy, Retrieval, Retrieve, StatusListMemory } from '@laurel/credential';
import type { Clock, Fetcher, QrReader } from '../../ports/index.ts';
import type { Caller } from '../account/index.ts';
import type { TrustModule } from '../trust/index.ts';

/** The server's verdict: that of the verifier, and what only the issuer's record says. */
export type ServerVerdict = AnswerOf<typeof endpoints.verifyCredential>;

type Successor = NonNullable<ServerVerdict['replacedBy']>;

/** What the module wants of the world. */
export interface VerifierModuleDeps {
  clock: Clock;
  fetcher: Fetcher;
  qrReader: QrReader;
  trust: Pick<TrustModule, 'knownIssuers'>;
  /** The status lists that verifications believed; one for the whole process. */
  statusLists: StatusListMemory;
  /** The public origin of this install. */
  origin: string;
  /** Asks the chain that this install has endpoints of. */
  anchoring: { retrieveChainRecord(url: string): Promise<Retrieval> };
  /** Which logs and witnesses count here. */
  logPolicy: LogPolicy | undefined;
  /** Knows what was issued here in the place of what; brought by `app.ts`. */
  issuer: { successorOf(shown: { content: string; id: string; caller: Caller }): Promise<Successor | undefined> };
  /** True when this install's own documents are at http://localhost. */
  development: boolean;
}

/** What its use cases want. */
export interface VerifierDeps extends VerifierModuleDeps {
  /** Fetches what verifications need. */
  retrieve: Retrieve;
}
