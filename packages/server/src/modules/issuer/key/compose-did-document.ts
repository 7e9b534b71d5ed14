import { buildDidDocument, type DidDocument, type DidService, type IssuerKey } from '@laurel/credential';
import type { Tx } from '../../../storage/index.ts';
import type { Organisation } from '../../account/index.ts';
import { addresses } from '../addresses.ts';
import type { IssuerDeps, TransparencyLog } from '../deps.ts';
import { logSizeOf } from './present-key.ts';
import { recorderOf } from './recorder-of.ts';
import { type SigningKey, selectKeys } from './store.ts';

/** What there is to say of the log in a document. */
export interface LogState {
  isKept: boolean;
  service: Awaited<ReturnType<TransparencyLog['service']>>;
  /** The key that records the organisation's credentials on a chain. */
  recorderKey: string | undefined;
}

/** Asked before a transaction, and not in one: the answer takes a connection of its own. */
export async function readLogState(
  { transparencyLog, recorderKey }: Pick<IssuerDeps, 'transparencyLog' | 'recorderKey'>,
  organisationId: string,
): Promise<LogState> {
  return {
    isKept: transparencyLog !== undefined,
    service: await transparencyLog?.service(),
    recorderKey: await recorderKey(organisationId),
  };
}

/**
 * The did:web document of an organisation, made of its keys: those that were retired or stolen stay, with their dates and the
 * length of the log, so that what they signed in their time still verifies.
 */
export async function composeDidDocument(
  tx: Tx,
  { origin, log }: Pick<IssuerDeps, 'origin'> & { log: LogState },
  { id, did, slug, website }: Pick<Organisation, 'id' | 'did' | 'slug' | 'website'>,
): Promise<DidDocument> {
  const keys = await selectKeys(tx, id);
  return buildDidDocument({
    did,
    alsoKnownAs: [website ?? addresses.issuer(origin, slug)],
    keys: [...keys.map((key) => issuerKeyOf(key, log.isKept)), ...recorderKeys(did, log)],
    service: log.service && [describeLog(did, log.service)],
  });
}

type LogService = NonNullable<Awaited<ReturnType<TransparencyLog['service']>>>;

/** Where whoever has one of its credentials finds the receipt, and whose signatures to expect on it. */
function describeLog(did: string, { uri, verifierKeys, anchors }: LogService): DidService {
  const places = anchors.length > 0 ? { anchors: anchors.map((anchor) => ({ ...anchor })) } : {};
  const serviceEndpoint = { uri, verifierKeys: [...verifierKeys], ...places };
  return { id: `${did}#log`, type: 'TransparencyLog', serviceEndpoint };
}

/** One key for the whole install: it may record what an organisation has signed, and sign nothing in its name. */
function recorderKeys(did: string, { recorderKey }: LogState): IssuerKey[] {
  return recorderKey === undefined ? [] : [{ id: recorderOf(did), publicKeyMultibase: recorderKey, relationships: [] }];
}

function issuerKeyOf(key: SigningKey, hasLog: boolean): IssuerKey {
  const { verificationMethod: id, publicKeyMultibase, retiredAt, retiredLogSize, compromisedSince } = key;
  // While the log still takes in what a key signed last, its end is not told: verifiers would miss these on record.
  const isClosed = retiredAt !== null && (!hasLog || retiredLogSize !== null);
  return {
    id,
    publicKeyMultibase,
    expires: isClosed ? retiredAt : undefined,
    revoked: compromisedSince ?? undefined,
    logSize: logSizeOf(key) ?? undefined,
  };
}
