import {
  type AchievementCredentialView,
  achievementCredentialSchema,
  isAchievementCredential,
} from '../model/achievement-credential.ts';
import { asList } from '../model/as-list.ts';
import { achievementKindOf } from '../model/award.ts';
import type { Credential } from '../model/credential.ts';
import { endorsementCredentialSchema, isEndorsementCredential } from '../model/endorsement-credential.ts';
import { issuerId } from '../model/issuer-id.ts';
import type { JsonObject } from '../model/json-value.ts';
import { type LocalizedText, localizedText, textOf } from '../model/localized-text.ts';
import { validityOf } from '../model/validity.ts';
import { refreshServices } from '../status/refresh-service.ts';
import type { StatusEntry } from '../status/status-entry.ts';
import { parseStatusEntry } from '../status/status-type-of.ts';
import { attempt } from './finding.ts';

import { evidenceOf, resultsOf } from './results-of.ts';
import type { CredentialSummary } from './summary.ts';
import { imageAddress, webAddress } from './web-address.ts';

type View = AchievementCredentialView;

/** Reads the summary from the very object that was verified. Call it for nothing else. */
export function summarise(credential: Credential): CredentialSummary {
  const view = isAchievementCredential(credential) ? achievementCredentialSchema.safeParse(credential).data : undefined;
  const endorsement = isEndorsementCredential(credential)
    ? endorsementCredentialSchema.safeParse(credential).data
    : undefined;
  const { id, name } = credential;
  const { from: validFrom, until: validUntil } = validityOf(credential);
  const subjects = asList(credential.credentialSubject);
  const subjectId = subjects.length === 1 ? subjects[0]?.id : undefined;
  return {
    id,
    name: shown(localizedText.safeParse(name).data),
    issuer: { id: issuerId(credential), ...issuer(view ?? endorsement) },
    subject: {
      id: typeof subjectId === 'string' ? subjectId : undefined,
      ...(view && { name: subjectName(view) }),
    },
    ...(view && { achievement: achievement(view), ...activity(view) }),
    ...(endorsement && { endorsement: { comment: endorsement.credentialSubject.endorsementComment } }),
    results: view === undefined ? [] : resultsOf(view),
    ...(view?.evidence?.length && { evidence: evidenceOf(view) }),
    validFrom,
    validUntil,
    statuses: asList(credential.credentialStatus).flatMap(readableStatus),
    refreshServices: refreshServices(credential),
  };
}

function issuer({ issuer }: Pick<View, 'issuer'> | { readonly issuer?: undefined } = {}) {
  if (issuer === undefined || typeof issuer === 'string') return {};
  const { name, url, description, image } = issuer;
  return { name: shown(name), url: webAddress(url), description: shown(description), imageUrl: imageAddress(image) };
}

/** A hashed identity is no name. */
function subjectName({ credentialSubject }: View): string | undefined {
  return credentialSubject.identifier?.find(({ identityType, hashed }) => identityType === 'name' && !hashed)
    ?.identityHash;
}

function achievement({ credentialSubject }: View) {
  const {
    id,
    name,
    description,
    criteria,
    achievementType,
    image,
    inLanguage,
    creditsAvailable,
    alignment = [],
  } = credentialSubject.achievement;
  return {
    id,
    name: textOf(name),
    description: textOf(description),
    criteriaNarrative: criteria.narrative,
    kind: achievementKindOf(achievementType),
    achievementType,
    imageUrl: imageAddress(image),
    language: inLanguage,
    creditsAvailable,
    skills: alignment.map(({ targetName, targetUrl, targetDescription, targetFramework, targetCode }) => ({
      name: textOf(targetName),
      url: webAddress(targetUrl),
      description: shown(targetDescription),
      frameworkName: shown(targetFramework),
      code: targetCode,
    })),
  };
}

function activity({ credentialSubject: { activityStartDate, activityEndDate, creditsEarned } }: View) {
  return { activityStart: activityStartDate, activityEnd: activityEndDate, creditsEarned };
}

function shown(text: LocalizedText | undefined): string | undefined {
  return text === undefined ? undefined : textOf(text);
}

/** An entry that cannot be read has already failed its check. */
function readableStatus(entry: JsonObject): readonly StatusEntry[] {
  const read = attempt(() => parseStatusEntry(entry));
  return read.ok && read.value !== undefined ? [read.value] : [];
}
