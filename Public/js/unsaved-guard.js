// Text typed into a form with data-draft stays in this browser until the server has it. A draft is discarded when the
// page shows its text, or when the page after sending it has a notice that something was done. Any other draft is
// offered again.

const prefix = "handrail.draft.";
const sentMemory = "handrail.sent";
const pause = 400;

acknowledge();
for (const form of document.querySelectorAll("form[data-draft]")) guard(form);

// Only the first page after sending counts: if the connection broke, that page has no notice and the draft stays.
function acknowledge() {
    const memory = sessionStorage.getItem(sentMemory);
    if (memory === null) return;
    sessionStorage.removeItem(sentMemory);
    if (document.querySelector(".notice") && !document.querySelector(".error-summary")) localStorage.removeItem(memory);
}

function guard(form) {
    const memory = prefix + form.dataset.draft;
    const areas = [...form.querySelectorAll("textarea[name]")];
    const shown = new Map(areas.map((area) => [area, area.value]));
    const older = `${memory}.older`;
    const offers = [older, memory].map((place) => offerAgain(form, place, areas));

    const changedAreas = () => areas.filter((area) => area.value !== shown.get(area));
    let timer = 0;
    // A draft that is still being offered is put aside, not overwritten.
    const keep = () => {
        clearTimeout(timer);
        const changed = changedAreas();
        if (changed.length === 0) return;
        if (offers[1]?.isConnected && localStorage.getItem(older) === null) {
            localStorage.setItem(older, localStorage.getItem(memory));
            offers[1].dataset.place = older;
        }
        write(memory, Object.fromEntries(changed.map((area) => [area.name, area.value])));
    };
    form.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(keep, pause);
    });
    form.addEventListener("submit", () => {
        keep();
        form.dataset.sent = "true";
        sessionStorage.setItem(sentMemory, memory);
    });
    addEventListener("pagehide", keep);
    addEventListener("beforeunload", (event) => {
        keep();
        const isKept = changedAreas().length === 0 || read(memory) !== null;
        if (!isKept && form.dataset.sent !== "true") event.preventDefault();
    });
}

// The box that offers a draft, or null if there is none or the page already shows it.
function offerAgain(form, place, areas) {
    const old = read(place);
    if (old === null) return null;
    const lost = areas.filter((area) => old[area.name] !== undefined && normal(old[area.name]) !== normal(area.value));
    if (lost.length === 0) {
        localStorage.removeItem(place);
        return null;
    }
    const box = document.createElement("div");
    box.className = "recovered";
    box.dataset.place = place;
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = "This browser kept a text that you had not saved:";
    box.append(words);
    for (const area of lost) {
        const text = document.createElement("pre");
        text.textContent = old[area.name];
        text.tabIndex = 0;
        box.append(text);
    }
    const actions = document.createElement("p");
    actions.className = "row";
    const decide = (area) => {
        localStorage.removeItem(box.dataset.place);
        box.remove();
        area.focus();
    };
    actions.append(
        button("Restore it", () => {
            for (const area of lost) area.value = old[area.name];
            decide(lost[0]);
            lost[0].dispatchEvent(new Event("input", { bubbles: true }));
        }),
        button("Discard it", () => decide(lost[0])));
    box.append(actions);
    form.prepend(box);
    return box;
}

function button(label, action) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "button small";
    element.textContent = label;
    element.addEventListener("click", action);
    return element;
}

// The server trims blank lines at both ends of a text, and a form sends CRLF.
function normal(text) {
    return text.replaceAll("\r\n", "\n").trim();
}

function read(memory) {
    try {
        const value = JSON.parse(localStorage.getItem(memory));
        return value !== null && typeof value === "object" ? value : null;
    } catch {
        return null;
    }
}

function write(memory, texts) {
    try {
        localStorage.setItem(memory, JSON.stringify(texts));
    } catch {
        // No space or no permission: in that case, leaving the page asks first.
    }
}
