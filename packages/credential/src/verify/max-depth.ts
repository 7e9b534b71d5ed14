/** A presentation, a record, its credentials, an endorsement of one: nothing honest goes deeper. */
export const MAX_DEPTH = 4;
