// Goal: a notice passes only when it is plain, specific and the same in its languages. Method: one good notice in English
// and French, and from it one spoilt thing at a time; properties on arbitrary text, lone surrogates included.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkNotice } from "./gate.ts";
import { explain, findingMessages } from "./messages.ts";
import { type NoticeText } from "./notice.ts";

const en: NoticeText = {
  headline: "False text messages about polling places",
  fields: {
    who: "Unknown senders wrote to about 1,200 voters in Halifax. We do not know who they are.",
    what: "The messages say that three polling places moved. That is false. No polling place has moved.",
    when: "The first message came on October 18, 2027 at 3 p.m.",
    where: "Halifax, Nova Scotia. The messages came by text to mobile phones.",
    whatToDo:
      "Check your polling place at https://www.elections.ca or call 1-800-463-6868. Do not click the link in the message. Keep the message and send it to us.",
    whatIsNotKnown: "We do not know who sent the messages. It is possible that more people got them.",
  },
  body: "The police and our office are looking into this. We will write again on this page by October 19, 2027. Your vote is safe. The lists of voters did not change. You can vote at the place on your card, from 9:30 a.m. to 9:30 p.m. Bring your card and one piece of identity. If someone tells you to go to a new place, ask us first. Our staff can help you by phone each day. We thank the voters who told us about the messages.",
};
const fr: NoticeText = {
  headline: "Faux messages texte sur les lieux de vote",
  fields: {
    who: "Des inconnus ont écrit à environ 1 200 électeurs de Halifax. Nous ne savons pas qui ils sont.",
    what: "Les messages disent que trois lieux de vote ont changé. C’est faux. Aucun lieu de vote n’a changé.",
    when: "Le premier message est arrivé le 18 octobre 2027 à 15 h.",
    where: "Halifax, en Nouvelle-Écosse. Les messages sont arrivés par texto sur des téléphones.",
    whatToDo:
      "Vérifiez votre lieu de vote sur https://www.elections.ca ou appelez le 1-800-463-6868. Ne touchez pas au lien du message. Gardez le message et envoyez-le-nous.",
    whatIsNotKnown:
      "Nous ne savons pas qui a écrit les messages. Il est possible que plus de gens les aient reçus.",
  },
  body: "La police et notre bureau cherchent qui a fait cela. Nous écrirons de nouveau sur cette page d’ici le 19 octobre 2027. Votre vote est sûr. Les listes n’ont pas changé. Vous pouvez voter au lieu inscrit sur votre carte, de 9 h 30 à 21 h 30. Apportez votre carte et une pièce d’identité. Si on vous dit d’aller ailleurs, demandez-nous d’abord. Notre équipe peut vous aider par téléphone chaque jour. Merci à ceux qui nous ont parlé des messages.",
};
const withField = (text: NoticeText, field: keyof NoticeText["fields"], value: string): NoticeText => ({
  ...text,
  fields: { ...text.fields, [field]: value },
});
const blocking = (verdict: ReturnType<typeof checkNotice>) =>
  verdict.findings.filter((one) => one.severity === "blocks").map((one) => `${one.language}:${one.code}`);

