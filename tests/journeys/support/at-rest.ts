import type { Page } from 'playwright-core';

/** No page needs so long for its styles and letters. */
const patienceMs = 10_000;

/**
 * Brings a page to rest: its styles and letters are there, and what moves is where it goes. A heading is there before them where a
 * machine is busy, and who measures then measures another page.
 */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(async (patience) => {
    const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
    const onTheirWay = styles.filter(({ sheet }) => !sheet);
    const there = onTheirWay.map(
      (style) => new Promise((done) => ['load', 'error'].map((end) => style.addEventListener(end, done))),
    );
    // A window behind another draws nothing, and nothing in it ever ends by itself.
    await Promise.race([
      Promise.all([...there, document.fonts.ready]),
      new Promise((done) => setTimeout(done, patience)),
    ]);
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  }, patienceMs);
}
