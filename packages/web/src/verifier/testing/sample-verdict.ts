import type { Verdict } from '@laurel/sdk';

const credentialId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c010';
const origin = 'https://laurel.example';

type Outcomes = Partial<Record<Verdict['checks'][number]['name'], Verdict['checks'][number]>>;

const names = ['parse', 'proof', 'issuer', 'status', 'validity', 'schema'] as const;

export function sampleVerdict(changes: Partial<Verdict> = {}, checks: Outcomes = {}): Verdict {
  return {
    outcome: 'valid',
    sentence: 'Valid: it is genuine, from the issuer it names, and still good.',
    whatToDo: '',
    signature: 'pass',
    checks: names.map(
      (name) =>
        checks[name] ?? {
          name,
          outcome: 'pass',
          reasonCode: `${name}.good`,
          sentence: `The ${name} is good.`,
          whatToDo: '',
        },
    ),
    warnings: [],
    information: [],
    contents: [],
    endorsements: [],
    credential: {
      id: `${origin}/credentials/${credentialId}`,
      name: 'IT Support Fundamentals',
      issuer: { id: 'did:web:laurel.example:issuers:northfield', name: 'Northfield College of Technology' },
      subject: { id: 'urn:uuid:1', name: 'Linnéa Åström' },
      achievement: {
        id: `${origin}/achievements/1`,
        name: 'IT Support Fundamentals',
        description: 'A first qualification.',
        criteriaNarrative: 'Passed the *final exam*.',
        kind: 'micro-credential',
        creditsAvailable: 2,
        skills: [{ name: 'protect accounts', description: 'Report phishing.' }],
      },
      results: [
        { name: 'Final exam', value: '90', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue: '70' },
      ],
      creditsEarned: 2,
      validFrom: '2026-11-24T03:09:24Z',
    },
    technical: {
      checkedAt: '2026-11-24T10:00:00.000Z',
      proofs: [{ cryptosuite: 'eddsa-rdfc-2022', verificationMethod: 'did:web:laurel.example:issuers:northfield#1' }],
      statuses: [
        {
          type: 'BitstringStatusListEntry',
          listUrl: `${origin}/status-lists/1`,
          index: 7,
          purpose: 'revocation',
          value: 0,
        },
      ],
      documents: [],
    },
    ...changes,
  };
}

/** The verdict once the issuer has revoked it. */
export function revokedVerdict(): Verdict {
  const sentence = 'The issuer has revoked this credential.';
  return sampleVerdict(
    { outcome: 'not-valid', sentence: `Not valid: ${sentence}` },
    { status: { name: 'status', outcome: 'fail', reasonCode: 'status.revoked', sentence, whatToDo: '' } },
  );
}

/** The verdict where the issuer calls itself like another; in the other's name an о is Cyrillic. */
export function lookAlikeVerdict(): Verdict {
  return sampleVerdict({
    warnings: [{ reasonCode: 'issuer.look-alike', sentence: 'It looks like another.' }],
    information: [{ reasonCode: 'issuer.not-listed', sentence: 'It is in no list.' }],
    issuerStanding: {
      kind: 'look-alike',
      of: {
        id: 'did:web:northfield.example',
        name: 'Nоrthfield College of Technology',
        listedBy: 'Registry of Colleges',
      },
    },
  });
}

/** The verdict while the issuer's server does not answer: nothing is known to be the issuer's, so nothing is shown. */
export function unansweredVerdict(): Verdict {
  const sentence = "The issuer's server could not be reached.";
  const { credential: _, ...verdict } = sampleVerdict(
    { outcome: 'could-not-be-checked', sentence: `Could not be checked, because ${sentence}` },
    {
      issuer: {
        name: 'issuer',
        outcome: 'unknown',
        reasonCode: 'retrieval.unreachable',
        sentence,
        whatToDo: 'Try again.',
      },
    },
  );
  return verdict;
}
