import { messages } from "../../../src/basics/text.ts";

export const planted = messages("planted", { hello: { en: "Hello" } });
