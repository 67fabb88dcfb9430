/** A poll worker's browser without script: pages, forms, and what they say. */
export type PollWorker = {
  readonly get: (path: string) => Promise<{ readonly status: number; readonly text: string }>;
  /** Sends a form and follows where it leads. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly text: string; readonly at: string }>;
  /** Another person comes to the table. */
  readonly shift: (name: string) => Promise<void>;
};

/** `url`: the screen's address with its key. */
export async function pollWorker(url: string, name: string): Promise<PollWorker> {
  const { origin } = new URL(url);
  const began = await fetch(url, { redirect: "manual" });
  const cookie = (began.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const headers = { cookie, origin };
  const get: PollWorker["get"] = async (path) => {
    const answer = await fetch(`${origin}${path}`, { headers });
    return { status: answer.status, text: plain(await answer.text()) };
  };
  const post: PollWorker["post"] = async (path, fields) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body, redirect: "manual" });
    const to = answer.headers.get("location");
    if (answer.status !== 303 || to === null)
      return { status: answer.status, text: plain(await answer.text()), at: path };
    return { ...(await get(to)), at: to };
  };
  const shift = async (actor: string) => void (await post("/shift", { actor }));
  await shift(name);
  return { get, post, shift };
}

/** The words of a page, without what only machines read. */
function plain(page: string): string {
  return page
    .replaceAll(/<(style|head)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&#(\d+);/g, (_found, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, " ");
}
