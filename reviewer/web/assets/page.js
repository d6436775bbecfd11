/* What the page adds to the terminal of textual.js: where the socket is, the keyboard from the
   start, pasting as in a browser, the app's colours and files, words for every ending, coming back. */
"use strict";

(() => {
  const SMALL_SCREEN = 600; // px
  const TOLD = 4000; // ms
  const RETRY = 2000; // ms

  const ENDINGS = {
    4000: ["You have quit. What you wrote is kept.", "Start again"],
    4001: ["reviewer is open in another tab, with all that you wrote.", "Use this tab"],
    4002: ["Nothing happened here for a long time. What you wrote is kept.", "Go on"],
    4003: ["All places are taken. Try again later.", "Try again"],
    4004: ["reviewer ended because of an error. What you wrote is kept.", "Start again"],
    1009: ["That was too long to paste. What you wrote before is kept.", "Go on"],
  };
  const GONE = ["The connection is lost. What you wrote is kept; trying to come back …", "Try now"];
  const SHUT = ["The server was started anew, with another address. What you wrote is kept.", "Try"];

  const body = () => document.body;
  const keyboard = () => document.querySelector(".xterm-helper-textarea");

  // The token has become a cookie: it need not stay where others may read it.
  if (location.search) history.replaceState(null, "", location.pathname);

  function takeKeyboard() {
    keyboard()?.focus();
  }

  function paint(look) {
    if (!CSS.supports("color", look.background)) return;
    const root = document.documentElement;
    root.classList.toggle("light", !look.dark);
    root.style.setProperty("--page", look.background);
    document.querySelector("meta[name=theme-color]").content = look.background;
  }

  function save(file) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: "application/octet-stream" }));
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), TOLD);
  }

  function tell(text) {
    const place = document.getElementById("told");
    place.textContent = text;
    setTimeout(() => {
      if (place.textContent === text) place.textContent = "";
    }, TOLD);
  }

  function ended(code) {
    explain(...(ENDINGS[code] || GONE));
    if (!ENDINGS[code]) comeBack();
  }

  function explain(why, button) {
    document.getElementById("why").textContent = why;
    const again = document.getElementById("again");
    again.textContent = button;
    again.onclick = () => location.reload();
    again.focus();
  }

  async function comeBack() {
    try {
      const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
      if (answer.ok) return location.reload();
      if (answer.status === 403) return explain(...SHUT);
    } catch {
      // not there yet
    }
    setTimeout(comeBack, RETRY);
  }

  // textual.js keeps its socket to itself; what else arrives on it is for this page.
  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener("open", () => setTimeout(takeKeyboard));
      this.addEventListener("close", (event) => setTimeout(ended, 0, event.code));
      this.addEventListener("message", (event) => {
        if (typeof event.data !== "string") return;
        const [kind, value] = JSON.parse(event.data);
        if (kind === "look") paint(value);
        if (kind === "file") save(value);
      });
    }
  };

  // Copying (OSC 52) goes through the clipboard, which browsers keep from plain http elsewhere.
  const clipboard = navigator.clipboard;
  const copier = {
    readText: () => Promise.resolve(""),
    async writeText(text) {
      try {
        await clipboard.writeText(text);
      } catch {
        if (!copyByHand(text)) tell("The browser does not let this page copy.");
      }
    },
  };
  Object.defineProperty(navigator, "clipboard", { value: copier, configurable: true });

  function copyByHand(text) {
    const box = document.createElement("textarea");
    box.value = text;
    body().append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    takeKeyboard();
    return done;
  }

  // Ctrl+V pastes and Ctrl+R reloads, as everywhere in a browser: the terminal does not see them.
  window.addEventListener(
    "keydown",
    (event) => {
      const plain = event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey;
      if (plain && (event.key === "v" || event.key === "r")) event.stopImmediatePropagation();
    },
    true,
  );

  document.addEventListener("DOMContentLoaded", () => {
    const terminal = document.getElementById("terminal");
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    terminal.dataset.sessionWebsocketUrl = `${scheme}//${location.host}${location.pathname}ws`;
    terminal.dataset.fontSize = innerWidth < SMALL_SCREEN ? "12" : "16";
    document.addEventListener("pointerup", () => setTimeout(() => keyboard()?.focus()));
  });
})();
