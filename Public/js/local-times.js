// Timelines show UTC first and the reader's own time beside it; this button swaps them, and the browser remembers the
// choice.

const memory = "handrail.times";
const root = document.documentElement;

if (document.querySelector(".timeline .own")) {
    if (localStorage.getItem(memory) === "own") root.dataset.times = "own";
    document.querySelectorAll(".timeline").forEach(offerSwitch);
}

function offerSwitch(timeline) {
    if (!timeline.querySelector(".own")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button small times-switch";
    button.textContent = "Your time first";
    button.setAttribute("aria-pressed", String(root.dataset.times === "own"));
    button.addEventListener("click", () => {
        const isOwn = root.dataset.times !== "own";
        if (isOwn) {
            root.dataset.times = "own";
            localStorage.setItem(memory, "own");
        } else {
            delete root.dataset.times;
            localStorage.removeItem(memory);
        }
        document.querySelectorAll(".times-switch").forEach((other) => other.setAttribute("aria-pressed", String(isOwn)));
    });
    const heading = timeline.closest("section")?.querySelector(".section-heading");
    if (heading) heading.append(button);
    else timeline.before(button);
}
