// Keys for the cards: space or Enter shows the answer, 1 to 4 answer. Everything works without this file.
const reveal = document.querySelector(".reveal");
if (reveal) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
    if (event.key === " " && !event.target.closest("summary, a, button")) {
      event.preventDefault();
      reveal.open = true;
    } else if (reveal.open && "1234".includes(event.key)) {
      reveal.querySelector(`button[value="${event.key}"]`)?.click();
    }
  });
}
