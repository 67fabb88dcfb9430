import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of these endpoints, written from the contract values. Committed as docs/openapi.json and compared in a test. */
export function openApi(
  endpoints: readonly Endpoint[],
  about: { readonly title: string; readonly version: string; readonly universal: readonly string[] },
): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: about.title,
      version: about.version,
      description: `Refusals are problem details (RFC 9457). Any endpoint may also answer: ${about.universal.join(", ")}.`,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "counterfoil.session_token" },
        token: { type: "http", scheme: "bearer", description: "A machine's token, issued for named acts" },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const allow = endpoint.allow;
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [endpoint.name.split(".")[0]],
    "x-permission": {
      roles: allow.roles,
      scope: allow.scope,
      phases: allow.phases,
      purpose: allow.purpose,
      basis: allow.basis,
    },
    security: allow.roles === "anyone" ? [] : [{ session: [] }, ...(allow.machines ? [{ token: [] }] : [])],
    parameters: [
      ...parameters(endpoint.params, "path"),
      ...parameters(endpoint.query, "query"),
      ...idempotency(endpoint),
    ],
    ...requestBody(endpoint),
    responses: {
      "200": {
        description: "Done",
        content: { [endpoint.media ?? "application/json"]: { schema: schema(endpoint.reply) } },
      },
      ...refusals(endpoint),
    },
  };
}

function parameters(shape: z.ZodObject, place: "path" | "query"): Json[] {
  const described = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(described.properties ?? {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || (described.required ?? []).includes(name),
    schema: one,
  }));
}

function idempotency(endpoint: Endpoint): Json[] {
  if (endpoint.method === "GET" || endpoint.upload !== undefined) return [];
  return [
    {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", pattern: "^[A-Za-z0-9._-]{16,100}$" },
    },
  ];
}

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.upload !== undefined) {
    return {
      requestBody: {
        required: true,
        content: { [endpoint.upload]: { schema: { type: "string", format: "binary" } } },
      },
    };
  }
  if (endpoint.body instanceof z.ZodUndefined) return {};
  return {
    requestBody: { required: true, content: { "application/json": { schema: schema(endpoint.body) } } },
  };
}

function refusals(endpoint: Endpoint): Json {
  const byStatus = new Map<number, string[]>();
  for (const [name, status] of Object.entries(endpoint.refusals)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      String(status),
      {
        description: names.join(", "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function schema(type: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(type, { io: "input", unrepresentable: "any" }) as Json;
  return rest;
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string", description: "What happened, in the reader's language" },
    status: { type: "integer" },
    code: { type: "string", description: "The refusal's name" },
    instance: { type: "string", description: "Number of the request, for the operator" },
    fields: {
      type: "array",
      items: { type: "object", properties: { path: { type: "string" }, expected: { type: "string" } } },
    },
    values: { type: "object" },
  },
} as const;
