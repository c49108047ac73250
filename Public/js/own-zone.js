// Presets the time zone of a new account from the browser.

const field = document.getElementById("zone");
const hint = document.getElementById("zone-hint");
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

// A browser that keeps its zone to itself says UTC.
if (field && zone && field.value === field.defaultValue) {
    field.value = zone;
    if (hint) hint.textContent = "Times are shown to you in this zone, which is the one of your browser.";
}
