/** A number as nodes write it; undefined for anything else. */
export function numberOf(quantity: unknown): number | undefined {
  return typeof quantity === 'string' && /^0x[0-9a-f]{1,12}$/i.test(quantity) ? Number(quantity) : undefined;
}

/** The name of a node: without what may stand in its path, for keys of access often do. */
export function nameOf(rpc: string): string {
  return URL.parse(rpc)?.host ?? 'a node';
}
