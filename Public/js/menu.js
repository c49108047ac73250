// A disclosure used as a menu closes like a menu: on Escape, or when something else is pressed or focused.

const opened = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("pointerdown", (event) => {
    for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("focusin", (event) => {
    for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target instanceof Element ? event.target.closest("details[data-menu][open]") : null;
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
});
