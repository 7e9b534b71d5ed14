/** The kinds of achievement Laurel issues, each with its Open Badges 3.0 `achievementType`. */
export const achievementTypes = {
  'micro-credential': 'MicroCredential',
  badge: 'Badge',
  certificate: 'Certificate',
  diploma: 'Diploma',
  degree: 'Degree',
} as const;

/** A kind of achievement, in Laurel's words. */
export type AchievementKind = keyof typeof achievementTypes;

/** What a status list says about a credential, in the two purposes Laurel writes. */
export type StatusPurpose = 'revocation' | 'suspension';

/** A skill that the achievement attests: an entry in a framework, with an address. */
export interface AwardedSkill {
  readonly name: string;
  readonly description?: string | undefined;
  readonly url: string;
  readonly frameworkName?: string | undefined;
  readonly code?: string | undefined;
}

/** How a result is measured, with the mark that had to be reached. */
export interface AwardResultDescription {
  readonly id: string;
  readonly name: string;
  /** Open Badges 3.0 ResultType, for instance `Percent` or `RawScore`. */
  readonly resultType: string;
  readonly valueMin?: string | undefined;
  readonly valueMax?: string | undefined;
  readonly requiredValue?: string | undefined;
}

/** One award: the decision that a person earned an achievement, ready to become a credential. */
export interface Award {
  readonly credentialUrl: string;
  readonly validFrom: Date;
  readonly validUntil?: Date | undefined;
  readonly issuer: {
    /** The DID whose key will sign. */
    readonly id: string;
    readonly name: string;
    readonly url: string;
    readonly description?: string | undefined;
    readonly imageUrl?: string | undefined;
    readonly email?: string | undefined;
  };
  readonly subject: {
    /** A `urn:uuid:` that means nothing elsewhere, or the holder's DID. */
    readonly id: string;
    readonly name?: string | undefined;
  };
  readonly achievement: {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    /** Markdown. */
    readonly criteriaNarrative: string;
    readonly kind: AchievementKind;
    readonly imageUrl?: string | undefined;
    readonly skills?: readonly AwardedSkill[] | undefined;
    readonly creditsAvailable?: number | undefined;
    readonly hours?: number | undefined;
    readonly level?: string | undefined;
    /** BCP 47. */
    readonly language?: string | undefined;
    readonly resultDescriptions?: readonly AwardResultDescription[] | undefined;
  };
  readonly results?: readonly { readonly resultDescription: string; readonly value: string }[] | undefined;
  readonly activityStart?: Date | undefined;
  /** The completion date. */
  readonly activityEnd: Date;
  readonly creditsEarned?: number | undefined;
  /** A word to the recipient. */
  readonly narrative?: string | undefined;
  readonly evidence?:
    | readonly { readonly id: string; readonly name: string; readonly narrative?: string | undefined }[]
    | undefined;
  readonly status?: { readonly listUrl: string; readonly index: number; readonly purpose: StatusPurpose } | undefined;
}
