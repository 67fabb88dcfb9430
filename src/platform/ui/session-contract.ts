import { z } from "zod";
import { may, phases, roles } from "../../core/permissions/contract.ts";
import { endpoint } from "../contract/endpoint.ts";

/** A text in several languages: `{ en: "General election", fr: "Élections générales" }`. */
export const LocalisedTextShape = z.record(z.string(), z.string());

/** `YYYY-MM-DD`, a day in the election's own time zone. */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const SessionElection = z.object({
  id: z.string(),
  name: LocalisedTextShape,
  phase: z.enum(phases),
  phases: z.array(z.object({ phase: z.enum(phases), startsOn: Day, endsOn: Day })),
  languages: z.array(z.string()),
  /** IANA name, such as `America/Toronto`. */
  timeZone: z.string(),
});

export const SessionLanguage = z.object({ code: z.string(), name: z.string(), dir: z.enum(["ltr", "rtl"]) });

/** A ready account of the demonstration; the password is there to be read, because everything in it is made up. */
export const DemonstrationAccount = z.object({
  email: z.string(),
  password: z.string().optional(),
  name: z.string(),
  role: z.enum(roles),
  organisation: z.string(),
});

/** Who am I, in which roles, for which elections. The single definition: the server replies in it, the screens read it. */
export const Session = z.object({
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      organisation: z.object({ id: z.string(), name: z.string(), sector: z.string() }),
    })
    .nullable(),
  /** Valid grants only; `electionId: null` holds in every election. */
  roles: z.array(
    z.object({
      role: z.enum(roles),
      electionId: z.string().nullable(),
      expiresAtMs: z.number().int().nullable(),
    }),
  ),
  clearance: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  elections: z.array(SessionElection),
  languages: z.array(SessionLanguage),
  demonstration: z.boolean(),
  accounts: z.array(DemonstrationAccount).optional(),
});

export type Session = z.infer<typeof Session>;
export type SessionElection = z.infer<typeof SessionElection>;
export type SessionLanguage = z.infer<typeof SessionLanguage>;
export type DemonstrationAccount = z.infer<typeof DemonstrationAccount>;

export const readSession = endpoint({
  method: "GET",
  path: "/api/session",
  allow: may["sessions.read"],
  summary: "Who am I, in which roles, for which elections.",
  reply: Session,
  refusals: {},
});
