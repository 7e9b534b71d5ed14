import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import type { Contexts } from '../jsonld/contexts.ts';
import type { Credential } from '../model/credential.ts';
import type { Envelope } from '../model/envelope.ts';
import { credentialsOf } from '../model/parse-presentation.ts';
import type { Presentation } from '../model/presentation.ts';
import type { Content } from './open-document.ts';

/** The credentials that a presentation shows. */
export function containedInPresentation(presentation: Presentation, contexts: Contexts | undefined): Content[] {
  return credentialsOf(presentation, { contexts }).map((entry) =>
    entry.kind === 'json' ? JSON.stringify(entry.credential) : contentOf(entry.envelope),
  );
}

/** The credentials that a credential is made of. */
export function containedInCredential(_credential: Credential): Content[] {
  return [];
}

/** What an envelope carries, as it was before it was put in. */
export function contentOf({ encoding, content }: Envelope): Content {
  if (encoding === 'text') return content;
  try {
    return base64.decode(content);
  } catch (cause) {
    throw new CredentialError('credential.malformed', '/id of an envelope is not base64', { cause });
  }
}
