import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** How this instance runs. Read once, from the environment and the command line; a wrong value stops the start and is named. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly storage:
    | { readonly kind: "embedded"; readonly directory: string | null }
    | { readonly kind: "postgresql"; readonly url: string };
  readonly secret: string;
  readonly demonstration: boolean;
  readonly smtpUrl: string | null;
  /** Sender of every mail. */
  readonly mailFrom: string;
  readonly perMinuteMax: number;
  readonly metricsToken: string | null;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  readonly trustProxy: boolean;
  /** Where pollbooks reach their hubs, each on a port of its own from the first on; 0: any that are free. */
  readonly pollbooks: { readonly host: string; readonly firstPort: number; readonly ports: number };
}

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  COUNTERFOIL_SECRET: z.string().min(32, "expected at least 32 characters").optional(),
  COUNTERFOIL_SMTP_URL: z.string().startsWith("smtp").optional(),
  COUNTERFOIL_MAIL_FROM: z.string().min(3).default("Counterfoil <no-reply@localhost>"),
  COUNTERFOIL_METRICS_TOKEN: z.string().min(16).optional(),
  COUNTERFOIL_REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(600),
  COUNTERFOIL_LOG: z.enum(["silent", "error", "warn", "info"]).default("info"),
  COUNTERFOIL_TRUST_PROXY: z.stringbool().default(false),
  COUNTERFOIL_POLLBOOK_HOST: z.string().optional(),
  COUNTERFOIL_POLLBOOK_PORT: z.coerce.number().int().min(0).max(65_000).default(4710),
  COUNTERFOIL_POLLBOOK_PORTS: z.coerce.number().int().min(1).max(100).default(10),
});

export class ConfigRefused extends Error {}

export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  given: {
    readonly port?: number | undefined;
    readonly data?: string | undefined;
    readonly inMemory?: boolean;
    readonly demonstration: boolean;
  },
): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    throw new ConfigRefused(
      read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
    );
  }
  const env = read.data;
  const port = given.port ?? env.PORT;
  const directory = given.inMemory ? null : (given.data ?? "data");
  if (env.DATABASE_URL !== undefined && env.COUNTERFOIL_SECRET === undefined) {
    throw new ConfigRefused(
      "COUNTERFOIL_SECRET: expected, because every server on one database must hold the same one",
    );
  }
  return {
    port,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${port}`,
    storage:
      env.DATABASE_URL === undefined
        ? { kind: "embedded", directory: directory === null ? null : join(directory, "database") }
        : { kind: "postgresql", url: env.DATABASE_URL },
    secret: env.COUNTERFOIL_SECRET ?? secretIn(directory),
    demonstration: given.demonstration,
    smtpUrl: env.COUNTERFOIL_SMTP_URL ?? null,
    mailFrom: env.COUNTERFOIL_MAIL_FROM,
    perMinuteMax: env.COUNTERFOIL_REQUESTS_PER_MINUTE,
    metricsToken: env.COUNTERFOIL_METRICS_TOKEN ?? null,
    logLevel: env.COUNTERFOIL_LOG,
    trustProxy: env.COUNTERFOIL_TRUST_PROXY,
    pollbooks: {
      host: env.COUNTERFOIL_POLLBOOK_HOST ?? env.HOST,
      firstPort: env.COUNTERFOIL_POLLBOOK_PORT,
      ports: env.COUNTERFOIL_POLLBOOK_PORTS,
    },
  };
}

/** An embedded instance keeps a secret of its own beside its database, readable by its owner alone. */
function secretIn(directory: string | null): string {
  if (directory === null) return randomBytes(32).toString("base64url");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, "secret");
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
    chmodSync(file, 0o600);
  }
  return readFileSync(file, "utf8").trim();
}
