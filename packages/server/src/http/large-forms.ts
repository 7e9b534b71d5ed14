import { Refusal } from '../refusal.ts';

/** So many forms with files somebody sends at once. */
const mostAtOnce = 2;

/** Forms with files on their way in, by who sends them: a page holds each whole. */
export class LargeForms {
  readonly #underWay = new Map<string, number>();

  /**
   * Begins one; what comes back ends it.
   *
   * @throws Refusal `rate-limited` where there are enough of theirs
   */
  begin(sender: string): () => void {
    const count = this.#underWay.get(sender) ?? 0;
    if (count >= mostAtOnce) {
      throw new Refusal(
        'rate-limited',
        'Nothing was kept. You are sending other files just now: wait until they are there, then send this again.',
        { retryAfterSeconds: 10 },
      );
    }
    this.#underWay.set(sender, count + 1);
    return () => {
      const left = (this.#underWay.get(sender) ?? 1) - 1;
      if (left > 0) this.#underWay.set(sender, left);
      else this.#underWay.delete(sender);
    };
  }
}
