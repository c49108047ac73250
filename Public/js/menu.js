// A disclosure used as a menu closes like a menu: on Escape, or when something else is pressed or focused.

for (const menu of document.querySelectorAll("details[data-menu]")) {
    document.addEventListener("pointerdown", (event) => {
        if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary").focus();
    });
}
