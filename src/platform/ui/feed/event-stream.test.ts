// Goal: no act is lost or made up, however the network cuts the stream. Method: random events, written in the format of the
// standard with each kind of line end, cut at random places.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventStreamReader } from "./event-stream.ts";

const word = fc.stringMatching(/^[a-z{}":, éß]{1,20}$/).filter((text) => !text.startsWith(" "));
const event = fc.record({ name: fc.constantFrom("change", "hello"), data: word });

test("W4.9 every event comes out once, in order, whole", () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 8 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.array(fc.nat(400), { maxLength: 12 }),
      (events, end, cuts) => {
        const text = `: still here${end}${end}${events
          .map(({ name, data }) => `id: 7${end}event: ${name}${end}data: ${data}${end}${end}`)
          .join("")}: x${end}`;
        const reader = eventStreamReader();
        const places = [0, ...cuts.filter((cut) => cut < text.length), text.length].sort((a, b) => a - b);
        const pieces = places.slice(1).map((to, at) => text.slice(places[at], to));
        expect(pieces.flatMap((piece) => reader.push(piece))).toEqual(events);
      },
    ),
  );
});

test("W4.9 negative: a comment is no event, and an event that is not finished waits", () => {
  const reader = eventStreamReader();
  expect(reader.push(": still here\n\n")).toEqual([]);
  expect(reader.push("event: change\ndata: {}\n")).toEqual([]);
  expect(reader.push("\n")).toEqual([{ name: "change", data: "{}" }]);
});
