// What is beside a section: help, hints and comments. On a narrow screen they are folded into one line, which counts them.

import { hold, release } from "./holding.js";

for (const fold of document.querySelectorAll("details.beside")) {
    fold.addEventListener("toggle", () => release(contents(fold)));
}

// Call it before something is added or removed beside a section, so that the next section stays where it is.
export function keepPlace(element) {
    const fold = element.closest("details.beside");
    if (fold?.open && getComputedStyle(contents(fold)).position !== "absolute") hold(contents(fold));
}

// Says in the line how many there are of a noun.
export function showCount(element, noun, count) {
    const words = element.closest("details.beside")?.querySelector(`.${noun}s-count`);
    if (words) words.textContent = count === 0 ? "" : ` · ${count} ${noun}${count === 1 ? "" : "s"}`;
}

function contents(fold) {
    return fold.querySelector(".beside-contents");
}
