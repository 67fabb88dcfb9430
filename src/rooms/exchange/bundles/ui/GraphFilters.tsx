import { useMemo } from "react";
import type { Message } from "../../../../basics/text.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { GroupShape } from "../../../../platform/ui/network/NetworkPicture.tsx";
import { Background, type Graph } from "../graph-contract.ts";
import { counted, families, familyOf, type GraphFilter } from "../graph-view-rules.ts";
import { graphWords } from "./graph-messages.ts";
import type { GraphPartProps } from "./GraphShown.tsx";

/** What is shown: by words, type of object, type of link and marking; and what else is drawn. */
export function GraphFilters({ graph, choice, change }: GraphPartProps) {
  const say = useSay();
  const { filter, also } = choice;
  const counts = useMemo(() => countsOf(graph), [graph]);
  const set = (part: Partial<GraphFilter>) => change({ filter: { ...filter, ...part } });
  return (
    <fieldset className="cf-filters" aria-label={say(graphWords["filter-title"])}>
      <label className="cf-filter">
        <span>
          <Say m={graphWords["filter-text"]} />
        </span>
        <input
          type="search"
          value={filter.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      </label>
      <Checklist
        title={graphWords["filter-types"]}
        options={counts.types}
        without={filter.withoutTypes}
        onChange={(withoutTypes) => set({ withoutTypes })}
        groupOf={(type) => families.indexOf(familyOf(type))}
      />
      <Checklist
        title={graphWords["filter-links"]}
        options={counts.links}
        without={filter.withoutLinks}
        onChange={(withoutLinks) => set({ withoutLinks })}
      />
      <Checklist
        title={graphWords["filter-markings"]}
        options={counts.markings}
        without={filter.withoutMarkings}
        onChange={(withoutMarkings) => set({ withoutMarkings })}
      />
      <details className="cf-checklist">
        <summary>
          <Say m={graphWords.also} /> ({also.length})
        </summary>
        {Background.options.map((each) => (
          <label key={each} className="cf-flag">
            <input
              type="checkbox"
              checked={also.includes(each)}
              onChange={(event) =>
                change({
                  also: Background.options.filter((one) =>
                    one === each ? event.currentTarget.checked : also.includes(one),
                  ),
                })
              }
            />
            <span>
              <Say m={graphWords[`also-${each}`]} />
            </span>
          </label>
        ))}
      </details>
    </fieldset>
  );
}

function Checklist(props: {
  readonly title: Message;
  readonly options: readonly { readonly value: string; readonly count: number }[];
  readonly without: ReadonlySet<string>;
  readonly onChange: (without: ReadonlySet<string>) => void;
  readonly groupOf?: (value: string) => number;
}) {
  const { title, options, without, onChange, groupOf } = props;
  const toggle = (value: string, on: boolean) => {
    const next = new Set(without);
    if (on) next.delete(value);
    else next.add(value);
    onChange(next);
  };
  const hidden = options.filter(({ value }) => without.has(value)).length;
  return (
    <details className="cf-checklist">
      <summary>
        <Say m={title} values={{ n: options.length, hidden }} />
      </summary>
      <div className="cf-actions">
        <button type="button" className="cf-button" onClick={() => onChange(new Set())}>
          <Say m={graphWords["filter-all"]} />
        </button>
        <button
          type="button"
          className="cf-button"
          onClick={() => onChange(new Set(options.map(({ value }) => value)))}
        >
          <Say m={graphWords["filter-none"]} />
        </button>
      </div>
      {options.map(({ value, count }) => (
        <label key={value} className="cf-flag">
          <input
            type="checkbox"
            checked={!without.has(value)}
            onChange={(event) => toggle(value, event.currentTarget.checked)}
          />
          <span>
            {groupOf && <GroupShape group={groupOf(value)} />} {value} ({count})
          </span>
        </label>
      ))}
    </details>
  );
}

function countsOf({ nodes, links }: Graph) {
  return {
    types: counted(nodes.map(({ type }) => type)),
    links: counted(links.map(({ type }) => type)),
    markings: counted([...nodes, ...links].map(({ tlp }) => tlp)),
  };
}
