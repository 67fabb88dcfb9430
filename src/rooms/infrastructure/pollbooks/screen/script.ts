/**
 * What the screen does beyond its pages, which work without it: it searches while one types, keeps the states fresh, and says when its
 * program is gone. Served as a file of its own, so that no other script can run.
 */
export const script = `
"use strict";
const field = document.querySelector("#q");
const results = document.querySelector("#results");
const aside = document.querySelector("#states");
const lost = document.querySelector("#lost");
let wanted = 0;
let timer = 0;

async function part(path, into, isWanted) {
  try {
    const answer = await fetch(path, { headers: { "Counterfoil-Part": "1" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (isWanted()) into.innerHTML = text;
    lost.hidden = true;
    return true;
  } catch {
    lost.hidden = false;
    return false;
  }
}

// A search that got no answer is asked again until it has one or another is wanted.
async function ask(text) {
  const mine = ++wanted;
  const answered = await part("/search?q=" + encodeURIComponent(text), results, () => mine === wanted);
  if (!answered) setTimeout(() => { if (mine === wanted) void ask(text); }, 1000);
}
const find = () => void ask(field.value);

if (field && results) {
  // A scanner types a whole licence with its line ends: they are kept for the program, and sent when it pauses.
  let scanned = "";
  field.addEventListener("keydown", (event) => {
    if (field.value.startsWith("@") && event.key === "Enter") {
      event.preventDefault();
      scanned += field.value.slice(scanned.length ? 1 : 0) + "\\n";
      field.value = "@";
    }
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (field.value.startsWith("@") || scanned) {
      timer = setTimeout(() => {
        const whole = scanned + field.value.slice(scanned ? 1 : 0);
        scanned = "";
        field.value = "";
        void ask(whole);
      }, 250);
    } else timer = setTimeout(find, 30);
  });
  // Fast fingers may be ahead of this script.
  if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input"));
}
if (aside) setInterval(() => {
  if (aside.contains(document.activeElement)) return;
  void part("/states", aside, () => !aside.contains(document.activeElement));
}, 2000);
for (const form of document.querySelectorAll("form[method=post]"))
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
`;
