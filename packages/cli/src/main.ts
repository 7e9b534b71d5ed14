#!/usr/bin/env node
import { readEnvironment } from './environment.ts';
import { runCommand } from './run-command.ts';

// Whoever reads the output may have had enough of it, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: readEnvironment(),
  stdin: process.stdin,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY === true,
  now: () => new Date(),
  stop: () => {
    const stop = new AbortController();
    // Once: a second Ctrl-C ends the process in the ordinary way.
    process.once('SIGINT', () => stop.abort());
    return stop.signal;
  },
});
