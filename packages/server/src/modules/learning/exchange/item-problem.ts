/** Why one thing in a package cannot be carried, and what to do: what its reader throws, while the rest goes on. */
export class ItemProblem extends Error {
  readonly whatToDo: string;

  constructor(why: string, whatToDo = 'Write the question anew in the console.') {
    super(why);
    this.name = 'ItemProblem';
    this.whatToDo = whatToDo;
  }
}
