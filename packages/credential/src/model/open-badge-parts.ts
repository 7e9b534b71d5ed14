import { z } from 'zod';
import { dateTimeSchema, isDate } from './date-time.ts';
import { localizedText } from './localized-text.ts';

/** One of the types of an object must be this. */
export const hasType = (name: string) =>
  z.union([z.literal(name), z.array(z.string()).refine((all) => all.includes(name), `type is not ${name}`)]);

/** Open Badges 3.0 allows a single value and an array wherever several are allowed: always an array here. */
export const many = <T extends z.ZodType>(entry: T) =>
  z.union([entry.transform((one) => [one]), z.array(entry).max(500)]);

/** Where a badge may stand once or in an array of one. */
export const only = <T extends z.ZodType>(entry: T) => z.union([entry, z.tuple([entry]).transform(([one]) => one)]);

/** A text in one language: codes, Markdown, marks. */
export const plainText = z.string().max(100_000);
/** An address, as it is written: what may be shown or visited is for the reader to decide. */
export const address = z.string().max(2_048);
const imageAddress = z.string();
const date = z.string().refine(isDate, 'not a date');

/** An image, by its address or as an object. */
export const image = z.union([
  imageAddress,
  z.looseObject({ id: imageAddress, type: hasType('Image'), caption: localizedText.optional() }),
]);

const identifierEntry = z.looseObject({
  type: hasType('IdentifierEntry'),
  identifier: plainText,
  identifierType: plainText,
});

const postalAddress = z.looseObject({
  type: hasType('Address'),
  addressCountry: plainText.optional(),
  addressCountryCode: plainText.optional(),
  addressRegion: plainText.optional(),
  addressLocality: plainText.optional(),
  streetAddress: plainText.optional(),
  postOfficeBoxNumber: plainText.optional(),
  postalCode: plainText.optional(),
  geo: z.looseObject({ type: hasType('GeoCoordinates'), latitude: z.number(), longitude: z.number() }).optional(),
});

/** A credential inside a badge. It is a document of its own, and is read and verified alone. */
const embedded = z.looseObject({ type: hasType('EndorsementCredential') });
/** https://www.rfc-editor.org/rfc/rfc7515#section-7.1 */
const compactJws = z
  .string()
  .max(200_000)
  .regex(/^[\w-]+\.[\w-]*\.[\w-]+$/);

/** What any part of a badge may carry: endorsements, with a proof inside or in a signature around them. */
export const endorsements = { endorsement: many(embedded).optional(), endorsementJwt: many(compactJws).optional() };

const named = { name: localizedText.optional(), description: localizedText.optional() };

/** A person or an organisation. Only an issuer's own ancestors stand in `parentOrg`: three levels are plenty. */
const profileMembers = {
  id: address,
  type: hasType('Profile'),
  ...named,
  url: address.optional(),
  image: image.optional(),
  email: plainText.optional(),
  phone: plainText.optional(),
  official: plainText.optional(),
  address: postalAddress.optional(),
  otherIdentifier: many(identifierEntry).optional(),
  dateOfBirth: date.optional(),
  familyName: plainText.optional(),
  familyNamePrefix: plainText.optional(),
  givenName: plainText.optional(),
  additionalName: plainText.optional(),
  patronymicName: plainText.optional(),
  honorificPrefix: plainText.optional(),
  honorificSuffix: plainText.optional(),
  ...endorsements,
};

/** @see https://www.imsglobal.org/spec/ob/v3p0/#profile */
export const profile = z.looseObject({ ...profileMembers, parentOrg: z.looseObject(profileMembers).optional() });

/** @see https://www.imsglobal.org/spec/ob/v3p0/#org-1edtech-ob-v3p0-profileref-class */
export const profileRef = z.union([address, profile]);

/** @see https://www.imsglobal.org/spec/ob/v3p0/#alignment */
export const alignment = z.looseObject({
  type: hasType('Alignment'),
  targetName: localizedText,
  targetUrl: address,
  targetDescription: localizedText.optional(),
  targetFramework: localizedText.optional(),
  targetCode: plainText.optional(),
  targetType: plainText.optional(),
});

/** @see https://www.imsglobal.org/spec/ob/v3p0/#rubriccriterionlevel */
const rubricCriterionLevel = z.looseObject({
  id: address,
  type: hasType('RubricCriterionLevel'),
  name: localizedText,
  description: localizedText.optional(),
  level: plainText.optional(),
  points: plainText.optional(),
  alignment: many(alignment).optional(),
});

/** @see https://www.imsglobal.org/spec/ob/v3p0/#resultdescription */
export const resultDescription = z.looseObject({
  id: address,
  type: hasType('ResultDescription'),
  name: localizedText,
  resultType: plainText,
  allowedValue: many(plainText).optional(),
  valueMin: plainText.optional(),
  valueMax: plainText.optional(),
  requiredValue: plainText.optional(),
  requiredLevel: address.optional(),
  rubricCriterionLevel: many(rubricCriterionLevel).optional(),
  alignment: many(alignment).optional(),
});

/** @see https://www.imsglobal.org/spec/ob/v3p0/#result */
export const result = z.looseObject({
  type: hasType('Result'),
  resultDescription: address.optional(),
  achievedLevel: address.optional(),
  value: plainText.optional(),
  status: plainText.optional(),
  alignment: many(alignment).optional(),
});

/** @see https://www.imsglobal.org/spec/ob/v3p0/#evidence */
export const evidence = z.looseObject({
  id: z.string().optional(),
  type: hasType('Evidence'),
  ...named,
  narrative: plainText.optional(),
  genre: plainText.optional(),
  audience: plainText.optional(),
});

/** @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject */
export const identityObject = z.looseObject({
  type: hasType('IdentityObject'),
  identityHash: plainText,
  identityType: plainText,
  hashed: z.boolean(),
  salt: plainText.optional(),
});

/** A subject has an `id`, or one `identifier` at least. @see https://www.imsglobal.org/spec/ob/v3p0/#achievementsubject */
export function hasIdentity({
  id,
  identifier = [],
}: {
  id?: unknown;
  identifier?: readonly unknown[] | undefined;
}): boolean {
  return id !== undefined || identifier.length > 0;
}

/** @see https://www.imsglobal.org/spec/ob/v3p0/#achievement */
export const achievement = z.looseObject({
  id: address,
  type: hasType('Achievement'),
  name: localizedText,
  description: localizedText,
  criteria: z.looseObject({ id: address.optional(), narrative: plainText.optional() }),
  achievementType: plainText.optional(),
  image: image.optional(),
  creator: profileRef.optional(),
  alignment: many(alignment).optional(),
  creditsAvailable: z.number().optional(),
  inLanguage: plainText.optional(),
  resultDescription: many(resultDescription).optional(),
  fieldOfStudy: plainText.optional(),
  specialization: plainText.optional(),
  humanCode: plainText.optional(),
  version: plainText.optional(),
  tag: many(plainText).optional(),
  otherIdentifier: many(identifierEntry).optional(),
  related: many(
    z.looseObject({
      id: address,
      type: hasType('Related'),
      inLanguage: plainText.optional(),
      version: plainText.optional(),
    }),
  ).optional(),
  ...endorsements,
});

/** What a badge has beside what every credential has. */
export const badgeMembers = {
  ...named,
  image: image.optional(),
  awardedDate: dateTimeSchema.optional(),
};
