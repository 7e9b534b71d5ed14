import { asList } from '../model/as-list.ts';
import type { Credential } from '../model/credential.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';

/** Where the issuer keeps a newer copy of a credential. */
export interface RefreshService {
  /** The protocol, for instance `1EdTechCredentialRefresh`: a GET of `url` answers with the newer credential. */
  readonly type: string;
  readonly url: string;
}

/**
 * Where a newer copy of the credential can be had, by its `refreshService`. Read it only from a credential whose signature
 * is right: from any other, it would lead to whoever forged it (Open Badges 3.0 section 8.2, step 3). The address is
 * https or http; whether to visit it, once, is the caller's to decide.
 *
 * @see https://www.imsglobal.org/spec/vccr/v1p0/
 */
export function refreshServices(credential: Credential): readonly RefreshService[] {
  const { refreshService } = credential;
  if (!isObjectOrList(refreshService)) return [];
  return asList(refreshService).flatMap(({ type, id, url }) => {
    const name = [type].flat().find((entry) => typeof entry === 'string');
    const address = [id, url].find((entry) => typeof entry === 'string' && /^https?:\/\//i.test(entry));
    return typeof name === 'string' && typeof address === 'string' && URL.canParse(address)
      ? [{ type: name, url: address }]
      : [];
  });
}

function isObjectOrList(value: JsonValue | undefined): value is JsonObject | readonly JsonObject[] {
  return isJsonObject(value) || (Array.isArray(value) && value.every(isJsonObject));
}
