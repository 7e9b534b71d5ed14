import type { Permission } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { Caller } from '../caller.ts';
import type { AccountDeps } from '../deps.ts';
import { mayIn } from '../organisation/may-in.ts';
import { hashApiKeySecret, mintApiKeySecret } from './api-key-secret.ts';
import { type ApiKeyView, presentApiKey } from './present-api-key.ts';
import { insertApiKey } from './store.ts';

type Deps = Pick<AccountDeps, 'database' | 'randomness' | 'clock'>;

interface Input {
  scope: Scope;
  caller: Caller;
  organisationId: string;
  body: { name: string; scopes: Permission[]; expiresAt?: string | undefined };
}

/**
 * Makes an API key. Its secret is in this answer and nowhere else; it can do no more than whoever makes it.
 *
 * @throws Refusal `not-allowed` for scopes beyond one's own permissions, `invalid-request` for an expiry in the past
 */
export async function createApiKey(
  deps: Deps,
  { scope, caller, organisationId, body }: Input,
): Promise<ApiKeyView & { secret: string }> {
  const { database, randomness, clock } = deps;
  const own = (await mayIn(deps, { caller, organisationId })) ?? [];
  const beyond = body.scopes.filter((permission) => !own.includes(permission));
  if (beyond.length > 0)
    throw new Refusal('not-allowed', `A key can do no more than you: leave out ${beyond.join(', ')}. No key was made.`);
  const expiresAt = body.expiresAt === undefined ? null : new Date(body.expiresAt);
  if (expiresAt && expiresAt <= clock()) throw inThePast();
  const id = randomness.uuid();
  const secret = mintApiKeySecret(randomness, id);
  return database.write(scope, async (unit) => {
    const row = {
      id,
      organisationId,
      name: body.name,
      scopes: [...new Set(body.scopes)],
      hint: secret.slice(-4),
      createdAt: unit.now,
      expiresAt,
      lastUsedAt: null,
    };
    const createdBy = caller.kind === 'person' ? caller.personId : null;
    await insertApiKey(unit.tx, { ...row, secretHash: hashApiKeySecret(secret), createdBy });
    const detail = { name: row.name, scopes: row.scopes };
    await unit.audit({ action: 'api-key.created', subject: `api-key:${id}`, detail });
    return { ...presentApiKey(row), secret };
  });
}

function inThePast(): Refusal {
  return new Refusal('invalid-request', 'No key was made.', {
    faults: [{ pointer: '/expiresAt', message: 'is in the past; choose a later time, or leave it out' }],
  });
}
