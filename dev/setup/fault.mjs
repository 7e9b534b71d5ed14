/** Something a person can mend; its message is shown as it stands, without a stack trace. */
export class Fault extends Error {}
