// Turns cells from the clipboard into a Markdown table.

// Rows of cells separated by tabs, or null if the text is not a table. Unless the clipboard says that it is a table,
// every line must have as many cells as the first.
export function cellsOfText(text, isTable) {
    if (!text.includes("\t")) return null;
    const rows = rowsOf(text.replace(/\n+$/, ""));
    const width = Math.max(...rows.map((row) => row.length));
    if (width < 2 || width > 60 || rows.length > 2000) return null;
    if (!isTable && (rows.length < 2 || rows.some((row) => row.length !== width))) return null;
    return filled(rows, width);
}

// A cell that contains line breaks or tabs is in quotation marks, and quotation marks inside it are doubled.
function rowsOf(text) {
    const rows = [[]];
    let cell = "";
    let isQuoted = false;
    for (let index = 0; index < text.length; index += 1) {
        const character = text[index];
        if (isQuoted) {
            if (character !== '"') cell += character;
            else if (text[index + 1] === '"') cell += text[index++];
            else isQuoted = false;
        } else if (character === '"' && cell === "" && closes(text, index)) {
            isQuoted = true;
        } else if (character === "\t" || character === "\n") {
            rows.at(-1).push(cell);
            cell = "";
            if (character === "\n") rows.push([]);
        } else {
            cell += character;
        }
    }
    rows.at(-1).push(cell);
    return rows;
}

// Whether a quotation mark at the start of a cell encloses the cell, rather than being part of its text.
function closes(text, start) {
    for (let index = start + 1; index < text.length; index += 1) {
        if (text[index] !== '"') continue;
        if (text[index + 1] === '"') index += 1;
        else return index + 1 === text.length || text[index + 1] === "\t" || text[index + 1] === "\n";
    }
    return false;
}

// A table from a page whose text came without tabs. Only its text is used; the markup is never rendered.
export function cellsOfHTML(html) {
    const body = html.match(/<table[\s>][\s\S]*?<\/table>/i)?.[0];
    if (!body) return null;
    const rows = body.split(/<tr[\s>]/i).slice(1, 2001).map((row) =>
        row.split(/<t[dh](?=[\s>])[^>]*>/i).slice(1).map((cell) => words(cell.split(/<\/t[dh]>/i)[0])));
    const written = rows.filter((row) => row.length > 0);
    const width = Math.max(0, ...written.map((row) => row.length));
    return width < 2 || width > 60 ? null : filled(written, width);
}

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function words(markup) {
    return markup.replace(/<[^>]*>/g, " ").replace(/&(?:#(\d{1,6})|(\w+));/g, (whole, number, name) =>
        number && Number(number) > 31 ? String.fromCodePoint(Number(number)) : entities[name] ?? whole);
}

function filled(rows, width) {
    return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
}

export function table(rows) {
    const lines = rows.map((row) => `| ${row.map(cell).join(" | ")} |`);
    lines.splice(1, 0, `|${" --- |".repeat(rows[0].length)}`);
    return lines.join("\n");
}

function cell(text) {
    return text.replace(/\s+/g, " ").trim().replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}
