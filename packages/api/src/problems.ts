/**
 * Every refusal the API can answer with: one table from stable code to HTTP status and title.
 *
 * Rendered once as problem details ({@link https://www.rfc-editor.org/rfc/rfc9457 RFC 9457}); explained one by one in
 * `docs/errors.md`, which a test binds to this table in both directions.
 */
export const problems = {
  'invalid-request': { status: 400, title: 'The request does not fit what this address accepts' },
  'malformed-json': { status: 400, title: 'The body is not the JSON we accept' },
  'not-signed-in': { status: 401, title: 'Sign in, or send an API key' },
  'wrong-credentials': { status: 401, title: 'E-mail address or password is not right' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  'webhook-not-signed': { status: 401, title: 'The webhook’s signature is not right' },
  'own-work': { status: 403, title: 'Nobody reviews their own work' },
  'cross-origin': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is nothing here that you may see' },
  'not-in-this-form': { status: 404, title: 'The credential was not signed in this form' },
  'method-not-allowed': { status: 405, title: 'This address does not answer that method' },
  'slug-taken': { status: 409, title: 'That short name is taken' },
  'idempotency-conflict': { status: 409, title: 'That Idempotency-Key was used for another request' },
  'still-working': { status: 409, title: 'The first request with that Idempotency-Key is still running' },
  'address-in-use': { status: 409, title: 'That e-mail address is already on your account' },
  'last-address': { status: 409, title: 'An account keeps one verified e-mail address' },
  'last-owner': { status: 409, title: 'An organisation keeps one owner' },
  'already-member': { status: 409, title: 'That person is already a member' },
  'not-publishable': { status: 409, title: 'The programme is not ready to be published' },
  'programme-published': { status: 409, title: 'A published programme no longer changes' },
  'import-not-ready': { status: 409, title: 'The import is not at this step' },
  'no-draft': { status: 409, title: 'There is no draft to discard' },
  'achievement-not-active': { status: 409, title: 'The achievement is not active' },
  'attempts-used-up': { status: 409, title: 'No attempts are left' },
  'cool-down': { status: 409, title: 'The next attempt cannot start yet' },
  'identity-not-confirmed': { status: 409, title: 'An invigilator has to confirm who you are first' },
  'wrong-code': { status: 409, title: 'The code is not right, or no longer' },
  'session-not-started': { status: 409, title: 'The proctoring provider has to start its session first' },
  'proctoring-not-set-up': { status: 409, title: 'No proctoring provider is set up' },
  'session-changed': { status: 409, title: 'Something more was flagged meanwhile' },
  'webhook-out-of-time': { status: 400, title: 'The webhook is older than five minutes, or from the future' },
  'webhook-replayed': { status: 409, title: 'That webhook-id was used for another event' },
  'on-a-break': { status: 409, title: 'The attempt is in a break' },
  'no-break-left': { status: 409, title: 'No break is left' },
  'attempt-closed': { status: 409, title: 'The attempt has been handed in' },
  'watched-too-fast': { status: 409, title: 'So much cannot have been played since' },
  'not-watched': { status: 409, title: 'The video has not been watched yet' },
  'attempt-open': { status: 409, title: 'An attempt is still open' },
  'enrolment-completed': { status: 409, title: 'The programme is completed already' },
  'prerequisites-missing': { status: 409, title: 'Something has to be earned first' },
  'enrolled-already': { status: 409, title: 'You are enrolled in this programme already' },
  'cohort-needed': { status: 409, title: 'A cohort has to be chosen' },
  'cohort-full': { status: 409, title: 'No place is left' },
  'cohort-closed': { status: 409, title: 'Enrolling in this cohort has closed' },
  'cohort-not-started': { status: 409, title: 'The cohort has not started yet' },
  'cohort-ended': { status: 409, title: 'The cohort has ended' },
  'no-place': { status: 409, title: 'You have no place in this programme' },
  'submission-closed': { status: 409, title: 'The work has been decided on' },
  'submission-late': { status: 409, title: 'It is too late to hand this in' },
  'submission-incomplete': { status: 409, title: 'Something that is asked for is not there yet' },
  'too-many-imports': { status: 409, title: 'Too many packages wait' },
  'too-many-files': { status: 409, title: 'No more files can be added' },
  'lessons-open': { status: 409, title: 'The lessons before the exam are not finished' },
  'recognition-not-offered': { status: 409, title: 'Prior learning is not recognised for this' },
  'recognition-open': { status: 409, title: 'Another application is open' },
  'recognition-too-soon': { status: 409, title: 'It is too soon to apply again' },
  'recognition-closed': { status: 409, title: 'The application is not open to changes' },
  'review-taken': { status: 409, title: 'No other reviewer is needed for this' },
  'review-closed': { status: 409, title: 'The review has been handed in' },
  'review-changed': { status: 409, title: 'The review was changed meanwhile' },
  'sample-first': { status: 409, title: 'The sample has to be marked first' },
  'ring-too-small': { status: 409, title: 'Too few wait to review each other' },
  'not-settled': { status: 409, title: 'The marks are not settled yet' },
  'already-decided': { status: 409, title: 'A newer version is there, or this one is decided on' },
  'already-revoked': { status: 409, title: 'The credential is already revoked' },
  'not-issued': { status: 409, title: 'The credential has not been issued' },
  'key-not-active': { status: 409, title: 'That signing key is no longer in use' },
  'key-already-compromised': { status: 409, title: 'That signing key is already marked as compromised' },
  'key-not-compromised': { status: 409, title: 'That signing key is not marked as compromised' },
  erased: { status: 410, title: 'It was erased' },
  'link-expired': { status: 410, title: 'The link has expired or has been used' },
  'no-such-range': { status: 416, title: 'The file has no such part' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'That kind of content is not accepted here' },
  'unreadable-image': { status: 422, title: 'The image cannot be read' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Laurel could not finish this' },
  unavailable: { status: 503, title: 'Laurel cannot answer just now' },
} as const satisfies Record<string, { status: number; title: string }>;

/** A stable code of {@link problems}. */
export type ProblemCode = keyof typeof problems;

/** Every code, for those who must go through all of them. */
export const problemCodes = Object.keys(problems) as ProblemCode[];

/** The RFC 9457 `type` of a problem: an absolute URI that no server has to answer. */
export function problemType(code: ProblemCode): string {
  return `urn:laurel:problem:${code}`;
}
