/** What the rest of the repository may know of the server: what its demo says, for the journeys that walk through it. */
export { demoPeople, demoProgramme } from './demo/content/index.ts';
