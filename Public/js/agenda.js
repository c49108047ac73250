// A sitting continues at the item named in its address: the first control of that item takes the focus. Ctrl+Enter in a
// note saves the verdict.

function goOn() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place || document.querySelector(".error-summary")) return;
    const item = place.id === "agenda" ? place.querySelector(".agenda-item") : place;
    const control = item?.querySelector("input[type=radio]:checked, input[type=radio], button");
    if (!control) return;
    // Where the page is opened is the browser's to say: a page that moves later moves under somebody's pointer.
    control.focus();
}

// Once the page has loaded, the browser moves to the fragment itself and takes the focus away.
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
