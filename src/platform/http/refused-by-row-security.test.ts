// Goal: where the database's own rules refuse an act, people read in their language that and why it was refused, and never a code of SQL
// (W5.2). Method: the database's error on its way out, to the HTTP reply and to the words that jobs and commands print.
import type { FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import type { Message } from "../../basics/text.ts";
import { DatabaseRefused, toStorageError } from "../storage/errors.ts";
import { problemFrom } from "./answer.ts";

const world = {
  speakerOf: (language: string) => ({
    say: (message: Message) => (language === "fr" ? message.fr : message.en),
  }),
} as unknown as Parameters<typeof problemFrom>[0];
const request = { id: "req-1", log: { error: () => undefined } } as unknown as FastifyRequest;
const refused = (message: string) => toStorageError(new DatabaseRefused({ code: "42501", message }, 0));

it.each([
  ["en", /^This was refused: your organisation, role or clearance/],
  ["fr", /^Ceci a été refusé : votre organisme, votre rôle ou votre habilitation/],
])("W5.2 negative: a refusal by row security is a 403 in words: %s", (language, words) => {
  const error = refused('new row violates row-level security policy "shares_disclose" for table "shares"');
  const problem = problemFrom(world, error, language, request);
  expect(problem).toMatchObject({ status: 403, code: "refused-by-row-security" });
  expect(problem.title).toMatch(words);
  expect(JSON.stringify(problem)).not.toMatch(/42501|Constraint|policy/);
});

it.each([
  ['new row violates row-level security policy for table "shares"', "(shares)"],
  ["permission denied for table outbox", "(outbox)"],
  ["something new", "refused this"],
])("W5.2 negative: “%s” is told without a code, with what was refused", (message, what) => {
  const told = refused(message).message;
  expect(told).toMatch(/^The rules of who may see and write what refused this/);
  expect(told).toContain(what);
  expect(told).not.toMatch(/\d/);
});
