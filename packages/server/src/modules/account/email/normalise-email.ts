/** The one form in which an address is kept and compared. Nothing is guessed about plus signs or dots. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}
