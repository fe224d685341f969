// Searches the pages that the first page lists. Works without a server: the data stands in the page.
"use strict";

const pages = JSON.parse(document.getElementById("pages").textContent);
const box = document.getElementById("search");
const results = document.querySelector(".results");
const status = results.querySelector("[role=status]");
const list = results.querySelector("ol");
const everything = document.querySelectorAll("main > section:not(.results), .contents");
const MOST = 50;

// How well a page answers to one word, 0 if not at all.
function score(page, word) {
  if (page.id === word) return 100;
  const title = page.title.toLowerCase();
  if (page.id.split(/[.-]/).includes(word)) return 60;
  if (page.id.includes(word)) return 40;
  if (title.split(/[^\p{L}\p{N}_]+/u).includes(word)) return 30;
  if (title.includes(word)) return 20;
  if (page.idioms.some((idiom) => idiom.includes(word))) return 10;
  if (page.topic.toLowerCase().includes(word)) return 8;
  if (page.words.includes(" " + word + " ")) return 4;
  return page.words.includes(" " + word) ? 2 : 0;
}

function find(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (const page of pages) {
    const scores = words.map((word) => score(page, word));
    if (scores.every(Boolean)) found.push([scores.reduce((sum, one) => sum + one, 0), page]);
  }
  // Sorting is stable: what is found equally well stays in the order of the site.
  return found.sort((a, b) => b[0] - a[0]).map(([, page]) => page);
}

function item(page) {
  const link = document.createElement("a");
  link.href = page.address;
  const id = document.createElement("code");
  id.textContent = page.id;
  link.append(id, " " + page.title);
  const topic = document.createElement("span");
  topic.className = "quiet";
  topic.textContent = page.topic;
  const entry = document.createElement("li");
  entry.append(link, " ", topic);
  return entry;
}

function show() {
  const text = box.value.trim();
  const found = text ? find(text) : [];
  results.hidden = !text;
  for (const part of everything) part.hidden = Boolean(text);
  const number = found.length === 1 ? "1 page" : found.length + " pages";
  status.textContent = found.length > MOST ? number + ", the best " + MOST : number;
  list.replaceChildren(...found.slice(0, MOST).map(item));
}

box.value = new URLSearchParams(location.search).get("q") ?? "";
box.addEventListener("input", show);
box.form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
show();
