/** Named places in a use case where a test can have the process killed, to prove that nothing is lost there. */
export interface FailPoints {
  reach(name: string): void;
}
