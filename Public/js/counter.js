// How many characters are left in a field with data-limit, shown once few are: counted as people count them, so an é or a
// flag is one. The server counts in the same way.

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter() : null;

document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement) || !field.dataset.limit) return;
    const limit = Number(field.dataset.limit);
    const shown = counterOf(field);
    // A text has no more characters than code units.
    if (field.value.length < limit * 0.8) {
        if (shown) shown.textContent = "";
        return;
    }
    const left = limit - count(field.value.trim());
    const counter = shown ?? addCounter(field);
    counter.classList.toggle("exceeded", left < 0);
    counter.textContent = left > limit * 0.2 ? "" : left < 0 ? words(-left, "too many") : words(left, "left");
});

function count(text) {
    return segmenter ? [...segmenter.segment(text)].length : [...text].length;
}

function words(number, end) {
    return `${number} character${number === 1 ? "" : "s"} ${end}`;
}

function counterOf(field) {
    return field.parentElement.querySelector(":scope > .counter");
}

function addCounter(field) {
    const counter = document.createElement("p");
    counter.className = "counter";
    counter.setAttribute("role", "status");
    field.after(counter);
    return counter;
}
