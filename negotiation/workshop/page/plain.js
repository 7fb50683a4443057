"use strict";
/* A seat as a page to read: what happens as a log, each question as a form. The table keeps both. */

const OVER = 4000;
const AGAIN_AFTER = [200, 300, 500, 1000, 2000];
const TYPING_MILLISECONDS = 300;

class SeatPage {
  constructor(title) {
    this.tab = Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16)).join("");
    this.tries = 0;
    this.mode = "away";
    this.follows_own_answer = false;
    this.part = (id) => document.getElementById(id);
    this.part("title").textContent = title;
    document.title = `${title} · Heads of Terms`;
    this.form = new QuestionForm(this.part("form"), (to, line) => this.answer(to, line),
      (to, text) => this.typing(to, text));
    this.wire();
    this.connect();
  }

  wire() {
    const on = (id, act) => this.part(id).addEventListener("click", act);
    on("use-here", () => this.send({ do: "ask" }));
    on("let-it", () => this.send({ do: "answer", yes: true }));
    on("refuse-it", () => this.send({ do: "answer", yes: false }));
    on("other-device", () => this.offer_device());
    on("device-close", () => { this.part("device").hidden = true; this.part("other-device").focus(); });
  }

  /* ------------------------------------------------------------------------------ connection */

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/terminal`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.tries = 0;
      this.send({ tab: this.tab, columns: 80, rows: 24, page: true });
    };
    const text = new TextDecoder();
    this.socket.onmessage = (message) => {
      if (typeof message.data === "string") this.follow(JSON.parse(message.data));
      else this.tell(JSON.parse(text.decode(message.data)));
    };
    this.socket.onclose = (event) => {
      if (event.code === OVER) return;
      this.follow({ mode: "away" });
      setTimeout(() => this.connect(), AGAIN_AFTER[Math.min(this.tries++, AGAIN_AFTER.length - 1)]);
    };
  }

  send(request) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(request));
  }

  say(words) {
    if (this.mode !== "active" || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(new TextEncoder().encode(JSON.stringify(words)));
    return true;
  }

  answer(to, line) {
    clearTimeout(this.soon);
    this.follows_own_answer = this.say({ to, answer: line });
    if (!this.follows_own_answer) this.part("status").textContent = this.words({ mode: "away" });
  }

  typing(to, text) {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.say({ to, typed: text }), TYPING_MILLISECONDS);
  }

  /* ------------------------------------------------------------------------------- what comes */

  tell(news) {
    const log = this.part("log");
    const entries = news.log.map(([kind, words]) => this.entry(kind, words));
    if (news.whole) log.replaceChildren(...entries);
    else log.append(...entries);
    const before = this.form.asked?.name;
    // A question is set anew only when it is another one: focus and what is typed stay.
    if (news.whole || news.form?.name !== before) {
      const accepted = !news.whole && news.log.some(([kind]) => kind === "answer");
      this.form.show(news.form, news.typed || "", accepted);
    }
    if (this.follows_own_answer && news.form) this.read_on(entries[0]);
    else if (news.whole && entries.length) this.part("question").scrollIntoView({ block: "nearest" });
  }

  entry(kind, words) {
    if (kind === "heading") return element("h3", {}, words);
    const detail = kind === "said" && words.startsWith(" ");
    return element("p", { class: detail ? "detail" : kind }, words.trim());
  }

  /* After one's own answer: what came of it is in sight, and the keyboard is at the next question. */
  read_on(first) {
    this.follows_own_answer = false;
    this.part("question").focus({ preventScroll: true });
    (first || this.part("question")).scrollIntoView({ block: first ? "start" : "nearest" });
  }

  /* ------------------------------------------------------------------------------------ modes */

  follow(state) {
    this.mode = state.mode;
    const blind = state.mode === "waiting" || state.mode === "over";
    if (blind) this.tell({ whole: true, log: [], form: null });
    this.part("question").hidden = state.mode === "mirror" || blind;
    this.part("asked").hidden = !state.asked;
    this.part("asked-words").textContent = state.asked
      ? "Another device asks for this seat. Is that you?" : "";
    this.part("status").textContent = this.words(state);
    const aside = state.mode === "mirror" || state.mode === "waiting";
    this.part("aside").hidden = !aside;
    this.part("use-here").hidden = Boolean(state.asks);
    if (aside) this.part("aside-words").textContent = this.aside_words(state);
    document.body.dataset.mode = state.mode;
  }

  words(state) {
    if (state.mode === "away") return state.why || "The connection is being brought back. Nothing is lost.";
    if (state.mode === "over") return state.why;
    if (state.watched && state.mode === "active") return "The facilitator is looking at this seat.";
    return "";
  }

  aside_words(state) {
    if (state.asks) return "Waiting for a yes on the other device, or from the facilitator.";
    if (state.mode === "waiting") return "This seat is in use on another device.";
    return "This seat is open on another screen of yours; here you look on.";
  }

  async offer_device() {
    const answer = await (await fetch("/device", { method: "POST", body: "{}" })).json();
    this.part("device-words").textContent = answer.refused
      || `On the other device open ${location.host} and type ${answer.code}, within ${answer.minutes} minutes.`;
    this.part("device").hidden = false;
    this.part("device-close").focus();
  }
}

async function begin() {
  const known = await (await fetch("/me")).json();
  if (known.role !== "seat") return location.replace("/");
  localStorage.setItem("way", "page");
  window.seat = new SeatPage(known.title);
}

begin();
