import process from 'node:process';
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { findBrowser } from '../../../dev/checks/find-browser.ts';

/** A browser that tells everything that went wrong on its pages. */
export interface JourneyBrowser {
  /** A window of its own: cookies and storage are not shared with others. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** What pages complained of: script errors, refused content, requests to other hosts. */
  complaints: string[];
  close(): Promise<void>;
}

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's own Chromium. */
export async function startBrowser(origin: string): Promise<JourneyBrowser> {
  const browser = await chromium.launch(await launchOptions());
  const complaints: string[] = [];
  return {
    complaints,
    async open(options = {}) {
      const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true, ...options });
      context.setDefaultTimeout(20_000);
      listen(context, origin, complaints);
      return context.newPage();
    },
    close: () => browser.close(),
  };
}

/** A window of a browser whose whole process can be killed, as by a power cut: nothing in it gets to say goodbye. */
export async function openDoomedWindow(): Promise<{ page: Page; kill(): Promise<void> }> {
  const server = await chromium.launchServer(await launchOptions());
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({ locale: 'en-GB' });
  context.setDefaultTimeout(20_000);
  return { page: await context.newPage(), kill: () => server.kill() };
}

async function launchOptions(): Promise<LaunchOptions> {
  const asRoot = process.getuid?.() === 0;
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('no Chromium was found');
  return { executablePath, args: [...flags, ...(asRoot ? ['--no-sandbox'] : [])] };
}

function listen(context: BrowserContext, origin: string, complaints: string[]): void {
  context.on('weberror', (error) => complaints.push(`script error: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|hydrat/i.test(message.text()))
      complaints.push(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url()))
      complaints.push(`a request elsewhere: ${request.url()}`);
  });
}
