import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { compareVersions, type ClauseChange, type Piece, type StandardDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { languageName } from "./typed.ts";

/** What became of each clause between two versions, word by word. */
export function Compare({ standard }: { standard: StandardDetail }) {
  return (
    <Section title={<Say m={screen["compare-title"]} />}>
      {standard.versions.length < 2 ? (
        <Empty>
          <Say m={screen["compare-one"]} />
        </Empty>
      ) : (
        <Chosen standard={standard} />
      )}
    </Section>
  );
}

function Chosen({ standard }: { standard: StandardDetail }) {
  const say = useSay();
  const { language: reader } = useSpeech();
  const { electionId } = usePlace();
  const { id, version, languages, versions } = standard;
  const numbers = versions.map(({ number }) => String(number));
  const [from, setFrom] = useState(String(version - 1));
  const [to, setTo] = useState(String(version));
  const [language, setLanguage] = useState(languages.find((each) => each === reader) ?? languages[0] ?? "en");
  const query = useQueryOf(compareVersions, {
    params: { election: electionId, standard: id },
    query: { from: Number(from), to: Number(to), language },
  });
  return (
    <>
      <div className="cf-filters">
        <NativeSelect
          label={say(screen["compare-from"])}
          data={numbers}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(screen["compare-to"])}
          data={numbers}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <NativeSelect
          label={say(screen.language)}
          data={languages.map((value) => ({ value, label: languageName(value, reader) }))}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
      </div>
      <Loaded query={query}>
        {({ rows }) => (
          <Changes rows={rows.filter(({ change }) => change !== "unchanged")} language={language} />
        )}
      </Loaded>
    </>
  );
}

function Changes({ rows, language }: { rows: readonly ClauseChange[]; language: string }) {
  const say = useSay();
  if (rows.length === 0)
    return (
      <Empty>
        <Say m={screen["compare-none"]} />
      </Empty>
    );
  const heads = [screen.change, screen.before, screen.after, screen.words];
  return (
    <Scroll name={say(screen["compare-title"])}>
      <table className="cf-table cf-stack" aria-label={say(screen["compare-title"])}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.key} scope="col">
                <Say m={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ change, before, after, title, text }) => (
            <tr key={`${before ?? ""} ${after ?? ""}`}>
              <td data-head={say(screen.change)}>
                <Say m={screen[change === "unchanged" ? "changed" : change]} />
              </td>
              <td data-head={say(screen.before)}>{before ?? "–"}</td>
              <td data-head={say(screen.after)}>{after ?? "–"}</td>
              <td data-head={say(screen.words)} lang={language} dir="auto" className="cf-text">
                <strong>
                  <Pieces pieces={title} />
                </strong>{" "}
                {change !== "renumbered" && <Pieces pieces={text} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ kind, text }, at) => {
    if (kind === "added")
      // oxlint-disable-next-line react/no-array-index-key -- a piece is its place in the text
      return <ins key={at}>{text}</ins>;
    // oxlint-disable-next-line react/no-array-index-key -- a piece is its place in the text
    return kind === "removed" ? <del key={at}>{text}</del> : <span key={at}>{text}</span>;
  });
}
