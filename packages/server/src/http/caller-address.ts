/** Tells the network address of a caller. */
export type CallerAddress = (request: Request, socketAddress: string | undefined) => string;

/**
 * The address to count calls by: the socket's, or behind a trusted proxy the last that it added to `X-Forwarded-For`.
 * An IPv6 caller is counted by its /64, which is what one household has.
 */
export function callerAddress({ trustProxy }: { trustProxy: boolean }): CallerAddress {
  return (request, socketAddress) => {
    const forwarded = trustProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    const address = withoutPort(forwarded || socketAddress || 'unknown').replace(/^::ffff:/i, '');
    if (!address.includes(':')) return address;
    return `${expand(address).slice(0, 4).join(':')}::/64`;
  };
}

/** Some proxies add the caller's port, which every connection changes. */
function withoutPort(address: string): string {
  return /^\[(.*)\](:\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, '$1');
}

function expand(address: string): string[] {
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const start = head.split(':').filter(Boolean);
  const end = tail.split(':').filter(Boolean);
  const gap = address.includes('::')
    ? Array.from({ length: Math.max(0, 8 - start.length - end.length) }, () => '0')
    : [];
  return [...start, ...gap, ...end].map((part) => part.replace(/^0+(?=.)/, ''));
}
