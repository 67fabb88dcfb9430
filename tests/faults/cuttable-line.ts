import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A line to a database that can be cut and mended: `url` leads through it. */
export interface CuttableLine {
  readonly url: string;
  /** Ends every connection and takes no new one. */
  cut(): void;
  mend(): void;
  close(): void;
}

export async function cuttableLine(to: string): Promise<CuttableLine> {
  const target = new URL(to);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const through = new URL(to);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: through.href,
    cut,
    mend: () => void (whole = true),
    close() {
      cut();
      server.close();
    },
  };
}
