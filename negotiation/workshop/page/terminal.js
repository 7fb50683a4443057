"use strict";
/* A seat as a terminal: keys go to the table, what it draws comes back. The table decides who acts. */

const OVER = 4000;
const AGAIN_AFTER = [200, 300, 500, 1000, 2000];

class SeatTerminal {
  /* `where` names table and seat for the facilitator's mirror; a participant's token says it. */
  constructor(where, title) {
    this.where = where;
    // A window's own name: the same through broken connections, another one after a reload.
    this.tab = Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16)).join("");
    this.tries = 0;
    this.mode = "away";
    this.parts = {};
    for (const id of ["seat", "title", "status", "asked", "aside", "aside-words", "use-here", "device",
      "device-words", "screen"]) {
      this.parts[id] = document.getElementById(id);
    }
    this.parts.seat.hidden = false;
    this.parts.title.textContent = title;
    document.title = `${title} · Heads of Terms`;
    this.open();
    this.wire();
    this.connect();
  }

  open() {
    this.terminal = new Terminal({
      scrollback: 0,
      cursorBlink: false,
      fontFamily: "ui-monospace, 'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
      fontSize: 15,
      theme: { background: "#121212" },
    });
    this.fit = new FitAddon.FitAddon();
    this.terminal.loadAddon(this.fit);
    this.terminal.open(this.parts.screen);
    this.fit.fit();
    const bytes = new TextEncoder();
    this.terminal.onData((typed) => this.type(bytes.encode(typed)));
    this.terminal.onBinary((typed) => this.type(Uint8Array.from(typed, (c) => c.charCodeAt(0))));
    this.terminal.onResize(() => this.report_size());
    this.terminal.attachCustomKeyEventHandler((event) => {
      if (event.key !== "F6") return true;
      if (event.type === "keydown") document.getElementById("back-to-screen").focus();
      return false;
    });
    new ResizeObserver(() => this.refit()).observe(this.parts.screen);
  }

  wire() {
    const on = (id, act) => document.getElementById(id).addEventListener("click", act);
    on("back-to-screen", () => this.terminal.focus());
    on("use-here", () => this.send({ do: "ask" }));
    on("let-it", () => this.send({ do: "answer", yes: true }));
    on("refuse-it", () => this.send({ do: "answer", yes: false }));
    on("other-device", () => this.offer_device());
    on("device-close", () => { this.parts.device.hidden = true; this.terminal.focus(); });
  }

  /* ------------------------------------------------------------------------------ connection */

  connect() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/terminal`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.tries = 0;
      this.send({ ...this.where, tab: this.tab, columns: this.terminal.cols, rows: this.terminal.rows });
    };
    this.socket.onmessage = (message) => {
      if (typeof message.data === "string") this.follow(JSON.parse(message.data));
      else this.terminal.write(new Uint8Array(message.data));
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

  type(bytes) {
    if (this.mode === "active" && this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes);
  }

  report_size() {
    if (this.mode === "active") {
      this.send({ do: "resize", columns: this.terminal.cols, rows: this.terminal.rows });
    }
  }

  /* ------------------------------------------------------------------------------------ modes */

  follow(state) {
    const before = this.mode;
    this.mode = state.mode;
    this.parts.screen.classList.toggle("blank", state.mode === "waiting" || state.mode === "over");
    this.parts.asked.hidden = !state.asked;
    this.parts.status.textContent = this.words(state);
    this.stand_aside(state);
    if (state.mode === "active") {
      if (before !== "active") { this.refit(); this.report_size(); this.terminal.focus(); }
    } else if (state.size) {
      this.terminal.resize(state.size[0], state.size[1]);
    }
    this.parts.seat.dataset.mode = state.mode;
  }

  words(state) {
    if (state.mode === "away") return state.why || "The connection is being brought back. Nothing is lost.";
    if (state.mode === "over") return state.why;
    if (state.watched && state.mode === "active") return "The facilitator is looking at this screen.";
    return "";
  }

  stand_aside(state) {
    const aside = state.mode === "mirror" || state.mode === "waiting";
    this.parts.aside.hidden = !aside;
    this.parts["use-here"].hidden = Boolean(state.asks) || this.is_somebodys();
    if (!aside) return;
    let words = "This seat is open on another screen of yours; here you look on.";
    if (state.mode === "waiting") words = "This seat is in use on another device.";
    if (state.asks) words = "Waiting for a yes on the other device, or from the facilitator.";
    if (this.is_somebodys()) words = "You are looking on. The players are told.";
    this.parts["aside-words"].textContent = words;
  }

  /* Whether the facilitator looks at a participant's seat; table 0 has the facilitator's own screens. */
  is_somebodys() {
    return Boolean(this.where.seat) && this.where.table !== 0;
  }

  refit() {
    if (this.mode === "active" || this.mode === "away") this.fit.fit();
  }

  async offer_device() {
    const answer = await (await fetch("/device", { method: "POST", body: "{}" })).json();
    this.parts["device-words"].textContent = answer.refused
      || `On the other device open ${location.host} and type ${answer.code}, within ${answer.minutes} minutes.`;
    this.parts.device.hidden = false;
    document.getElementById("device-close").focus();
  }
}
