/** Classes of SQLSTATE that speak of the server and of others at work, not of what was asked: a little later it may do. */
const passing = /^(08|25|40|53|55|57|58)/;

const lost = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
];

/** Whether a fault is that the database, a disk or the network was away, so that the same may go well a little later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && (passing.test(code) || /^E[A-Z]+$/.test(code))) return true;
  return lost.some((start) => error.message.startsWith(start)) || isOutage(error.cause);
}
