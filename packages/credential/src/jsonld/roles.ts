import type { JsonObject } from '../model/json-value.ts';
import { typesOf } from '../model/types-of.ts';

/** A part in which a thing may appear beside its description. */
export type Role = 'criteria' | 'EndorsementSubject' | 'AchievementSubject' | 'Profile';

/**
 * The parts in which Open Badges lets one thing appear beside its description, with the properties that only that part has:
 * an achievement may be its own page of criteria, whatever is endorsed is the subject of an endorsement, and who issues to
 * themself is issuer and subject. By its properties alone, everybody can tell which part a statement belongs to.
 */
const PROPERTIES: Readonly<Record<Role, readonly string[]>> = {
  criteria: ['narrative'],
  EndorsementSubject: ['endorsementComment'],
  AchievementSubject: [
    'achievement',
    'result',
    'identifier',
    'activityStartDate',
    'activityEndDate',
    'creditsEarned',
    'licenseNumber',
    'role',
    'source',
    'term',
  ],
  Profile: [
    'name',
    'url',
    'description',
    'email',
    'phone',
    'official',
    'address',
    'otherIdentifier',
    'parentOrg',
    'image',
  ],
};
const BY_TYPE: readonly Role[] = ['EndorsementSubject', 'AchievementSubject', 'Profile'];

/** Types that say how something is used, on objects that say nothing else: the address of a service may be any address. */
const USES: ReadonlySet<string> = new Set([
  ...BY_TYPE,
  '1EdTechCredentialRefresh',
  '1EdTechRevocationList',
  '1EdTechJsonSchemaValidator2019',
]);

/** The part that an object under a key plays. Criteria have no type in Open Badges 3.0: they are known by their key. */
export function roleOf(object: JsonObject, key: string): Role | undefined {
  const [type, ...others] = typesOf(object);
  if (key === 'criteria' && type === undefined) return 'criteria';
  return others.length === 0 ? BY_TYPE.find((role) => role === type) : undefined;
}

/** True if an object says nothing that does not belong to its part. */
export function isWithin(role: Role, properties: readonly string[]): boolean {
  return properties.every((property) => PROPERTIES[role].includes(property));
}

/**
 * The properties that are kept for a part which may stand beside a full description of the same thing. None for the other
 * parts: those may only stand beside each other.
 */
export function reservedFor(role: Role): readonly string[] {
  return role === 'criteria' || role === 'EndorsementSubject' ? PROPERTIES[role] : [];
}

/** True for the one type of an object that only says how it is used. */
export function isUse(types: readonly string[]): boolean {
  return types.length === 1 && types.every((type) => USES.has(type));
}
