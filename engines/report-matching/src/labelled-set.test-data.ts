import { type Report } from "./report.ts";

/** One submission with the incident it truly is about. */
export interface LabelledReport extends Report {
  readonly incident: number;
}

/**
 * 200 submissions: 52 incidents written by hand (English, French, Arabic, Chinese; some on one subject and yet two
 * incidents), six of them also told in the other language with the same address, number or account, and variants made
 * by rule from a seed: words exchanged, typos, cuts, other tracking parameters, case, punctuation, openings.
 */
export function labelledReports(seed = 20271018): readonly LabelledReport[] {
  const dice = diceFrom(seed);
  const reports: LabelledReport[] = [];
  const add = (incident: number, text: string) =>
    reports.push({
      id: `rep_${String(reports.length).padStart(3, "0")}`,
      incident,
      text,
      atMs: 1_823_000_000_000 + Math.floor(dice() * 20 * 86_400_000),
    });
  for (const [incident, text] of incidents.entries()) add(incident, text);
  for (const [incident, text] of tellings) add(incident, text);
  const lastVaried = incidents.length - 12;
  while (reports.length < 200) {
    const incident = Math.floor(dice() ** 1.5 * lastVaried);
    add(incident, variantOf(incidents[incident] ?? "", dice));
  }
  return reports;
}

/** Mulberry32 (public domain): the same numbers from the same seed. */
function diceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mix = Math.imul(state ^ (state >>> 15), 1 | state);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return ((mix ^ (mix >>> 14)) >>> 0) / 4294967296;
  };
}

function variantOf(text: string, dice: () => number): string {
  const changes = [exchanged, mistyped, cut, retracked, recased, opened];
  const count = 1 + Math.floor(dice() * 3);
  return Array.from({ length: count }).reduce<string>((now) => {
    const change = changes[Math.floor(dice() * changes.length)] ?? exchanged;
    return change(now, dice);
  }, text);
}

/** Every word of the list is exchanged, and one neighbouring pair in twelve changes places. */
function exchanged(text: string, dice: () => number): string {
  const words = text.split(" ").map((word) => exchanges.get(word.toLowerCase()) ?? word);
  for (let at = 0; at + 1 < words.length; at += 1) {
    if (dice() < 1 / 12) [words[at], words[at + 1]] = [words[at + 1] ?? "", words[at] ?? ""];
  }
  return words.join(" ");
}

/** One word in ten loses, doubles or swaps letters; addresses stay. */
function mistyped(text: string, dice: () => number): string {
  return text
    .split(" ")
    .map((word) => {
      if (word.length < 4 || /[/@\d]/u.test(word) || dice() > 0.1) return word;
      const at = 1 + Math.floor(dice() * (word.length - 2));
      const kind = Math.floor(dice() * 3);
      if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
      if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
      return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
    })
    .join(" ");
}

/** Half to nine tenths of the text. */
function cut(text: string, dice: () => number): string {
  return text.slice(0, Math.floor(text.length * (0.5 + 0.4 * dice())));
}

function retracked(text: string, dice: () => number): string {
  const tail =
    ["utm_source=fb&utm_medium=social", "fbclid=IwAR3xy", "ref=share", "gclid=abc123"][
      Math.floor(dice() * 4)
    ] ?? "";
  return text.replace(
    /https?:\/\/([^\s?]+)/gu,
    (_, rest: string) => `https://www.${rest.replace(/^www\./u, "")}?${tail}`,
  );
}

function recased(text: string, dice: () => number): string {
  const plain = text.replace(/[,.!?;](?=\s|$)/gu, () => (dice() < 0.5 ? "" : "!!"));
  return dice() < 0.5
    ? plain.toUpperCase().replace(/HTTPS?:\/\/\S+/gu, (url) => url.toLowerCase())
    : plain.toLowerCase();
}

function opened(text: string, dice: () => number): string {
  const openings = [
    "FYI ",
    "Please look into this: ",
    "Bonjour, je vous signale ceci : ",
    "Got this today. ",
    "Is this true?? ",
    "🚨🚨 ",
  ];
  return (openings[Math.floor(dice() * openings.length)] ?? "") + text;
}

const exchanges: ReadonlyMap<string, string> = new Map(
  Object.entries({
    message: "text",
    false: "fake",
    said: "claimed",
    says: "claims",
    told: "informed",
    people: "residents",
    moved: "relocated",
    today: "this morning",
    saw: "noticed",
    someone: "a person",
    posted: "published",
    closed: "shut",
    new: "different",
    voters: "electors",
    video: "clip",
    asked: "requested",
    called: "phoned",
    near: "close to",
    several: "a few",
    shows: "depicts",
    big: "large",
    received: "got",
    group: "crowd",
    outside: "in front of",
    page: "account",
    about: "regarding",
    sign: "poster",
    reçu: "obtenu",
    faux: "mensonger",
    gens: "personnes",
    disant: "affirmant",
    vidéo: "séquence",
    montre: "fait voir",
    appel: "coup de fil",
    matin: "avant-midi",
    plusieurs: "quelques",
    publié: "diffusé",
    nouveau: "autre",
    devant: "face à",
  }),
);

