/** The longest input that is looked at. */
export const MAX_CONTAINER_BYTES = 67_108_864;

/** All that is unpacked from one input, together. */
export const MAX_UNPACKED_BYTES = 67_108_864;

/** The longest text that one place in a file may hold as a credential, compressed or not. */
export const MAX_CREDENTIAL_BYTES = 1_048_576;

/** What comes out of an archive's entry may be so many times what is in it. */
export const MAX_RATIO = 100;

/** Entries of one archive, attachments of one document, and things looked at in one reading. */
export const MAX_ENTRIES = 10_000;

/** Receipts in one reading. */
export const MAX_RECEIPTS = 1_000;

/** Steps from the outside in. */
export const MAX_STEPS = 8;

/** Addresses visited in one reading. */
export const MAX_VISITS = 20;
