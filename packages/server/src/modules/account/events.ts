/** Told when a person proved an e-mail address: `{personId, email}`. */
export const emailVerified = 'email.verified';

/** Told when an organisation was set up: `{organisationId}`. */
export const organisationCreated = 'organisation.created';
