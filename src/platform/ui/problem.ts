import { z } from "zod";

/** The body of a refusal (RFC 9457, application/problem+json), with the refusal's name as `code`. */
export const ProblemBody = z.object({
  type: z.string().optional(),
  title: z.string(),
  status: z.number().int().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), expected: z.string() })).optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export type ProblemBody = z.infer<typeof ProblemBody>;

/**
 * - `unreachable`: the server did not answer; nothing is known about what happened to the command
 * - `expired`: nobody is signed in, or not any more
 * - `not-permitted`, `not-found`, `refused`: the server said no, and why
 * - `failed`: a bug, there or here
 */
export type ProblemKind = "unreachable" | "expired" | "not-permitted" | "not-found" | "refused" | "failed";

export class ApiProblem extends Error {
  readonly kind: ProblemKind;
  readonly body: ProblemBody;
  /** Name of the endpoint: `reports.grade`. */
  readonly endpoint: string;

  constructor(kind: ProblemKind, body: ProblemBody, endpoint: string) {
    super(`${endpoint}: ${body.code ?? kind}: ${body.title}`);
    this.name = "ApiProblem";
    this.kind = kind;
    this.body = body;
    this.endpoint = endpoint;
  }

  /** The same, with each value said in another way. */
  withValues(said: (value: string | number) => string | number): ApiProblem {
    const values = Object.entries(this.body.values ?? {}).map(
      ([name, value]) => [name, said(value)] as const,
    );
    return new ApiProblem(this.kind, { ...this.body, values: Object.fromEntries(values) }, this.endpoint);
  }

  /** Key under which the slice says this refusal: `reports.already-graded`. */
  get messageKey(): string {
    return `${this.endpoint.split(".")[0]}.${this.body.code ?? ""}`;
  }
}

export function kindOfStatus(status: number): ProblemKind {
  if (status === 401) return "expired";
  if (status === 403) return "not-permitted";
  if (status === 404 || status === 410) return "not-found";
  return status >= 500 ? "failed" : "refused";
}

export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  return new ApiProblem(
    "failed",
    { title: thrown instanceof Error ? thrown.message : String(thrown) },
    "app",
  );
}
