"use strict";
/* The big board: asks once a second what there is to see. Everything is text, never markup. */

const EVERY = 1000;
const part = (id) => document.getElementById(id);

function made(kind, words, name) {
  const element = document.createElement(kind);
  element.textContent = words;
  if (name) element.className = name;
  return element;
}

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

function tile(table, now) {
  const item = document.createElement("li");
  item.className = table.step === "paused" ? "paused" : "";
  const name = made("div", "", "name");
  name.append(made("span", `Table ${table.table}`), made("span", table.step, "step"));
  if (table.ends_at !== null) name.append(made("span", clock(table.ends_at - now), "left"));
  const progress = document.createElement("progress");
  progress.max = table.clauses;
  progress.value = table.settled;
  progress.setAttribute("aria-label", "Clauses settled");
  const signed = table.signed ? `, ${table.signed}` : "";
  item.append(name, made("div", table.where, "where"), progress,
    made("div", `${table.settled} of ${table.clauses} clauses settled${signed}`), figures(table));
  return item;
}

function figures(table) {
  const list = document.createElement("dl");
  for (const number of table.numbers) {
    list.append(made("dt", number.title), made("dd", number.now, "now"),
      made("dd", number.today ? `today ${number.today}` : "", "today"));
  }
  return list;
}

function show_outcomes(revealed) {
  part("outcomes").hidden = !revealed;
  part("tables").hidden = Boolean(revealed);
  if (!revealed) return;
  part("outcomes-head").replaceChildren(...revealed.head.map((words) => made("th", words)));
  part("outcomes-rows").replaceChildren(...revealed.rows.map((row) => {
    const line = document.createElement("tr");
    line.append(...row.map((words) => made("td", words)));
    return line;
  }));
  part("outcomes-caption").textContent = revealed.caption;
  const picture = part("picture");
  if (revealed.picture && picture.hidden) picture.src = `/board/picture.svg?${Date.now()}`;
  picture.hidden = !revealed.picture;
}

let told = "";

function show_news(news) {
  const words = JSON.stringify(news);
  if (words === told) return;
  told = words;
  part("news-title").hidden = news.length === 0;
  part("news").replaceChildren(...news.map((line) => {
    const item = made("li", line.headline);
    if (line.where) item.append(made("span", line.where));
    return item;
  }));
}

function show(board) {
  part("title").textContent = board.title;
  part("clock").textContent = new Date(board.at * 1000).toTimeString().slice(0, 5);
  part("still").textContent = board.frozen ? "standing still" : "";
  part("tables").replaceChildren(...(board.blank ? [] : board.tables.map((table) => tile(table, board.at))));
  show_outcomes(board.blank ? null : board.revealed);
  show_news(board.blank ? [] : board.news);
}

async function follow() {
  try {
    const answer = await fetch("/board/data");
    part("away").hidden = answer.status !== 403;
    if (answer.ok) {
      const board = await answer.json();
      if (board.title) show(board);
    }
  } catch {
    part("still").textContent = "the connection is being brought back";
  }
  setTimeout(follow, EVERY);
}

follow();
