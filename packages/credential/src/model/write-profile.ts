import type { AwardAddress, AwardIdentifier, AwardProfile } from './award.ts';
import type { JsonObject } from './json-value.ts';
import { defined, nonEmpty, writeImage, writeText } from './write-members.ts';

/** @see https://www.imsglobal.org/spec/ob/v3p0/#profile */
export function writeProfile(profile: AwardProfile): JsonObject {
  const { id, name, url, description, imageUrl, email, phone, official, address, identifiers } = profile;
  const { parentOrganisation: parent } = profile;
  return {
    id,
    type: ['Profile'],
    ...defined({
      name: writeText(name),
      url,
      description: writeText(description),
      image: writeImage(imageUrl),
      email,
      phone,
      official,
      address: address && writeAddress(address),
      otherIdentifier: nonEmpty(identifiers?.map(writeIdentifier)),
      parentOrg: parent && writeProfile(parent),
    }),
  };
}

/** @see https://www.imsglobal.org/spec/ob/v3p0/#identifierentry */
export function writeIdentifier({ value, type }: AwardIdentifier): JsonObject {
  return { type: 'IdentifierEntry', identifier: value, identifierType: type };
}

function writeAddress({ coordinates, ...address }: AwardAddress): JsonObject {
  return {
    type: ['Address'],
    ...defined({
      addressCountry: address.country,
      addressCountryCode: address.countryCode,
      addressRegion: address.region,
      addressLocality: address.locality,
      streetAddress: address.street,
      postOfficeBoxNumber: address.postOfficeBox,
      postalCode: address.postalCode,
      geo: coordinates && { type: 'GeoCoordinates', ...coordinates },
    }),
  };
}
