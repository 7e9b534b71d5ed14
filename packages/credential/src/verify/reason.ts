/** What a reason code says to a person: one sentence, and what to do about it (empty when nothing need be done). */
export interface Reason {
  readonly sentence: string;
  readonly whatToDo: string;
}

export const ASK_ISSUER = 'Ask the issuer for a new copy of the credential.';
