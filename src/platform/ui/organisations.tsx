import { useMemo } from "react";
import { listOrganisations } from "../../core/organisations/contract.ts";
import { limits } from "../../basics/bounded.ts";
import { useWhyNot } from "./allowed.ts";
import { useList } from "./queries.ts";

export interface Organisations {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The name, or the id where it is not known here. */
  readonly nameOf: (id: string) => string;
}

/** The organisations of the instance, for fields and for saying an id as a name; fetched once and kept. */
export function useOrganisations(): Organisations {
  const enabled = useWhyNot()(listOrganisations) === null;
  const { rows } = useList(listOrganisations, { query: { limit: limits.pageRowsMax } }, { enabled });
  return useMemo(() => {
    const names = new Map<string, string>(rows.map(({ id, name }) => [id, name]));
    return {
      choices: rows.map(({ id, name }) => ({ value: id, label: name })),
      nameOf: (id) => names.get(id) ?? id,
    };
  }, [rows]);
}

export function OrganisationName({ id }: { id: string }) {
  return useOrganisations().nameOf(id);
}
