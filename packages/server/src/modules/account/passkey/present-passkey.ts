/** A passkey as the API shows it. */
export interface PasskeyView {
  id: string;
  name: string;
  createdAt: string | null;
}

/** Presents a passkey. */
export function presentPasskey({
  id,
  name,
  createdAt,
}: {
  id: string;
  name?: string | null | undefined;
  createdAt?: Date | null | undefined;
}): PasskeyView {
  return { id, name: name ?? 'Passkey', createdAt: createdAt?.toISOString() ?? null };
}
