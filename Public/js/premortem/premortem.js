// A session before a launch, live. When something changes the page is asked for again and its parts are replaced one by one: those
// that look different, and none that somebody is typing in. Forms are sent without leaving the page. Counts arrive by themselves.
// Without this script a link loads the page again and every form still works.

const room = document.querySelector("[data-room]");
const address = room.dataset.room;
const stateLine = document.querySelector("[data-room-state]");
const parts = () => [...room.querySelectorAll("[data-part]")];
const texts = "textarea, input[type=text], input[type=number], input[type=date]";

// As a document, so that no markup passes through a string.
function load(method, url, body) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        request.responseType = "document";
        request.timeout = 20_000;
        request.onload = () => {
            if (request.response && request.status !== 0 && request.status < 500) resolve(request);
            else reject(new Error(String(request.status)));
        };
        request.onerror = request.ontimeout = () => reject(new Error("no answer"));
        request.send(body);
    });
}

const isChanged = (field) => field.value !== field.defaultValue;

// What somebody has typed and not sent goes on into the new part, with the caret where it was.
function replace(old, fresh) {
    const typed = [...old.querySelectorAll(texts)].filter((field) => field.id && isChanged(field));
    const chosen = [...old.querySelectorAll("input[type=radio]:checked, select")].filter((field) => field.id && old.contains(document.activeElement?.closest("form")) && field.form?.contains(document.activeElement));
    const open = [...old.querySelectorAll("details[open][id]")].map((details) => details.id);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const caret = focused?.matches("textarea, input[type=text]") ? [focused.selectionStart, focused.selectionEnd] : null;
    const identity = focused && focusPath(focused, old);
    // A field with unsent words that the new part does not have stays where it is.
    if (typed.some((field) => !fresh.querySelector(`#${CSS.escape(field.id)}`))) return false;
    const part = document.importNode(fresh, true);
    old.replaceWith(part);
    for (const field of typed) part.querySelector(`#${CSS.escape(field.id)}`).value = field.value;
    for (const field of chosen) {
        const target = part.querySelector(`#${CSS.escape(field.id)}`);
        if (target && field.matches("select")) target.value = field.value;
        else if (target) target.checked = true;
    }
    for (const id of open) {
        const details = part.querySelector(`#${CSS.escape(id)}`);
        if (details) details.open = true;
    }
    if (identity) {
        const target = find(identity, part);
        target?.focus({ preventScroll: true });
        if (caret && target?.setSelectionRange) target.setSelectionRange(...caret);
    }
    prepare(part);
    return true;
}

// What had the focus, so that its successor gets it: by its id, else by the form it sends and its place in it.
function focusPath(element, part) {
    if (element.id) return { id: element.id };
    const form = element.closest("form");
    if (!form) return null;
    const action = form.getAttribute("action");
    const forms = [...part.querySelectorAll("form")].filter((other) => other.getAttribute("action") === action);
    return { action, form: forms.indexOf(form), place: [...form.elements].indexOf(element) };
}

function find({ id, action, form, place }, part) {
    if (id) return part.querySelector(`#${CSS.escape(id)}`);
    const forms = [...part.querySelectorAll("form")].filter((other) => other.getAttribute("action") === action);
    return (forms[form] ?? forms[0])?.elements[place] ?? null;
}

function take(page) {
    const fresh = page.querySelector("[data-room]");
    if (!fresh) {
        // The session is over, or the person was signed out: the server shows what there is.
        location.assign(address);
        return;
    }
    const moved = fresh.dataset.phase !== room.dataset.phase;
    room.dataset.phase = fresh.dataset.phase;
    for (const old of parts()) {
        const next = fresh.querySelector(`[data-part="${old.dataset.part}"]`);
        if (next && !next.isEqualNode(pristine.get(old.dataset.part) ?? old)) {
            if (replace(old, next)) pristine.set(old.dataset.part, next.cloneNode(true));
        }
    }
    for (const selector of [".notice", ".error-summary"]) {
        const main = document.querySelector("main");
        main.querySelector(`:scope > ${selector}`)?.remove();
        const next = page.querySelector(`main > ${selector}`);
        if (next) {
            const shown = document.importNode(next, true);
            main.prepend(shown);
            if (selector === ".error-summary") shown.focus();
        }
    }
    if (moved) say(room.querySelector("[aria-current=step]")?.textContent ?? "");
}

// The parts as the server sent them, to see what changed there and not here.
const pristine = new Map(parts().map((part) => [part.dataset.part, part.cloneNode(true)]));

let waiting = 0;
let isLoading = false;
let isStale = false;

// Not everyone at the same moment.
function refreshSoon(within = 400) {
    if (waiting) return;
    waiting = setTimeout(refresh, 60 + Math.random() * within);
}

