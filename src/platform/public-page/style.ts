import { createHash } from "node:crypto";
import { frameStyle } from "./style-frame.ts";
import { partStyle } from "./style-parts.ts";

/** The one style sheet of the public site. It travels inside each page: one request, whole on a poor line or saved to disk. */
export const style: string = (frameStyle + partStyle).replace(/\n+/g, "").trim();

/** Allows this style sheet by its hash and the site's own forms; no script, no frame, nothing from elsewhere. */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style, "utf8").digest("base64")}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
