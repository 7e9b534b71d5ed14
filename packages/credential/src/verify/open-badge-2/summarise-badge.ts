import type { HostedBadge } from '../../model/open-badges-2/assemble-badge.ts';
import type { CredentialSummary } from '../summary.ts';
import { imageAddress, webAddress } from '../web-address.ts';

/** What a badge of Open Badges 2.0 says, in the shape of every other credential. Call it for a genuine one only. */
export function summariseBadge({ assertion, badgeClass, issuer }: HostedBadge): CredentialSummary {
  const { recipient, issuedOn, expires } = assertion;
  const { criteria } = badgeClass;
  return {
    id: assertion.id,
    name: badgeClass.name,
    issuer: {
      id: issuer.id,
      name: issuer.name,
      url: webAddress(issuer.url),
      description: issuer.description,
      imageUrl: imageAddress(issuer.image),
    },
    // A hash says nothing to a person; whoever knows the address can compare it (`matchesIdentity`).
    subject: { name: recipient.hashed ? undefined : recipient.identity },
    achievement: {
      id: badgeClass.id,
      name: badgeClass.name,
      description: badgeClass.description,
      criteriaNarrative: typeof criteria === 'object' ? criteria.narrative : undefined,
      kind: 'badge',
      imageUrl: imageAddress(badgeClass.image),
      skills: (badgeClass.alignment ?? []).map(
        ({ targetName, targetUrl, targetDescription, targetFramework, targetCode }) => ({
          name: targetName ?? '',
          url: webAddress(targetUrl),
          description: targetDescription,
          frameworkName: targetFramework,
          code: targetCode,
        }),
      ),
    },
    results: [],
    validFrom: issuedOn,
    validUntil: expires,
    statuses: [],
    refreshServices: [],
  };
}
