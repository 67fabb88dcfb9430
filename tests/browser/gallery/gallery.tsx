import { createRoot } from "react-dom/client";
import { z } from "zod";
import { App } from "../../../src/platform/ui/App.tsx";
import { learnMessages } from "../../../src/platform/ui/language/known-messages.ts";
import { phaseLabel, roleLabel, roomLabel } from "../../../src/platform/ui/labels.ts";
import "../../../src/platform/ui/look/look.ts";
import { words } from "./gallery-nouns.ts";
import { gallerySlices } from "./gallery-slices.tsx";

z.config({ jitless: true });
learnMessages(roleLabel, phaseLabel, roomLabel, words);

const host = document.getElementById("app");
if (host) createRoot(host).render(<App slices={gallerySlices} />);
