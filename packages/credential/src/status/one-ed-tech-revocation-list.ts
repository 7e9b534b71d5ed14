import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { findRevocation, readRevocations } from './revocation-list.ts';
import { listUrlSchema, parseEntryBy, type StatusEntry, typeSchema } from './status-entry.ts';
import type { StatusType } from './status-type.ts';

const entrySchema = z.looseObject({ id: listUrlSchema, type: typeSchema('1EdTechRevocationList') });

/**
 * 1EdTech Revocation List Status Method 1.0, which Open Badges 3.0 and CLR 2.0 name: an unsigned JSON document with the
 * ids of the revoked credentials. For reading only: it shows everybody who was revoked.
 *
 * The specification names its member `revokedCredentials`, the validator of 1EdTech reads `revokedCredential`: whichever
 * is there counts, and both if both are.
 *
 * @see https://www.imsglobal.org/spec/vcrl/v1p0/
 */
export const oneEdTechRevocationList: StatusType = {
  name: '1EdTechRevocationList',
  listForm: 'document',

  parseEntry(json): StatusEntry {
    return { type: this.name, listUrl: parseEntryBy(entrySchema, json).id, purpose: 'revocation', size: 1 };
  },

  readList(document) {
    const revocations = readRevocations(document, ['revokedCredentials', 'revokedCredential']);
    return {
      purposes: ['revocation'],
      names: () => revocations.flatMap(({ id }) => id ?? []),
      lookUp(_entry, id) {
        if (id === undefined) throw new CredentialError('status.index-out-of-range', 'the credential has no id');
        return findRevocation(revocations, { id });
      },
    };
  },
};
