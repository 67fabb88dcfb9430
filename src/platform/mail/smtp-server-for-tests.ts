import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** A mail server that keeps what it is sent (RFC 5321, the least of it). `answer` says what it replies to a recipient. */
export async function smtpServer(answer: (to: string) => string = () => "250 OK") {
  const received: { to: string; data: string }[] = [];
  const server = createServer((socket) => converse(socket, answer, received));
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => void server.close() };
}

function converse(
  socket: Socket,
  answer: (to: string) => string,
  received: { to: string; data: string }[],
): void {
  let to = "";
  let data: string | null = null;
  let rest = "";
  const reply = (line: string): void => void socket.write(`${line}\r\n`);
  const take = (line: string): void => {
    if (data !== null) {
      if (line !== ".") {
        data += `${line}\n`;
        return;
      }
      received.push({ to, data });
      data = null;
      return reply("250 OK");
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "RCPT") {
      to = /<(.*)>/.exec(line)?.[1] ?? "";
      return reply(answer(to));
    }
    if (verb === "DATA") {
      data = "";
      return reply("354 go on");
    }
    if (verb === "QUIT") socket.end("221 bye\r\n");
    else reply("250 OK");
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (rest + chunk.toString("utf8")).split("\r\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  });
  reply("220 ready");
}
