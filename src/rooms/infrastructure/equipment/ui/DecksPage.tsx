import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { z } from "zod";
import { addDeck, listDecks, type Deck } from "../contract.ts";
import { CsvUpload } from "./CsvUpload.tsx";
import { madeOf } from "./cells.tsx";
import { screen } from "./screen-messages.ts";

const Named = z.object({ title: addDeck.query.shape.title });

/** Decks of marked ballots with totals known beforehand, and a new one from its file. */
export function DecksPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId };
  const query = useQueryOf(listDecks, { params }, { subjects: ["dck"] });
  const columns: readonly Column<Deck>[] = [
    { key: "title", head: screen["deck-name"], cell: (row) => row.title },
    { key: "cards", head: screen["deck-cards"], cell: (row) => row.cards, numeric: true },
    { key: "counts", head: screen["deck-counts"], cell: (row) => row.cells.length, numeric: true },
    { key: "made", head: screen.at, cell: madeOf },
  ];
  return (
    <Page title={say(screen["decks-title"])} lead={say(screen["decks-lead"])}>
      <Loaded query={query}>
        {({ decks }) => (
          <RowsTable
            name={say(screen["decks-title"])}
            columns={columns}
            rows={decks}
            rowKey={(row) => row.id}
            empty={say(screen["decks-empty"])}
          />
        )}
      </Loaded>
      <Section title={say(screen["deck-verb"])}>
        <p className="cf-text">{say(screen["deck-text"])}</p>
        <CsvUpload
          endpoint={addDeck}
          verb={say(screen["deck-verb"])}
          typed={Named}
          accept=".csv,text/csv,.json,application/json"
          inputOf={(file, typed) => ({ params, query: { ...Named.parse(typed), file: file.name } })}
          doneWords={() => say(screen["deck-added"])}
        >
          <TextField name="title" label={say(screen["deck-name"])} />
        </CsvUpload>
      </Section>
    </Page>
  );
}
