import type { SandboxSession } from './keep-sessions.ts';

interface PageInput {
  session: SandboxSession | undefined;
  /** The path of this session, without its query. */
  path: string;
  /** `?return=…`, as it came. */
  search: string;
  /** Back to the exam, where it is at this Laurel. */
  returnUrl: string | undefined;
  /** When it ends by itself. */
  endsAt: Date | undefined;
  fault: string | undefined;
}

/** The sandbox's one page. It says before all else that it is none that watches. */
export function sandboxPage(input: PageInput): string {
  const { session } = input;
  const state = !session ? 'before' : session.endedAt ? 'ended' : 'running';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox proctor (demo)</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="label">Sandbox – part of the demo</p>
<h1>Sandbox proctor (demo)</h1>
<p><strong>Nobody watches.</strong> No camera and no microphone is used, and nothing is recorded. This page stands in for a proctoring
service, so that you can see how an exam with one goes. It shows the way, and proves nothing.</p>
${input.fault ? `<p class="fault" role="alert">${escapeHtml(input.fault)}</p>` : ''}
${parts[state](input)}
</main>
</body>
</html>
`;
}

const parts = {
  before: ({ path, search }: PageInput) => `<h2>Before you begin</h2>
<p>When you begin, the sandbox tells Laurel that your session has started, and you can start the exam within half an hour.</p>
${button({ action: `${path}/begin${search}`, label: 'Begin the session', isMain: true })}`,
  running: ({ path, search, session, returnUrl, endsAt }: PageInput) => `<h2>Your session runs</h2>
<p role="status">Laurel knows that it has begun.${flagged(session?.flags ?? 0)}</p>
${back(returnUrl, 'Go to the exam')}
<h2>If you like</h2>
<p>A real service may flag what it sees. Then your result waits until a person at the college has decided.</p>
${button({ action: `${path}/flag${search}`, label: 'Let the sandbox flag something' })}
<h2>When you have handed in</h2>
<p>Come back here and end the session: until then your result waits.${endsAt ? ` It ends by itself at ${clockOf(endsAt)} UTC.` : ''}</p>
${button({ action: `${path}/end${search}`, label: 'End the session' })}`,
  ended: ({ session, returnUrl }: PageInput) => `<h2>Your session has ended</h2>
<p role="status">Laurel knows it.${flagged(session?.flags ?? 0)}</p>
${back(returnUrl, 'Go back to the exam')}`,
};

function flagged(count: number): string {
  if (count === 0) return '';
  return ` ${count === 1 ? 'One thing was' : `${count} things were`} flagged, made up by the sandbox: staff see what, and decide.`;
}

function back(returnUrl: string | undefined, label: string): string {
  return returnUrl
    ? `<p><a href="${escapeHtml(returnUrl)}">${label}</a></p>`
    : '<p>Go back to the page of your exam.</p>';
}

function button({ action, label, isMain = false }: { action: string; label: string; isMain?: boolean }): string {
  return `<form method="post" action="${escapeHtml(action)}"><button${isMain ? ' class="main"' : ''}>${label}</button></form>`;
}

function clockOf(at: Date): string {
  return at.toISOString().slice(11, 16);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

const style = `:root{color-scheme:light dark;--ink:#1c1b1a;--paper:#fff;--line:#767069;--warn:#7a4a00;--ground:#fdf3dc}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e1;--paper:#1b1a18;--line:#a39c92;--warn:#f0c674;--ground:#332a16}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:2rem 1.25rem 4rem;overflow-wrap:anywhere}
.label{display:inline-block;margin:0;padding:.25rem .75rem;border:1px solid var(--warn);border-radius:1rem;background:var(--ground);color:var(--warn)}
h1{font-size:1.75rem;line-height:1.25;margin:1rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}p{margin:.5rem 0 1rem}
a{color:inherit}.fault{padding:.75rem 1rem;border:1px solid var(--warn);background:var(--ground);color:var(--warn)}
button{font:inherit;min-height:2.75rem;padding:.5rem 1.25rem;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit;cursor:pointer}
button.main{background:var(--ink);border-color:var(--ink);color:var(--paper)}
:focus-visible{outline:3px solid currentColor;outline-offset:3px}`;
