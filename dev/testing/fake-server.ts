// Keeps the stack's contract with the server and nothing more: ready message, health, drain, seed result.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const { PORT, LAUREL_DATA = '', DATABASE_URL, FAKE_FAULT } = process.env;
const beat = path.join(LAUREL_DATA, 'worker-beat');
const task = process.argv[2] ?? '';

appendFileSync(path.join(LAUREL_DATA, 'tasks.txt'), `${task} ${process.pid}\n`);
if (FAKE_FAULT === task) {
  process.stderr.write(`Error: the ${task} task was told to fail\n    at nowhere\n`);
  process.exit(3);
}

function untilStopped(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready: true });
}

if (task === 'serve') {
  createServer((request, response) => {
    response.statusCode = request.url === '/api/health' && existsSync(beat) ? 200 : 503;
    response.end(JSON.stringify({ database: DATABASE_URL, greeting: process.env.GREETING }));
  }).listen(Number(PORT), untilStopped);
} else if (task === 'worker') {
  writeFileSync(beat, '');
  setInterval(() => undefined, 60_000);
  untilStopped();
} else if (task === 'seed') {
  const account = { role: 'Learner', name: 'Amina Yusuf', email: 'amina@learner.example', password: 'a-long-one' };
  const proctor = process.argv[3] ? { proctor: { eventsUrl: 'http://127.0.0.1:9/', secret: 'whsec_AAAA' } } : {};
  const links = [{ name: 'Programme', url: '/p' }];
  process.stdout.write(`${JSON.stringify({ accounts: [account], links, ...proctor })}\n`);
}
