import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { unreachable } from "../../../basics/assert.ts";
import type { Message } from "../../../basics/text.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";

/** A filter is a parameter of the address and of the endpoint's query, under one name. */
export type Filter = { readonly name: string; readonly label: Message } & (
  | {
      readonly kind: "choice";
      readonly options: readonly { readonly value: string; readonly label: Message | string }[];
    }
  | { readonly kind: "text" }
  | { readonly kind: "flag" }
);

export interface SavedView {
  readonly label: Message;
  /** The address's parameters: `{ state: "unassessed", sort: "-received" }`. */
  readonly search: Readonly<Record<string, string>>;
}

export function TableFilters({
  filters,
  views,
}: {
  filters: readonly Filter[];
  views: readonly SavedView[];
}) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  return (
    <>
      {views.length > 0 && (
        <nav className="cf-views" aria-label={say(ui.views)}>
          {views.map((view) => {
            const address = `?${new URLSearchParams(view.search).toString()}`;
            return (
              <Link
                key={view.label.key}
                to={address}
                aria-current={sameSearch(search, view.search) ? "true" : undefined}
              >
                <Say m={view.label} />
              </Link>
            );
          })}
        </nav>
      )}
      {filters.length > 0 && (
        <fieldset className="cf-filters" aria-label={say(ui.filters)}>
          {filters.map((filter) => (
            <FilterField
              key={filter.name}
              filter={filter}
              value={search.get(filter.name) ?? ""}
              set={(value) => set(filter.name, value)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function FilterField({
  filter,
  value,
  set,
}: {
  filter: Filter;
  value: string;
  set: (value: string) => void;
}) {
  const say = useSay();
  const label = say(filter.label);
  switch (filter.kind) {
    case "choice":
      return (
        <label className="cf-filter">
          <span>{label}</span>
          <select value={value} onChange={(event) => set(event.currentTarget.value)}>
            <option value="">{say(ui.any)}</option>
            {filter.options.map((option) => (
              <option key={option.value} value={option.value}>
                {typeof option.label === "string" ? option.label : say(option.label)}
              </option>
            ))}
          </select>
        </label>
      );
    case "flag":
      return (
        <label className="cf-filter cf-flag">
          <input
            type="checkbox"
            checked={value === "true"}
            onChange={(event) => set(event.currentTarget.checked ? "true" : "")}
          />
          <span>{label}</span>
        </label>
      );
    case "text":
      return <TextFilter key={value} label={label} value={value} set={set} />;
    default:
      return unreachable(filter);
  }
}

/** Applies on Enter or on leaving the field, so that the server is not asked at every letter. */
function TextFilter({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const apply = () => {
    if (typed !== value) set(typed.trim());
  };
  return (
    <label className="cf-filter">
      <span>{label}</span>
      <input
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={apply}
        onKeyDown={(event) => event.key === "Enter" && apply()}
      />
    </label>
  );
}

function sameSearch(search: URLSearchParams, wanted: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(wanted);
  return names.length === search.size && names.every((name) => search.get(name) === wanted[name]);
}
