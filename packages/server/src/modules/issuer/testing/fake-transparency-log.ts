import pg from 'pg';
import type { LeftOut, TransparencyLog } from '../deps.ts';

/**
 * A log as the keys see one: what was issued is on it some time later, in an order of its own. `takeIn` is its sequencer.
 */
export class FakeTransparencyLog implements TransparencyLog {
  private readonly indexes = new Map<string, number>();
  private readonly times: number[] = [];
  private client: pg.Client | undefined;

  async open(databaseUrl: string): Promise<void> {
    this.client = new pg.Client({ connectionString: databaseUrl });
    await this.client.connect();
    await this.client.query("select set_config('laurel.system', 'on', false)");
  }

  async close(): Promise<void> {
    await this.client?.end();
  }

  /** Takes in what was issued and is not on it yet, but for what is held back; `at` is when. */
  async takeIn({ at = new Date(), except = [] }: { at?: Date; except?: readonly string[] } = {}): Promise<void> {
    const { rows } = await this.opened().query<{ id: string }>(
      'select id from issuer.credential where secured is not null and not (id = any($1)) order by issued_at, id',
      [[...this.indexes.keys(), ...except]],
    );
    this.add(
      rows.map(({ id }) => id),
      at,
    );
  }

  /** Takes in these, in this order. */
  add(credentialIds: readonly string[], at: Date): void {
    for (const id of credentialIds) {
      this.indexes.set(id, this.times.length);
      this.times.push(at.getTime());
    }
  }

  async sizeAt(time: Date): Promise<number> {
    return this.times.filter((at) => at <= time.getTime()).length;
  }

  async indexesOf(credentialIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(
      credentialIds.flatMap((id) => {
        const index = this.indexes.get(id);
        return index === undefined ? [] : [[id, index] as const];
      }),
    );
  }

  async service(): Promise<undefined> {
    return undefined;
  }

  async receiptOf(): Promise<undefined> {
    return undefined;
  }

  async noticeRestore(): Promise<void> {
    // Nothing of it is kept outside the database.
  }

  async neverTaken(): Promise<string[]> {
    return [];
  }

  async noteLeftOut({ keyId }: LeftOut): Promise<void> {
    throw new Error(`nothing was said to be never taken in, but ${keyId} was closed without it`);
  }

  private opened(): pg.Client {
    if (!this.client) throw new Error('open it first');
    return this.client;
  }
}
