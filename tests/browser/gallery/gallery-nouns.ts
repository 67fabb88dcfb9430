import { z } from "zod";
import { messages } from "../../../src/basics/text.ts";
import { may } from "../../../src/core/permissions/contract.ts";
import { endpoint } from "../../../src/platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../src/platform/contract/page.ts";

/** Made-up nouns for screens that show every shared part in every state. */
export const words = messages("reports", {
  reports: { en: "Reports", fr: "Signalements" },
  report: { en: "Report", fr: "Signalement" },
  victims: { en: "People affected", fr: "Personnes touchées" },
  pictures: { en: "Pictures", fr: "Images" },
  form: { en: "New report", fr: "Nouveau signalement" },
  "did-grade": { en: "graded the report", fr: "a évalué le signalement" },
  "did-submit": { en: "handed in the report", fr: "a remis le signalement" },
  "to-assess": { en: "Report not yet assessed", fr: "Signalement pas encore évalué" },
  "not-told": { en: "Person affected not yet told", fr: "Personne touchée pas encore prévenue" },
  assess: { en: "Assess the report", fr: "Évaluer le signalement" },
  tell: { en: "Tell the person", fr: "Prévenir la personne" },
  "too-late": {
    en: "This report was closed by someone else.",
    fr: "Ce signalement a été clos par quelqu’un d’autre.",
  },
});

export const Row = z.object({ id: z.string(), title: z.string(), receivedMs: z.number(), count: z.number() });

export const listRows = endpoint({
  method: "GET",
  path: "/api/elections/{election}/reports",
  allow: may["reports.list"],
  summary: "Made-up rows",
  params: z.object({ election: z.string() }),
  query: z.object({ ...pageQuery, state: z.string().optional(), sort: z.string().optional() }),
  reply: pageOf(Row),
  refusals: {},
});

export const sendForm = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports",
  allow: may["reports.submit"],
  summary: "A made-up command",
  params: z.object({ election: z.string() }),
  body: z.object({
    title: z.string().min(5).max(80),
    place: z.object({ area: z.string() }),
    seenAtMs: z.number().int(),
    voters: z.number().int().min(1).max(1000),
    channels: z.array(z.string()).min(1),
    details: z.string().optional(),
    sure: z.boolean().optional(),
  }),
  reply: z.object({ id: z.string() }),
  refusals: { "too-late": 409 },
});
