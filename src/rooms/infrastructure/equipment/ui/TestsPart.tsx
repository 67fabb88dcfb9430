import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { NumberField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Acts } from "../../../../platform/ui/parts/Acts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { listDecks, testEquipment, type Deck, type Difference, type LogicTest } from "../contract.ts";
import { whenOf } from "./cells.tsx";
import { screen } from "./screen-messages.ts";
import { useBlockedIn, useParamsOf, type Of } from "./StopPart.tsx";
import { useCellWord } from "./words.ts";

/** How it counted decks whose totals are known, and what differed in the last. */
export function TestsPart({ one }: Of) {
  const say = useSay();
  const retired = useBlockedIn(one, "retired");
  const blocked = one.technologyId === null ? say(screen["is-pollbook"]) : retired;
  const result = (row: LogicTest) => <Result test={row} />;
  const columns: readonly Column<LogicTest>[] = [
    { key: "at", head: screen.at, cell: whenOf },
    { key: "deck", head: screen.deck, cell: (row) => row.deckTitle },
    { key: "result", head: screen.result, cell: result },
    { key: "version", head: screen.version, cell: (row) => row.version },
    { key: "by", head: screen.by, cell: (row) => row.byName ?? row.by },
    { key: "witness", head: screen.witness, cell: (row) => row.witness },
  ];
  return (
    <Section title={<Say m={screen.tests} />}>
      <RowsTable
        name={say(screen.tests)}
        columns={columns}
        rows={one.tests}
        rowKey={(row) => `${row.atMs} ${row.deckTitle} ${row.differences.length}`}
        empty={say(screen["tests-none"])}
      />
      <Differences differences={one.tests.at(-1)?.differences ?? []} />
      <Acts
        acts={[{ name: "test", label: screen["test-verb"], allow: testEquipment, blocked, Form: TestForm }]}
        given={{ one }}
      />
    </Section>
  );
}

function Result({ test: { differences, cells } }: { test: LogicTest }) {
  const say = useSay();
  return differences.length === 0 ? (
    <StateWord label={say(screen["test-exact"], { cells })} tone="good" />
  ) : (
    <StateWord
      label={say(screen["test-differs"], { differences: differences.length, cells })}
      tone="danger"
    />
  );
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  const say = useSay();
  const cell = useCellWord();
  if (differences.length === 0) return null;
  const columns: readonly Column<Difference>[] = [
    { key: "count", head: screen.count, cell },
    { key: "expected", head: screen.expected, cell: (row) => row.expected, numeric: true },
    { key: "found", head: screen.found, cell: (row) => row.found, numeric: true },
  ];
  return (
    <RowsTable
      name={say(screen.differences)}
      columns={columns}
      rows={differences}
      rowKey={(row) => `${row.contest} ${row.of} ${row.choice}`}
    />
  );
}

/** First the deck, then each of its counts; what they should be is nowhere on the screen. */
function TestForm({ one, onDone }: Of & { onDone: () => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(listDecks, { params: { election: electionId } }, { subjects: ["dck"] });
  const [chosen, setChosen] = useState("");
  return (
    <Loaded query={query}>
      {({ decks }) => {
        const deck = decks.find((each) => each.id === chosen);
        return (
          <>
            <p className="cf-text">{say(screen["test-text"])}</p>
            <NativeSelect
              label={say(screen.deck)}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              <option value="">{say(screen[decks.length === 0 ? "decks-empty" : "test-choose"])}</option>
              {decks.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.title}
                </option>
              ))}
            </NativeSelect>
            {deck && <Counts key={deck.id} one={one} deck={deck} onDone={onDone} />}
          </>
        );
      }}
    </Loaded>
  );
}

function Counts({ one, deck, onDone }: Of & { deck: Deck; onDone: () => void }) {
  const say = useSay();
  const word = useCellWord();
  const params = useParamsOf(one);
  const command = useCommand(testEquipment);
  const count = testEquipment.body.shape.found.element;
  const counts = z.object(Object.fromEntries(deck.cells.map((_, at) => [`c${at}`, count])));
  return (
    <Form
      schema={z.object({ counts, witness: testEquipment.body.shape.witness })}
      initial={{ counts: {} }}
      verb={say(screen["test-verb"])}
      problem={command.problem}
      running={command.running}
      blocked={useWhyNot()(testEquipment)}
      onSubmit={async (typed) => {
        const found = deck.cells.map((_, at) => typed.counts[`c${at}`] ?? 0);
        const body = { deck: deck.id, found, witness: typed.witness };
        if (await command.run({ params, body })) onDone();
      }}
    >
      {deck.cells.map((cell, at) => (
        <NumberField key={`c${at}`} name={`counts.c${at}`} label={word(cell)} />
      ))}
      <TextField name="witness" label={say(screen.witness)} hint={say(screen["witness-hint"])} />
    </Form>
  );
}
