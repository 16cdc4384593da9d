// Asks the cards and questions of a guide one by one and keeps the answers in this browser. Nothing is sent anywhere.
// Cards move between boxes (Leitner 1972): known goes one box up, easy two, hard stays, not known goes back to the first.
// Without this script, or without storage, the lists of the page still serve.
"use strict";
(() => {
  const main = document.querySelector("#revise");
  if (!main) return;
  const DAYS = [0, 1, 3, 7, 16, 35, 75];
  const SITTING = 10;
  const NAME = `adfontes guide: ${main.dataset.course}`;
  const today = () => Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000);

  let keeps = true;
  const answers = { cards: {}, quiz: {} };
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) || "{}");
    for (const part of ["cards", "quiz"]) if (kept && typeof kept[part] === "object") Object.assign(answers[part], kept[part]);
    localStorage.setItem(NAME, JSON.stringify(answers));
  } catch {
    keeps = false;
  }
  const keep = () => {
    try {
      localStorage.setItem(NAME, JSON.stringify(answers));
    } catch {
      keeps = false;
    }
    showProgress();
  };

  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const inWords = (days) => (days <= 0 ? "again today" : days === 1 ? "tomorrow" : `in ${days} days`);
  const boxAfter = (box, rating) => [0, Math.max(box, 1), Math.min(box + 1, 6), Math.min(box + 2, 6)][rating - 1];
  const keyOf = (item) => item.dataset.key;

  const cards = [...main.querySelectorAll(".deck .card")];
  const questions = [...main.querySelectorAll(".quizzing .asked")];
  const dueIn = (card) => (keyOf(card) in answers.cards ? answers.cards[keyOf(card)].due - today() : 0);

  function showProgress() {
    const seen = cards.filter((card) => keyOf(card) in answers.cards);
    const later = seen.filter((card) => dueIn(card) > 0).length;
    const right = questions.filter((one) => answers.quiz[keyOf(one)] === true).length;
    const asked = questions.filter((one) => keyOf(one) in answers.quiz).length;
    const parts = [];
    if (cards.length) parts.push(`${later} of ${plural(cards.length, "card")} known for now`);
    if (cards.length) parts.push(`${seen.length - later} due again, ${cards.length - seen.length} not yet seen`);
    if (asked) parts.push(`in the quiz ${right} of ${asked} right`);
    const warning = keeps ? "" : " This browser does not keep your answers: they are gone when you close the page.";
    main.querySelector(".progress").textContent = `${parts.join(" · ")}.${warning}`;
  }

  const only = (items, shown) => items.forEach((item) => (item.hidden = item !== shown));
  const say = (part, words) => (main.querySelector(`${part} .count`).textContent = words);

  let queue = [];
  let answered = 0;
  function nextCard(focus) {
    const card = queue[0];
    only(cards, card);
    main.querySelector(".more-cards")?.parentElement.toggleAttribute("hidden", Boolean(card) || !waiting().length);
    if (!card) {
      const days = cards.map(dueIn).filter((left) => left > 0);
      const next = days.length && !waiting().length ? ` The next card comes ${inWords(Math.min(...days))}.` : "";
      say(".deck", answered ? `${plural(answered, "card")} answered.${next}` : `Nothing is due now.${next}`);
      return;
    }
    say(".deck", `${plural(queue.length, "card")} to go${answered ? ` · ${answered} answered` : ""}`);
    card.querySelector(".reveal").open = false;
    const { box } = answers.cards[keyOf(card)] || { box: 0 };
    for (const button of card.querySelectorAll(".ratings button")) {
      button.querySelector("span").textContent = inWords(DAYS[boxAfter(box, Number(button.value))]);
    }
    if (focus) card.querySelector(".front").focus();
  }
  function waiting() {
    const due = cards.filter((card) => dueIn(card) <= 0 && keyOf(card) in answers.cards);
    return [...due, ...cards.filter((card) => !(keyOf(card) in answers.cards))];
  }
  function sit(focus) {
    queue = waiting().slice(0, SITTING);
    answered = 0;
    nextCard(focus);
  }
  function rate(card, rating) {
    const { box } = answers.cards[keyOf(card)] || { box: 0 };
    const to = boxAfter(box, rating);
    answers.cards[keyOf(card)] = { box: to, due: today() + DAYS[to] };
    queue.shift();
    if (rating === 1) queue.push(card);
    else answered += 1;
    keep();
    nextCard(true);
  }

  let place = 0;
  function nextQuestion(focus) {
    const question = questions[place];
    only(questions, question);
    say(".quizzing", `Question ${place + 1} of ${questions.length}`);
    question.querySelector("details").open = false;
    question.querySelector(".verdict").textContent = "";
    for (const input of question.querySelectorAll("input")) [input.checked, input.disabled] = [false, false];
    main.querySelector(".next-question").parentElement.hidden = true;
    if (focus) question.querySelector("legend").focus();
  }
  function mark(question, input) {
    const right = "right" in input.dataset;
    answers.quiz[keyOf(question)] = right;
    question.querySelector(".verdict").textContent = right ? "✓ Right." : "✗ Not what the sources say.";
    question.querySelector("details").open = true;
    for (const one of question.querySelectorAll("input")) one.disabled = true;
    main.querySelector(".next-question").parentElement.hidden = questions.length < 2;
    keep();
    if (questions.length > 1) main.querySelector(".next-question").focus({ preventScroll: true });
  }

  main.classList.add("asking");
  for (const one of main.querySelectorAll(".revising-only, .ratings")) one.hidden = false;
  main.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.closest(".ratings")) rate(button.closest(".card"), Number(button.value));
    else if (button.matches(".more-cards")) sit(true);
    else if (button.matches(".next-question")) {
      place = (place + 1) % questions.length;
      nextQuestion(true);
    } else if (button.matches(".forget")) {
      if (!button.dataset.sure) {
        button.dataset.sure = "yes";
        button.textContent = "Forget all of them? Press again";
        return;
      }
      answers.cards = {};
      answers.quiz = {};
      delete button.dataset.sure;
      button.textContent = "Forget my answers";
      keep();
      if (cards.length) sit(false);
    }
  });
  main.addEventListener("change", (event) => {
    if (event.target.matches(".quizzing input")) mark(event.target.closest(".asked"), event.target);
  });
  document.addEventListener("keydown", (event) => {
    const card = queue[0];
    if (!card || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, button, a")) return;
    if (!main.querySelector(".deck").contains(event.target)) return;
    const reveal = card.querySelector(".reveal");
    if (event.key === " " && !event.target.closest("summary")) {
      event.preventDefault();
      reveal.open = true;
    } else if (reveal.open && ["1", "2", "3", "4"].includes(event.key)) {
      rate(card, Number(event.key));
    }
  });
  if (cards.length) sit(false);
  if (questions.length) nextQuestion(false);
  showProgress();
})();
