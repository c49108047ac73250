// A notice that stays in sight gets out of the way as soon as somebody closes it, scrolls on or begins to type.

const far = 120;

export function keepUntilRead(notice) {
    const close = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: "Close" });
    close.setAttribute("aria-label", "Close the message");
    const end = new AbortController();
    const settle = () => {
        end.abort();
        notice.classList.add("settled");
        close.remove();
    };
    close.addEventListener("click", settle);
    notice.append(close);
    // The browser scrolls to where the page is opened first.
    requestAnimationFrame(() => {
        const start = scrollY;
        addEventListener("scroll", () => {
            if (Math.abs(scrollY - start) > far) settle();
        }, { signal: end.signal });
        document.querySelector("main").addEventListener("input", settle, { signal: end.signal });
    });
}
