import {
  type AddProofInput,
  addProof,
  buildAchievementCredential,
  CredentialError,
  decodePublicKeyMultibase,
  type JsonObject,
  type Proof,
  type SecuredDocument,
  verifyProofs,
} from '@laurel/credential';
import { award, CREATED } from './vector-issuer.ts';
import { type VectorKey, vectorKey } from './vector-keys.ts';

const ed = vectorKey('Ed25519', '51');
const ed2 = vectorKey('Ed25519', '52');
const p256 = vectorKey('P-256', '53');
const p384 = vectorKey('P-384', '54');
const keys = [ed, ed2, p256, p384];

const suites: readonly (readonly [string, VectorKey])[] = [
  ['eddsa-rdfc-2022', ed],
  ['eddsa-jcs-2022', ed],
  ['ecdsa-rdfc-2019', p256],
  ['ecdsa-rdfc-2019', p384],
  ['ecdsa-jcs-2019', p256],
  ['ecdsa-jcs-2019', p384],
];

interface ProofCase {
  readonly name: string;
  readonly input: { readonly document: SecuredDocument; readonly keys: Readonly<Record<string, string>> };
  readonly expected: Expected;
}

/** Whether all proofs are right; where one cannot be read at all, the code of our refusal. */
type Expected = { readonly verified: boolean; readonly code?: string };

/** The vectors of proofs: documents with the keys of their proofs. What is expected is written here, then compared. */
export async function proofVectors() {
  const cases = [...(await rightCases()), ...(await wrongCases()), ...(await chainCases())];
  for (const made of cases) await compare(made);
  return {
    source: 'Laurel',
    about:
      'Data Integrity proofs, sets and chains (https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains)',
    cases,
  };
}

async function rightCases(): Promise<ProofCase[]> {
  const cases: ProofCase[] = [];
  for (const [suite, key] of suites) cases.push(right(`${suite} with ${key.type}`, await sign(suite, key)));
  const plain = await add('eddsa-jcs-2022 over JSON that is no JSON-LD', ed, {
    document: { hello: ['world', 1.5, null] },
    cryptosuite: 'eddsa-jcs-2022',
  });
  const bound = await add('authentication with challenge, domain, nonce and expiry', ed, {
    proofPurpose: 'authentication',
    challenge: '1235abcd6789',
    domain: ['https://a.example', 'https://b.example'],
    nonce: 'ruby',
    expires: new Date('2027-11-01T09:00:00Z'),
  });
  return [
    ...cases,
    right('eddsa-jcs-2022 over JSON that is no JSON-LD', plain),
    right('authentication with challenge, domain, nonce and expiry', bound),
    right('ecdsa-rdfc-2019 with P-256, with the other of the two s', await signWithOtherS()),
  ];
}

async function wrongCases(): Promise<ProofCase[]> {
  const cases: ProofCase[] = [];
  for (const [suite, key] of suites) {
    const secured = await sign(suite, key);
    const other = suite.includes('rdfc') ? suite.replace('rdfc', 'jcs') : suite.replace('jcs', 'rdfc');
    const of = `${suite} with ${key.type}: `;
    cases.push(
      wrong(`${of}a changed claim`, { ...secured, name: 'Another' }),
      wrong(`${of}another time of signing`, withOption(secured, { created: '2026-11-01T09:00:01Z' })),
      wrong(`${of}another purpose`, withOption(secured, { proofPurpose: 'authentication' })),
      wrong(`${of}under the name of ${other}`, withOption(secured, { cryptosuite: other })),
      wrong(`${of}no signature`, withOption(secured, { proofValue: 'z' }), 'proof.malformed'),
      wrong(
        `${of}a signature without its multibase letter`,
        withOption(secured, { proofValue: proofOf(secured).proofValue.slice(1) }),
        'proof.malformed',
      ),
    );
  }
  const jcs = await sign('eddsa-jcs-2022', ed);
  const rdfc = await sign('eddsa-rdfc-2022', ed);
  return [
    ...cases,
    wrong('not signed', buildAchievementCredential(award)),
    wrong('the key of another', withOption(rdfc, { verificationMethod: ed2.verificationMethod })),
    wrong('a suite for other keys', withOption(rdfc, { cryptosuite: 'ecdsa-rdfc-2019' }), 'proof.malformed'),
    wrong('a suite that nobody knows', withOption(rdfc, { cryptosuite: 'falcon-2030' }), 'proof.suite-unsupported'),
    wrong('a proof without a purpose', withOption(rdfc, { proofPurpose: undefined }), 'proof.malformed'),
    wrong(
      'contexts in another order than JCS signed',
      { ...jcs, '@context': contextsOf(jcs).toReversed() },
      'proof.malformed',
    ),
    wrong('fewer contexts than JCS signed', { ...jcs, '@context': contextsOf(jcs).slice(0, 1) }, 'proof.malformed'),
    wrong('a term that nobody defined', { ...rdfc, madeUp: 1 }, 'credential.term-undefined'),
  ];
}

