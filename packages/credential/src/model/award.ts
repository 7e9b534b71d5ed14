import type { JsonObject } from './json-value.ts';

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

/** The kind that an Open Badges 3.0 `achievementType` means, if it is one of ours. */
export function achievementKindOf(achievementType: string | undefined): AchievementKind | undefined {
  const kinds: readonly AchievementKind[] = ['micro-credential', 'badge', 'certificate', 'diploma', 'degree'];
  return kinds.find((kind) => achievementTypes[kind] === achievementType);
}

/** What a status list says about a credential, in the two purposes Laurel writes. */
export type StatusPurpose = 'revocation' | 'suspension';

/** The same text in one more language. */
export interface Translation {
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  readonly direction?: 'ltr' | 'rtl' | undefined;
}

/**
 * A text, or the same text in several languages. Wallets that know Open Badges 3.0 only expect one plain text: give several
 * where the readers are known to choose.
 */
export type AwardText = string | readonly Translation[];

/** A skill that the achievement attests: an entry in a framework, with an address. */
export interface AwardedSkill {
  readonly name: AwardText;
  readonly description?: AwardText | undefined;
  readonly url: string;
  readonly frameworkName?: string | undefined;
  readonly code?: string | undefined;
}

/** One level of a rubric, from low to high. */
export interface AwardRubricLevel {
  readonly id: string;
  readonly name: AwardText;
  readonly description?: AwardText | undefined;
  readonly level?: string | undefined;
  readonly points?: string | undefined;
}

/** How a result is measured, with the mark or the level that had to be reached. */
export interface AwardResultDescription {
  readonly id: string;
  readonly name: AwardText;
  /** Open Badges 3.0 ResultType, for instance `Percent`, `RawScore` or `RubricCriterionLevel`. */
  readonly resultType: string;
  readonly valueMin?: string | undefined;
  readonly valueMax?: string | undefined;
  /** From low to high. */
  readonly allowedValues?: readonly string[] | undefined;
  readonly requiredValue?: string | undefined;
  readonly rubricLevels?: readonly AwardRubricLevel[] | undefined;
  /** The id of one of the rubric levels. */
  readonly requiredLevel?: string | undefined;
}

/** One result: a value, a rubric level, or a status. */
export interface AwardResult {
  /** The id of one of the achievement's result descriptions. */
  readonly resultDescription: string;
  readonly value?: string | undefined;
  /** The id of one of the rubric levels of the result description. */
  readonly achievedLevel?: string | undefined;
  /** Open Badges 3.0 ResultStatusType, for instance `Completed`. */
  readonly status?: string | undefined;
}

/** An organisation or a person that issues, creates, assesses or endorses. */
export interface AwardProfile {
  /** The DID whose key will sign, or another address. */
  readonly id: string;
  readonly name: AwardText;
  readonly url?: string | undefined;
  readonly description?: AwardText | undefined;
  readonly imageUrl?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** The name of somebody who may act for it. */
  readonly official?: string | undefined;
  readonly address?: AwardAddress | undefined;
  readonly identifiers?: readonly AwardIdentifier[] | undefined;
  readonly parentOrganisation?: AwardProfile | undefined;
}

/** A postal address, and where that is. */
export interface AwardAddress {
  readonly country?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
  readonly region?: string | undefined;
  readonly locality?: string | undefined;
  readonly street?: string | undefined;
  readonly postOfficeBox?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly coordinates?: { readonly latitude: number; readonly longitude: number } | undefined;
}

/** An identifier in somebody's register, with the kind of register: Open Badges 3.0 IdentifierTypeEnum. */
export interface AwardIdentifier {
  readonly value: string;
  readonly type: string;
}

/** What identifies the recipient beside the id: in clear, or as `hashIdentity` gives it, with its salt. */
export interface AwardIdentity {
  readonly type: string;
  readonly value: string;
  /** The salt of a hashed value. Without one the value is in clear. */
  readonly salt?: string | undefined;
}

