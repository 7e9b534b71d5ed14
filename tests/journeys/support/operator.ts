import { createDecipheriv, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SigningKey, signCheckpoint, toPublicKey } from '@laurel/credential';
import pg from 'pg';

/** Whoever has everything that an operator has: the database, past all its walls, and the secrets on the disk. */
export interface Operator {
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Changes rows that the database itself would not let anybody change. */
  alter(table: string, change: string, values?: unknown[]): Promise<void>;
  /** Signs any tree head, with the log's own key. */
  signCheckpoint(head: { origin: string; size: number; root: Uint8Array }): Promise<string>;
  /** The private key that an organisation signs with, and the name it goes by. */
  keyOf(organisationId: string): Promise<{ signingKey: SigningKey; verificationMethod: string }>;
  end(): Promise<void>;
}

/** Opens an install as its operator could, who means harm. */
export async function becomeOperator(databaseUrl: string, dataDirectory: string): Promise<Operator> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '' });
  await client.connect();
  await client.query("set laurel.system = 'on'");
  const query = async (text: string, values?: unknown[]) => (await client.query(text, values)).rows;
  return {
    query,
    async alter(table, change, values) {
      await client.query(`alter table ${table} disable trigger user`);
      try {
        const { rowCount } = await client.query(change, values);
        if (!rowCount) throw new Error(`nothing was changed by ${change}`);
      } finally {
        await client.query(`alter table ${table} enable trigger user`);
      }
    },
    async signCheckpoint(head) {
      const [row] = await query('select id, public_key, sealed from log.key where retired_at is null');
      const { id, public_key: publicKey, sealed } = row as { id: string; public_key: Buffer; sealed: Buffer };
      const privateKey = await openKey(dataDirectory, { owner: 'install', id, sealed });
      const key = {
        name: head.origin,
        publicKey: toPublicKey('Ed25519', new Uint8Array(publicKey)),
        sign: async (bytes: Uint8Array) => sign(null, bytes, privateKey),
      };
      return signCheckpoint({ ...head, key, now: new Date() });
    },
    async keyOf(organisationId) {
      const [row] = await query(
        'select id, sealed, verification_method from issuer.signing_key where organisation_id = $1 and retired_at is null',
        [organisationId],
      );
      const {
        id,
        sealed,
        verification_method: verificationMethod,
      } = row as Record<'id' | 'verification_method', string> & {
        sealed: Buffer;
      };
      const privateKey = await openKey(dataDirectory, { owner: organisationId, id, sealed });
      const signingKey = { type: 'Ed25519', sign: async (bytes: Uint8Array) => sign(null, bytes, privateKey) } as const;
      return { signingKey, verificationMethod };
    },
    end: () => client.end(),
  };
}

/** Opens a key as the server seals it: AES-256-GCM, with the names of the key authenticated. */
async function openKey(
  dataDirectory: string,
  { owner, id, sealed }: { owner: string; id: string; sealed: Buffer },
): Promise<KeyObject> {
  const file = path.join(dataDirectory, 'secrets', 'key-encryption-key');
  const outer = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
  const keyId = createHash('sha256').update('laurel key-encryption key id\n').update(outer).digest('hex').slice(0, 16);
  const decipher = createDecipheriv('aes-256-gcm', outer, sealed.subarray(9, 21), { authTagLength: 16 })
    .setAAD(Buffer.from(`laurel signing key 2\n${keyId}\n${owner}\n${id}\nEd25519`))
    .setAuthTag(sealed.subarray(21, 37));
  const der = Buffer.concat([decipher.update(sealed.subarray(37)), decipher.final()]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
