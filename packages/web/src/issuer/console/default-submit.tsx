/**
 * Stands first in a form with several buttons: the Enter key then does what the form is for, and not whatever button
 * happens to come first.
 */
export function DefaultSubmit() {
  return (
    <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
      ↵
    </button>
  );
}
