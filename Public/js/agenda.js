// The sitting goes on at the item that its address names: its first control takes the focus. Ctrl+Enter in a note gives the
// verdict.

function goOn() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place || document.querySelector(".error-summary")) return;
    const item = place.id === "agenda" ? place.querySelector(".agenda-item") : place;
    const control = item?.querySelector("input[type=radio]:checked, input[type=radio], button");
    if (!control) return;
    control.focus({ preventScroll: true });
    item.scrollIntoView({ block: "center" });
}

// The browser goes to the fragment itself when the page is there, and takes the focus away from where it was.
if (document.readyState === "complete") goOn();
else window.addEventListener("load", () => requestAnimationFrame(goOn));
window.addEventListener("hashchange", goOn);
document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target instanceof Element ? event.target.closest("form.verdict") : null;
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
});
