import { useEffect } from "react";
import { useQueryClient, type Query } from "@tanstack/react-query";
import { useSession } from "../session.tsx";
import { keepAnswers } from "./kept-answers.ts";

/**
 * This page opens again without a network: the app itself is kept by a service worker, and its answers in the browser's storage, until
 * the person signs out. `belongs` must not change from rendering to rendering.
 */
export function useKeptPage(belongs: (query: Query) => boolean): void {
  const client = useQueryClient();
  const person = useSession().person?.id;
  useEffect(() => void keepShell(), []);
  useEffect(() => {
    if (person === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => keepAnswers(client, { person, path: location.pathname }, belongs);
    const stop = client.getQueryCache().subscribe(({ type, query }) => {
      if (type !== "updated" || !belongs(query)) return;
      clearTimeout(timer);
      timer = setTimeout(keep, keptAfterMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, person, belongs]);
}

const keptAfterMs = 300;

/** Browsers have it on https and on the machine itself only; elsewhere the page needs the network to open, as before. */
async function keepShell(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/app/shell-worker.js", { scope: "/app/" });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance
      .getEntriesByType("resource")
      .map((entry) => entry.name)
      .filter((file) => file.startsWith(`${location.origin}/app/assets/`));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    active?.postMessage([...new Set(files)]);
  } catch {
    // Switched off in this browser.
  }
}
