import { CheckList } from '../ui/check-list.tsx';
import { CredentialFace } from '../ui/credential-face.tsx';
import { VerdictLine } from '../ui/verdict-line.tsx';
import { arabicName, arabicTitle, failed, longTitle, passed, unclear } from './samples.ts';
import { Section } from './section.tsx';

export function CredentialSections() {
  return (
    <>
      <Section title="Verdicts">
        <VerdictLine outcome="valid" sentence="Checked just now: signature, issuer, status." open>
          <CheckList checks={passed} />
        </VerdictLine>
        <VerdictLine outcome="not-valid" sentence="The issuer revoked it on 21 November 2026.">
          <CheckList checks={failed} />
        </VerdictLine>
        <VerdictLine outcome="could-not-be-checked" sentence="The issuer’s status list did not answer.">
          <CheckList checks={unclear} />
        </VerdictLine>
        <VerdictLine outcome="valid" sentence="A line that opens into nothing." />
        <VerdictLine outcome="replaced" sentence="Another counts in its place." />
      </Section>
      <Section title="Credentials" layout="columns">
        <CredentialFace
          level={3}
          title="IT Support Fundamentals"
          kind="Micro-credential"
          recipient="Amara Okafor"
          issuer={{ name: 'Northfield Institute' }}
          issuedAt="2026-11-20"
          validUntil="2029-11-20"
        />
        <CredentialFace
          level={3}
          withdrawn="revoked"
          title={longTitle}
          kind="Certificate"
          recipient="Jean-Baptiste de la Tour d’Auvergne-Lauraguais"
          issuer={{ name: 'Northfield Institute of Technology and Applied Sciences' }}
          issuedAt="2026-11-20"
        />
        <CredentialFace
          level={3}
          withdrawn="replaced"
          title={arabicTitle}
          kind="شهادة مصغرة"
          recipient={arabicName}
          issuer={{ name: 'معهد نورثفيلد' }}
          issuedAt="2026-11-20"
        />
      </Section>
    </>
  );
}
