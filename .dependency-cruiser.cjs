/** The walls of the house (ARCHITECTURE.md, "Who may know whom"). tests/canaries proves that each of them catches something. */
const test = "[.](test|fixture|test-data)[.]tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "engines-stand-alone",
      severity: "error",
      from: { path: "^engines/([^/]+)/src", pathNot: test },
      to: { pathNot: "^engines/$1/src" },
    },
    {
      name: "basics-know-nothing",
      severity: "error",
      from: { path: "^src/basics", pathNot: test },
      to: { pathNot: "^src/basics" },
    },
    {
      name: "platform-knows-no-room",
      severity: "error",
      from: { path: "^src/platform", pathNot: test },
      // Roles and phases, an entry of a record, what waits for me: the nouns of the core that screens everywhere speak of.
      to: { path: "^src/(rooms|core|main)", pathNot: "^src/core/[a-z]+/contract[.]ts$" },
    },
    {
      name: "core-knows-no-room",
      severity: "error",
      from: { path: "^src/core", pathNot: test },
      to: { path: "^src/rooms" },
    },
    {
      name: "nobody-imports-main",
      severity: "error",
      from: { pathNot: "^(src/main|tests|bench|bin)" },
      to: { path: "^src/main" },
    },
    {
      name: "rooms-meet-at-contracts",
      severity: "error",
      from: { path: "^src/rooms/([^/]+)/([^/]+)/", pathNot: test },
      to: {
        path: "^src/rooms/[^/]+/[^/]+/",
        pathNot: ["^src/rooms/$1/$2/", "contract[.]ts$", "/messages[.]ts$"],
      },
    },
    {
      name: "contracts-are-pure",
      severity: "error",
      from: { path: "^src/(core|rooms/[^/]+)/[^/]+/[a-z-]*contract[.]ts$" },
      to: { pathNot: ["zod", "^src/platform/contract/", "^src/basics/", "/[a-z-]*contract[.]ts$"] },
    },
    {
      name: "rules-are-pure",
      severity: "error",
      from: { path: "^src/(core|rooms/[^/]+)/[^/]+/[a-z-]*rules[.]ts$" },
      to: { pathNot: ["^src/basics/", "^engines/", "contract[.]ts$", "/[a-z-]*rules[.]ts$"] },
    },
    {
      name: "only-stores-build-sql",
      severity: "error",
      from: {
        path: "^src",
        pathNot: [
          "store[.]ts$",
          "^src/platform/(storage|sign-in|jobs)/",
          "^src/platform/http/idempotency[.]ts$",
          test,
        ],
      },
      to: { path: ["node_modules/(kysely|pg|@electric-sql)", "^src/platform/storage/statements[.]ts$"] },
    },
    {
      name: "only-http-knows-the-server",
      severity: "error",
      from: { path: "^src", pathNot: ["^src/platform/http/", "^src/platform/sign-in/", "^src/main/", test] },
      to: { path: "node_modules/(fastify|@fastify)" },
    },
    {
      name: "screens-never-reach-the-server-side",
      severity: "error",
      from: { path: "/ui/", pathNot: test },
      to: { path: ["/(store|service|http)[.]ts$", "^src/platform/(storage|http|sign-in|jobs|mail)/"] },
    },
    {
      name: "only-declared-packages",
      severity: "error",
      // An engine's tests use the test runner of the house; the engine itself depends on nothing.
      from: { pathNot: ["^engines/[^/]+/(src/.*[.]test[.]ts$|testing/)", "[.]test-data[.]ts$"] },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    { name: "nothing-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, path: "^src", pathNot: [test, "[.]d[.]ts$", "worker[.]ts$"] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
