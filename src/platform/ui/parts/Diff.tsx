import { diffWordsWithSpace } from "diff";
import { Say } from "../language/say.tsx";
import { ui } from "../messages.ts";

/** Two versions of a text: what was added and removed, to see, to hear and to print in black and white. */
export function Diff({ before, after, language }: { before: string; after: string; language?: string }) {
  if (before === after)
    return (
      <p className="cf-muted">
        <Say m={ui.unchanged} />
      </p>
    );
  const parts = diffWordsWithSpace(before, after);
  return (
    <p className="cf-diff" lang={language}>
      {parts.map((part, index) =>
        part.added ? (
          // Parts have no identity but their place.
          <ins key={index}>
            <span className="cf-hidden">
              <Say m={ui.added} />{" "}
            </span>
            {part.value}
          </ins>
        ) : part.removed ? (
          <del key={index}>
            <span className="cf-hidden">
              <Say m={ui.removed} />{" "}
            </span>
            {part.value}
          </del>
        ) : (
          <span key={index}>{part.value}</span>
        ),
      )}
    </p>
  );
}
