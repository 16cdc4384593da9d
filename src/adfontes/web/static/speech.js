// Read aloud, and take a spoken answer, where the browser can: nothing leaves the machine but by the browser's own service.
// Everything works without this file.
const readable = [...document.querySelectorAll("[data-read]")];
const place = document.querySelector(".dialogue, .exam-text");

function button(words, parent) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "speech";
  made.textContent = words;
  parent.append(made);
  return made;
}

if ("speechSynthesis" in window && readable.length && place) {
  const read = button("Read aloud", place);
  read.addEventListener("click", () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      read.textContent = "Read aloud";
      return;
    }
    const words = new SpeechSynthesisUtterance(readable.at(-1).textContent);
    words.lang = document.documentElement.lang || "en";
    words.addEventListener("end", () => { read.textContent = "Read aloud"; });
    read.textContent = "Stop reading";
    speechSynthesis.speak(words);
  });
}

const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
const field = document.querySelector("#said");
if (Recognition && field) {
  const speak = button("Speak the answer", field.parentElement);
  speak.addEventListener("click", () => {
    const heard = new Recognition();
    heard.lang = document.documentElement.lang || "en";
    speak.textContent = "Listening …";
    heard.addEventListener("result", (event) => {
      field.value = `${field.value} ${event.results[0][0].transcript}`.trim();
    });
    heard.addEventListener("end", () => { speak.textContent = "Speak the answer"; });
    heard.addEventListener("error", () => { speak.textContent = "The microphone is not free"; });
    heard.start();
  });
}
