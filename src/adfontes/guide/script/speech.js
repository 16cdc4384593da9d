// Reads aloud, and takes a spoken answer, where the browser can. Everything works without this script.
// <p class="aloud" data-of="#front"> becomes a button that reads #front; <p class="dictate" data-into="#said"> one that
// writes what is said into #said, or shows it beside the button where there is no such field.
"use strict";
(() => {
  const LANGUAGE = document.documentElement.lang || "en";
  const make = (place, words) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet speech";
    button.textContent = words;
    button.setAttribute("aria-pressed", "false");
    place.append(button);
    place.hidden = false;
    return button;
  };
  const show = (button, words, on) => {
    button.textContent = words;
    button.setAttribute("aria-pressed", String(on));
  };
  const nearest = (place, selector) => {
    const within = place.closest("li, article, .dialogue, form, main");
    return (within && within.querySelector(selector)) || document.querySelector(selector);
  };
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll("button, summary, form, kbd, .who, .letter, .unseen, .aloud, .dictate")) part.remove();
    for (const part of copy.querySelectorAll("p, label, legend, h1, h2, h3, h4, li")) part.append(". ");
    return copy.textContent.replace(/_{2,}/g, "blank").replace(/\s+/g, " ").replace(/([.?!:…])\s*\./g, "$1").trim();
  };

  if ("speechSynthesis" in window) {
    let reading = null;
    const stop = () => {
      speechSynthesis.cancel();
      if (reading) show(reading, "Read aloud", false);
      reading = null;
    };
    for (const place of document.querySelectorAll(".aloud")) {
      const button = make(place, "Read aloud");
      button.addEventListener("click", () => {
        const again = reading === button;
        stop();
        const text = again ? null : nearest(place, place.dataset.of);
        if (!text) return;
        const words = new SpeechSynthesisUtterance(textOf(text));
        words.lang = LANGUAGE;
        words.addEventListener("end", () => { if (reading === button) stop(); });
        words.addEventListener("error", (event) => {
          if (["canceled", "interrupted"].includes(event.error)) return;
          if (reading === button) stop();
          show(button, "This browser has no voice", false);
        });
        reading = button;
        show(button, "Stop reading", true);
        speechSynthesis.speak(words);
      });
    }
    window.addEventListener("pagehide", stop);
  }

  const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
  for (const place of Recognition ? document.querySelectorAll(".dictate") : []) {
    const button = make(place, "Say it");
    const heard = document.createElement("output");
    heard.className = "heard";
    place.append(heard);
    let listening = null;
    button.addEventListener("click", () => {
      if (listening) {
        listening.stop();
        return;
      }
      const ear = new Recognition();
      ear.lang = LANGUAGE;
      const field = place.dataset.into && document.querySelector(place.dataset.into);
      let problem = "";
      let said = "";
      ear.addEventListener("result", (event) => {
        said = event.results[0][0].transcript;
        if (field) field.value = `${field.value} ${said}`.trim();
      });
      ear.addEventListener("error", (event) => {
        problem = event.error === "no-speech" ? "Nothing was heard." : "The microphone cannot be used here.";
      });
      ear.addEventListener("end", () => {
        listening = null;
        show(button, "Say it", false);
        heard.textContent = problem || (field || !said ? "" : `You said: ${said}`);
        if (field && said) field.focus();
      });
      listening = ear;
      show(button, "Stop listening", true);
      heard.textContent = "Listening … Some browsers send your voice to their maker to understand it.";
      ear.start();
    });
  }
})();
