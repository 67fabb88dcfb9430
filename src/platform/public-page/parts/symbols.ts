import { html, type Html } from "../html.ts";

/** A stub with its tear line: the site's mark. It is nobody's flag, coat of arms or seal. */
export function mark(): Html {
  return html`<svg
    width="30"
    height="22"
    viewBox="0 0 30 22"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
  >
    <rect x="1" y="1" width="28" height="20" rx="2"></rect>
    <path d="M10 2v18" stroke-dasharray="2 2.4"></path>
    <path d="M15 11.5l3 3 6-7"></path>
  </svg>`;
}

/** Eight corners and an exclamation mark. */
export function noticeSymbol(): Html {
  return html`<svg
    width="28"
    height="28"
    viewBox="0 0 28 28"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
  >
    <path d="M9 2h10l7 7v10l-7 7H9l-7-7V9z"></path>
    <path d="M14 7.5v8M14 18.5v2.5"></path>
  </svg>`;
}

/** A sheet of paper with lines. */
export function bulletinSymbol(): Html {
  return html`<svg
    width="24"
    height="24"
    viewBox="0 0 24 24"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
  >
    <path d="M5 2h10l4 4v16H5z"></path>
    <path d="M8.5 10h7M8.5 14h7M8.5 18h4"></path>
  </svg>`;
}
