// Keeps an open page up to date: events of a topic named by data-live-topic reach the other scripts of the page as
// "handrail:live" on the document, with {topic, name, data}. The name is that of an event, or "presence" with everybody
// who is present, or "reset" if too much was missed: then load everything again. "handrail:live-state" says "live",
// "polling" or "lost". A script reports where its person is with "handrail:here" and {topic, place}.
//
// A browser allows six connections to a server that speaks HTTP/1.1, so one tab holds the stream for all tabs: the one
// that has the lock. Without locks, which need HTTPS or localhost, each visible tab holds its own stream. If no stream
// gets through, the page asks every 20 seconds.

const pollEvery = 20_000;
const beatEvery = 20_000;
const patience = 10_000;
const forgetAfter = 200_000;

const elements = [...document.querySelectorAll("[data-live-topic]")];
const topics = new Set(elements.map((element) => element.dataset.liveTopic));
const tab = [...crypto.getRandomValues(new Uint32Array(3))].map((number) => number.toString(36)).join("");
// The last event that this page has handled.
let seen = Math.min(...elements.map((element) => Number(element.dataset.liveAfter)));
let state = "";

function arrive(id, message) {
    if (!topics.has(message.topic)) return;
    if (message.name === "reset") seen = Math.max(seen, id);
    else if (message.name !== "presence") {
        if (id <= seen) return;
        seen = id;
    }
    document.dispatchEvent(new CustomEvent("handrail:live", { detail: message }));
}

function become(next) {
    if (next === state) return;
    state = next;
    document.dispatchEvent(new CustomEvent("handrail:live-state", { detail: next }));
}

// One stream, which passes its events to `tell` and `report`, and reconnects automatically.
class Stream {
    constructor(tell, report) {
        this.tell = tell;
        this.report = report;
        this.topics = new Set();
        this.position = 0;
        this.failures = 0;
        addEventListener("online", () => {
            if (this.wanted && !this.isOpen) this.open();
        });
    }

    start(topics, after) {
        this.topics = new Set(topics);
        this.position = after;
        this.wanted = true;
        this.open();
    }

    stop() {
        this.wanted = false;
        this.close();
        clearTimeout(this.poller);
    }

    get query() {
        const query = new URLSearchParams([...this.topics].map((topic) => ["topic", topic]));
        query.set("after", this.position);
        return query;
    }

    open() {
        this.close();
        const source = new EventSource(`/live?${this.query}`);
        this.source = source;
        const fail = () => {
            if (this.source !== source) return;
            this.close();
            this.failures += 1;
            this.report("lost");
            this.retry = setTimeout(() => this.open(), Math.min(15_000, 700 * 2 ** Math.min(this.failures, 5)) * (0.5 + Math.random()));
            if (this.failures > 2 && !this.poller) this.poll();
        };
        this.waiting = setTimeout(fail, patience);
        source.onopen = () => {
            clearTimeout(this.waiting);
            clearTimeout(this.poller);
            this.poller = 0;
            this.failures = 0;
            this.isOpen = true;
            this.report("live");
        };
        source.onerror = fail;
        source.onmessage = (event) => this.pass(Number(event.lastEventId), JSON.parse(event.data));
    }

    close() {
        clearTimeout(this.waiting);
        clearTimeout(this.retry);
        this.source?.close();
        this.source = null;
        this.isOpen = false;
    }

    pass(id, message) {
        if (message.name !== "presence") this.position = Math.max(this.position, id);
        this.tell(id, message);
    }

    async poll() {
        this.poller = setTimeout(() => this.poll(), pollEvery);
        try {
            const answer = await fetch(`/live/news?${this.query}`);
            if (!answer.ok || this.isOpen) return;
            const { last, messages } = await answer.json();
            for (const { id, message } of messages) this.pass(id, message);
            this.position = Math.max(this.position, last);
            if (!this.isOpen) this.report("polling");
        } catch {
            this.report("lost");
        }
    }
}

// One tab leads. The others tell it which topics they follow, and it passes on the events.
function share(channel) {
    const others = new Map();
    const presences = new Map();
    let stream = null;
    const want = () => channel.postMessage({ kind: "want", tab, topics: [...topics], after: seen });
    const all = () => {
        const now = Date.now();
        for (const [name, other] of others) if (now - other.at > forgetAfter) others.delete(name);
        return new Set([...topics, ...[...others.values()].flatMap((other) => other.topics)]);
    };
    const include = (message) => {
        const isNew = !others.has(message.tab);
        others.set(message.tab, { topics: message.topics, at: Date.now() });
        if (!isNew) return;
        const isCovered = message.topics.every((topic) => stream.topics.has(topic)) && message.after >= stream.position;
        if (!isCovered) stream.start(all(), Math.min(message.after, stream.position));
        for (const topic of message.topics) {
            if (presences.has(topic)) channel.postMessage({ kind: "message", id: 0, message: presences.get(topic) });
        }
        channel.postMessage({ kind: "state", state });
    };
    channel.onmessage = ({ data }) => {
        if (data.kind === "want" && stream) include(data);
        else if (data.kind === "leave") others.delete(data.tab);
        else if (data.kind === "lead") want();
        else if (data.kind === "message") arrive(data.id, data.message);
        else if (data.kind === "state" && !stream) become(data.state);
    };
    addEventListener("pagehide", () => channel.postMessage({ kind: "leave", tab }));
    setInterval(() => {
        if (!stream) want();
    }, 60_000);
    want();
    // The lock is held until the tab is closed.
    navigator.locks.request("handrail.live", () => new Promise(() => {
        stream = new Stream((id, message) => {
            if (message.name === "presence") presences.set(message.topic, message);
            arrive(id, message);
            channel.postMessage({ kind: "message", id, message });
        }, (next) => {
            become(next);
            channel.postMessage({ kind: "state", state: next });
        });
        stream.start(topics, seen);
        channel.postMessage({ kind: "lead" });
    }));
}

function standAlone() {
    const stream = new Stream(arrive, become);
    const look = () => {
        if (document.visibilityState === "visible") stream.start(topics, seen);
        else stream.stop();
    };
    document.addEventListener("visibilitychange", look);
    look();
}

// Reports where this person is, on every change and at intervals.
function tellPresence() {
    const places = new Map([...topics].map((topic) => [topic, ""]));
    const token = document.querySelector("input[name=csrf]");
    if (!token) return;
    const send = (topic, left) => {
        // It is another one after signing in again.
        const csrf = token.value;
        const body = new URLSearchParams({ csrf, topic, tab, place: places.get(topic) });
        if (left) body.set("left", "1");
        fetch("/live/presence", { method: "POST", body, keepalive: true }).catch(() => {});
    };
    const sendAll = () => {
        if (document.visibilityState === "visible") for (const topic of topics) send(topic, false);
    };
    document.addEventListener("handrail:here", ({ detail: { topic, place } }) => {
        if (!places.has(topic) || places.get(topic) === place) return;
        places.set(topic, place);
        send(topic, false);
    });
    document.addEventListener("visibilitychange", sendAll);
    addEventListener("pagehide", () => {
        for (const topic of topics) send(topic, true);
    });
    setInterval(sendAll, beatEvery);
    sendAll();
}

function begin() {
    if ("locks" in navigator && "BroadcastChannel" in window) share(new BroadcastChannel("handrail.live"));
    else standAlone();
    tellPresence();
}

// By then the page's other scripts are there: whatever arrived before would have reached nobody.
if (topics.size > 0) addEventListener("DOMContentLoaded", begin);