/** A description of the work that was done. */
export interface AwardEvidence {
  readonly id?: string | undefined;
  readonly name?: AwardText | undefined;
  readonly description?: AwardText | undefined;
  /** Markdown. */
  readonly narrative?: string | undefined;
  readonly genre?: string | undefined;
  readonly audience?: string | undefined;
}

/** Something that the credential refers to, with its digests as `digestOf` gives them. */
export interface AwardResource {
  readonly url: string;
  readonly digestSRI: string;
  readonly digestMultibase: string;
  readonly mediaType?: string | undefined;
}

/** A drawing in SVG by which a wallet may show the credential. Its digest is signed: another drawing is not shown. */
export interface AwardTemplate {
  readonly url: string;
  readonly digestMultibase: string;
  readonly name?: string | undefined;
}

/** What is awarded. */
export interface AwardAchievement {
  readonly id: string;
  readonly name: AwardText;
  readonly description: AwardText;
  /** Markdown. */
  readonly criteriaNarrative: string;
  /** A page that says how to earn it. */
  readonly criteriaUrl?: string | undefined;
  readonly kind: AchievementKind;
  readonly imageUrl?: string | undefined;
  readonly creator?: AwardProfile | undefined;
  readonly skills?: readonly AwardedSkill[] | undefined;
  readonly creditsAvailable?: number | undefined;
  /** In which system they count, such as `ECTS`. */
  readonly creditSystem?: string | undefined;
  readonly hours?: number | undefined;
  readonly level?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  readonly resultDescriptions?: readonly AwardResultDescription[] | undefined;
  readonly fieldOfStudy?: string | undefined;
  readonly specialisation?: string | undefined;
  /** A code for people, as a course catalogue has it. */
  readonly code?: string | undefined;
  readonly version?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly identifiers?: readonly AwardIdentifier[] | undefined;
  /** Other editions of it: in another language, or before this one. */
  readonly related?:
    | readonly { readonly id: string; readonly language?: string | undefined; readonly version?: string | undefined }[]
    | undefined;
}

/** One award: the decision that a person earned an achievement, ready to become a credential. */
export interface Award {
  readonly credentialUrl: string;
  /** A word about the credential, for lists in wallets. Its name is the achievement's. */
  readonly description?: AwardText | undefined;
  readonly validFrom: Date;
  readonly validUntil?: Date | undefined;
  /** When it was first awarded, if the credential was renewed since. */
  readonly awardedDate?: Date | undefined;
  readonly issuer: AwardProfile & { readonly url: string };
  readonly subject: {
    /** A `urn:uuid:` that means nothing elsewhere, or the holder's DID. */
    readonly id: string;
    readonly name?: string | undefined;
    readonly identities?: readonly AwardIdentity[] | undefined;
  };
  readonly achievement: AwardAchievement;
  readonly results?: readonly AwardResult[] | undefined;
  readonly activityStart?: Date | undefined;
  /** The completion date. */
  readonly activityEnd: Date;
  readonly creditsEarned?: number | undefined;
  /** A word to the recipient. */
  readonly narrative?: string | undefined;
  readonly role?: string | undefined;
  readonly term?: string | undefined;
  readonly licenceNumber?: string | undefined;
  /** Who assessed it, if that was not the issuer. */
  readonly source?: AwardProfile | undefined;
  /** The image of this very credential, for wallets. */
  readonly imageUrl?: string | undefined;
  readonly evidence?: readonly AwardEvidence[] | undefined;
  readonly status?: { readonly listUrl: string; readonly index: number; readonly purpose: StatusPurpose } | undefined;
  readonly resources?: readonly AwardResource[] | undefined;
  readonly templates?: readonly AwardTemplate[] | undefined;
  /** Where a newer copy may be asked for. */
  readonly refreshUrl?: string | undefined;
  /** Each type is a full address: no term for any is defined. */
  readonly termsOfUse?: readonly { readonly id?: string | undefined; readonly type: string }[] | undefined;
  /** Signed endorsements of the credential, as `signCredential` gave them. */
  readonly endorsements?: readonly JsonObject[] | undefined;
}
