/** What became of code that was handed to the sandbox of a page. */
export interface RanInSandbox {
  state: string;
  output: string;
}

/** Runs in the page: hands code to the frame as the page does, and hears what became of it. */
export async function runInSandbox(given: { code: string; patience: number }): Promise<RanInSandbox> {
  const { code, patience } = given;
  const frame = document.querySelector('iframe');
  const run = crypto.randomUUID();
  return new Promise((resolve) => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== frame?.contentWindow || data.run !== run) return;
      window.removeEventListener('message', hear);
      resolve(data);
    };
    window.addEventListener('message', hear);
    frame?.contentWindow?.postMessage({ run, code }, '*');
    setTimeout(() => resolve({ state: 'no answer', output: '' }), patience);
  });
}

/** Runs in the frame, as if the code had got out of its worker: tries what a page could do, and says what succeeded. */
export async function actInFrame(targets: readonly string[]): Promise<string[]> {
  const succeeded: string[] = [];
  const attempt = async (name: string, act: () => unknown) => {
    try {
      if ((await act()) !== false) succeeded.push(name);
    } catch {
      // Refused, as it should be.
    }
  };
  if (self.origin !== 'null') succeeded.push(`an origin: ${self.origin}`);
  for (const target of targets) {
    await attempt(`fetch ${target}`, () => fetch(target, { mode: 'no-cors', credentials: 'include' }));
    await attempt(`open ${target}`, () => window.open(target) !== null);
    await attempt(`lead the page to ${target}`, () => {
      if (top) top.location.href = target;
    });
  }
  await attempt('a cookie', () => document.cookie);
  await attempt('storage', () => localStorage.length);
  await attempt('caches', () => caches.keys());
  await attempt('the page around', () => parent.document.title);
  await attempt('a script', async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return 'ran' in window;
  });
  await attempt('alert', () => {
    const before = performance.now();
    alert('x');
    // An alert that is refused returns at once.
    return performance.now() - before > 1_000;
  });
  return succeeded;
}