describe("W1.14 the gate for a public notice", () => {
  it("W1.14 lets a plain and specific notice in English and French through", () => {
    const verdict = checkNotice({ en, fr });
    expect(verdict.findings.map((one) => [one.code, one.language, one.excerpt])).toEqual([]);
    expect(verdict.pass).toBe(true);
    expect(verdict.grade).toBeLessThan(9);
  });

  it("W1.14 negative: a text at too high a grade does not pass, and passes with a higher target", () => {
    const hard = {
      ...en,
      body: `${en.body} Notwithstanding the considerable sophistication demonstrated by the organization responsible, institutional authorities characterize the communications as fundamentally inconsistent with established administrative documentation regarding electoral geography.`,
    };
    expect(blocking(checkNotice({ en: hard, fr }, { targetGrade: 6 }))).toContain("en:grade-too-high");
    expect(blocking(checkNotice({ en: hard, fr }, { targetGrade: 30 }))).toEqual([]);
  });

  it("W1.14 negative: easy fields do not hide a hard body of a hundred words", () => {
    const sentence =
      "Institutional authorities characterize the communications as fundamentally inconsistent with established administrative documentation. ";
    const verdict = checkNotice({ en: { ...en, body: sentence.repeat(9) }, fr });
    expect(blocking(verdict)).toContain("en:grade-too-high");
    expect(verdict.grade).toBeGreaterThan(20);
  });

  it("W1.14 negative: a notice without 'what to do' does not pass", () => {
    expect(
      blocking(checkNotice({ en: withField(en, "whatToDo", " "), fr: withField(fr, "whatToDo", "") })),
    ).toEqual(["en:field-empty", "fr:field-empty"]);
  });

  it.each([
    [
      "whatToDo",
      "The office is aware of the matter.",
      "Le bureau est au courant de la chose.",
      "what-to-do-without-action",
    ],
    ["whatToDo", "Stay vigilant.", "Restez vigilants.", "field-vacuous"],
    ["when", "In the evening before the vote.", "Le soir avant le vote.", "when-without-date"],
    ["when", "Soon", "Bientôt", "field-vacuous"],
    ["who", "Various people", "Diverses personnes", "field-vacuous"],
    ["whatIsNotKnown", "N/A", "S.O.", "field-vacuous"],
  ] as const)(
    "W1.14 negative: %s that reads '%s' is refused in both languages",
    (field, inEnglish, inFrench, code) => {
      const verdict = checkNotice({
        en: withField(en, field, inEnglish),
        fr: withField(fr, field, inFrench),
      });
      const codes = verdict.findings
        .filter((one) => one.field === field)
        .map((one) => `${one.language}:${one.code}`);
      expect(codes).toEqual(expect.arrayContaining([`en:${code}`, `fr:${code}`]));
      expect(verdict.pass).toBe(false);
    },
  );

  it("W1.14 accepts 'you do not need to do anything' as something to do", () => {
    const verdict = checkNotice({
      en: withField(en, "whatToDo", "You do not need to do anything."),
      fr: withField(fr, "whatToDo", "Vous n’avez pas à agir."),
    });
    expect(verdict.findings.filter((one) => one.code === "what-to-do-without-action")).toEqual([]);
  });

  it("W1.14 points at jargon, long sentences, vague phrases and passive text without blocking", () => {
    const body =
      "The credentials were stolen by a threat actor. Several accounts were closed. The lists were checked. " +
      "The office looked at each of the lists and at each of the cards and at each of the calls that came in on that day and it then went on to talk to the staff.";
    const verdict = checkNotice({ en: { ...en, body: `${en.body} ${body}` }, fr });
    const codes = verdict.findings.map((one) => one.code);
    expect(codes).toEqual(expect.arrayContaining(["jargon", "sentence-too-long", "vague-phrase"]));
    const jargon = verdict.findings.find((one) => one.excerpt === "threat actor");
    expect(jargon?.values["plainer"]).toBe("attacker, or the name of the group");
    expect(verdict.pass).toBe(true);
    const passive = checkNotice({ en: { ...en, body: body.repeat(3) }, fr });
    expect(passive.findings.map((one) => one.code)).toContain("passive-heavy");
  });

  it("W1.14 an English and a French notice with other numbers, dates or addresses do not pass", () => {
    const spoilt = (from: string, to: string) =>
      checkNotice({
        en,
        fr: {
          ...fr,
          fields: {
            ...fr.fields,
            when: fr.fields.when.replace(from, to),
            whatToDo: fr.fields.whatToDo.replace(from, to),
            who: fr.fields.who.replace(from, to),
          },
        },
      });
    expect(blocking(spoilt("18 octobre", "17 octobre"))).toEqual(["en:date-differs", "fr:date-differs"]);
    expect(blocking(spoilt("1 200", "12 000"))).toEqual(["en:number-differs", "fr:number-differs"]);
    expect(blocking(spoilt("elections.ca", "elections-ca.com"))).toEqual([
      "en:address-differs",
      "fr:address-differs",
    ]);
    expect(blocking(spoilt("6868", "6869"))).toEqual(["en:number-differs", "fr:number-differs"]);
    expect(blocking(spoilt("15 h", "16 h"))).toEqual(["en:number-differs", "fr:number-differs"]);
  });

  it("W1.14 negative: a page of the same site under another path only advises", () => {
    const path = (text: NoticeText, to: string) =>
      withField(text, "whatToDo", text.fields.whatToDo.replace("www.elections.ca", to));
    const verdict = checkNotice({
      en: path(en, "www.elections.ca/vote"),
      fr: path(fr, "www.elections.ca/voter"),
    });
    expect(blocking(verdict)).toEqual([]);
    expect(verdict.findings.map((one) => one.code)).toEqual(["address-differs", "address-differs"]);
  });

  it("W1.14 negative: a missing language and a field that only one language fills do not pass", () => {
    expect(blocking(checkNotice({ en }))).toEqual(["fr:language-missing"]);
    expect(blocking(checkNotice({ en }, { requiredLanguages: ["en"] }))).toEqual([]);
    expect(blocking(checkNotice({ en, fr: { ...fr, headline: "" } }))).toEqual([
      "fr:field-missing-in-one-language",
    ]);
  });

  it("W1.14 says honestly that Chinese is not measured and still asks for the fields", () => {
    const zh: NoticeText = {
      headline: "关于投票站的虚假短信",
      fields: {
        who: "约1200名选民收到",
        what: "短信称三个投票站已迁移",
        when: "2027年10月18日15:00",
        where: "哈利法克斯",
        whatToDo: "请致电 1-800-463-6868 或访问 https://www.elections.ca",
        whatIsNotKnown: "",
      },
      body: "我们将于2027年10月19日再次通报。投票时间为9:30至21:30。",
    };
    const verdict = checkNotice(
      { zh, en: withField(en, "whatIsNotKnown", "") },
      { requiredLanguages: ["zh"] },
    );
    expect(verdict.readability["zh"]).toBe("not measured");
    expect(verdict.findings.map((one) => `${one.language}:${one.code}`)).toEqual([
      "zh:language-not-measured",
      "zh:field-empty",
      "en:field-empty",
    ]);
  });

  it("W4.10b every finding has its sentence in English and French with the same placeholders", () => {
    for (const message of Object.values(findingMessages)) {
      const names = (text: string) => [...new Set(text.match(/\{\w+\}/gu))].toSorted();
      expect(names(message.fr)).toEqual(names(message.en));
      expect(`${message.en}${message.fr}`).not.toMatch(/'\{/u);
    }
    const spoilt = checkNotice({ en: withField(en, "when", "Soon"), fr: withField(fr, "who", "") });
    for (const finding of spoilt.findings) {
      expect(explain(finding, "en")).not.toMatch(/\{\w+\}/u);
      expect(explain(finding, "fr")).not.toMatch(/\{\w+\}|undefined/u);
    }
  });
});

describe("the gate on arbitrary text", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc
      .array(
        fc.constantFrom("\ud800", "\udc00", "Soon. ", "12,5", "l'", "été ", "http://", "\n\n", "n't", ". "),
        { maxLength: 30 },
      )
      .map((parts) => parts.join("")),
  );
  const anyNotice = fc.record({
    headline: anyText,
    fields: fc.record({
      who: anyText,
      what: anyText,
      when: anyText,
      where: anyText,
      whatToDo: anyText,
      whatIsNotKnown: anyText,
    }),
    body: anyText,
  });

  it("never throws, gives the same verdict twice, and passes exactly when nothing blocks", () => {
    fc.assert(
      fc.property(anyNotice, anyNotice, fc.constantFrom("en", "fr", "ar", "zh-Hant"), (a, b, language) => {
        const notice = { fr: a, [language]: b };
        const verdict = checkNotice(notice);
        expect(checkNotice(notice)).toEqual(verdict);
        expect(verdict.pass).toBe(!verdict.findings.some((one) => one.severity === "blocks"));
        for (const one of verdict.findings) expect(explain(one, "fr").length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("finds no difference between a notice and itself", () => {
    fc.assert(
      fc.property(anyNotice, (text) => {
        const codes = checkNotice({ en: text, "en-CA": text }).findings.map((one) => one.code);
        expect(codes.filter((code) => code.endsWith("-differs"))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    "a",
    "é",
    "soon ",
    "l'",
    "1 ",
    "1",
    ". ",
    "\n",
    " ",
    "A.",
    "a.",
    "a-",
    "a@",
    "été ",
    "http://a",
    "is not ",
    "e",
    "1,",
    "(",
    "some threat actor ",
  ])("reads 100,000 characters of %j in bounded time and blocks what is longer", (piece) => {
    const long = piece.repeat(Math.ceil(100_002 / piece.length));
    const startedAt = performance.now();
    const text = { ...en, body: long, fields: { ...en.fields, whatToDo: long, when: long } };
    const verdict = checkNotice({ en: text, fr: { ...text } });
    expect(performance.now() - startedAt).toBeLessThan(8000);
    expect(verdict.findings.map((one) => one.code)).toContain("text-too-long");
  });
});
