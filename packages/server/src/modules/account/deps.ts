import type { AccountGround } from './ground.ts';
import type { Sessions } from './session/create-sessions.ts';

/** What its use cases want. */
export interface AccountDeps extends AccountGround {
  sessions: Sessions;
}
