import type { SignerErrorCode } from '../../ports/index.ts';

/** Return values after which the session is opened anew and the call made once more. */
const sessionLost: Readonly<Record<number, string>> = {
  48: 'CKR_DEVICE_ERROR',
  50: 'CKR_DEVICE_REMOVED',
  96: 'CKR_KEY_HANDLE_INVALID',
  130: 'CKR_OBJECT_HANDLE_INVALID',
  176: 'CKR_SESSION_CLOSED',
  179: 'CKR_SESSION_HANDLE_INVALID',
  224: 'CKR_TOKEN_NOT_PRESENT',
  257: 'CKR_USER_NOT_LOGGED_IN',
  400: 'CKR_CRYPTOKI_NOT_INITIALIZED',
};

const loginRefused: Readonly<Record<number, string>> = {
  160: 'CKR_PIN_INCORRECT',
  161: 'CKR_PIN_INVALID',
  162: 'CKR_PIN_LEN_RANGE',
  163: 'CKR_PIN_EXPIRED',
  164: 'CKR_PIN_LOCKED',
  258: 'CKR_USER_PIN_NOT_INITIALIZED',
};

const notSupported: Readonly<Record<number, string>> = {
  19: 'CKR_ATTRIBUTE_VALUE_INVALID',
  99: 'CKR_KEY_TYPE_INCONSISTENT',
  112: 'CKR_MECHANISM_INVALID',
  113: 'CKR_MECHANISM_PARAM_INVALID',
  304: 'CKR_DOMAIN_PARAMS_INVALID',
  320: 'CKR_CURVE_NOT_SUPPORTED',
};

export const userAlreadyLoggedIn = 256;
export const cryptokiAlreadyInitialised = 401;

/** Says whether it means that the session, or a handle of it, is no more. */
export function isSessionLost(value: number): boolean {
  return value in sessionLost;
}

/** The code that a return value is told under, and its name where it has one here. */
export function meaningOf(value: number): { code: SignerErrorCode; name: string } {
  const name = sessionLost[value] ?? loginRefused[value] ?? notSupported[value] ?? `0x${value.toString(16)}`;
  if (value in loginRefused) return { code: 'signer.login-refused', name };
  return { code: value in notSupported ? 'signer.type-not-supported' : 'signer.unavailable', name };
}
