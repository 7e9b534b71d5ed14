import { useEffect, useRef, useState } from 'react';

/** What became of code that was run. */
export interface Ran {
  state: 'ended' | 'failed' | 'too-long' | 'too-much' | 'no-answer';
  output: string;
  error?: string | undefined;
}

/** The sandbox stops code after two seconds; a sandbox that says nothing by then is made anew. */
const patienceMs = 6_000;

/** Runs code in the frame that the caller puts on its page. Only that frame is listened to, and only text is taken from it. */
export function useSandbox() {
  const frame = useRef<HTMLIFrameElement>(null);
  const waiting = useRef(new Map<string, (ran: Ran) => void>());
  const [isRunning, setRunning] = useState(false);
  // A frame that is still loading hears nothing.
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (!frame.current || source !== frame.current.contentWindow) return;
      const { run, state, output, error } = Object(data) as Record<string, unknown>;
      const told = states.find((known) => known === state);
      if (typeof run !== 'string' || typeof output !== 'string' || !told) return;
      waiting.current.get(run)?.({
        state: told,
        output: output.slice(0, 20_000),
        error: typeof error === 'string' ? error.slice(0, 500) : undefined,
      });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, []);
  const run = async (code: string): Promise<Ran> => {
    const id = crypto.randomUUID();
    setRunning(true);
    try {
      return await new Promise<Ran>((resolve) => {
        waiting.current.set(id, resolve);
        // Its origin is none, so there is no other name for it.
        frame.current?.contentWindow?.postMessage({ run: id, code }, '*');
        setTimeout(() => {
          if (!waiting.current.has(id)) return;
          setLoaded(false);
          frame.current?.setAttribute('src', frame.current.src);
          resolve({ state: 'no-answer', output: '' });
        }, patienceMs);
      });
    } finally {
      waiting.current.delete(id);
      setRunning(false);
    }
  };
  return { frame, run, isBusy: isRunning || !isLoaded, onLoad: () => setLoaded(true) };
}

const states = ['ended', 'failed', 'too-long', 'too-much'] as const;
