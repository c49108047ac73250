// Keeps what is below an element where it is while something comes into the element by itself.

const held = new Set();

// Keeps the height that the element has now; what does not fit is scrolled to.
export function hold(element) {
    if (held.has(element) || element.style.height !== "") return;
    held.add(element);
    element.style.height = `${element.offsetHeight}px`;
}

export function release(element) {
    if (held.delete(element)) element.style.height = "";
}

// Keeps the size of an element whose words are about to become fewer, so that its line does not break elsewhere.
export function keepRoom(element) {
    element.style.minWidth = `min(100%, ${element.offsetWidth}px)`;
    element.style.minHeight = `${element.offsetHeight}px`;
}

document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const element of [...held]) release(element);
});
