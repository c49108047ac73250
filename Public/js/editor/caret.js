// Finds where a position in a text area is on the page, by measuring a copy of its text in the same type.

const copied = [
    "boxSizing", "width", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth", "borderRightWidth",
    "borderBottomWidth", "borderLeftWidth", "borderStyle", "fontFamily", "fontSize", "fontWeight", "fontStyle",
    "fontVariantNumeric", "letterSpacing", "wordSpacing", "lineHeight", "tabSize", "textIndent",
];

// The bottom of the line, measured from the upper left corner of the text area's container.
export function caretIn(area, position) {
    const copy = document.createElement("div");
    copy.className = "editor-copy";
    copy.setAttribute("aria-hidden", "true");
    const style = getComputedStyle(area);
    for (const property of copied) copy.style[property] = style[property];
    const mark = document.createElement("span");
    mark.textContent = "\u200b";
    copy.append(area.value.slice(0, position), mark, area.value.slice(position) || " ");
    area.parentElement.append(copy);
    const x = area.offsetLeft + mark.offsetLeft;
    const y = area.offsetTop + mark.offsetTop + mark.offsetHeight - area.scrollTop;
    copy.remove();
    const box = area.parentElement;
    return { x: Math.min(x, box.clientWidth), y: Math.min(Math.max(y, 0), area.offsetTop + area.offsetHeight) };
}
