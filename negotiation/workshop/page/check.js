"use strict";
/* The room's network is tried: the page came, now a websocket there and back. */

const found = document.getElementById("found");
const scheme = location.protocol === "https:" ? "wss" : "ws";
const line = new WebSocket(`${scheme}://${location.host}/line`);
line.onopen = () => line.send("hello");
line.onmessage = () => {
  found.textContent = "It works. This device can come in; you can close the page.";
  line.close();
};
line.onerror = () => {
  found.textContent = "The page came, but its line is blocked: a proxy or a filter is in between.";
};
