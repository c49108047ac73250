// Drawn on a grid of 16, with lines in the colour of the text.

const paths = {
    heading: "M4 3v10M12 3v10M4 8h8",
    bold: "M5 3h4a2.5 2.5 0 0 1 0 5H5zM5 8h4.5a2.5 2.5 0 0 1 0 5H5z",
    italic: "M7 3h5M4 13h5M9.5 3l-3 10",
    quote: "M2.5 3.5v9M6 4h7.5M6 8h7.5M6 12h5",
    code: "M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4",
    link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
    bullets: "M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
    numbers: "M6.5 4H14M6.5 8H14M6.5 12H14M2 3l1-.6V6M2 10.3c.3-.8 1.9-.8 1.9.2 0 .9-1.6 1.3-1.9 2.6h2",
    tasks: "M7.5 4H14M7.5 11.5H14M2 4l1.2 1.2L5.5 2.8M2.2 9.8h3v3h-3z",
    image: "M2 3h12v10H2zM2.5 11.5 6 8l3 3 2-2 3 2.7M10.5 6h.01",
    insert: "M8 3v10M3 8h10",
};

export function icon(name) {
    const image = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    image.setAttribute("viewBox", "0 0 16 16");
    image.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", paths[name]);
    image.append(path);
    return image;
}
