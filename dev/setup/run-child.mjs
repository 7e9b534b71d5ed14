import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const forwarded = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const parentPollMilliseconds = 500;

/**
 * Runs a program to its end; each signal we get is handed on once, and its exit code is ours.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (text: string) => void }} options
 * @returns {Promise<number>} the exit code; 128 + n when signal n ended it
 */
export function runChild(command, args, { onOutput, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    const handlers = forwarded.map((signal) => {
      const hand = () => void child.kill(signal);
      process.once(signal, hand);
      // The second one must not fall back to ending us before the child is done.
      const ignore = () => undefined;
      process.on(signal, ignore);
      return () => process.off(signal, hand).off(signal, ignore);
    });
    // A shell in between may end at a signal without handing it on: then we are another's child all at once.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && process.emit('SIGTERM'), parentPollMilliseconds);
    const done = () => {
      clearInterval(watch);
      for (const off of handlers) off();
    };
    if (onOutput) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
