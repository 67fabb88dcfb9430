import { DirectionProvider, MantineProvider, useDirection } from "@mantine/core";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { createBrowserRouter, RouterProvider } from "react-router";
import { LanguageProvider, useSpeech } from "./language/say.tsx";
import { theme, themeVariables } from "./look/theme.ts";
import { Unreachable } from "./offline/Unreachable.tsx";
import { Loading } from "./parts/Loaded.tsx";
import type { ApiProblem } from "./problem.ts";
import { makeQueryClient } from "./queries.ts";
import { routesOf } from "./routes.tsx";
import { SessionProvider } from "./session.tsx";
import { objectsOf, ObjectPatterns } from "./shell/object-path.tsx";
import type { SliceRoutes } from "./slice-routes.ts";

/** The whole operations app, out of its slices. */
export function App({ slices }: { slices: readonly SliceRoutes[] }) {
  const [client] = useState(makeQueryClient);
  const [router] = useState(() => createBrowserRouter(routesOf(slices), { basename: "/app" }));
  const [patterns] = useState(() => objectsOf(slices));
  return (
    <LanguageProvider>
      <Look client={client}>
        <SessionProvider loading={<Loading />} failed={unreachable}>
          <ObjectPatterns value={patterns}>
            <RouterProvider router={router} />
          </ObjectPatterns>
        </SessionProvider>
      </Look>
    </LanguageProvider>
  );
}

const unreachable = (problem: ApiProblem, again: () => void) => (
  <Unreachable problem={problem} again={again} />
);

/** Theme, direction of writing and the memory of queries: what every part needs, also in tests. */
export function Look({ client, children }: { client: QueryClient; children: ReactNode }) {
  const { dir } = useSpeech();
  return (
    <DirectionProvider initialDirection={dir} detectDirection={false}>
      <FollowDirection />
      <MantineProvider theme={theme} cssVariablesResolver={themeVariables} defaultColorScheme="auto">
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

function FollowDirection() {
  const { dir } = useSpeech();
  const { setDirection } = useDirection();
  useEffect(() => setDirection(dir), [dir, setDirection]);
  return null;
}
