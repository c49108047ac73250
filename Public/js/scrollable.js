// Elements that scroll sideways (code, wide tables) can be reached with Tab, so that they also scroll with the arrow
// keys.

const candidates = document.querySelectorAll(".prose pre, .prose table, .coverage, .contents, .outline");

const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) target.tabIndex = 0;
        else target.removeAttribute("tabindex");
    }
});
candidates.forEach((element) => watcher.observe(element));
