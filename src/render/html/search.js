// Search on every page, the theme switch, and buttons that copy code. Works without a server: what is
// searched through stands in pages.js beside this file, and is loaded when somebody searches.
"use strict";

const root = document.body.dataset.root;
const box = document.getElementById("search");
const results = document.querySelector(".results");
const status = results.querySelector("[role=status]");
const list = results.querySelector("ol");
const everything = document.querySelectorAll("main > :not(.results)");
const MOST = 50;

// The pages, when they have been loaded.
let pages = null;
function load() {
  if (pages) return pages;
  pages = new Promise((done) => {
    const script = document.createElement("script");
    script.src = root + "pages.js";
    script.addEventListener("load", () => {
      for (const page of PAGES) page.lower = page.text.toLowerCase();
      done(PAGES);
    });
    document.head.append(script);
  });
  return pages;
}

const isPart = (character) => /[\p{L}\p{N}_]/u.test(character ?? "");

// Where a word stands in a text: as a whole word if it does, else where one begins with it, else nowhere.
function place(text, word) {
  let begins = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at > 0 && isPart(text[at - 1]) && isPart(word[0])) continue;
    if (!isPart(text[at + word.length]) || !isPart(word.at(-1))) return [at, 4];
    if (begins < 0) begins = at;
  }
  return begins < 0 ? null : [begins, 2];
}

// How well a page answers to one word, 0 if not at all, and where in its text.
function score(page, word) {
  const title = page.title.toLowerCase();
  const found = place(page.lower, word);
  const at = found ? found[0] : -1;
  if (page.id === word || page.called.includes(word)) return [100, at];
  if (page.id.split(/[.-]/).includes(word)) return [60, at];
  if (page.id.includes(word)) return [40, at];
  if (title.split(/[^\p{L}\p{N}_]+/u).includes(word)) return [30, at];
  if (title.includes(word)) return [20, at];
  if (page.idioms.some((idiom) => idiom.includes(word))) return [10, at];
  if (page.topic.toLowerCase().includes(word)) return [8, at];
  return found ? [found[1], at] : [0, -1];
}

function find(pages, text) {
  const whole = text.toLowerCase().trim();
  const words = whole.split(/\s+/).filter(Boolean);
  const found = [];
  for (const page of pages) {
    const scores = words.map((word) => score(page, word));
    const named = page.called.includes(whole) ? 200 : 0;
    if (!named && !scores.every(([score]) => score)) continue;
    const sum = scores.reduce((sum, [score]) => sum + score, named);
    found.push([sum, page, Math.max(...scores.map(([, at]) => at)), words]);
  }
  // Sorting is stable: what is found equally well stays in the order of the site.
  return found.sort((a, b) => b[0] - a[0]);
}

// The line of the text that has the word, with the words marked.
function excerpt(page, at, words) {
  const line = document.createElement("span");
  line.className = "excerpt";
  if (at < 0) return line;
  const start = Math.max(page.text.lastIndexOf("\n", at) + 1, at - 60);
  const newline = page.text.indexOf("\n", at);
  const text = page.text.slice(start, Math.min(newline < 0 ? page.text.length : newline, start + 140));
  let rest = text.trim();
  while (rest) {
    const lower = rest.toLowerCase();
    const places = words.map((word) => [lower.indexOf(word), word.length]).filter(([at]) => at >= 0);
    const [next, length] = places.sort((a, b) => a[0] - b[0])[0] ?? [rest.length, 0];
    line.append(rest.slice(0, next));
    if (!length) break;
    const mark = document.createElement("mark");
    mark.textContent = rest.slice(next, next + length);
    line.append(mark);
    rest = rest.slice(next + length);
  }
  return line;
}

function item([, page, at, words]) {
  const link = document.createElement("a");
  link.href = root + page.address;
  const id = document.createElement("code");
  id.textContent = page.id;
  link.append(id, " " + page.title);
  const topic = document.createElement("span");
  topic.className = "quiet";
  topic.textContent = page.topic;
  const entry = document.createElement("li");
  entry.append(link, " ", topic, excerpt(page, at, words));
  return entry;
}

async function show() {
  const text = box.value.trim();
  const found = text ? find(await load(), text) : [];
  // Somebody may have typed on meanwhile.
  if (text !== box.value.trim()) return;
  results.hidden = !text;
  for (const part of everything) part.hidden = Boolean(text);
  const number = found.length === 1 ? "1 page" : found.length + " pages";
  status.textContent = found.length > MOST ? number + ", the best " + MOST : number;
  list.replaceChildren(...found.slice(0, MOST).map(item));
}

box.value = new URLSearchParams(location.search).get("q") ?? "";
box.addEventListener("focus", load);
box.addEventListener("input", show);
box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  box.value = "";
  show();
});
box.form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
document.addEventListener("keydown", (event) => {
  const isTyped = event.target.closest("input, textarea, [contenteditable]");
  if (event.key !== "/" || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// The theme: as the system has it, light, dark, and around again.
const THEMES = ["auto", "light", "dark"];
const toggle = document.createElement("button");
toggle.type = "button";
toggle.className = "theme";
function theme() {
  return document.documentElement.dataset.theme ?? "auto";
}
function tell() {
  toggle.textContent = "Theme: " + theme();
}
toggle.addEventListener("click", () => {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem("py2rs-theme", next);
  } catch {
    // It holds until the next page.
  }
  tell();
});
tell();
document.querySelector("header.site").append(toggle);

// Copies a side's code: without line numbers, notes and signs of what was left out.
async function copy(code, button) {
  const copied = code.cloneNode(true);
  for (const sign of copied.querySelectorAll(".cut, .wait")) sign.remove();
  const text = copied.textContent.replace(/\n+$/, "\n");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy"), 1500);
}
for (const figure of document.querySelectorAll("figure.side")) {
  const code = figure.querySelector("pre code");
  const caption = figure.querySelector("figcaption");
  if (!code || !caption) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy the " + caption.textContent.split(":")[0]);
  button.addEventListener("click", () => copy(code, button));
  caption.append(button);
}

if (box.value) show();
