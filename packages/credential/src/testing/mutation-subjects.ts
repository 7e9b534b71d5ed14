import { attachToPdf } from '../container/pdf/attach-to-pdf.ts';
import { bakePng } from '../container/png/bake-png.ts';
import { bakeSvg } from '../container/svg/bake-svg.ts';
import { zipFiles } from '../container/zip/zip-files.ts';
import { envelopVc } from '../jose/envelop-credential.ts';
import { buildAchievementCredential } from '../model/build-achievement-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { deriveCredential } from '../proof/selective/derive-credential.ts';
import { signCredential } from '../proof/sign-credential.ts';
import { signPresentation } from '../proof/sign-presentation.ts';
import type { Content } from '../verify/content.ts';
import { everyForm, type Form } from './every-form.ts';
import { AUDIENCE, NONCE, sampleTokens } from './jose-samples.ts';
import { badgeKeys, signBadge, webOfSigner } from './open-badge-2.ts';
import { pdfFile } from './pdf-file.ts';
import { pngFile } from './png-file.ts';
import { seededRandom } from './seeded-random.ts';
import { selectiveSuites } from './selective-world.ts';
import { signEd25519Signature2020 } from './sign-ed25519-signature-2020.ts';
import { leastCredential } from './suite-cases.ts';
import { type TestKey, testKey } from './test-issuer.ts';
import { award, NOW } from './test-world.ts';

/** Something whose every bit is flipped. */
export interface MutationSubject {
  readonly name: string;
  /** How many bits `npm test` flips, where all of them would take too long. */
  readonly atMost?: number | undefined;
  make(): Promise<Made>;
}

/** The thing itself, and what its issuer publishes. */
export interface Made {
  readonly content: Content;
  readonly published?: Readonly<Record<string, object>> | undefined;
}

const created = new Date('2026-11-01T09:00:00Z');

/** A badge with little in it, so that its every bit can be tried. */
function smallBadge(key: TestKey): UnsignedCredential {
  return buildAchievementCredential({
    credentialUrl: 'urn:uuid:7f0c',
    validFrom: created,
    issuer: { id: key.did, name: 'North', url: 'https://n.example' },
    subject: { id: 'urn:uuid:0b7f', name: 'Ayşe' },
    achievement: {
      ...award.achievement,
      id: 'urn:uuid:5d1f',
      name: 'IT',
      description: 'IT',
      criteriaNarrative: 'Exam.',
    },
    results: award.results,
    activityEnd: created,
  });
}

/** The forms that hold a badge, and not the least that can be said. */
const BADGES: ReadonlySet<string> = new Set(['badge jwt', 'vc+sd-jwt']);

const issued = everyForm.flatMap((form) =>
  form.keys.map((type): MutationSubject => {
    const slow = type === 'Ed25519' && BADGES.has(form.name);
    return { name: `${form.name}, ${type}`, atMost: slow ? 3_000 : undefined, make: () => issue(form, type) };
  }),
);

async function issue(form: Form, type: Form['keys'][number]): Promise<Made> {
  const key = await testKey(31, type);
  // One form is for badges alone, and one hides what only a badge has.
  const credential = BADGES.has(form.name) ? smallBadge(key) : leastCredential(key.did);
  return { content: await form.secure(credential, key) };
}

const shownInPart = selectiveSuites.map(
  ({ name: cryptosuite, keyType }): MutationSubject => ({
    name: `${cryptosuite}, shown in part`,
    atMost: cryptosuite === 'bbs-2023' ? 200 : undefined,
    async make() {
      const key = await testKey(31, keyType);
      const signing = { signingKey: key, verificationMethod: key.keyId, created, cryptosuite };
      const credential = await signCredential({
        ...signing,
        credential: { ...leastCredential(key.did), name: 'hidden' },
        mandatoryPointers: ['/issuer'],
        random: seededRandom(1),
      });
      const selectivePointers = ['/credentialSubject/name'];
      return {
        content: JSON.stringify(await deriveCredential({ credential, selectivePointers, random: seededRandom(3) })),
      };
    },
  }),
);

/** What others issue and Laurel reads, and what holders make of what it issues. */
const read: readonly MutationSubject[] = [
  ...['dc+sd-jwt', 'vc-jwt-1.1', 'vp+jwt', 'vp+sd-jwt', 'vp+cose', 'vp-jwt-1.1'].map((name) => ({
    name,
    atMost: name.startsWith('vp+') ? 3_000 : undefined,
    async make() {
      const key = await testKey(31);
      return { content: (await sampleTokens(key, smallBadge(key)))[name] ?? '' };
    },
  })),
  {
    name: 'Ed25519Signature2020',
    async make() {
      const key = await testKey(31);
      return { content: JSON.stringify(await signEd25519Signature2020(leastCredential(key.did), key, { created })) };
    },
  },
  {
    name: 'Open Badges 2.0 JWS',
    async make() {
      const keys = await badgeKeys();
      return { content: await signBadge(keys), published: await webOfSigner(keys) };
    },
  },
  ...['vc+jwt', 'vc+cose'].map((name) => ({
    name: `${name} in an envelope`,
    async make() {
      return { content: JSON.stringify(envelopVc((await secured(name, await testKey(31))) ?? '')) };
    },
  })),
  {
    name: 'presentation with a proof',
    atMost: 2_000,
    async make() {
      const [issuer, holder] = [await testKey(31), await testKey(32)];
      const presentation = {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        verifiableCredential: [envelopVc((await secured('vc+jwt', issuer)) ?? '')],
      } as const;
      const occasion = { domain: AUDIENCE, challenge: NONCE };
      const signing = { signingKey: holder, verificationMethod: holder.keyId, created, ...occasion };
      return { content: JSON.stringify(await signPresentation({ ...signing, presentation })) };
    },
  },
];

function secured(name: string, key: TestKey) {
  return everyForm.find((form) => form.name === name)?.secure(leastCredential(key.did), key);
}

/** Every form of a credential or a presentation. */
export const mutationSubjects: readonly MutationSubject[] = [...issued, ...shownInPart, ...read];

const containers: Readonly<Record<string, (content: string) => Content | Promise<Content>>> = {
  PNG: (content) => bakePng(pngFile(), content),
  SVG: (content) => bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', content),
  PDF: (content) => {
    const pdf = pdfFile(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']);
    return attachToPdf(pdf, { content, name: 'credential', mediaType: 'application/vc', now: NOW });
  },
  ZIP: (content) => zipFiles({ files: [{ name: 'credential.json', content }], modified: NOW }),
  list: (content) => `[${content}]`,
};

/** Every file that a credential may be in. */
export const mutationFiles: readonly MutationSubject[] = Object.entries(containers).map(([name, wrap]) => ({
  name,
  make: async () => ({ content: await wrap(String(await secured('eddsa-jcs-2022', await testKey(31)))) }),
}));
