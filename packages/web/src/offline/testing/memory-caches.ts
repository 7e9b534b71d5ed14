/** The browser's caches, as far as they are used here: names, and what lies under an address. */
export function memoryCaches(content: Record<string, Record<string, string>>) {
  const all = new Map(Object.entries(content));
  const open = async (name: string) => ({
    async match(address: string) {
      const text = all.get(name)?.[address];
      return text === undefined ? undefined : new Response(text);
    },
  });
  return {
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    // Of a cache nothing is used but `match`, and of that nothing but addresses.
    open: open as unknown as CacheStorage['open'],
  };
}