async function refresh() {
    waiting = 0;
    if (isLoading || isDragging) {
        isStale = true;
        return;
    }
    isLoading = true;
    isStale = false;
    try {
        take((await load("GET", address)).response);
    } catch {
        tell("The connection is lost. Trying again …");
    }
    isLoading = false;
    if (isStale) refreshSoon();
}

async function send(form, button) {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    const written = [...form.querySelectorAll(texts)].map((field) => [field.id, field.value]);
    isLoading = true;
    if (button) button.disabled = true;
    try {
        const answer = await load("POST", form.action, body);
        // What was sent is the server's now: the fields begin anew, unless more was typed meanwhile.
        if (answer.status < 400) {
            for (const [id, value] of written) {
                const field = id && document.getElementById(id);
                if (field && field.value === value) {
                    field.value = field.defaultValue;
                    if (field.closest("[data-part=write]")) field.focus();
                    else field.closest("details")?.removeAttribute("open");
                }
            }
        }
        take(answer.response);
        complain("");
    } catch {
        complain("That could not be sent. What you wrote is still here: send it again.");
    }
    if (button) button.disabled = false;
    isLoading = false;
    if (isStale) refreshSoon();
}

function tell(words) {
    if (stateLine) stateLine.textContent = words;
}

// Stays until something was sent.
const trouble = document.createElement("p");
trouble.className = "caution-note";
trouble.setAttribute("role", "alert");
trouble.hidden = true;
room.after(trouble);

function complain(words) {
    trouble.textContent = words;
    trouble.hidden = words === "";
}

const voice = document.createElement("p");
voice.className = "visually-hidden";
voice.setAttribute("role", "status");
document.querySelector("main").append(voice);

function say(words) {
    voice.textContent = words;
}

room.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    send(form, event.submitter);
});

document.addEventListener("handrail:live", ({ detail: { name, data } }) => {
    if (name === "counts.changed") {
        for (const counter of room.querySelectorAll("[data-count]")) counter.textContent = data[counter.dataset.count];
        pristine.delete("head");
        pristine.delete("wall");
    } else refreshSoon();
});
document.addEventListener("handrail:live-state", ({ detail }) => {
    tell({ live: "", polling: "Up to date every 20 seconds.", lost: "The connection is lost. Trying again …" }[detail]);
    if (detail === "live") refreshSoon(2_000);
});
// Who has vanished is not announced by anybody.
setInterval(() => {
    if (document.visibilityState === "visible") refreshSoon(8_000);
}, 15_000);

// The server's timer, told in between.
function tick() {
    for (const timer of room.querySelectorAll("[data-ends-in]")) {
        timer.endsAt ??= performance.now() + Number(timer.dataset.endsIn) * 1000;
        const left = Math.max(0, Math.round((timer.endsAt - performance.now()) / 1000));
        if (Number(timer.dataset.endsIn) === 0) continue;
        const words = timer.querySelector("b");
        if (left === 0) {
            timer.classList.add("over");
            words.textContent = "Time is up.";
        } else {
            const hours = Math.floor(left / 3600);
            if (hours < 24) words.textContent = `${hours ? `${hours}:` : ""}${String(Math.floor(left / 60) % 60).padStart(hours ? 2 : 1, "0")}:${String(left % 60).padStart(2, "0")} left`;
        }
    }
}
setInterval(tick, 1000);

// Cards can be dragged onto another group; the menu under each does the same.
let isDragging = false;

function prepare(part) {
    for (const card of part.querySelectorAll("[data-card]")) card.draggable = true;
    for (const hint of part.querySelectorAll("[data-drag-hint]")) hint.hidden = false;
    if (part.querySelector("[data-ends-in]")) tick();
}
for (const part of parts()) prepare(part);

room.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.("[data-card]");
    if (!card) return;
    isDragging = true;
    event.dataTransfer.setData("text/plain", card.dataset.card);
    event.dataTransfer.effectAllowed = "move";
});
room.addEventListener("dragend", () => {
    isDragging = false;
    for (const group of room.querySelectorAll(".drop-here")) group.classList.remove("drop-here");
    if (isStale) refreshSoon();
});
room.addEventListener("dragover", (event) => {
    const group = event.target.closest("[data-risk]");
    for (const other of room.querySelectorAll(".drop-here")) other.classList.toggle("drop-here", other === group);
    if (!group || !isDragging) return;
    event.preventDefault();
    group.classList.add("drop-here");
});
room.addEventListener("drop", (event) => {
    const group = event.target.closest("[data-risk]");
    const card = room.querySelector(`[data-card="${CSS.escape(event.dataTransfer.getData("text/plain"))}"]`);
    const form = card?.querySelector(".move-form");
    if (!group || !form || group.contains(card)) return;
    event.preventDefault();
    isDragging = false;
    form.elements.risk.value = group.dataset.risk;
    send(form);
});
