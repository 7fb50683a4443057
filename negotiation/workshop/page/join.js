"use strict";
/* Coming in: a code typed or in the address's fragment, the lobby, then the seat. */

const part = (id) => document.getElementById(id);

async function ask(path, request) {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(request) });
  try {
    return await answer.json();
  } catch {
    return { refused: "The workshop did not understand that. Reload the page and try again." };
  }
}

function show(panel) {
  for (const id of ["join", "lobby"]) part(id).hidden = id !== panel;
}

/* Screen or page to read: as chosen last on this device; on a narrow one, the page. */
function way() {
  return localStorage.getItem("way") || (matchMedia("(max-width: 45rem)").matches ? "page" : "screen");
}

async function leave_name() {
  const name = part("name").value.trim();
  part("name").value = "";
  if (name) await ask("/name", { name });
}

async function enter(about) {
  if (about.role === "seat") await leave_name();
  if (about.role === "seat" && way() === "page") {
    location.replace("/plain");
  } else if (about.role === "seat") {
    show(null);
    window.seat = new SeatTerminal({}, about.title);
  } else if (about.role === "guest") {
    show_lobby(about);
  } else if (about.role === "facilitator") {
    show_tables(about);
  } else {
    show("join");
    part(`way-${way()}`).checked = true;
    part("code").focus();
  }
}

function show_lobby(about) {
  show("lobby");
  part("lobby-words").textContent = `${about.scenario}: take a seat, or let the plan give you one.`;
  const sit = async (wanted) => {
    const answer = await ask("/sit", wanted);
    if (!answer.refused) return enter(answer);
    const now = await (await fetch("/me")).json();
    enter(now);
    part("lobby-refused").textContent = answer.refused;
  };
  part("any-seat").onclick = () => sit({});
  list(about.seats, (place) => sit({ table: place.table, seat: place.seat }));
}

function show_tables(about) {
  show("lobby");
  part("lobby").querySelector("h1").textContent = "Look at a seat";
  part("lobby-words").textContent = `${about.scenario}: who sits there is told that you look on.`;
  part("any-seat").hidden = true;
  list(about.seats, (place) => {
    show(null);
    window.seat = new SeatTerminal({ table: place.table, seat: place.seat }, place.title);
  });
}

function list(places, chosen) {
  part("free-seats").replaceChildren(...places.map((place) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = place.title;
    button.onclick = () => chosen(place);
    item.append(button);
    return item;
  }));
}

async function begin() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const asked = new URLSearchParams(location.search).get("way");
  if (asked === "screen" || asked === "page") localStorage.setItem("way", asked);
  // What came in the address does not stay there.
  history.replaceState(null, "", location.pathname);
  if (fragment.has("token")) {
    const answer = await ask("/enter", { token: fragment.get("token") });
    if (!answer.refused) return enter(answer);
  }
  part("join-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    localStorage.setItem("way", new FormData(event.target).get("way"));
    const answer = await ask("/join", { code: part("code").value });
    part("refused").textContent = answer.refused || "";
    if (!answer.refused) enter(answer);
  });
  const known = await (await fetch("/me")).json();
  if (fragment.has("code") || !known.role) {
    show("join");
    part(`way-${way()}`).checked = true;
    part("code").value = fragment.get("code") || "";
    part("code").focus();
  } else {
    enter(known);
  }
}

begin();
