// Keeps typed text in this browser until the server is known to have it. An open page keeps its drafts fresh; a draft
// that was not touched for a while was left behind, and the next page that shows the section sends it.

const prefix = "handrail.writing.";
const leftBehindAfter = 6_000;

// A draft is sent in the name of the person who is signed in, so it waits for its writer.
const { person } = document.documentElement.dataset;

const place = (address, client) => `${prefix}${address}#${client}`;

// Returns whether there was space for it.
export function keep(address, client, draft) {
    try {
        localStorage.setItem(place(address, client), JSON.stringify({ ...draft, client, person, touched: Date.now() }));
        return true;
    } catch {
        return false;
    }
}

export function forget(address, client) {
    try {
        localStorage.removeItem(place(address, client));
    } catch {
        // Without permission there was nothing to remove.
    }
}

// The page is closing: the next page to open the section need not wait.
export function leave(address, client) {
    const draft = read(place(address, client));
    if (draft) localStorage.setItem(place(address, client), JSON.stringify({ ...draft, touched: 0 }));
}

export function leftBehind(address) {
    const start = place(address, "");
    const found = [];
    try {
        for (let index = 0; index < localStorage.length; index += 1) {
            const key = localStorage.key(index);
            const draft = key.startsWith(start) ? read(key) : null;
            if (draft && isOwn(draft) && Math.abs(Date.now() - draft.touched) > leftBehindAfter) found.push(draft);
        }
    } catch {
        // Without permission there are none.
    }
    return found;
}

function isOwn(draft) {
    return draft.person === undefined || draft.person === person;
}

function read(key) {
    try {
        const draft = JSON.parse(localStorage.getItem(key));
        return typeof draft?.text === "string" && typeof draft.client === "string" ? draft : null;
    } catch {
        return null;
    }
}
