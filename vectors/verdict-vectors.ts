import {
  type Award,
  buildAchievementCredential,
  buildDidDocument,
  buildStatusListCredential,
  didWebUrl,
  type Outcome,
  type ReasonCode,
  resolveDidKey,
  type SecuredCredential,
  signCredential,
  signVcJwt,
  signVcSdJwt,
  type UnsignedCredential,
} from '@laurel/credential';
import { award, CREATED, DID, KEY_ID, LIST_URL, publicKeyMultibase, signingKey } from './vector-issuer.ts';

const NOW = '2026-11-24T12:00:00Z';
const KEYS_URL = didWebUrl(DID);
/** 131,072 bits, none set; and only the one at 94,567. Fixed, because compressors differ in their output. */
const NONE_SET = 'uH4sIAAAAAAACA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA';
const ONE_SET = 'uH4sIAAAAAAACA-3QAQ0AAAwCIO1f2hz_IAIJAAAAAAAAAAAAAADfVAEAAADAOQNQdb5gAEAAAA';

type CheckExpected = readonly [name: string, outcome: string, reasonCode: ReasonCode];

interface VerdictCase {
  readonly name: string;
  readonly input: { readonly text: string; readonly now: string; readonly answers: Readonly<Record<string, string>> };
  /** The decisive check; all others pass, do not apply, or were not reached. */
  readonly expected: { readonly outcome: Outcome; readonly check: CheckExpected };
}

/** The verdict vectors. What is expected is written here by hand, not computed. */
export async function verdictVectors() {
  const all = [
    ...(await statusCases()),
    ...(await proofCases()),
    ...(await formCases()),
    ...(await documentCases()),
    ...(await dateCases()),
  ];
  return { source: 'Laurel', about: 'verdicts on credentials, with all evidence inside', cases: all };
}

async function statusCases(): Promise<VerdictCase[]> {
  const text = JSON.stringify(await issue());
  const expired = await answers({ validUntil: new Date('2026-11-24T11:30:00Z') });
  const other = await answers({ purpose: 'suspension' });
  const suspension = await issue({ status: { listUrl: LIST_URL, index: 94_567, purpose: 'suspension' } });
  const suspended = await answers({ purpose: 'suspension' }, ONE_SET);
  const silent = { [KEYS_URL]: (await answers())[KEYS_URL] ?? '' };
  return [
    given('valid', text, await answers(), 'valid', ['status', 'pass', 'status.good']),
    given('revoked', text, await answers({}, ONE_SET), 'not-valid', ['status', 'fail', 'status.revoked']),
    given('suspended', JSON.stringify(suspension), suspended, 'not-valid', ['status', 'fail', 'status.suspended']),
    given('list expired', text, expired, 'could-not-be-checked', ['status', 'unknown', 'status.list-out-of-date']),
    given('list for another purpose', text, other, 'could-not-be-checked', [
      'status',
      'unknown',
      'status.purpose-mismatch',
    ]),
    given('list not reached', text, silent, 'could-not-be-checked', ['status', 'unknown', 'retrieval.offline']),
  ];
}

async function proofCases(): Promise<VerdictCase[]> {
  const secured = await issue();
  const { proof, ...claims } = secured;
  const all = await answers();
  const json = (change: object) => JSON.stringify({ ...secured, ...change });
  const impostor = JSON.stringify({ ...(await issueByKey()), issuer: DID });
  const unlisted = { ...all, [KEYS_URL]: JSON.stringify(buildDidDocument({ did: DID, keys: [] })) };
  const foreign = { proof: { ...proof, cryptosuite: 'falcon-2030' } };
  const unfit = { proof: { ...proof, cryptosuite: 'ecdsa-rdfc-2019' } };
  const old = { proof: { ...proof, type: 'Ed25519Signature2018' } };
  return [
    given('valid by did:key', JSON.stringify(await issueByKey()), {}, 'valid', ['issuer', 'pass', 'issuer.key-owner']),
    given('a changed claim', json({ name: 'Another' }), all, 'not-valid', ['proof', 'fail', 'proof.signature-wrong']),
    given('not signed', JSON.stringify(claims), all, 'not-valid', ['proof', 'fail', 'proof.missing']),
    given('another signer', impostor, all, 'not-valid', ['issuer', 'fail', 'issuer.not-key-owner']),
    given('a key not listed', json({}), unlisted, 'not-valid', ['issuer', 'fail', 'issuer.key-not-listed']),
    given('another suite', json(foreign), all, 'could-not-be-checked', ['proof', 'unknown', 'proof.suite-unsupported']),
    given('a suite for other keys', json(unfit), all, 'not-valid', ['proof', 'fail', 'proof.malformed']),
    given('a suite given up', json(old), all, 'not-valid', ['proof', 'fail', 'proof.suite-withdrawn']),
    given('an undefined term', json({ madeUp: 1 }), all, 'not-valid', ['proof', 'fail', 'credential.term-undefined']),
  ];
}

