import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Somebody who is still running holds the lock. */
export class LockHeld extends Error {
  /** @param {string} file @param {number} pid */
  constructor(file, pid) {
    super(`${file} is held by process ${pid}.`);
    this.pid = pid;
  }
}

const youngMilliseconds = 2_000;

/**
 * Takes a lock file that outlives no holder: one left by a killed process is taken over.
 *
 * @param {string} file
 * @returns {() => void} gives the lock back; harmless when called twice
 * @throws {LockHeld} when its holder is alive
 */
export function holdLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (create(file)) return () => giveBack(file);
    const text = readIfThere(file);
    if (text === undefined) continue;
    const pid = Number.parseInt(text, 10) || 0;
    if (text === '' ? isYoung(file) : isHolder(text)) throw new LockHeld(file, pid);
    takeAway(file, text);
  }
  throw new LockHeld(file, 0);
}

/** @param {string} file */
function create(file) {
  let descriptor;
  try {
    descriptor = openSync(file, 'wx', 0o644);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  writeSync(descriptor, identity(process.pid));
  closeSync(descriptor);
  return true;
}

/** @param {string} file */
function giveBack(file) {
  if (readIfThere(file) === identity(process.pid)) rmSync(file, { force: true });
}

// Two may see the same dead holder: whoever finds that it moved a fresh lock aside puts that one back.
/** @param {string} file @param {string} seen */
function takeAway(file, seen) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (readIfThere(aside) === seen) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

// A process id comes back after a while; together with its start time it does not.
/** @param {number} pid */
function identity(pid) {
  return `${pid} ${startOf(pid)}\n`;
}

/** @param {string} text */
function isHolder(text) {
  const pid = Number.parseInt(text, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return text === identity(pid);
}

/** @param {number} pid */
function startOf(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** @param {string} file */
function isYoung(file) {
  try {
    return Date.now() - statSync(file).mtimeMs < youngMilliseconds;
  } catch {
    return false;
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
