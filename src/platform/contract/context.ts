import type { Result } from "../../basics/result.ts";
import type { Dice } from "../dice/dice.ts";
import type { Tx } from "../storage/storage.ts";
import type { Actor } from "./actor.ts";
import type { BodyOf, Endpoint, ParamsOf, QueryOf, RefusalOf, ReplyOf } from "./endpoint.ts";

/** What a service gets for one request: the open transaction, who asks, the one time, the dice, the reader's language. */
export interface Context {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly nowMs: number;
  readonly dice: Dice;
  readonly language: string;
}

export interface Input<E> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
}

/** A service function that serves an endpoint. A refusal that the endpoint does not declare does not compile. */
export type Serves<E extends Endpoint> = (
  cx: Context,
  input: Input<E>,
) => Promise<Result<ReplyOf<E>, RefusalOf<E>>>;
