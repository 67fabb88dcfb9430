/** `/api/elections/{election}` as the HTTP server writes it: `/api/elections/:election`. */
export function fastifyPath(path: string): string {
  return path.replaceAll(/\{([a-zA-Z]+)\}/g, ":$1");
}
