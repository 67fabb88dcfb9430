import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type Query,
  type UseQueryResult,
} from "@tanstack/react-query";
import { useRef } from "react";
import type { Space } from "../contract/actor.ts";
import type { Endpoint, ReplyOf } from "../contract/endpoint.ts";
import { usePlaceIfAny } from "./place.tsx";
import { call, freshKey, type CallInput } from "./api.ts";
import { asProblem, type ApiProblem } from "./problem.ts";

export interface QueryOptions {
  /** Prefixes of ids whose changes make the answer stale, beside the slice's own: `["vic", "rep"]`. */
  readonly subjects?: readonly string[];
  readonly enabled?: boolean;
  readonly refetchEveryMs?: number;
}

/** `networkMode: always`: a polling place has a local network and no internet, and must still work. */
export function makeQueryClient(): QueryClient {
  const retry = (count: number, problem: unknown) => count < 2 && asProblem(problem).kind === "unreachable";
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: "always", retry, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/**
 * Has answers read again that something has made stale. One on its way (a list's next page) is not dropped, as news that
 * come faster than the server answers would drop it for ever; it may be older than the news, so it is read again after.
 */
export async function readAgain(client: QueryClient, stale: (query: Query) => boolean): Promise<void> {
  const onTheWay = client
    .getQueryCache()
    .findAll({ predicate: stale })
    .filter(({ state }) => state.fetchStatus !== "idle");
  await client.invalidateQueries({ predicate: stale }, { cancelRefetch: false });
  if (onTheWay.length > 0) await readAgain(client, (query) => onTheWay.includes(query));
}

/** Key of a query: endpoint name first, so that the feed can find all queries of a slice. */
export function keyOf(endpoint: Endpoint, input: unknown, space: Space): readonly unknown[] {
  const { params, query } = input as { params?: unknown; query?: unknown };
  return [endpoint.name, params ?? {}, query ?? {}, space];
}

/** The reply of a GET endpoint, kept fresh by the live feed. */
export function useQueryOf<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: QueryOptions = {},
): UseQueryResult<ReplyOf<E>, ApiProblem> {
  const space = usePlaceIfAny()?.space ?? "live";
  return useQuery<ReplyOf<E>, ApiProblem>({
    queryKey: keyOf(endpoint, input, space),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    meta: { subjects: options.subjects ?? [] },
    enabled: options.enabled ?? true,
    ...(options.refetchEveryMs !== undefined && { refetchInterval: options.refetchEveryMs }),
  });
}

export type RowOf<E extends Endpoint> =
  ReplyOf<E> extends { readonly rows: readonly (infer Row)[] } ? Row : never;

interface AnyPage {
  readonly rows: readonly unknown[];
  readonly next: string | null;
  readonly total: number | null;
}

export interface List<Row> {
  readonly rows: readonly Row[];
  /** What this reader may see in all; null where the server does not count. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadingMore: boolean;
  readonly problem: ApiProblem | null;
  readonly more: () => void;
  readonly again: () => void;
}

/** A list that grows by cursor ("Show more"). */
export function useList<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: QueryOptions = {},
): List<RowOf<E>> {
  const space = usePlaceIfAny()?.space ?? "live";
  const found = useInfiniteQuery({
    // Pages and a single reply of one endpoint are kept apart: they have different shapes.
    queryKey: [...keyOf(endpoint, input, space), "pages"],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...input.query, ...(pageParam && { cursor: pageParam }) };
      const reply: unknown = await call(endpoint, { ...input, query }, { signal });
      return reply as AnyPage;
    },
    initialPageParam: "",
    getNextPageParam: (last: AnyPage) => last.next,
    meta: { subjects: options.subjects ?? [] },
    enabled: options.enabled ?? true,
    ...(options.refetchEveryMs !== undefined && { refetchInterval: options.refetchEveryMs }),
    placeholderData: (previous) => previous,
  });
  const pages = found.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.rows as RowOf<E>[]),
    total: pages[0]?.total ?? null,
    hasMore: found.hasNextPage,
    loading: found.isPending,
    loadingMore: found.isFetchingNextPage,
    problem: found.error ? asProblem(found.error) : null,
    more: () => void found.fetchNextPage(),
    again: () => void found.refetch(),
  };
}

export interface Command<E extends Endpoint> {
  /** Never throws: what went wrong is in `problem`. Resolves to the reply, or to undefined after a problem. */
  readonly run: (input: CallInput<E>) => Promise<ReplyOf<E> | undefined>;
  readonly running: boolean;
  readonly problem: ApiProblem | null;
  readonly done: ReplyOf<E> | undefined;
  readonly reset: () => void;
}

/**
 * A command. Sent again unchanged after the server did not answer, it carries the same key, so that it happens once.
 * @param options.invalidates prefixes of endpoint names to read again; the slice's own are always.
 */
export function useCommand<E extends Endpoint>(
  endpoint: E,
  options: { readonly invalidates?: readonly string[] } = {},
): Command<E> {
  const client = useQueryClient();
  const unanswered = useRef<{ input: string; key: string } | null>(null);
  const mutation = useMutation<ReplyOf<E>, ApiProblem, CallInput<E>>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input);
      const key = unanswered.current?.input === text ? unanswered.current.key : freshKey();
      unanswered.current = { input: text, key };
      try {
        const reply = await call(endpoint, input, { idempotencyKey: key });
        unanswered.current = null;
        return reply;
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.kind !== "unreachable") unanswered.current = null;
        throw problem;
      }
    },
    onSuccess: async () => {
      const prefixes = [`${endpoint.name.split(".")[0]}.`, "home.", ...(options.invalidates ?? [])];
      await readAgain(client, ({ queryKey }) =>
        prefixes.some((prefix) => String(queryKey[0]).startsWith(prefix)),
      );
    },
  });
  return {
    run: (input) => mutation.mutateAsync(input).catch(() => undefined),
    running: mutation.isPending,
    problem: mutation.error,
    done: mutation.data,
    reset: mutation.reset,
  };
}
