import type { OpenedEnvelope } from '../jose/envelope.ts';
import type { Credential } from '../model/credential.ts';
import type { BadgeAssertion, RevokedAssertion } from '../model/open-badges-2/parse-badge.ts';
import type { Presentation } from '../model/presentation.ts';
import type { Content } from './content.ts';
import type { Read } from './finding.ts';
import type { SecuringForm } from './securing-form.ts';
import type { Signature } from './signature.ts';

interface Opened {
  readonly form: SecuringForm;
  readonly signatures: readonly Read<Signature>[];
  /** The documents inside that are signed on their own, each to be opened and verified alone. */
  readonly contained: readonly Content[];
}

/** A credential inside another that says something of it, signed on its own. */
export interface EmbeddedEndorsement {
  /** Where it stands: a JSON pointer. */
  readonly path: string;
  readonly content: Content;
}

/** A credential taken out of whatever secures it. Nothing in it is believed before its signatures are checked. */
export interface OpenedCredential extends Opened {
  readonly kind: 'credential';
  readonly credential: Credential;
  readonly endorsements: readonly EmbeddedEndorsement[];
}

/** A presentation taken out of whatever secures it. */
export interface OpenedPresentation extends Opened {
  readonly kind: 'presentation';
  readonly presentation: Presentation;
}

/** A badge of Open Badges 2.0: hosted, or in the token that signs it. It has no proof of its own to be checked alone. */
export interface OpenedBadge {
  readonly kind: 'badge';
  readonly form: Extract<SecuringForm, `open-badges-2.0-${string}`>;
  readonly assertion: BadgeAssertion | RevokedAssertion;
  readonly envelope?: OpenedEnvelope | undefined;
  readonly contained: readonly Content[];
}

/** What was signed on its own. */
export type OpenedDocument = OpenedCredential | OpenedPresentation;
