import { APIError } from 'better-auth/api';

/**
 * A passkey stands in for the password, so the device must have checked its owner (PIN, face, finger) each time; the
 * library alone would take a mere touch.
 */
export const requireUserVerification = {
  async atRegistration({ verification }: { verification: { registrationInfo?: { userVerified: boolean } } }) {
    if (!verification.registrationInfo?.userVerified) refuse();
  },
  async atSignIn({ verification }: { verification: { authenticationInfo: { userVerified: boolean } } }) {
    if (!verification.authenticationInfo.userVerified) refuse();
  },
};

function refuse(): never {
  throw new APIError('UNAUTHORIZED', { message: 'the device did not verify its user' });
}
