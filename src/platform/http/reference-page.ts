import type { Endpoint } from "../contract/endpoint.ts";
import { html } from "../public-page/html.ts";

/** The API for people: every endpoint with who may, what goes in, what may be refused. No script. */
export function referencePage(endpoints: readonly Endpoint[], version: string): string {
  const groups = Map.groupBy(endpoints, (endpoint) => endpoint.name.split(".")[0] ?? "");
  const page = html` <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Counterfoil API ${version}</title>
    </head>
    <body>
      <main>
        <h1>Counterfoil API ${version}</h1>
        <p>
          The same contract as <a href="/api/openapi.json">OpenAPI 3.1</a>. Refusals are problem details (RFC
          9457). Commands take an <code>Idempotency-Key</code>; lists take <code>cursor</code> and
          <code>limit</code>.
        </p>
        <nav aria-label="Groups">
          <ul>
            ${[...groups.keys()].map((group) => html`<li><a href="#${group}">${group}</a></li>`)}
          </ul>
        </nav>
        ${[...groups].map(
          ([group, members]) =>
            html`<section id="${group}">
              <h2>${group}</h2>
              ${members.map(described)}
            </section>`,
        )}
      </main>
    </body>
  </html>`;
  return `<!doctype html>${page.toString()}`;
}

function described(endpoint: Endpoint) {
  const { allow } = endpoint;
  const refusals = Object.entries(endpoint.refusals).map(([name, status]) => `${name} (${status})`);
  const fields = [
    ["path", Object.keys(endpoint.params.shape)],
    ["query", Object.keys(endpoint.query.shape)],
    ["body", "shape" in endpoint.body ? Object.keys(endpoint.body.shape as object) : []],
  ] as const;
  return html`<article id="${endpoint.name}">
    <h3><code>${endpoint.method} ${endpoint.path}</code></h3>
    <p>${endpoint.summary}.</p>
    <dl>
      <dt>Who may</dt>
      <dd>
        ${allow.roles === "anyone" ? "anyone" : allow.roles.join(", ")}${allow.machines ? "; machines with a token" : ""}
      </dd>
      <dt>What for</dt>
      <dd>${allow.purpose} (${allow.basis})</dd>
      ${fields.map(([place, names]) =>
        names.length > 0
          ? html`<dt>In the ${place}</dt>
              <dd>${names.join(", ")}</dd>`
          : null,
      )}
      <dt>May be refused</dt>
      <dd>${refusals.length > 0 ? refusals.join(", ") : "only what any request may meet"}</dd>
    </dl>
  </article>`;
}
