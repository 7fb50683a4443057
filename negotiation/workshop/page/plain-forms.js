"use strict";
/* A question as a form. `answer` is called with a line of text, as plain mode reads it. */

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  // Text is text: nothing that anybody wrote is ever read as markup.
  made.append(...children);
  return made;
}

class QuestionForm {
  constructor(place, answer, typing) {
    this.place = place;
    this.answer = answer;
    this.typing = typing;
    this.asked = null;
  }

  /* Show a question, or null. What was typed in answer to the same words stays, unless it was
     `accepted`; `typed` is what the table heard of it. */
  show(asked, typed, accepted) {
    const same = this.asked && asked && !accepted
      && this.asked.question === asked.question && this.asked.kind === asked.kind;
    const kept = (same && this.typed()) || typed;
    const held = this.place.contains(document.activeElement)
      ? document.activeElement.dataset.key : null;
    this.asked = asked;
    this.place.replaceChildren(asked ? this.built(asked) : element("p", {}, "Please wait."));
    if (asked?.kind === "order") this.put_order(kept);
    else if (asked) this.put(kept);
    if (held) this.find(held)?.focus({ preventScroll: true });
  }

  find(key) {
    return [...this.place.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  }

  built(asked) {
    const form = element("form", { autocomplete: "off" });
    if (asked.remark) {
      form.append(element("p", { id: "remark", class: "wrong", role: "alert" }, asked.remark));
    }
    form.append(...this[asked.kind](asked));
    const row = element("div", { class: "row" });
    if (asked.kind !== "choose") row.append(this.button("send", "Answer", null));
    row.append(this.button("back", "Back", "back"));
    form.append(row);
    if (asked.more.length) form.append(this.looks(asked.more));
    if (asked.help) {
      form.append(element("details", {}, element("summary", { "data-key": "help" }, "Help"),
        element("p", {}, asked.help)));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const line = event.submitter?.dataset.line;
      this.answer(asked.name, line === undefined ? this.typed() : line);
    });
    return form;
  }

  button(key, words, line) {
    const made = element("button", { type: "submit", "data-key": key }, words);
    if (line !== null) made.dataset.line = line;
    return made;
  }

  /* ---------------------------------------------------------------------------- kinds of forms */

  choose(asked) {
    const items = asked.choices.map(([word, label]) => element("li", {},
      this.button(word, `${word}: ${label}`, word)));
    return [element("fieldset", {}, element("legend", {}, asked.question),
      element("ul", {}, ...items))];
  }

  looks(words) {
    const items = words.map((word) => element("li", {}, this.button(`look ${word}`, word, word)));
    return element("details", { class: "looks" },
      element("summary", { "data-key": "looks" }, "Look at"), element("ul", {}, ...items));
  }

  text(asked) {
    return this.field(asked, { type: "text", maxlength: "2000" });
  }

  figure(asked) {
    const [low, high] = asked.bounds;
    const words = `From ${low} to ${high}${asked.skips ? "; leave it empty to skip" : ""}.`;
    return [...this.field(asked, { type: "text", inputmode: "decimal", "aria-describedby": "bounds" }),
      element("p", { id: "bounds" }, words)];
  }

  field(asked, attributes) {
    const input = element("input", { id: "answer", "data-key": "answer", ...attributes });
    if (asked.remark) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", `remark ${attributes["aria-describedby"] || ""}`.trim());
    }
    input.addEventListener("input", () => this.typing(asked.name, input.value));
    return [element("label", { for: "answer" }, asked.question), input];
  }

  order(asked) {
    const rows = asked.choices.map((_, at) => {
      const options = asked.choices.map(([, label], number) =>
        element("option", { value: String(number + 1) }, label));
      const select = element("select", { id: `place-${at}`, "data-key": `place-${at}` },
        element("option", { value: "" }, "(none)"), ...options);
      select.addEventListener("change", () => this.typing(asked.name, this.typed()));
      return element("div", {}, element("label", { for: `place-${at}` }, `Place ${at + 1}`), select);
    });
    return [element("fieldset", {}, element("legend", {}, asked.question),
      element("div", { class: "places" }, ...rows))];
  }

  /* ------------------------------------------------------------------------------ what is typed */

  typed() {
    const input = this.place.querySelector("#answer");
    if (input) return input.value;
    return [...this.place.querySelectorAll("select")].map((one) => one.value)
      .filter(Boolean).join(" ");
  }

  put(text) {
    const input = this.place.querySelector("#answer");
    if (input) input.value = text;
  }

  put_order(text) {
    const selects = [...this.place.querySelectorAll("select")];
    text.split(" ").filter(Boolean).forEach((number, at) => {
      if (selects[at]) selects[at].value = number;
    });
  }
}
