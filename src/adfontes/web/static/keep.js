// Typed answers are kept in this browser until they are cleared. Everything works without this file.
const boxes = [...document.querySelectorAll("textarea[data-keep]")];
const status = document.querySelector(".kept");
const place = (box) => `adfontes:${location.pathname}:${box.name}`;
const say = (words) => {
  if (!status) return;
  status.hidden = false;
  status.textContent = words;
};
try {
  for (const box of boxes) {
    const known = localStorage.getItem(place(box));
    if (!box.value && known) {
      box.value = known;
      say("Your answer is as you left it: it is kept in this browser only.");
    }
    const keep = () => {
      if (box.value) localStorage.setItem(place(box), box.value);
      else localStorage.removeItem(place(box));
    };
    keep();
    box.addEventListener("input", () => {
      keep();
      say("Kept in this browser.");
    });
  }
} catch {
  say("This browser keeps nothing here; copy your answer before you leave the page.");
}
