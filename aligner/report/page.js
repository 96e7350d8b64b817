"use strict";
// j and k go to the next and the last card that is shown; 1 to 5 choose what is shown.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const filters = document.querySelectorAll("fieldset input");
  const filter = filters[Number(event.key) - 1];
  if (filter) {
    filter.click();
    return;
  }
  if (event.key !== "j" && event.key !== "k") return;
  const cards = [...document.querySelectorAll(".card")].filter((card) => card.getClientRects().length);
  const here = cards.indexOf(document.activeElement.closest(".card"));
  const next = event.key === "j" ? here + 1 : Math.max(here - 1, 0);
  const card = cards[Math.min(next, cards.length - 1)];
  if (card) {
    // The head may stay above what is scrolled; a long title makes it higher than the style sheet knows.
    const head = document.querySelector("header.page");
    const stays = getComputedStyle(head).position === "sticky";
    document.documentElement.style.scrollPaddingTop = stays ? `${head.offsetHeight}px` : "0";
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
});
