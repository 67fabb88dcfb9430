import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { importVocabulary, listVersions } from "../contract.ts";
import { listLabels } from "../labels-contract.ts";
import { Reviews } from "./Reviews.tsx";
import { screen } from "./screen-messages.ts";
import { TacticTree } from "./TacticTree.tsx";
import { TermTable } from "./TermTable.tsx";
import { Versions } from "./Versions.tsx";

/** Which words do we share? Versions side by side, the tree of the latest, and every term. */
export function VocabularyPage() {
  const say = useSay();
  const query = useQueryOf(listVersions, {});
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Actions>
          <Action allow={importVocabulary} to="exchange/vocabulary/import" primary>
            <Say m={screen["import-title"]} />
          </Action>
          <Action allow={listLabels} to="exchange/vocabulary/words">
            <Say m={screen.words} />
          </Action>
        </Actions>
      }
    >
      <Loaded query={query}>
        {({ rows: versions }) => (
          <>
            <Versions versions={versions} />
            {versions.length > 0 && <Reviews />}
            {versions.length > 0 && <TacticTree versions={versions} />}
            {versions.length > 0 && <TermTable versions={versions} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
