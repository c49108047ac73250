// Marks the section that is being read in the list of contents.

const links = new Map();
for (const link of document.querySelectorAll(".contents a[href*='#'], .outline a[href*='#']")) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
}

if (links.size > 0) {
    const mark = () => {
        const line = innerHeight * 0.3;
        let current = null;
        for (const target of links.keys()) {
            if (target.getBoundingClientRect().top <= line) current = target;
        }
        for (const [target, link] of links) {
            if (target === current) link.setAttribute("aria-current", "location");
            else link.removeAttribute("aria-current");
        }
    };
    let waiting = false;
    addEventListener("scroll", () => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() => {
            waiting = false;
            mark();
        });
    }, { passive: true });
    mark();
}
