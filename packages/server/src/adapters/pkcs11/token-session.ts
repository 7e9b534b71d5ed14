import { readFileSync } from 'node:fs';
import { SignerError } from '../../ports/index.ts';
import { type Cryptoki, type Handle, loadCryptoki, ReturnValue } from './cryptoki.ts';
import { cryptokiAlreadyInitialised, isSessionLost, meaningOf, userAlreadyLoggedIn } from './return-values.ts';

/** Which token of which module, and where its PIN is. */
export interface Token {
  modulePath: string;
  /** What the token must say of itself; at least one. */
  token?: string | undefined;
  manufacturer?: string | undefined;
  model?: string | undefined;
  serial?: string | undefined;
  pinFile: string;
}

/** A session with somebody logged in. */
export interface Session {
  cryptoki: Cryptoki;
  handle: Handle;
  /** What was looked up in this session; handles mean nothing in another. */
  known: Map<string, { privateKey: Handle; publicKey: Buffer }>;
}

/** Keeps a session with a token, and opens it anew when the token was restarted. */
export function createTokenSession(token: Token): { use<T>(work: (session: Session) => T): T } {
  let session: Session | undefined;
  let refused: SignerError | undefined;

  const open = (): Session => {
    // A PIN that was refused is not tried again: a few tries lock the token.
    if (refused) throw refused;
    const cryptoki = load(token.modulePath);
    tolerating(cryptokiAlreadyInitialised, () => cryptoki.initialise());
    const handle = cryptoki.openSession(findSlot(cryptoki, token));
    const pin = readPin(token.pinFile);
    try {
      tolerating(userAlreadyLoggedIn, () => cryptoki.login(handle, pin));
    } catch (error) {
      const told = tellable(error);
      if (told.code === 'signer.login-refused') refused = told;
      throw told;
    } finally {
      pin.fill(0);
    }
    return { cryptoki, handle, known: new Map() };
  };

  /** A call that failed may have left something begun in its session: that one is not used again. */
  const close = () => {
    const { cryptoki, handle } = session ?? {};
    session = undefined;
    if (!cryptoki || handle === undefined) return;
    try {
      cryptoki.closeSession(handle);
    } catch (error) {
      if (!(error instanceof ReturnValue)) throw error;
    }
  };

  const attempt = <T>(work: (session: Session) => T): T => {
    try {
      session ??= open();
      return work(session);
    } catch (error) {
      if (error instanceof ReturnValue) close();
      throw tellable(error);
    }
  };

  return {
    use(work) {
      const isReused = session !== undefined;
      try {
        return attempt(work);
      } catch (error) {
        const { cause } = error as SignerError; // attempt throws nothing else
        if (!isReused || !(cause instanceof ReturnValue) || !isSessionLost(cause.value)) throw error;
        return attempt(work);
      }
    },
  };
}

function load(modulePath: string): Cryptoki {
  try {
    return loadCryptoki(modulePath);
  } catch (cause) {
    throw new SignerError('signer.unavailable', `The PKCS#11 module ${modulePath} cannot be loaded.`, { cause });
  }
}

function readPin(file: string): Buffer {
  try {
    const text = readFileSync(file);
    const end = text.at(-1) === 0x0a ? (text.at(-2) === 0x0d ? -2 : -1) : text.length;
    return text.subarray(0, end);
  } catch (cause) {
    throw new SignerError('signer.unavailable', `The file of the PIN, ${file}, cannot be read.`, { cause });
  }
}

/** Where the texts of a CK_TOKEN_INFO are: padded with spaces. */
const texts = { token: [0, 32], manufacturer: [32, 64], model: [64, 80], serial: [80, 96] } as const;

function findSlot(cryptoki: Cryptoki, token: Token): Handle {
  const asked = Object.entries(texts).flatMap(([name, [start, end]]) => {
    const wanted = token[name as keyof typeof texts]; // the names of `texts` are those of a token
    return wanted === undefined ? [] : [{ wanted, start, end }];
  });
  const matching = cryptoki.slots().filter((slot) => {
    const info = cryptoki.tokenInfo(slot);
    return asked.every(({ wanted, start, end }) => info.toString('utf8', start, end).trimEnd() === wanted);
  });
  const [slot, ...others] = matching;
  if (slot !== undefined && others.length === 0) return slot;
  const found = slot === undefined ? 'No token' : 'More than one token';
  throw new SignerError('signer.unavailable', `${found} of ${token.modulePath} is as LAUREL_SIGNER says.`);
}

function tolerating(value: number, call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ReturnValue) || error.value !== value) throw error;
  }
}

function tellable(error: unknown): SignerError {
  if (error instanceof SignerError) return error;
  if (!(error instanceof ReturnValue)) {
    return new SignerError('signer.unavailable', 'The call of the PKCS#11 module failed.', { cause: error });
  }
  const { code, name } = meaningOf(error.value);
  return new SignerError(code, `${error.message} (${name})`, { cause: error });
}
