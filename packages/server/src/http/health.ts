import { endpoints } from '@laurel/api';
import { type Log, type SignerErrorCode, signerErrorOf } from '../ports/index.ts';
import { Refusal } from '../refusal.ts';
import { bytes, type Route } from './route.ts';

type Check = () => Promise<void>;

/** Checks by part: one that resolves is well; `undefined` is a part that is switched off. */
export interface HealthChecks {
  database: Check;
  /** Without a part that is not needed the install is limited, and goes on serving what it can. */
  [part: string]: Check | { notNeeded: Check } | undefined;
}

/** Answers with the state of each part: 503 when one that is needed is down, else 200. */
export function healthRoute(checks: HealthChecks, log: Log): Route {
  return {
    endpoint: endpoints.getHealth,
    asksNobody: true,
    async handle() {
      const states = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => {
          const needed = typeof check !== 'object';
          return { name, needed, part: await stateOf(name, needed ? check : check.notNeeded, log) };
        }),
      );
      const out = states.filter(({ part }) => part.state === 'down');
      const down = out.some(({ needed }) => needed);
      const state = down ? 'down' : out.length > 0 ? 'limited' : 'ok';
      const body = { state, parts: Object.fromEntries(states.map(({ name, part }) => [name, part])) };
      return down ? bytes(JSON.stringify(body), 'application/json', 503) : body;
    },
  };
}

async function stateOf(
  part: string,
  check: Check | undefined,
  log: Log,
): Promise<{ state: 'ok' | 'down' | 'off'; detail?: string }> {
  if (!check) return { state: 'off' };
  try {
    await check();
    return { state: 'ok' };
  } catch (error) {
    // Addresses and accounts of the parts are the operator's alone.
    log.warn({ part, error: String(error) }, 'a part is down');
    return {
      state: 'down',
      detail: detailOf(error),
    };
  }
}

function detailOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const ofSigner = signerErrorOf(error);
  if (ofSigner) return signerDetails[ofSigner.code];
  return 'It does not answer; the log says why.';
}

const signerDetails: Record<SignerErrorCode, string> = {
  'signer.sealed': 'Nothing is signed: the file of the key-encryption key is not there or cannot be read.',
  'signer.key-not-opened': 'Nothing is signed with some keys: what opens them is not there; the log says which.',
  'signer.login-refused': 'Nothing is signed: the device or service of the signing keys refused the login.',
  'signer.unavailable': 'Nothing is signed: the device or service of the signing keys does not answer.',
  'signer.type-not-supported': 'Nothing is signed: the device or service has no keys of the kind that is needed.',
  'signer.input-invalid': 'Nothing is signed; the log says why.',
};
