// Turns the pages on a projector with the arrow keys, the space bar or a presenter's remote: each follows a link on the
// page.

const keys = new Map([
    ["ArrowRight", "on"], ["PageDown", "on"], [" ", "on"],
    ["ArrowLeft", "back"], ["PageUp", "back"],
    ["Escape", "close"],
]);

document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const turn = keys.get(event.key);
    if (!turn) return;
    // On a button or a link the space bar does what it always does there.
    if (event.key === " " && event.target.closest("a, button, summary")) return;
    const link = document.querySelector(`a[data-turn="${turn}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
});
