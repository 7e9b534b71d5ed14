import type { Page } from 'playwright-core';

/**
 * Waits until nothing of a page is still on its way: its styles, its letters, what moves. A heading is there before them where a
 * machine is busy, and who measures then measures another page.
 */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(async () => {
    const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
    const onTheirWay = styles.filter(({ sheet }) => !sheet);
    await Promise.all(
      onTheirWay.map(
        (style) => new Promise((done) => ['load', 'error'].map((end) => style.addEventListener(end, done))),
      ),
    );
    await document.fonts.ready;
    const endless = (animation: Animation) =>
      animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
    const moving = document.getAnimations().filter((animation) => !endless(animation));
    await Promise.all(moving.map((animation) => animation.finished.catch(() => undefined)));
  });
}