/** Every form that is signed the same way each time, with the whole text and with a claim changed in it. */
async function formCases(): Promise<VerdictCase[]> {
  const credential = buildAchievementCredential({ ...award, status: undefined });
  const all = await answers();
  const token = { credential, signingKey, kid: KEY_ID, issuedAt: CREATED };
  let salts = 0;
  const random = (length: number) => new Uint8Array(length).fill(++salts);
  const jcs = { credential, verificationMethod: KEY_ID, created: CREATED, signingKey, cryptosuite: 'eddsa-jcs-2022' };
  const vcJwt = await signVcJwt(token);
  const sdJwt = await signVcSdJwt({ ...token, disclosable: ['/credentialSubject/result'], random });
  const json = JSON.stringify(await signCredential(jcs));
  const good: CheckExpected = ['proof', 'pass', 'proof.genuine'];
  const wrong: CheckExpected = ['proof', 'fail', 'proof.signature-wrong'];
  const [hidden = ''] = sdJwt.split('~', 1);
  return [
    given('eddsa-jcs-2022', json, all, 'valid', good),
    given('eddsa-jcs-2022, a claim changed', json.replace('Exam', 'Test'), all, 'not-valid', wrong),
    given('vc+jwt', vcJwt, all, 'valid', good),
    given('vc+jwt, a claim changed', changed(vcJwt), all, 'not-valid', wrong),
    given('vc+sd-jwt', sdJwt, all, 'valid', good),
    given('vc+sd-jwt, the result not shown', `${hidden}~`, all, 'valid', good),
    given('vc+sd-jwt, a claim changed', `${changed(hidden)}~`, all, 'not-valid', wrong),
  ];
}

/** The token with another name of the achievement in it, under the old signature. */
function changed(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const text = Buffer.from(payload, 'base64url').toString('utf8').replace('IT Support', 'IT Suppert');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

async function documentCases(): Promise<VerdictCase[]> {
  const secured = await issue();
  const text = JSON.stringify(secured);
  const all = await answers();
  const contexts = (more: unknown) => JSON.stringify({ ...secured, '@context': [...secured['@context'], more] });
  const parse = (name: string, it: string, outcome: Outcome, reason: ReasonCode) =>
    given(name, it, all, outcome, ['parse', outcome === 'not-valid' ? 'fail' : 'unknown', reason]);
  return [
    parse('a key twice', text.replace('{', '{"name":"x",'), 'not-valid', 'json.duplicate-key'),
    parse('cut short', text.slice(0, -1), 'not-valid', 'json.syntax'),
    parse('an inline context', contexts({ name: 'https://x.example/' }), 'not-valid', 'credential.context-inline'),
    parse('an unknown context', contexts('https://x.example/'), 'could-not-be-checked', 'credential.context-unknown'),
    parse('not a credential', '{"type":"Person"}', 'not-valid', 'credential.not-a-credential'),
    parse('a proof inside', text.replace('"narrative"', '"proof":{},"narrative"'), 'not-valid', 'credential.ambiguous'),
  ];
}

async function dateCases(): Promise<VerdictCase[]> {
  const text = JSON.stringify(await issue({ status: undefined }));
  const all = await answers();
  const at = (name: string, now: string, outcome: Outcome, check: CheckExpected) =>
    given(name, text, all, outcome, check, now);
  return [
    at('the second it ends', '2029-11-01T09:00:00Z', 'valid', ['validity', 'pass', 'validity.in-force']),
    at('a minute after it ends', '2029-11-01T09:01:00Z', 'not-valid', ['validity', 'fail', 'validity.expired']),
    at('a minute before it begins', '2026-11-01T08:59:00Z', 'valid', ['validity', 'pass', 'validity.in-force']),
    at('earlier than that', '2026-11-01T08:58:59Z', 'not-valid', ['validity', 'fail', 'validity.not-yet']),
  ];
}

function given(
  name: string,
  text: string,
  answers: Readonly<Record<string, string>>,
  outcome: Outcome,
  check: CheckExpected,
  now = NOW,
): VerdictCase {
  return { name, input: { text, now, answers }, expected: { outcome, check } };
}

function secure(credential: UnsignedCredential, verificationMethod = KEY_ID): Promise<SecuredCredential> {
  return signCredential({ credential, verificationMethod, created: CREATED, signingKey });
}

function issue(changes: Partial<Award> = {}): Promise<SecuredCredential> {
  return secure(buildAchievementCredential({ ...award, ...changes }));
}

function issueByKey(): Promise<SecuredCredential> {
  const { id, assertionMethod } = resolveDidKey(`did:key:${publicKeyMultibase}`);
  const credential = buildAchievementCredential({ ...award, issuer: { ...award.issuer, id }, status: undefined });
  return secure(credential, String(assertionMethod?.[0]));
}

async function answers(
  changes: Partial<Parameters<typeof buildStatusListCredential>[0]> = {},
  encodedList = NONE_SET,
): Promise<Readonly<Record<string, string>>> {
  const list = await buildStatusListCredential({
    id: LIST_URL,
    issuer: DID,
    purpose: 'revocation',
    bits: new Uint8Array(16_384),
    validFrom: new Date('2026-11-01T00:00:00Z'),
    validUntil: new Date('2030-01-01T00:00:00Z'),
    ...changes,
  });
  const fixed = { ...list, credentialSubject: { ...list.credentialSubject, encodedList } };
  return {
    [KEYS_URL]: JSON.stringify(buildDidDocument({ did: DID, keys: [{ id: KEY_ID, publicKeyMultibase }] })),
    [LIST_URL]: JSON.stringify(await secure(fixed)),
  };
}
