import type { Page } from 'playwright-core';

interface Dropped {
  name: string;
  type: string;
  content: string | Uint8Array;
}

/** Lets a file fall onto a page, as a person does. */
export async function dropFile(page: Page, { content, ...about }: Dropped): Promise<void> {
  const given = { ...about, base64: Buffer.from(content).toString('base64') };
  const dataTransfer = await page.evaluateHandle(({ base64, name, type }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, { type }));
    return transfer;
  }, given);
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
