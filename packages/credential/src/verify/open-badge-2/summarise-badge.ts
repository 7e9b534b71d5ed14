import type { HostedBadge } from '../../model/open-badges-2/assemble-badge.ts';
import type { BadgeAssertion, BadgeClass } from '../../model/open-badges-2/parse-badge.ts';
import type { CredentialSummary, SummarySkill } from '../summary.ts';
import { imageAddress, webAddress } from '../web-address.ts';

/** The claims of an Open Badges 2.0 badge, in the same shape as those of every other credential. */
export function summariseBadge({ assertion, badgeClass, issuer }: HostedBadge): CredentialSummary {
  const { id, recipient, issuedOn, expires } = assertion;
  return {
    id,
    name: badgeClass.name,
    issuer: {
      id: issuer.id,
      name: issuer.name,
      url: webAddress(issuer.url),
      description: issuer.description,
      imageUrl: imageAddress(issuer.image),
    },
    // A hashed address is no name, and one in clear is not for everybody who verifies.
    subject: { id: recipient.type === 'id' && !recipient.hashed ? recipient.identity : undefined },
    achievement: achievement(badgeClass, assertion),
    results: [],
    validFrom: issuedOn,
    validUntil: expires,
    statuses: [],
  };
}

function achievement(badgeClass: BadgeClass, { narrative }: BadgeAssertion): CredentialSummary['achievement'] {
  const { id, name, description, criteria, image, alignment } = badgeClass;
  return {
    id,
    name,
    description,
    criteriaNarrative: (typeof criteria === 'object' ? criteria.narrative : undefined) ?? narrative,
    imageUrl: imageAddress(image),
    skills: alignment.flatMap(skill),
  };
}

function skill(alignment: BadgeClass['alignment'][number]): SummarySkill[] {
  const { targetName, targetUrl, targetDescription, targetFramework, targetCode, name, url, description } = alignment;
  const title = targetName ?? name;
  if (title === undefined) return [];
  return [
    {
      name: title,
      url: webAddress(targetUrl ?? url),
      description: targetDescription ?? description,
      frameworkName: targetFramework,
      code: targetCode,
    },
  ];
}
