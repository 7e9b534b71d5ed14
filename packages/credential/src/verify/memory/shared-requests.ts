import type { Retrieval, Retrieve } from '../evidence.ts';

/** One request for all who ask for the same list at a time. */
export class SharedRequests {
  readonly #underWay = new Map<string, { readonly retrieve: Retrieve; readonly answer: Promise<Retrieval> }>();

  /**
   * What somebody else was given serves all. That he was given nothing may have to do with him alone (he is offline, he gave
   * up, he may ask no more): who asks by another `retrieve` then asks for himself.
   */
  async ask(url: string, retrieve: Retrieve): Promise<Retrieval> {
    const other = this.#underWay.get(url);
    if (other === undefined) return this.#begin(url, retrieve);
    const answer = await other.answer.catch(() => undefined);
    const serves = answer?.ok === true || other.retrieve === retrieve;
    return serves && answer !== undefined ? answer : retrieve(url, 'status-list');
  }

  #begin(url: string, retrieve: Retrieve): Promise<Retrieval> {
    const answer = retrieve(url, 'status-list').finally(() => this.#underWay.delete(url));
    this.#underWay.set(url, { retrieve, answer });
    return answer;
  }
}
