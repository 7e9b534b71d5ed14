import { type Generator, generators } from './generators.ts';
import { API_ID } from './scalars.ts';

/** What the signatures of one interface are made over. */
export interface Basis {
  /** The name of the interface, with which all its strings begin. */
  readonly apiId: string;
  /** The point that stands for the domain, then one for each scalar that is signed. */
  readonly generators: readonly [Generator, ...Generator[]];
}

/** What `blindBasis` needs. */
export interface BlindBasisInput {
  readonly apiId: string;
  /** How many messages the issuer knows. */
  readonly messages: number;
  /** How many secrets the holder had signed unseen. */
  readonly secrets: number;
}

/** The basis of signatures whose messages the issuer knows. @throws CredentialError `credential.too-complex` */
export function plainBasis(messages: number): Basis {
  return { apiId: API_ID, generators: generators(messages, API_ID) };
}

/**
 * The basis of signatures over messages that the issuer knows, then the factor that hides the holder's commitment, then
 * the holder's secrets.
 *
 * @throws CredentialError `credential.too-complex`
 */
export function blindBasis({ apiId, messages, secrets }: BlindBasisInput): Basis {
  const [first, ...others] = generators(messages, apiId);
  return { apiId, generators: [first, ...others, ...blindGenerators(secrets, apiId)] };
}

/**
 * The point that stands for the factor that hides a commitment, then one for each committed secret.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-commitment-computation
 */
export function blindGenerators(secrets: number, apiId: string): readonly [Generator, ...Generator[]] {
  return generators(secrets, `BLIND_${apiId}`);
}
