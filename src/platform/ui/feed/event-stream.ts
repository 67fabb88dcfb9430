/** One event of a server-sent stream (HTML Standard, 9.2.6). */
export interface StreamEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads a `text/event-stream` piece by piece: `push` takes what has come and gives the events that are complete. Comments (the
 * server's sign of life) give no event. Line ends may be CRLF, CR or LF, and a piece may end anywhere.
 */
export function eventStreamReader(): { push: (piece: string) => StreamEvent[] } {
  let rest = "";
  let name = "";
  let data: string[] = [];
  const takeLine = (line: string): StreamEvent[] => {
    if (line === "") {
      const event = data.length > 0 ? [{ name: name || "message", data: data.join("\n") }] : [];
      name = "";
      data = [];
      return event;
    }
    const [, field = "", value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === "event") name = value;
    if (field === "data") data.push(value);
    return [];
  };
  return {
    push(piece) {
      rest += piece;
      const events: StreamEvent[] = [];
      // A CR at the very end may be the first half of a CRLF: it waits for the next piece.
      for (let end = /\r\n|\n|\r(?!$)/.exec(rest); end; end = /\r\n|\n|\r(?!$)/.exec(rest)) {
        events.push(...takeLine(rest.slice(0, end.index)));
        rest = rest.slice(end.index + end[0].length);
      }
      return events;
    },
  };
}
