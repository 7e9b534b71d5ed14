/** Multicodec `ed25519-pub`, 0xed as a varint: what precedes the key in a Multikey. */
export const ED25519_CODEC = [0xed, 0x01] as const;
