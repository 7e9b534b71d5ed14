/** Under what name the bytes of a package wait. */
export function blobName(importId: string): string {
  return `import-${importId}`;
}
