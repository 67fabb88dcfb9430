import { chanceFrom, dominionCsvReader, octetReader } from "@counterfoil/risk-limiting-audit";
import { residentMegabytes, shown, taken } from "./stopwatch.ts";

const rows = 500_000;
const contests = 20;
const choices = 4;
const rowsInPiece = 1_000;

/** The reference reads 8,200 rows/s of 20 contests. Pieces are made from a seed before the watch starts and read again and again. */
export async function records(print: (line: string) => void): Promise<void> {
  const pieces = Array.from({ length: 20 }, (_, index) => piece(chanceFrom(index)));
  const bytes = pieces.map((text) => new TextEncoder().encode(text));
  for (const kind of ["text", "octets"] as const) {
    let cards = 0;
    let marks = 0;
    const reader = dominionCsvReader({
      file: "bench.csv",
      sink: (card) => {
        cards++;
        for (const contest of card.contests) marks += contest.marks.length;
      },
    });
    const octets = octetReader("bench.csv", reader);
    reader.push(header());
    const before = residentMegabytes();
    let most = before;
    const [time] = await taken(() => {
      for (let at = 0; at < rows / rowsInPiece; at++) {
        const problem = kind === "text" ? reader.push(pieces[at % 20]!) : octets.push(bytes[at % 20]!);
        if (problem) throw new Error(problem.name);
        if (at % 50 === 0) most = Math.max(most, residentMegabytes());
      }
      reader.end();
    });
    const rate = Math.round(cards / time.seconds);
    const ofProcessor = Math.round(cards / time.processorSeconds);
    print(`Dominion CSV as ${kind}: ${cards} rows of ${contests} contests, ${marks} marks, ${shown(time)}`);
    print(
      `Dominion CSV as ${kind}: ${rate} rows/s (${ofProcessor} a second of processor), memory ${before} to ${most} MB`,
    );
  }
}

function header(): string {
  const names = Array.from({ length: contests }, (_, index) => `"Contest ${index + 1}, seat (Vote For=1)"`);
  const eight = ",".repeat(8);
  const column = (value: (contest: number, choice: number) => string): string =>
    names
      .flatMap((_, contest) => Array.from({ length: choices }, (_, choice) => value(contest, choice)))
      .join(",");
  return [
    `Bench,5.10${",".repeat(6 + contests * choices)}`,
    eight + column((contest) => names[contest]!),
    eight + column((_, choice) => `Choice ${choice + 1}`),
    `CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType,${column(() => "")}`,
    "",
  ].join("\n");
}

/** Cards with three quarters of the contests, each with a mark in one of four choices or none. */
function piece(chance: () => number): string {
  let text = "";
  for (let row = 0; row < rowsInPiece; row++) {
    const record = Math.floor(chance() * 500);
    text += `${row},0${row % 9},${row % 300},${record},0${row % 9}-${row % 300}-${record},Mail,Precinct ${row % 80},Type ${row % 12}`;
    for (let contest = 0; contest < contests; contest++) {
      const absent = chance() < 0.25;
      const mark = Math.floor(chance() * (choices + 0.3));
      for (let choice = 0; choice < choices; choice++) text += absent ? "," : choice === mark ? ",1" : ",0";
    }
    text += "\r\n";
  }
  return text;
}
