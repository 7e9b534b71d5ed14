/** What a reason code says to a person: one sentence, and what to do about it (empty when nothing need be done). */
export interface Reason {
  readonly sentence: string;
  readonly whatToDo: string;
}

export const ASK_ISSUER = 'Ask the issuer for a new copy of the credential.';
export const ASK_NAMED_ISSUER = 'Do not rely on it. Ask the named issuer.';
export const ASK_WHETHER_THEIRS = 'Ask the issuer whether the credential is theirs.';
export const ASK_WHETHER_GOOD = 'Ask the issuer whether the credential is still good.';
export const TELL_ISSUER = 'Tell the issuer.';
export const TRY_AGAIN = 'Try again in a few minutes. If it stays so, ask the issuer.';
export const CONNECT = 'Connect to the internet and check again.';
export const OTHER_VERIFIER = 'Ask the issuer which verifier can check it.';
