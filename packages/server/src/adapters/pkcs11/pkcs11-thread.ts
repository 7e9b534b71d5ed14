/** The thread that calls the PKCS#11 module: its calls block, and a device may take its time. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  type CreatedKey,
  type KeyIdentity,
  type SealedKey,
  SignerError,
  type SignerErrorCode,
} from '../../ports/index.ts';
import { createTokenKey, findTokenKey, signWithTokenKey } from './token-keys.ts';
import { createTokenSession, type Session, type Token } from './token-session.ts';

/** What the thread is asked, under a number of the asker's. */
export type Asked = { number: number } & (
  | { task: 'create'; identity: KeyIdentity }
  | { task: 'check'; keys: readonly SealedKey[] }
  | { task: 'sign'; key: SealedKey; bytes: Uint8Array }
);

/** What came of it. */
export type Answered = { number: number } & (
  | { created: CreatedKey }
  | { checked: true }
  | { signature: Uint8Array }
  | { fault: { code: SignerErrorCode; message: string } }
);

const token: Token = workerData; // handed over by the signer, as a Token
const tokenSession = createTokenSession(token);

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked)));

function did(session: Session, asked: Asked) {
  if (asked.task === 'create') return { created: createTokenKey(session, asked.identity) };
  if (asked.task === 'sign') return { signature: signWithTokenKey(session, asked.key, asked.bytes) };
  for (const key of asked.keys) findTokenKey(session, key);
  return { checked: true as const };
}

function answer(asked: Asked): Answered {
  const { number } = asked;
  try {
    return tokenSession.use((session) => ({ number, ...did(session, asked) }));
  } catch (error) {
    const code = error instanceof SignerError ? error.code : 'signer.unavailable';
    return { number, fault: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}
