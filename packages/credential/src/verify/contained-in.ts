import type { Credential } from '../model/credential.ts';
import { embeddedCredentials } from '../model/embedded-credentials.ts';
import type { Presentation } from '../model/presentation.ts';
import type { Content } from './content.ts';

/** The credentials that a presentation shows, each as it stands there: JSON, an envelope in JSON, or a token. */
export function containedInPresentation({ verifiableCredential = [] }: Presentation): Content[] {
  return [verifiableCredential].flat().map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
}

/** The credentials that a credential is made of. Its endorsements are none of them: they stand or fall alone. */
export function containedInCredential(credential: Credential): Content[] {
  return embeddedCredentials(credential)
    .filter(({ role }) => role === 'record')
    .map(({ entry }) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
}
