import type { Kysely, Selectable } from "kysely";

/** The way into the schema `sign_in`, in the role that may use nothing else (platform/storage). */
export interface SignInAccess {
  readonly kysely: Kysely<SignInTables>;
}

/** The tables of migration 0006 that this folder reads and writes itself. The library's column names are in camel case. */
export interface SignInTables {
  "sign_in.user": {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    twoFactorEnabled: boolean | null;
    createdAt: Date;
    updatedAt: Date;
  };
  "sign_in.account": {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: Date;
    updatedAt: Date;
  };
  "sign_in.session": {
    id: string;
    token: string;
    userId: string;
    expiresAt: Date;
    createdAt: Date;
    updatedAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
    method: string | null;
  };
  "sign_in.verification": { id: string; identifier: string; value: string; expiresAt: Date };
  "sign_in.lock_out": {
    subject: string;
    failures: number;
    last_attempt_ms: number;
    locked_until_ms: number;
  };
}

export type SessionRow = Selectable<SignInTables["sign_in.session"]>;
