/** One row of a recipients file that may be issued. */
export interface Recipient {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  name: string;
  email: string;
  /** The day of completion; today when there is none. */
  completedOn: string | undefined;
}

/** What is wrong with a row, in one sentence. */
export interface RowFault {
  row: number;
  sentence: string;
}
