import { existsSync } from 'node:fs';
import { runQuietly } from '../stack/run-quietly.ts';
import { findBrowser } from './find-browser.ts';

const apt = '/usr/bin/apt-get';
const missing =
  'No browser was found: install Chromium (on Debian `apt-get install chromium`) or Google Chrome, or set CHROME_PATH to one.';

/** Finds a browser, installing Debian's Chromium where we may; a fault says in one sentence what to do. */
export async function ensureBrowser(): Promise<{ browser: string } | { fault: string }> {
  const found = findBrowser();
  if (found) return { browser: found };
  if (process.getuid?.() !== 0 || !existsSync(apt)) return { fault: missing };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { cwd: '/', env, timeoutSeconds: 900 };
  await runQuietly(apt, ['update'], options);
  const { code, stderr } = await runQuietly(apt, ['install', '-y', '--no-install-recommends', 'chromium'], options);
  const browser = findBrowser();
  if (browser) return { browser };
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return { fault: `${missing} apt-get ended with exit code ${code}: ${said}` };
}
