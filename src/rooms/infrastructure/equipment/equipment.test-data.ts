/** Known totals of a deck of twenty cards: one contest of one vote, one of two. */
export const deckCsv = [
  "Contest,Votes allowed,Cards,Choice,Total",
  "Mayor,1,20,Ada,5",
  "Mayor,1,20,Ben,7",
  "Mayor,1,20,(overvotes),3",
  "Mayor,1,20,(undervotes),5",
  "Council,2,20,Xi,9",
  "Council,2,20,Yo,6",
  "Council,2,20,Zu,12",
  "Council,2,20,(overvotes),2",
  "Council,2,20,(undervotes),9",
].join("\n");

/** What an exact scanner counts of it, in the order of its cells. */
export const deckTotals = [5, 7, 3, 5, 9, 6, 12, 2, 9] as const;