async function chainCases(): Promise<ProofCase[]> {
  const [one, two] = ['urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b01', 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b02'];
  const first = await add('the first of a set', ed, { proofId: one });
  const set = await add('the second of a set', p256, { document: first, proofId: two });
  const chain = await add('the second of a chain', p256, { document: first, proofId: two, previousProof: one });
  const both = await add('one on both of a set', ed2, {
    document: set,
    previousProof: [one, two],
    cryptosuite: 'eddsa-jcs-2022',
  });
  const [a, b] = proofsOf(chain);
  if (a === undefined || b === undefined) throw new Error('a chain of two');
  const proofs = (...proof: readonly JsonObject[]): SecuredDocument => ({ ...chain, proof });
  const broken = 'proof.chain-broken';
  return [
    right('a set of two', set),
    right('a chain of two', chain),
    right('a chain of two, the other way round', proofs(b, a)),
    right('a proof on both of a set', both),
    wrong('a set of which one is wrong', withOption(set, { created: '2026-11-01T09:00:01Z' })),
    wrong('a chain without its first', proofs(b), broken),
    wrong('a chain without its link', proofs(a, { ...b, previousProof: undefined })),
    wrong('a chain whose first was exchanged', proofs({ ...a, created: '2026-11-01T09:00:01Z' }, b)),
    wrong('a circle', proofs({ ...a, previousProof: two }, b), broken),
    wrong('a proof that builds on itself', proofs({ ...a, previousProof: one }), broken),
    wrong('two proofs with one id', proofs(a, a), broken),
    wrong('a link to a proof that is not there', proofs(a, { ...b, previousProof: [one, 'urn:x:none'] }), broken),
    wrong(
      'seventeen proofs',
      proofs(...Array.from({ length: 17 }, (_, at) => ({ ...a, id: `urn:x:${at}` }))),
      'proof.malformed',
    ),
  ];
}

/** The award as any document, with a proof by this key; the name finds the signature where it is fixed. */
async function add(name: string, key: VectorKey, changes: Partial<AddProofInput> = {}): Promise<SecuredDocument> {
  return addProof({
    document: buildAchievementCredential({ ...award, issuer: { ...award.issuer, id: key.did }, status: undefined }),
    signingKey: key.signerFor(name),
    verificationMethod: key.verificationMethod,
    created: CREATED,
    proofPurpose: 'assertionMethod',
    ...changes,
  });
}

function sign(cryptosuite: string, key: VectorKey): Promise<SecuredDocument> {
  return add(`${cryptosuite} with ${key.type}`, key, { cryptosuite });
}

/** n - s in place of s: the second signature that anybody can make of a right one. */
async function signWithOtherS(): Promise<SecuredDocument> {
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const signer = p256.signerFor('ecdsa-rdfc-2019 with P-256');
  return add('', p256, {
    signingKey: {
      type: 'P-256',
      async sign(message) {
        const signature = Buffer.from(await signer.sign(message));
        const other = n - BigInt(`0x${signature.subarray(32).toString('hex')}`);
        return Buffer.concat([signature.subarray(0, 32), Buffer.from(other.toString(16).padStart(64, '0'), 'hex')]);
      },
    },
  });
}

/** The document with other members in its last proof. */
function withOption(
  secured: SecuredDocument,
  changes: { readonly [member: string]: string | undefined },
): SecuredDocument {
  const proofs = proofsOf(secured);
  const changed = { ...proofs.at(-1), ...changes };
  return { ...secured, proof: proofs.length === 1 ? changed : [...proofs.slice(0, -1), changed] };
}

function proofsOf({ proof = [] }: SecuredDocument): readonly JsonObject[] {
  return [proof].flat();
}

function proofOf(secured: SecuredDocument): Proof {
  // What addProof has just made.
  return proofsOf(secured)[0] as Proof;
}

function contextsOf({ '@context': context }: SecuredDocument): readonly string[] {
  // Those of the award are addresses in a list.
  return context as readonly string[];
}

const right = (name: string, document: SecuredDocument) => given(name, document, { verified: true });
const wrong = (name: string, document: SecuredDocument, code?: string) =>
  given(name, document, code === undefined ? { verified: false } : { verified: false, code });

function given(name: string, document: SecuredDocument, expected: Expected): ProofCase {
  const named = proofsOf(document).map(({ verificationMethod }) => verificationMethod);
  const used = keys.filter((key) => named.includes(key.verificationMethod));
  const multibases = used.map((key) => [key.verificationMethod, key.publicKeyMultibase] as const);
  // Through its own text: an absent member and `undefined` mean the same.
  const json: SecuredDocument = JSON.parse(JSON.stringify(document));
  return { name, input: { document: json, keys: Object.fromEntries(multibases) }, expected };
}

async function compare({ name, input: { document, keys: known }, expected }: ProofCase): Promise<void> {
  const keyOf = ({ verificationMethod }: Proof) => decodePublicKeyMultibase(known[verificationMethod] ?? '');
  const found: Expected = await verifyProofs({ document, keyOf }).then(
    ({ verified }) => ({ verified }),
    (error: unknown) => {
      if (error instanceof CredentialError) return { verified: false, code: error.code };
      throw error;
    },
  );
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`${name}: ${JSON.stringify(found)} and not ${JSON.stringify(expected)}`);
  }
}