/** The same incident told in the other language: number of the incident and its text. */
const tellings: readonly (readonly [number, string])[] = [
  [
    0,
    "Un texto prétend que le vote au centre communautaire Maplewood est déplacé à l’aréna. Le lien mène à https://vote-maplewood.example/lieu?id=77",
  ],
  [3, "Un robot téléphonique au 613-555-0142 dit aux aînés que leur carte est périmée."],
  [
    6,
    "Le compte @RealVoteWatch77 affirme sur https://x.com/RealVoteWatch77/status/9912 que les machines changent les votes.",
  ],
  [
    16,
    "A fake letter with the city’s logo asks for the social insurance number; it gives the address bureau@scrutin-ville.example for replies.",
  ],
  [19, "An SMS claims there is a fine for not voting, see https://amende-vote.example/payer/2027"],
  [
    21,
    "The file someone mailed to the returning office has the hash 9e107d9d372bb6826bd81d3542a419d6 and locks the computer.",
  ],
];

const incidents: readonly string[] = [
  "I received a text message today saying voting at the Maplewood community centre has moved to the ice rink across town. It told me to click https://vote-maplewood.example/lieu?id=77 to confirm. Our polling place has not moved, I called to check.",
  "A video on Facebook shows a man in a yellow vest putting stacks of ballots into a black van behind the Riverside library at night. People in the comments say it is proof of fraud. https://facebook.com/watch/?v=88120031",
  "There is an audio clip going around on WhatsApp in which the mayor supposedly tells her staff to lose the mail ballots from the north end. It sounds robotic, as if made by a computer, and nobody knows who posted it first.",
  "My mother got a robocall from 613-555-0142 telling her the voter card she has is expired and that seniors must register again by phone before Friday or they cannot vote.",
  "Someone taped a sign on the door of St. Brendan's school which says the poll is closed because of a gas leak. There is no gas leak. I took the sign down and gave it to the poll supervisor.",
  "Three pickup trucks with flags are parked in a circle outside the advance poll on Kestrel Road and the drivers are filming everyone who goes in. Several voters turned around and left.",
  "The account @RealVoteWatch77 keeps posting that the tabulators flip every tenth vote. Latest one is https://x.com/RealVoteWatch77/status/9912 and it has forty thousand views.",
  "Our campaign office received an email that looks like it comes from the returning officer and asks for our volunteer list in a spreadsheet. The sender is notices@elections-update.example and the attachment would not open.",
  "A leaflet in my mailbox says that students who live in residence lose their scholarship if they register to vote at the university address. It has no printer's name and no authorization line.",
  "The county results website was unreachable for most of election night rehearsal. Our technician saw a flood of requests from thousands of addresses and the provider says it was deliberate.",
  "On the neighbourhood forum a user named harbourlight claims that poll workers in ward nine were paid in cash to throw away ballots marked with blue ink.",
  "Somebody is going door to door in Fairview pretending to collect completed mail ballots for elderly neighbours. He carries a clipboard and a badge that says Ballot Courier.",
  "A doctored screenshot of our newspaper's front page is being shared. It carries the headline 'Candidate withdraws' which we never printed. The layout is from last spring.",
  "A Telegram channel is circulating a list with names and home addresses of election judges in Pine County, under the title Know Who Counts. https://t.me/pinecountywatch/314",
  "An online advert says you can vote by text message by sending the word BALLOT to 55512. It uses the colours and the crest of the electoral commission.",
  "A drone hovered above the tally centre parking lot for an hour while the sealed boxes were carried in. Security asked the operator to land and he drove away in a white hatchback.",
  "J’ai reçu par la poste une lettre avec le logo de la ville qui demande mon numéro d’assurance sociale pour rester sur la liste électorale. Il faut répondre à bureau@scrutin-ville.example avant vendredi.",
  "Une vidéo montre le directeur du scrutin de Rimouski qui avoue avoir jeté des enveloppes. La voix ne suit pas les lèvres, c’est un montage fait par ordinateur, et elle circule dans plusieurs groupes de parents.",
  "Devant l’école Saint-Joseph, deux hommes disent aux électeurs qu’il faut montrer un passeport canadien pour entrer. J’ai vu une dame âgée repartir chez elle sans voter.",
  "Un texto envoyé à mes parents affirme qu’on reçoit une amende de 250 dollars si on ne vote pas, à payer sur https://amende-vote.example/payer/2027 avec une carte de crédit.",
  "La page Facebook de notre club de hockey a été piratée cette nuit. Elle publie maintenant des attaques contre une candidate et des liens vers un sondage bidon.",
  "Une clé USB est arrivée au bureau du directeur du scrutin dans une enveloppe sans expéditeur. Le fichier qu’elle contient a l’empreinte 9e107d9d372bb6826bd81d3542a419d6 et notre ordinateur s’est bloqué.",
  "Des affiches collées sur les arrêts d’autobus du quartier Limoilou annoncent que le vote par anticipation est annulé à cause de la tempête. La signature est celle d’un ministère qui n’existe pas.",
  "Un animateur de radio locale répète depuis lundi que les bulletins pliés deux fois seront rejetés. Des auditeurs nous appellent, inquiets, pour savoir si leur vote a compté.",
  "Un inconnu a photographié la liste des scrutateurs affichée à la mairie, puis il a téléphoné à trois d’entre eux pour leur dire de rester à la maison dimanche.",
  "وصلتني رسالة على واتساب تقول إن مركز الاقتراع في مدرسة النور مغلق بسبب انقطاع الكهرباء وأن التصويت تأجل إلى يوم الثلاثاء، وهذا غير صحيح لأنني زرت المدرسة اليوم وكانت مفتوحة.",
  "هناك مقطع صوتي منسوب إلى رئيسة البلدية تدعو فيه الموظفين إلى إتلاف بطاقات الناخبين في الحي الشمالي، والصوت يبدو مصنوعا بالحاسوب وليس له مصدر معروف.",
  "شخص يحمل بطاقة مزورة يطرق أبواب كبار السن في حينا ويطلب منهم تسليم أوراق الاقتراع البريدية بعد توقيعها ويقول إنه موظف في اللجنة.",
  "今天微信群里有人转发消息，说枫树社区中心的投票站已经搬到滑冰场，还附上一个链接要求输入身份证号码。我打电话核实过，投票站没有搬。",
  "有一段视频显示选举工作人员在图书馆后面把选票装进黑色面包车，评论区都说这是舞弊的证据，但是我认出那是去年回收废纸的画面。",
  "有人冒充选举委员会的工作人员，挨家挨户向老年人收取已经填好的邮寄选票，胸前挂着一张没有照片的证件，说是免费代送。",
  "Power failed at the Dunmore township hall just after noon and the electronic pollbooks went dark. Workers used paper lists, but a rumour says two hundred people were allowed to vote twice.",
  "A cloned version of the registration portal came up second in my search results. The address is https://register-my-vote.example/start and it wants a bank card for a two dollar fee.",
  "Teenagers on TikTok are daring each other to photograph their marked ballots inside the booth, using the tag showyourcross. A poll clerk in our gymnasium has stopped six of them.",
  "The bus company printed the wrong voting date on the rear panels of eleven buses. The panels read the 28th although polling day is the 21st. They blame the agency.",
  "An anonymous blog alleges that the sheriff's deputies will check immigration papers at the precinct in Little Saigon. Families there are talking about staying home.",
  "Our union hall received a bomb threat by fax at seven in the morning, an hour before it was due to open as a polling station. Police searched it with dogs and found nothing.",
  "A parody site that copies the look of the public broadcaster projects a winner three days before the vote. Half of my uncle's friends believed the map.",
  "Two poll watchers at the armoury refuse to stay behind the line and photograph the signatures in the book. They say a lawyer in another state told them that it is their right.",
  "Paid ads aimed at Spanish-speaking voters claim that naturalized citizens must bring a second witness. The sponsor is a company registered last month to a mailbox.",
  // From here on there are no variants: each stands alone, on a subject others have too.
  "A text message told me that voting at Oakridge fire hall starts two hours later than usual since staff are short. I think it was meant to make me miss my chance before work.",
  "A deepfake of the opposition leader resigning was played at a bar trivia night in Elmira, apparently downloaded from YouTube. https://youtube.com/watch?v=zzTop1a2b3c",
  "Robocalls in Cantonese warn shopkeepers on Spadina Avenue that voting would be reported to the consulate.",
  "Somebody hacked the loudspeaker of the shopping mall and announced that the election had been postponed owing to flooding.",
  "Facebook removed our information page for new citizens after mass complaints. https://facebook.com/help/contact/1234 is no use, nobody answers.",
  "On Facebook a woman sells what she describes as spare voter cards for forty dollars each: https://facebook.com/marketplace/item/5511",
  "Un voisin affirme sur Facebook que les crayons du bureau de vote s’effacent à la chaleur. https://facebook.com/groups/voisins/posts/22",
  "Un courriel promet un bon d’achat de vingt dollars à qui envoie la photo de son bulletin à un concours d’épicerie.",
  "Le site de la municipalité affichait hier une page blanche au lieu de la liste des bureaux de vote; le prestataire parle d’une mise à jour ratée.",
  "在抖音上有人直播声称可以出售别人的选民卡，价格五十元，还展示了一叠信封。",
  "عند مدخل المركز الثقافي يوزع شبان منشورات تحذر من أن المشاركة تؤدي إلى فقدان المعاش.",
  "A county clerk in the valley found that the seals on two transport cases did not match the log; the cases had been stored over the weekend in an unlocked closet.",
];
