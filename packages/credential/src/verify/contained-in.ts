import type { Credential } from '../model/credential.ts';
import { embeddedCredentials } from '../model/embedded-credentials.ts';
import type { JsonObject } from '../model/json-value.ts';
import type { Presentation } from '../model/presentation.ts';
import type { Content } from './content.ts';
import type { OpenedCredential } from './opened-document.ts';

/** The credentials that a presentation shows, each as it stands there: JSON, an envelope in JSON, or a token. */
export function containedInPresentation({ verifiableCredential = [] }: Presentation): Content[] {
  return [verifiableCredential].flat().map(toContent);
}

/** The credentials that a credential is made of, and those that endorse it or something in it. */
export function containedInCredential(credential: Credential): Pick<OpenedCredential, 'contained' | 'endorsements'> {
  const embedded = embeddedCredentials(credential);
  const records = embedded.filter(({ role }) => role === 'record');
  const endorsements = embedded.filter(({ role }) => role === 'endorsement');
  return {
    contained: records.map(({ entry }) => toContent(entry)),
    endorsements: endorsements.map(({ path, entry }) => ({ path, content: toContent(entry) })),
  };
}

function toContent(entry: JsonObject | string): Content {
  return typeof entry === 'string' ? entry : JSON.stringify(entry);
}
